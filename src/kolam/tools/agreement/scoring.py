"""Scoring: how far the agreement is in place, spread before the share, and what blocks signing."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kolam.core.answers import FEWEST_RATERS
from kolam.core.clause import Part
from kolam.tools.agreement.scorecard import MARKS, SCORES, Mark, ingredients, part_of
from kolam.tools.agreement.sheet import Sheet

BLOCKING: tuple[Mark | None, ...] = (None, "not_in_place", "not_relevant")


@dataclass(frozen=True, slots=True)
class Marked:
    """One ingredient: the mark that counts, whether the table agreed it, and what phones say.

    `scores` are the last round's answers in order; -1 is "not relevant". `shown` are those of
    them that may be shown one by one.
    """

    id: str
    part: Part
    must: bool
    mark: Mark | None
    agreed: bool
    scores: tuple[int, ...]
    shown: tuple[int, ...]
    comment: str = ""

    @property
    def blocks(self) -> bool:
        """Whether it keeps everybody from signing."""
        return self.must and self.mark in BLOCKING

    @property
    def apart(self) -> int:
        """How many steps the shown answers lie apart, of those who find it relevant."""
        told = [score for score in self.shown if score >= 0]
        return max(told) - min(told) if told else 0


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Ingredients in the agreement's order: all of them, or those of one part."""

    marked: tuple[Marked, ...]

    def of(self, part: Part) -> "Scorecard":
        """One part of the agreement alone."""
        return Scorecard(tuple(one for one in self.marked if one.part == part))

    @property
    def counted(self) -> tuple[Marked, ...]:
        """Those that have a mark and are relevant."""
        return tuple(one for one in self.marked if one.mark not in (None, "not_relevant"))

    @property
    def share(self) -> Fraction | None:
        """Fully in place counts 2, partially 1, of 2 for each that is relevant; None without."""
        counted = self.counted
        if not counted:
            return None
        return Fraction(sum(SCORES[one.mark] for one in counted if one.mark), 2 * len(counted))

    @property
    def zeros(self) -> tuple[Marked, ...]:
        """Those that are relevant and not in place."""
        return tuple(one for one in self.marked if one.mark == "not_in_place")

    @property
    def unmarked(self) -> tuple[Marked, ...]:
        """Those of which nobody has said anything."""
        return tuple(one for one in self.marked if one.mark is None)

    @property
    def blocking(self) -> tuple[Marked, ...]:
        """The musts that are not in place: they alone block."""
        return tuple(one for one in self.marked if one.blocks)

    @property
    def disputed(self) -> tuple[Marked, ...]:
        """Those that people mark two steps apart, the widest first."""
        wide = [one for one in self.marked if one.apart >= SCORES["fully"]]
        return tuple(sorted(wide, key=lambda one: -one.apart))


def scorecard(sheet: Sheet) -> Scorecard:
    """What was agreed counts; else the answers of the last round.

    More than half who find it not relevant make it so; else the lower median of the others, so
    that rounding never puts in place what half of them miss. Fewer than three answers make no mark.
    """
    return Scorecard(tuple(_marked(sheet)))


def _marked(sheet: Sheet) -> Iterator[Marked]:
    agreed = {row.id: row for row in sheet.ingredients}
    said = _said(sheet)
    for id in ingredients():
        row, scores = agreed.get(id), said.get(id, ())
        open_ = bool(sheet.rounds) and sheet.rounds[-1].shows(len(scores))
        mark = row.mark if row else None
        yield Marked(
            id=id,
            part=part_of(id),
            must=bool(row and row.must),
            mark=mark or _told(scores),
            agreed=mark is not None,
            scores=scores,
            shown=scores if open_ else (),
            comment=row.comment if row else "",
        )


def _said(sheet: Sheet) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for rating in sheet.rounds[-1].ratings if sheet.rounds else ():
        if rating.score is not None:
            found.setdefault(rating.item, []).append(rating.score)
    return {item: tuple(sorted(scores)) for item, scores in found.items()}


def _told(scores: tuple[int, ...]) -> Mark | None:
    told = [score for score in scores if score >= 0]
    if len(scores) < FEWEST_RATERS:
        return None
    if 2 * len(told) < len(scores):
        return "not_relevant"
    return MARKS[told[(len(told) - 1) // 2]]
