"""The evaluation: who answered what, how it spread, and what moved in those who looked back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kolam.core.answers import FEWEST_RATERS
from kolam.maths.outcome import Undefined
from kolam.maths.paired import PairedChange, paired_change
from kolam.maths.spread import Quartiles, quartiles
from kolam.tools.workshop.items import MOMENTS, WORDS, Moment, frame
from kolam.tools.workshop.sheet import Round, Sheet


@dataclass(frozen=True)
class Asked:
    """One item in the last round that asked it: every score, and how many people gave one."""

    item: str
    held: Round

    @cached_property
    def scores(self) -> tuple[int, ...]:
        """Every score, lowest first."""
        ratings = self.held.ratings
        return tuple(
            sorted(r.score for r in ratings if r.item == self.item and r.score is not None)
        )

    @property
    def shown(self) -> bool:
        """Whether single scores may be seen without telling on anybody."""
        return self.held.shows(len(self.scores))

    @property
    def quartiles(self) -> Quartiles | None:
        """The middle half; None where it is of fewer than three or may not be shown."""
        if not self.shown or len(self.scores) < FEWEST_RATERS:
            return None
        found = quartiles(self.scores)
        return None if isinstance(found, Undefined) else found

    def counts(self, values: Sequence[int]) -> tuple[int, ...]:
        """How many gave each value."""
        return tuple(self.scores.count(value) for value in values)


@dataclass(frozen=True)
class Statement:
    """One statement at every moment at which it was asked, and how those who looked back moved."""

    id: str
    at: dict[Moment, Asked]

    @cached_property
    def change(self) -> PairedChange | None:
        """At the end less looking back, person by person in one round.

        None where nobody gave both, or where so few did that one could be known by it.
        """
        after, back = self.at.get("after"), self.at.get("back")
        if not after or not back or after.held.id != back.held.id:
            return None
        told = {(r.rater, r.item): r.score for r in after.held.ratings}
        people = sorted({rater for rater, _ in told})
        found = paired_change(
            [told.get((who, back.item)) for who in people],
            [told.get((who, after.item)) for who in people],
        )
        if isinstance(found, Undefined) or not after.held.shows(pairs(found)):
            return None
        return found


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote to a question for words."""

    item: str
    words: str


def pairs(change: PairedChange) -> int:
    """How many people gave both answers."""
    return change.up + change.same + change.down


def statements(sheet: Sheet) -> tuple[Statement, ...]:
    """Every statement that was answered at any moment, in the frame's order."""
    found = (Statement(id, dict(_moments(sheet, id))) for id in frame("statements").ids())
    return tuple(statement for statement in found if statement.at)


def asked(sheet: Sheet, item: str) -> Asked | None:
    """The last round in which anybody scored the item."""
    for held in reversed(sheet.rounds):
        if any(r.item == item and r.score is not None for r in held.ratings):
            return Asked(item, held)
    return None


def written(sheet: Sheet) -> tuple[Written, ...]:
    """What people wrote, question by question; in no order that tells who wrote it."""
    said = (
        Written(rating.item, rating.reason)
        for held in sheet.rounds
        for rating in held.ratings
        if rating.item in WORDS and rating.reason
    )
    return tuple(sorted(said, key=lambda one: (WORDS.index(one.item), one.words)))


def _moments(sheet: Sheet, id: str) -> Iterator[tuple[Moment, Asked]]:
    for moment in MOMENTS:
        if found := asked(sheet, f"{moment}.{id}"):
            yield moment, found
