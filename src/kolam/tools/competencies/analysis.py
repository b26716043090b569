"""Findings: how the four letters stand in a group, who covers them, and what moved in pairs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kolam.core.fault import Fault
from kolam.core.tool import Given
from kolam.maths.groups import FEWEST as FEWEST_SHOWN
from kolam.maths.outcome import Undefined
from kolam.maths.reliability import Reliability, cronbach_alpha
from kolam.maths.spread import Summary, summary
from kolam.tools.competencies.pairs import Compared, Mirrored, compared, mirrored
from kolam.tools.competencies.people import Group, group, people_faults
from kolam.tools.competencies.sheet import (
    COVERS,
    LETTERS,
    PARTS,
    Letter,
    Part,
    Sheet,
    frame,
    statement_of,
)

Reading = Literal["gap", "single", "covered"]
#: So many letters get the time of a workshop.
WEAKEST = 2


@dataclass(frozen=True)
class Standing:
    """One letter in one part: everybody's mean, and how far its statements go together."""

    letter: Letter
    group: Group

    @cached_property
    def told(self) -> Summary | None:
        """Spread and middle of people's means; None for fewer people than may be shown."""
        found = summary(self.group.means(self.letter))
        if isinstance(found, Undefined) or found.n < self.group.fewest:
            return None
        return found

    @cached_property
    def alpha(self) -> Reliability | None:
        """Cronbach's alpha of the letter's statements; None for fewer than five people."""
        ids = [id for id in frame("statements").ids() if id.startswith(f"{self.letter}.")]
        said = [{statement_of(r.item): r.score for r in p.ratings} for p in self.group.people]
        found = cronbach_alpha([[scores.get(id) for id in ids] for scores in said])
        enough = isinstance(found, Reliability) and found.people >= FEWEST_SHOWN
        return found if enough else None  # type: ignore[return-value]


@dataclass(frozen=True)
class Cover:
    """Who in the team covers one letter: how many at 4 or more, and the labels of who shows it."""

    letter: Letter
    count: int
    labels: tuple[str, ...]

    @property
    def reading(self) -> Reading:
        """A gap without anybody, a single point with one person, else covered."""
        return "covered" if self.count > 1 else "single" if self.count else "gap"


@dataclass(frozen=True)
class Findings:
    """Everything the room knows."""

    sheet: Sheet
    groups: tuple[Group, ...]
    faults: tuple[Fault, ...]

    def group(self, part: Part) -> Group | None:
        """Who answered a part; None where it was never asked."""
        return next((found for found in self.groups if found.part == part), None)

    @cached_property
    def now(self) -> Group | None:
        """How people last saw themselves: months later, else after, else before."""
        return self.group("later") or self.group("after") or self.group("before")

    def standings(self, group: Group) -> tuple[Standing, ...]:
        """Every letter in one part, in the framework's order."""
        return tuple(Standing(letter, group) for letter in LETTERS)

    @cached_property
    def weakest(self) -> tuple[Standing, ...]:
        """The two lowest letters as people first saw themselves; more where they tie."""
        first = self.group("before") or self.now
        rated = [(s, s.told.mean) for s in self.standings(first) if s.told] if first else []
        lowest = sorted(mean for _, mean in rated)[:WEAKEST]
        return tuple(standing for standing, mean in rated if mean in lowest)

    @cached_property
    def change(self) -> Compared | None:
        """Before against after, paired by key."""
        return compared(self.group("before"), self.group("after"))

    @cached_property
    def looking_back(self) -> Compared | None:
        """The earlier time as seen from after, against after."""
        return compared(self.group("looking_back"), self.group("after"))

    @cached_property
    def yardstick(self) -> Compared | None:
        """The earlier time as seen then, against the same time as seen from after."""
        return compared(self.group("before"), self.group("looking_back"))

    @cached_property
    def lasting(self) -> Compared | None:
        """After against months later."""
        return compared(self.group("after"), self.group("later"))

    @cached_property
    def peers(self) -> Mirrored | None:
        """How people see themselves now, against how their peers see them."""
        return mirrored(self.now, self.group("peer"))

    @cached_property
    def team(self) -> tuple[Cover, ...]:
        """Who covers each letter, as people see themselves now."""
        return tuple(_cover(letter, self.now) for letter in LETTERS) if self.now else ()

    def read_as(self, reading: Reading) -> tuple[Letter, ...]:
        """The letters that the team's cover reads so."""
        return tuple(cover.letter for cover in self.team if cover.reading == reading)

    @property
    def uncared(self) -> tuple[Letter, ...]:
        """Letters with a gap or a single point for which nobody has an action in hand."""
        cared = {action.letter for action in self.sheet.actions}
        weak = (c.letter for c in self.team if c.reading != "covered")
        return tuple(letter for letter in weak if letter not in cared)


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings of a sheet; it takes nothing from other rooms."""
    found = (group(sheet, part) for part in PARTS)
    return Findings(sheet, tuple(g for g in found if g), tuple(_faults(sheet)))


def _cover(letter: Letter, team: Group) -> Cover:
    strong = [p for p in team.people if letter in p.means and p.means[letter] >= COVERS]
    return Cover(letter, len(strong), tuple(sorted(p.label for p in strong if p.label)))


def _faults(sheet: Sheet) -> Iterator[Fault]:
    yield from sheet.faults()
    for number, held in enumerate(sheet.rounds):
        yield from (fault.inside("rounds", number) for fault in held.faults())
        for place, rating in enumerate(held.ratings):
            own = rating.faults()
            yield from (f.inside("rounds", number, "ratings", place) for f in own)
    yield from people_faults(sheet)
