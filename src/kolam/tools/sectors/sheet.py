"""The records of the room: profiles, organisations, due diligence, and the guessing round."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Literal

from kolam.core import answers as core
from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, Text, twice
from kolam.core.stakeholder import SECTORS, Sector
from kolam.tools.sectors.organisation import Organisation, frame, organisation_faults

#: How many drivers a guess has, and a sector says of itself.
PLACES = 3
ABOUT = "drivers."
#: The parts of a profile, in the order in which they are read.
PARTS = (
    "mandate",
    "judged_on",
    "wants",
    "red_lines",
    "resources",
    "decisions",
    "budget_cycle",
    "other_words",
    "fears",
    "first_question",
)
Outcome = Literal["open", "clear", "hit"]
Theme = Literal["exclusion", "controversy", "commitment"]
ORGANISATION: dict[str, Any] = {"row_of": "organisations"}


def item(sector: str) -> str:
    """The item of a phone's question about what drives a sector."""
    return f"{ABOUT}{sector}"


class Profile(Row):
    """What the team knows of one sector in its country; an empty part keeps the starter words.

    mandate         what it is there for, and the law or the charter that says so
    judged_on       what it is judged on: its measures of success
    wants           what makes it want to partner
    red_lines       what it cannot do
    resources       what it typically brings
    decisions       how fast it decides, and who has to sign off
    budget_cycle    when money is planned and has to be spent
    other_words     words that mean something else there
    fears           what it typically fears of other sectors
    first_question  a useful first question to ask it
    """

    sector: Sector
    country: str = Field(default="", max_length=2, pattern=r"^([A-Z]{2})?$")
    mandate: Text = Text()
    judged_on: Text = Text()
    wants: Text = Text()
    red_lines: Text = Text()
    resources: Text = Text()
    decisions: Text = Text()
    budget_cycle: Text = Text()
    other_words: Text = Text()
    fears: Text = Text()
    first_question: Text = Text()
    source: str = Field(default="", max_length=280)


class Check(Row):
    """A question of due diligence whose yes stops, from the list of `owner`.

    A list that may not be passed on stays with its owner: `words` then name its number alone.
    `sectors` are those that it is asked of; none means all.
    """

    words: Text
    theme: Theme = "exclusion"
    owner: str = Field(default="", json_schema_extra=ORGANISATION)
    sectors: tuple[Sector, ...] = ()


class Result(Row):
    """What one check of one organisation found: who looked, on which evidence, and when.

    While `open`, `who` is to look and `when` is the day by which.
    """

    organisation: str = Field(json_schema_extra=ORGANISATION)
    check: str = Field(min_length=1, max_length=64)
    outcome: Outcome = "open"
    evidence: str = Field(default="", max_length=500)
    who: str = Field(default="", max_length=120)
    when: datetime.date | None = None

    def faults(self) -> Iterable[Fault]:
        if self.outcome != "open":
            for name in ("evidence", "who"):
                if not getattr(self, name).strip():
                    yield Fault((name,), f"check_without_{name}")
            if self.when is None:
                yield Fault(("when",), "check_without_day")

    @property
    def stands(self) -> Outcome:
        """The outcome; open unless there is evidence, somebody who looked, and a day."""
        return "open" if tuple(self.faults()) else self.outcome


class Driver(Row):
    """Something that may drive a sector to partner, in the partnership's own words."""

    words: Text


class OwnDrivers(Row):
    """What a sector says of itself at the table: up to three drivers; they count before answers."""

    sector: Sector
    drivers: tuple[str, ...] = Field(max_length=PLACES)

    def faults(self) -> Iterable[Fault]:
        yield from _chosen_faults("drivers", self.drivers)


class Answer(core.Answer):
    """The three drivers of one sector: the participant's own, or as guessed."""

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from _answer_faults(self)


class Card(core.Answers):
    """What one participant sends."""

    answers: tuple[Answer, ...] = Field(max_length=40)


class Rating(core.Rating):
    """An answer as it stands in the sheet; the rater's sector says whether it is a guess."""

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from _answer_faults(self)


class Round(core.Round):
    """All answers given in one go."""

    ratings: tuple[Rating, ...] = Field(default=(), max_length=100_000)


class Sheet(Record):
    """The sectors as this partnership knows them.

    asked           the sectors that phones ask about; none means all seven
    drivers         the drivers to choose from; none means the room's own
    starter_checks  whether the room's own checks are asked beside the lists of organisations
    """

    country: str = Field(default="LK", max_length=2, pattern=r"^([A-Z]{2})?$")
    asked: tuple[Sector, ...] = ()
    profiles: tuple[Profile, ...] = Field(default=(), max_length=200)
    organisations: tuple[Organisation, ...] = Field(default=(), max_length=1000)
    starter_checks: bool = True
    checks: tuple[Check, ...] = Field(default=(), max_length=500)
    results: tuple[Result, ...] = Field(default=(), max_length=20_000)
    drivers: tuple[Driver, ...] = Field(default=(), max_length=40)
    own: tuple[OwnDrivers, ...] = Field(default=(), max_length=7)
    rounds: tuple[Round, ...] = ()

    def faults(self) -> Iterable[Fault]:
        for name in (
            "profiles", "organisations", "checks", "results", "drivers", "own", "rounds",
        ):  # fmt: skip
            yield from twice(name, getattr(self, name))
        yield from organisation_faults(self.organisations, self.country)
        profiles = ((row.sector, row.country) for row in self.profiles)
        yield from _repeated("profiles", profiles, field="sector", key="profile_twice")
        yield from _repeated(
            "own", ((r.sector,) for r in self.own), field="sector", key="own_twice"
        )
        for number, row in enumerate(self.own):
            yield from (f.inside("own", number) for f in _unknown("drivers", row.drivers, self))
        yield from self._check_faults()

    def _check_faults(self) -> Iterator[Fault]:
        bodies = {row.id for row in self.organisations if row.can_sign}
        groups = {row.id for row in self.organisations} - bodies
        checks = {*frame("checks").ids(), *(row.id for row in self.checks)}
        for number, check in enumerate(self.checks):
            if check.id in frame("checks").ids():
                yield Fault(("checks", number, "id"), "twice", {"id": check.id})
            if check.owner and check.owner not in bodies:
                yield Fault(("checks", number, "owner"), "no_such_row", {"id": check.owner})
        for number, row in enumerate(self.results):
            if row.organisation not in bodies:
                key = "check_of_group" if row.organisation in groups else "no_such_row"
                yield Fault(("results", number, "organisation"), key, {"id": row.organisation})
        yield from question_faults(self.results, checks)

    @property
    def offered(self) -> tuple[str, ...]:
        """The ids of the drivers to choose from."""
        return tuple(row.id for row in self.drivers) or frame("drivers").ids()

    @property
    def sectors_asked(self) -> tuple[Sector, ...]:
        """The sectors that phones ask about, in the order of the seven."""
        return tuple(sector for sector in SECTORS if sector in self.asked or not self.asked)


def question_faults(results: Iterable[Result], known: Collection[str]) -> Iterator[Fault]:
    """Answers to questions that are on no list, and a question answered twice of one body."""
    results = tuple(results)
    for number, row in enumerate(results):
        if row.check not in known:
            yield Fault(("results", number, "check"), "no_such_check", {"id": row.check})
    pairs = ((row.organisation, row.check) for row in results)
    yield from _repeated("results", pairs, field="check", key="question_twice")


def rating_faults(sheet: Sheet) -> Iterator[Fault]:
    """Drivers that are on no list any more: the answer is kept, and they are not counted."""
    for place, held in enumerate(sheet.rounds):
        for number, rating in enumerate(held.ratings):
            found = _unknown("chosen", rating.chosen, sheet)
            yield from (fault.inside("rounds", place, "ratings", number) for fault in found)


def _answer_faults(answer: core.Answer) -> Iterator[Fault]:
    sector = answer.item.removeprefix(ABOUT)
    if not answer.item.startswith(ABOUT) or sector not in SECTORS:
        yield Fault(("item",), "no_such_sector", {"id": sector})
    yield from _chosen_faults("chosen", answer.chosen)
    if len(answer.chosen) > PLACES:
        yield Fault(("chosen",), "too_many", {"limit": PLACES})


def _chosen_faults(name: str, chosen: tuple[str, ...]) -> Iterator[Fault]:
    for number, driver in enumerate(chosen):
        if driver in chosen[:number]:
            yield Fault((name, number), "twice", {"id": driver})


def _unknown(name: str, chosen: tuple[str, ...], sheet: Sheet) -> Iterator[Fault]:
    for number, driver in enumerate(chosen):
        if driver not in sheet.offered:
            yield Fault((name, number), "no_such_driver", {"id": driver})


def _repeated(
    name: str, keys: Iterable[tuple[str, ...]], *, field: str, key: str
) -> Iterator[Fault]:
    seen = set()
    for number, found in enumerate(keys):
        if found in seen:
            yield Fault((name, number, field), key, {"id": " ".join(filter(None, found))})
        seen.add(found)
