"""Findings: how far each fundamental stands, by whom it is held down, and what the checks say."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from kolam.core.answers import small_rounds
from kolam.core.fault import Fault
from kolam.core.passing import Evidence
from kolam.core.tool import Given
from kolam.maths.outcome import Undefined
from kolam.maths.spread import Summary, summary
from kolam.tools.fundamentals.health import Health, health
from kolam.tools.fundamentals.instruments import Banded, banded, disagreements
from kolam.tools.fundamentals.items import Items, item_tables
from kolam.tools.fundamentals.sheet import FUNDAMENTALS, Fundamental, Rating, Round, Sheet

Flag = Literal["red", "amber", "green"]
#: Means below these are red and amber; one answer of 1 makes amber of a green.
RED_BELOW, AMBER_BELOW, ALARM = 2, 3, 1


@dataclass(frozen=True)
class Standing:
    """One fundamental in one round: every answer, and who gave the lowest."""

    fundamental: Fundamental
    held: Round
    ratings: tuple[Rating, ...]
    not_relevant: int

    @cached_property
    def scores(self) -> tuple[int, ...]:
        """Every score, lowest first."""
        return tuple(sorted(r.score for r in self.ratings if r.score is not None))

    @cached_property
    def told(self) -> Summary | None:
        """Spread and middle; None where nobody gave a score."""
        found = summary(self.scores)
        return None if isinstance(found, Undefined) else found

    @property
    def shown(self) -> bool:
        """Whether the answers may be seen one by one without telling on anybody."""
        return self.held.shows(len(self.scores))

    @property
    def lowest_by(self) -> tuple[str, ...]:
        """Who gave the lowest score, as far as the round's promise lets it be told."""
        low = [r for r in self.ratings if self.scores and r.score == self.scores[0]]
        return tuple(dict.fromkeys(name for r in low if (name := r.organisation or r.name or "")))

    @property
    def flag(self) -> Flag | None:
        """Red under a mean of 2; amber under 3 or where anybody gives 1; else green."""
        if not self.told:
            return None
        if self.told.mean < RED_BELOW:
            return "red"
        low = self.told.mean < AMBER_BELOW or self.scores[0] == ALARM
        return "amber" if low else "green"

    @property
    def held_down(self) -> bool:
        """Whether the flag comes from a single low voice that the mean would hide."""
        return bool(self.told and self.told.mean >= AMBER_BELOW and self.flag == "amber")


@dataclass(frozen=True)
class RoundFindings:
    """One round with a standing for each fundamental, in the framework's order."""

    held: Round
    standings: tuple[Standing, ...]

    @property
    def raters(self) -> int:
        """How many people said anything."""
        return self.held.people

    def of(self, fundamental: str) -> Standing:
        """The standing of one fundamental."""
        return next(s for s in self.standings if s.fundamental == fundamental)

    @property
    def weakest(self) -> tuple[Standing, ...]:
        """Those that are not green, red before amber, then the lowest mean first."""
        rank = {"red": 0, "amber": 1}
        low = [s for s in self.standings if s.flag in rank]
        return tuple(sorted(low, key=lambda s: (rank[s.flag or ""], s.told.mean if s.told else 0)))


@dataclass(frozen=True, slots=True)
class Moved:
    """A fundamental in the round before and now: both means and both lowest scores."""

    fundamental: Fundamental
    before: Summary
    now: Summary

    @property
    def change(self) -> Fraction:
        """The mean now less the mean before."""
        return self.now.mean - self.before.mean


@dataclass(frozen=True)
class Findings:
    """Everything the room knows."""

    sheet: Sheet
    rounds: tuple[RoundFindings, ...]
    health: Health
    scores: tuple[Banded, ...]
    items: tuple[Items, ...]
    evidence: tuple[Evidence, ...]
    faults: tuple[Fault, ...]

    @property
    def now(self) -> RoundFindings | None:
        """The last round in which somebody rated."""
        return self.rounds[-1] if self.rounds else None

    @property
    def moved(self) -> tuple[Moved, ...]:
        """The last two rounds compared, where both may be shown."""
        if len(self.rounds) < 2:
            return ()
        before, now = self.rounds[-2:]
        pairs = ((id, before.of(id), now.of(id)) for id in FUNDAMENTALS)
        shown = ((id, a.told, b.told) for id, a, b in pairs if a.shown and b.shown)
        return tuple(Moved(id, a, b) for id, a, b in shown if a and b)

    @property
    def uncared(self) -> tuple[Standing, ...]:
        """Those not green for which nobody has an improvement in hand."""
        cared = {row.about for row in self.sheet.improvements}
        weak = self.now.weakest if self.now else ()
        return tuple(s for s in weak if s.fundamental not in cared)


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings of a sheet, beside what other rooms say about the fundamentals."""
    rounds = tuple(_round(held) for held in sheet.rounds if held.ratings)
    spoken = given.get(Evidence, ())
    return Findings(
        sheet=sheet,
        rounds=rounds,
        health=health(sheet),
        scores=banded(sheet),
        items=item_tables(sheet),
        evidence=tuple(e for e in spoken if e.room == "fundamentals" and e.about in FUNDAMENTALS),
        faults=tuple(_faults(sheet)),
    )


def _round(held: Round) -> RoundFindings:
    return RoundFindings(held, tuple(_standing(held, id) for id in FUNDAMENTALS))


def _standing(held: Round, fundamental: Fundamental) -> Standing:
    about = tuple(r for r in held.ratings if r.item == fundamental)
    return Standing(fundamental, held, about, sum(r.dont_know for r in about))


def _faults(sheet: Sheet) -> Iterator[Fault]:
    yield from sheet.faults()
    yield from small_rounds("rounds", sheet.rounds)
    yield from small_rounds("checks", sheet.checks)
    for number, held in enumerate(sheet.rounds):
        yield from (fault.inside("rounds", number) for fault in held.faults())
    yield from disagreements(sheet)
