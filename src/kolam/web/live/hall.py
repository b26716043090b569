"""The hall: what the server keeps in memory of one workshop, all of it derived from the tables.

Only the writer's thread changes a hall, right after the commit that it stands for; the event loop
reads. So a restart loses nothing, and what phones are told never runs ahead of the disk.
"""

import hashlib
import uuid
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import orjson
from django.db.models import QuerySet

from kolam.web.live.refusals import Refusal
from kolam.web.live.scene import Now, Scene, on_phones, scene_of
from kolam.web.models import Activity, Card, Seat, Workshop


@dataclass(frozen=True, slots=True)
class Place:
    """A seat as the hall knows it."""

    id: str
    name: str = ""
    organisation: str = ""
    sector: str = ""
    language: str = "en"
    removed: bool = False

    @classmethod
    def new(cls) -> "Place":
        """A seat that nobody has had before."""
        return cls(uuid.uuid4().hex)

    def told(self) -> tuple[str, str, str, str]:
        """What the person said: name, organisation, sector, language."""
        return self.name, self.organisation, self.sector, self.language

    def saying(self, **told: str) -> "Place":
        """The same seat, saying something else about itself."""
        return replace(self, **told)  # type: ignore[arg-type]


class Hall:
    """One workshop: its scene, its seats, who has answered, and which cards count."""

    def __init__(self, workshop: Workshop) -> None:
        self.key = workshop.pk
        self.id = workshop.pk.hex
        self.code = workshop.code
        self.partnership = workshop.partnership_id
        self.wall_key = workshop.wall_key
        self.scene = Scene("", {}, ended=True)
        self.seats: dict[str, Place] = {}
        self.present = 0
        self.highest: dict[str, int] = {}
        self.mix = 0
        self.load()

    def load(self, *, seats: Collection[str] | None = None, cards: bool = True) -> None:
        """Read the tables anew; in the writer's thread, or before anyone looks.

        A full room's seats and cards take long to read: name the seats (by their tokens' hashes)
        that may have changed, and leave the cards out where they are the same. They are read in
        any case where another activity has come onto the phones.
        """
        workshop = Workshop.objects.select_related("partnership").get(pk=self.key)
        activities = list(workshop.activities.all())
        self._sit_down(Seat.objects.filter(workshop=workshop), seats)
        shown, now = on_phones(activities), self.scene.now
        if cards or (shown and str(shown.pk)) != (now and now.id):
            self._count(shown)
        self.scene = scene_of(workshop, activities)

    def leave(self) -> None:
        """The workshop is gone from the tables: nobody sits here any more."""
        self.scene = Scene(self.scene.title, self.scene.label, ended=True)
        self.seats, self.present, self.highest = {}, 0, {}

    def _sit_down(self, seats: QuerySet[Seat], only: Collection[str] | None) -> None:
        known = {} if only is None else self.seats
        found = seats if only is None else seats.filter(token_hash__in=only)
        for token, id, *about in found.values_list("token_hash", *Place.__slots__):
            known[token] = Place(id.hex, *about)
        self.seats = known
        self.present = sum(not place.removed for place in self.seats.values())

    def _count(self, activity: Activity | None) -> None:
        highest: dict[str, int] = {}
        mix = 0
        cards = Card.objects.filter(activity=activity, removed=False)
        for id, author, order in cards.values_list("id", "author", "order"):
            highest[author] = max(order, highest.get(author, 0))
            mix ^= int(id, 16)
        self.highest, self.mix = highest, mix

    def seat(self, token_hash: str) -> Place:
        """The seat behind a token. Raises Refusal where there is none, or no longer."""
        place = self.seats.get(token_hash)
        if place is None:
            raise Refusal("unknown_seat")
        if place.removed:
            raise Refusal("removed_seat")
        return place

    def sit(self, token_hash: str, place: Place) -> None:
        """Put in a seat that has been saved."""
        self.present += token_hash not in self.seats
        self.seats[token_hash] = place

    def count(self, activity: str, card: str, author: str, order: int) -> None:
        """Count a card that has been saved."""
        now = self.scene.now
        if now and now.id == activity:
            self.highest[author] = max(order, self.highest.get(author, 0))
            self.mix ^= int(card, 16)

    def open_to(self, activity: str) -> Now:
        """The activity, if it takes cards. Raises Refusal with the reason if it does not."""
        scene = self.scene
        if scene.ended:
            raise Refusal("ended")
        if scene.now and scene.now.id == activity and scene.states[activity] == "open":
            return scene.now
        state = scene.states.get(activity, "")
        raise Refusal(state if state in ("draft", "closed", "locked") else "other_activity")

    @property
    def version(self) -> str:
        """A fingerprint of all that the results follow from; equal after a restart."""
        scene, now = self.scene, self.scene.now
        if now is None:
            return ""
        parts = (now.id, now.locked, scene.follows, f"{self.mix:x}")
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    def frame(self) -> bytes:
        """The whole small state, as phones and walls hear it again and again."""
        scene, now = self.scene, self.scene.now
        told: dict[str, Any] = {
            "version": self.version,
            "activity": now and now.id,
            "number": now and now.number,
            "state": now and now.state,
            "revealed": bool(now and now.revealed),
            "locked": bool(now and now.locked),
            "seats": self.present,
            "answered": len(self.highest),
            "ask_version": scene.ask_version,
            "ended": scene.ended,
        }
        return orjson.dumps(told)
