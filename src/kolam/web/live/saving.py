"""What the writer saves: cards and seats, many rows in one statement."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.utils import timezone

from kolam.core.card import Promise
from kolam.web.live.hall import Hall, Place
from kolam.web.live.refusals import Refusal
from kolam.web.live.writer import Repeats
from kolam.web.models import Card

TOLD_FIELDS = ("name", "organisation", "sector")
CARD = ("id", "activity_id", "author", "order", "body", "seat_id", *TOLD_FIELDS, "when", "removed")
SEAT = ("id", "workshop_id", "token_hash", "name", "organisation", "sector", "language", "removed")
TOLD: dict[Promise, tuple[str, ...]] = {
    "named": TOLD_FIELDS,
    "organisation": ("organisation", "sector"),
    "sector": ("sector",),
    "anonymous": (),
}


NOTHING_TOLD = (None, "", "", "", None, False)


@dataclass(slots=True, eq=False)
class Post:
    """A card to be saved; the outcome is the order that stands beside it in the table."""

    hall: Hall
    token_hash: str
    activity: str
    author: str
    id: str
    order: int
    body: str
    done: "asyncio.Future[int]"
    outcome: int | Refusal = 0
    fresh: bool = False

    def check(self) -> None:
        """Raise Refusal if the activity was closed or the seat removed in between."""
        self.hall.open_to(self.activity)
        self.hall.seat(self.token_hash)

    @staticmethod
    def store(jobs: Sequence["Post"], *, repeats: bool) -> None:
        """Insert them. Raises Repeats where a key was used before, unless told to expect it.

        Then the first card with that key stays, and is the answer.
        """
        orders = _orders(jobs) if repeats else {}
        for job in jobs:
            job.fresh = job.id not in orders
            job.outcome = orders.setdefault(job.id, job.order)
        rows = [job.row() for job in jobs if job.fresh]
        saved = _insert("kolam_card", CARD, rows, tail=" ON CONFLICT DO NOTHING")
        if saved < len(jobs) and not repeats:
            raise Repeats

    def row(self) -> tuple[Any, ...]:
        """The card's row: no more about the seat than the promise allows."""
        now = self.hall.open_to(self.activity)
        activity = now.id.replace("-", "")
        start = (self.id, activity, self.author, self.order, self.body)
        if now.promise == "anonymous":
            return (*start, *NOTHING_TOLD)
        place, named = self.hall.seat(self.token_hash), now.promise == "named"
        told = (getattr(place, f) if f in TOLD[now.promise] else "" for f in TOLD_FIELDS)
        moment = connection.ops.adapt_datetimefield_value(timezone.now()) if named else None
        return (*start, place.id if named else None, *told, moment, False)

    def settle(self) -> None:
        """Count the card, once."""
        if self.fresh:
            self.hall.count(self.activity, self.id, self.author, self.order)


@dataclass(slots=True, eq=False)
class Join:
    """A seat to be saved; the outcome is the seat as it now stands."""

    hall: Hall
    token_hash: str
    place: Place
    done: "asyncio.Future[Place]"
    outcome: Place | Refusal | None = None

    def check(self) -> None:
        """Raise Refusal if the seat was removed or the workshop ended in between."""
        if self.hall.scene.ended:
            raise Refusal("ended")
        if self.token_hash in self.hall.seats:
            known = self.hall.seat(self.token_hash)
            self.place = replace(self.place, id=known.id)

    @staticmethod
    def store(jobs: Sequence["Join"], *, repeats: bool) -> None:
        """Insert or update them; of several for one seat, the last counts."""
        last = {(job.hall.id, job.token_hash): job for job in jobs}
        rows = [
            (job.place.id, job.hall.id, job.token_hash, *job.place.told(), False)
            for job in last.values()
        ]
        _insert("kolam_seat", SEAT, rows, tail=_UPSERT)
        for job in jobs:
            job.outcome = last[job.hall.id, job.token_hash].place

    def settle(self) -> None:
        """Let the hall know the seat."""
        if isinstance(self.outcome, Place):
            self.hall.sit(self.token_hash, self.outcome)


def _orders(jobs: Sequence[Post]) -> dict[str, int]:
    """The orders of those cards that stand in the table already, by card."""
    ids = {job.id for job in jobs}
    return dict(Card.objects.filter(id__in=ids).values_list("id", "order"))


_UPSERT = ' ON CONFLICT ("workshop_id", "token_hash") DO UPDATE SET ' + ", ".join(
    f'"{name}" = excluded."{name}"' for name in ("name", "organisation", "sector", "language")
)


def _insert(
    table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]], *, tail: str = ""
) -> int:
    """Insert all rows in one statement (each one more would let go of the interpreter's lock).

    Answers how many were inserted or updated.
    """
    if not rows:
        return 0
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * len(rows))
    values = [value for row in rows for value in row]
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{table}" ({names}) VALUES {places}{tail}', values)
        return int(cursor.rowcount)
