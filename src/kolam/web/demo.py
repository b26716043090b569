"""The demonstration: an invented partnership, a workshop that is over and one that waits."""

import datetime
import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from kolam import toolbox
from kolam.core.book import Book
from kolam.core.record import read
from kolam.store.demonstration import ID, about
from kolam.web import demo_partners, demo_rooms, demo_table
from kolam.web.books import put_book
from kolam.web.live import acts, codes
from kolam.web.models import Activity, Card, Member, Organisation, Partnership, Seat, Workshop

Plain = dict[str, Any]
TOOL = "stakeholders"
EXAMPLE = "food_security.json"
SLUG = ID
HELD = datetime.date(2023, 6, 26)
FIRST, SECOND = "Colombo, 26 June 2023", "Food security · ආහාර සුරක්ෂිතතාව · உணவுப் பாதுகாப்பு"
RATER = ("id", "rater", "name", "organisation", "sector")
PEOPLE = {
    "facilitator": ("Demo facilitator", Member.Role.BROKER),
    "partner": ("Demo partner", Member.Role.PARTNER),
    "observer": ("Demo observer", Member.Role.OBSERVER),
    "mediator": ("Demo mediator", Member.Role.MEDIATOR),
}
# Always the same, so that the demonstration's sheet is the same wherever it is built.
_FIRST_ROUND = uuid.UUID("5f0d5d1e-2023-4626-8000-6b6f6c616d01")


@dataclass(frozen=True)
class Demo:
    """The demonstration in the database; `workshop` is the one that people can join."""

    partnership: Partnership
    facilitator: User
    workshop: Workshop

    def seats(self) -> Iterator[tuple[str, User]]:
        """Everybody at the negotiating table, by name: the mediator, then the parties."""
        members = self.partnership.members.select_related("person", "organisation")
        for member in members.filter(role=Member.Role.MEDIATOR):
            yield "Mediator", member.person
        parties = members.filter(organisation__in=demo_table.organisations())
        for member in parties.order_by("organisation__name"):
            yield str(member.organisation), member.person


def build() -> Demo:
    """Build the demonstration, or find it; what people have done in it since is left alone.

    A running workshop is there afterwards: where the last one was ended, a new one is opened.
    """
    with transaction.atomic():
        facilitator = _person("facilitator")
        partnership = Partnership.objects.filter(slug=SLUG).first() or _partnership(facilitator)
        running = partnership.workshops.filter(ended=False).first() or _second(partnership)
    return Demo(partnership, facilitator, running)


def book() -> Book:
    """The demonstration as a book: its map without a single rating."""
    sheet = read(toolbox.room(TOOL).sheet, {**_example(), "rounds": []})
    return Book(about()).with_sheet(TOOL, sheet)


def _example() -> Plain:
    path = toolbox.folder(TOOL) / "examples" / EXAMPLE
    return dict(json.loads(path.read_bytes()))


def _person(name: str, said: str = "") -> User:
    said = said or PEOPLE[name][0]
    first, _, last = said.partition(" ")
    email = f"{name}@demo.kolam.example"
    known = {"email": email, "first_name": first, "last_name": last}
    person, new = User.objects.get_or_create(username=email, defaults=known)
    if new:
        person.set_unusable_password()
        person.save()
    return person


def _partnership(facilitator: User) -> Partnership:
    partnership = put_book(book(), facilitator)
    ours = Organisation.objects.create(name="Demo organisation", sector="civil_society")
    for name, (_, role) in PEOPLE.items():
        if name != "facilitator":
            # A mediator belongs to none of the parties.
            seat = None if role == Member.Role.MEDIATOR else ours
            Member.objects.create(
                partnership=partnership, person=_person(name), role=role, organisation=seat
            )
    demo_table.build(partnership, facilitator, person=_person)
    _first(partnership, facilitator)
    demo_partners.build(partnership, facilitator)
    demo_rooms.build(partnership, facilitator, but=(TOOL, demo_table.TOOL, *demo_partners.TOOLS))
    return partnership


def _first(partnership: Partnership, facilitator: User) -> None:
    """The workshop that is over: its ratings go through the same door as any others."""
    held: Plain = _example()["rounds"][0]
    workshop = _workshop(partnership, title=FIRST, held=HELD)
    activity = Activity.objects.create(
        id=_FIRST_ROUND, workshop=workshop, tool=TOOL, promise=held["promise"], title=held["title"]
    )
    acts.open_activity(activity)
    for rater, ratings in groupby(held["ratings"], key=lambda rating: str(rating["rater"])):
        _answer(activity, rater, list(ratings))
    acts.reveal(activity)
    acts.lock(activity, who=facilitator)
    acts.end_workshop(workshop)


def _answer(activity: Activity, rater: str, ratings: list[Plain]) -> None:
    token = hashlib.sha256(f"demo:{rater}".encode()).hexdigest()[:32]
    author = codes.author_of(str(activity.pk), token)
    told = {"name": f"Rater {rater.removeprefix('R')} (invented)", "sector": ratings[0]["sector"]}
    seat = Seat.objects.create(
        workshop=activity.workshop, token_hash=codes.token_hash(token), **told
    )
    Card.objects.create(
        id=codes.card_id(str(activity.pk), author, token),
        activity=activity,
        author=author,
        order=1,
        body={"marks": [_mark(rating) for rating in ratings]},
        seat=seat,
        **told,
    )


def _mark(rating: Plain) -> Plain:
    """What a rating says, without who said it."""
    return {name: value for name, value in rating.items() if name not in RATER}


def _second(partnership: Partnership) -> Workshop:
    """The workshop that waits for phones."""
    workshop = _workshop(partnership, title=SECOND)
    acts.open_activity(acts.new_activity(workshop, tool=TOOL, promise="sector"))
    return workshop


def _workshop(
    partnership: Partnership, *, title: str, held: datetime.date | None = None
) -> Workshop:
    return Workshop.objects.create(
        partnership=partnership,
        code=codes.new_code(),
        wall_key=codes.new_wall_key(),
        title=title,
        held=held,
    )
