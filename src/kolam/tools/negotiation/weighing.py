"""Swing weighting: whether a party's points agree with what it said matters, and what they trade.

Source: swing weighting as in multi-attribute value measurement (von Winterfeldt and Edwards
1986): how much one issue's step from worst to best matters, against the largest such step.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.space import missing

#: Stated and implied swings may differ by this many percent before the page remarks on it.
CLOSE_ENOUGH = 10
QUESTIONS = 3
#: What the best points of the issues on the table at the start add up to, as advice.
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Weighed:
    """One issue: its worst and best option, points between them, and the swing that this means.

    best and worst are ids of options; implied and stated are percent of the widest span.
    """

    issue: str
    worst: str
    best: str
    span: int
    implied: Fraction
    stated: int | None

    @property
    def off(self) -> bool:
        """Whether the points say something else than the stated swing."""
        return self.stated is not None and abs(self.implied - self.stated) > CLOSE_ENOUGH


@dataclass(frozen=True, slots=True)
class Trade:
    """Give up the best of one issue to get the best of another: by the points, yes or no."""

    give: Weighed
    get: Weighed

    @property
    def margin(self) -> int:
        """What the trade would gain, in points; below 0 it costs."""
        return self.get.span - self.give.span


def weigh(sheet: Sheet, mine: Preferences) -> tuple[Weighed, ...]:
    """Every issue of which all options have points, in the order of the sheet."""
    rows = {row.id: row for row in mine.issues}
    found = []
    for issue in sheet.issues:
        points = [(mine.points(issue.id, option.id), option.id) for option in issue.options]
        known = [(p, option) for p, option in points if p is not None]
        if known and len(known) == len(points):
            worst, best = min(known, key=_by_points), max(known, key=_by_points)
            found.append((issue.id, worst[1], best[1], best[0] - worst[0]))
    widest = max((span for *_, span in found), default=0)
    return tuple(
        Weighed(
            issue=id,
            worst=worst,
            best=best,
            span=span,
            implied=Fraction(100 * span, widest) if widest else Fraction(0),
            stated=rows[id].swing if id in rows else None,
        )
        for id, worst, best, span in found
    )


def trades(weighed: tuple[Weighed, ...]) -> tuple[Trade, ...]:
    """The closest calls between two issues: the ones worth asking oneself about."""
    moving = [w for w in weighed if w.span]
    pairs = [Trade(a, b) for a, b in combinations(moving, 2)]
    return tuple(sorted(pairs, key=lambda t: abs(t.margin))[:QUESTIONS])


def best_total(sheet: Sheet, mine: Preferences, *, start: bool = False) -> int:
    """The sum of the best points of all issues, or of those on the table at the start."""
    return sum(
        max((mine.points(issue.id, o.id) or 0 for o in issue.options), default=0)
        for issue in sheet.issues
        if not start or issue.since == "start"
    )


def warnings(sheet: Sheet, mine: Preferences) -> tuple[tuple[str, dict[str, int]], ...]:
    """What a party should look at again, as keys and values; none of it stops anybody."""
    found: list[tuple[str, dict[str, int]]] = []
    if missing(sheet, mine.with_(reservation=mine.reservation or 0)):
        return ()
    total = best_total(sheet, mine, start=True)
    if total != HUNDRED:
        found.append(("not_hundred", {"total": total}))
    if mine.reservation is not None and mine.reservation > best_total(sheet, mine):
        found.append(("walk_away_above_all", {"most": best_total(sheet, mine)}))
    lowest = sum(min(mine.points(i.id, o.id) or 0 for o in i.options) for i in sheet.issues)
    if mine.reservation is not None and mine.reservation <= lowest:
        found.append(("walk_away_below_all", {"least": lowest}))
    return tuple(found)


def _by_points(pair: tuple[int, str]) -> int:
    return pair[0]
