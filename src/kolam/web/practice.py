"""Practice: a partnership of its own where programs speak for the other parties.

Each of them is a member without a password, with its organisation's private sheet, and moves
through the same view and the same doors as people do.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.http import urlencode

from kolam import toolbox
from kolam.core.book import About
from kolam.core.record import Text
from kolam.core.voice import LANGUAGES, Voice
from kolam.web import private, sheets
from kolam.web.books import free_slug
from kolam.web.models import Member, Organisation, Partnership, Sheet

#: Moves of one turn, at most: more would be a partner that goes round in circles.
MOST_MOVES = 400
HOST = "host"
#: The view of the table's page, behind its door.
Door = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Practice:
    """A practice partnership, and how it is played."""

    partnership: Partnership
    tool: str
    settings: Sheet

    @property
    def body(self) -> dict[str, Any]:
        """Who practises for which party against which strategies, for how many turns."""
        return dict(self.settings.body)

    @property
    def turn(self) -> int:
        """Which turn it is: one for every package of the person's, and every time it passed."""
        sheet: Any = sheets.record_of(sheets.current(self.partnership, self.tool))
        own = len([row for row in sheet.tabled if row.party == self.body["party"]])
        return max(1, min(own + int(self.body["passed"]), int(self.body["turns"])))

    @property
    def over(self) -> bool:
        """Whether a package is agreed, or the person has stopped."""
        sheet: Any = sheets.record_of(sheets.current(self.partnership, self.tool))
        return bool(sheet.agreed or self.body["stopped"])

    def note(self, **changes: Any) -> None:
        """Remember something of how it goes."""
        self.settings.body = self.body | changes
        self.settings.save(update_fields=["body"])


def part_of(tool: str) -> ModuleType | None:
    """The room's part for practising, if it has one."""
    return toolbox.part(tool, "practising") if tool in toolbox.rooms() else None


def start(
    person: Any, tool: str, *, party: str, strategies: Mapping[str, str], turns: int, seed: int
) -> Practice:
    """Make a partnership from the room's example, with the person at the seat of `party`."""
    part = part_of(tool)
    assert part is not None
    sheet, own = part.example()
    with transaction.atomic():
        about = _about(tool)
        partnership = Partnership.objects.create(slug=free_slug(about.id), about=about.plain())
        seats = {side.id: _seated(partnership, side, person, party) for side in sheet.parties}
        _member(partnership, _program(partnership, HOST), "facilitator", None)
        parties = [s.with_(organisation=str(seats[s.id].pk)) for s in sheet.parties]
        _keep(partnership, tool, sheet.with_(parties=tuple(parties)), None)
        for side, record in own.items():
            _keep(partnership, tool, record, seats[side])
        settings = Sheet.objects.create(
            partnership=partnership,
            tool=f"{tool}.practice",
            owner=seats[party],
            body={
                "person": person.pk, "party": party, "strategies": dict(strategies),
                "turns": turns, "seed": seed, "passed": 0, "stopped": False,
            },
            fingerprint="",
        )  # fmt: skip
    return Practice(partnership, tool, settings)


def practice_of(partnership: Partnership, tool: str) -> Practice | None:
    """The practice that this partnership is, if it is one.

    It is one by a row that `start` made, which has an owner; rows from files have none.
    """
    row = partnership.sheets.filter(tool=f"{tool}.practice").exclude(owner=None).first()
    return Practice(partnership, tool, row) if row else None


def answer(partnership: Partnership, tool: str, who: Any, *, voice: Voice, through: Door) -> None:
    """After a person's move in a practice the others make theirs; elsewhere nothing happens."""
    practice = practice_of(partnership, tool)
    if practice and practice.body["person"] == who.pk and not practice.over:
        play(practice, voice, through)


def play(practice: Practice, voice: Voice, through: Door) -> int:
    """Let every other party do what it does in this turn; how many moves were made.

    The first package that everybody accepts is agreed by the practice's own facilitator.
    """
    part = part_of(practice.tool)
    assert part is not None
    made, seed = 0, int(practice.body["seed"])
    sheet: Any = sheets.record_of(sheets.current(practice.partnership, practice.tool))
    for party in part.turn_order(sheet, seed=seed, turn=practice.turn):
        while party != practice.body["party"] and made < MOST_MOVES:
            if not _moved(practice, party, voice=voice, through=through):
                break
            made += 1
    sheet = sheets.record_of(sheets.current(practice.partnership, practice.tool))
    if tabled := part.settled(sheet):
        _move(practice, HOST, ("agree", {"tabled": tabled}), through)
    return made


def _moved(practice: Practice, party: str, *, voice: Voice, through: Door) -> bool:
    """Make the party's next move, if it has one: it sees its own private sheet and the table."""
    part, body = part_of(practice.tool), practice.body
    assert part is not None
    member = practice.partnership.members.get(person__username=_name(practice.partnership, party))
    doing = part.next_move(
        body["strategies"][party],
        private.own_record(practice.partnership, practice.tool, member),
        sheets.record_of(sheets.current(practice.partnership, practice.tool)),
        voice,
        party=party,
        turn=practice.turn,
        turns=int(body["turns"]),
        seed=int(body["seed"]),
    )
    return doing is not None and _move(practice, party, (doing.move, doing.values), through)


def _move(
    practice: Practice, name: str, doing: tuple[str, Mapping[str, str]], through: Door
) -> bool:
    """Make a move as any member does: the page's own view, behind its door."""
    request = HttpRequest()
    request.method = "POST"
    request.META["HTTP_ACCEPT"] = "application/json"
    request.user = User.objects.get(username=_name(practice.partnership, name))
    request.POST = QueryDict(urlencode({"move": doing[0], **doing[1]}))
    answered = through(request, slug=practice.partnership.slug, tool=practice.tool)
    return answered.status_code == 200


def _about(tool: str) -> About:
    words = {
        name: Text(**{c: toolbox.voice(c)(f"{tool}.practice.{name}") for c in LANGUAGES})
        for name in ("partnership", "label")
    }
    title, label = words["partnership"], words["label"]
    return About(id=f"practice-{secrets.token_hex(4)}", title=title, label=label)


def _seated(partnership: Partnership, side: Any, person: Any, party: str) -> Organisation:
    """A new organisation for a party, with the person or a program speaking for it."""
    found = Organisation.objects.create(name=side.name.said("en")[:200], sector=side.sector or "")
    speaker = person if side.id == party else _program(partnership, side.id)
    _member(partnership, speaker, "partner", found)
    return found


def _program(partnership: Partnership, name: str) -> User:
    """A user that nobody can sign in as."""
    user = User(username=_name(partnership, name), first_name=name[:150], is_active=False)
    user.set_unusable_password()
    user.save()
    return user


def _name(partnership: Partnership, name: str) -> str:
    return f"practice:{partnership.pk}:{name}"[:150]


def _member(
    partnership: Partnership, person: Any, role: str, organisation: Organisation | None
) -> None:
    Member.objects.create(
        partnership=partnership, person=person, role=role, organisation=organisation
    )


def _keep(partnership: Partnership, tool: str, record: Any, owner: Organisation | None) -> None:
    row = sheets.current(partnership, tool, owner)
    sheets.save(row, record, read=row.fingerprint, who=None, why="import")
