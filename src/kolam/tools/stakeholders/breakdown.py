"""How the raters' sectors and organisations placed the stakeholders, and what must stay hidden."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kolam.core.card import Promise
from kolam.core.stakeholder import SECTORS
from kolam.maths import spread
from kolam.maths.groups import FEWEST, visible
from kolam.maths.outcome import Undefined
from kolam.tools.stakeholders.placement import AXES, Axis, given
from kolam.tools.stakeholders.sheet import Rating

#: The group of those who named no sector or organisation.
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One group of raters on one axis of one stakeholder; group "" is those who named none."""

    group: str
    n: int
    median: Fraction
    mean: Fraction


@dataclass(frozen=True, slots=True)
class Split:
    """The groups that may be shown for one axis of one stakeholder, and how many may not."""

    stakeholder: str
    axis: Axis
    cells: tuple[Cell, ...]
    hidden: int

    @property
    def named(self) -> tuple[Cell, ...]:
        """The cells of groups with a name."""
        return tuple(cell for cell in self.cells if cell.group != NOBODY)

    @property
    def large(self) -> tuple[Cell, ...]:
        """The named groups of two people or more: one is a person, not a group."""
        return tuple(cell for cell in self.named if cell.n > 1)


def by_sector(
    stakeholders: Iterable[str], ratings: Iterable[Rating], promise: Promise
) -> tuple[Split, ...]:
    """What each sector of raters thinks, as far as the promise lets it be shown.

    Where everybody agreed to be named every group is shown, else none of fewer than five people.
    """
    marks = _marks(ratings)
    return tuple(
        _split(id, axis, {NOBODY: _grouped(marks[id, axis], "sector")}, promise)
        for id in stakeholders
        for axis in AXES
    )


def by_organisation(
    stakeholders: Iterable[str], ratings: Iterable[Rating], promise: Promise
) -> tuple[Split, ...]:
    """What each organisation of raters thinks, within the sectors that may be shown.

    Sectors and organisations stand on one page, so none is shown from which a small one could be
    worked out. Empty in a round that is anonymous or tells sectors only.
    """
    if promise in ("sector", "anonymous"):
        return ()
    marks, found = _marks(ratings), []
    for id in stakeholders:
        for axis in AXES:
            sectors = _grouped(marks[id, axis], "sector")
            shown = _allowed(sectors, promise)
            inner = {s: _grouped(marks[id, axis], "organisation", s) for s in sectors if s in shown}
            found.append(_split(id, axis, inner, promise))
    return tuple(found)


Marks = Mapping[tuple[str, Axis], list[tuple[Rating, int]]]
Groups = Mapping[str, list[int]]


def _marks(ratings: Iterable[Rating]) -> Marks:
    found: dict[tuple[str, Axis], list[tuple[Rating, int]]] = defaultdict(list)
    for rating in ratings:
        for axis in AXES:
            value = given(rating, axis)
            if value is not None:
                found[rating.stakeholder, axis].append((rating, value))
    return found


def _grouped(
    marks: Iterable[tuple[Rating, int]], field: str, sector: str | None = None
) -> dict[str, list[int]]:
    """Values by the raters' `field`, of one sector's raters only where one is given."""
    found: dict[str, list[int]] = defaultdict(list)
    for rating, value in marks:
        if sector is None or sector == (rating.sector or NOBODY):
            found[getattr(rating, field) or NOBODY].append(value)
    return found


def _allowed(groups: Groups, promise: Promise) -> frozenset[str]:
    people = {group: len(values) for group, values in groups.items()}
    return visible(people, fewest=1 if promise == "named" else FEWEST)


def _split(id: str, axis: Axis, parts: Mapping[str, Groups], promise: Promise) -> Split:
    """The cells of one or several totals, each of which must not give a small group away."""
    cells, hidden = [], 0
    for groups in parts.values():
        shown = _allowed(groups, promise)
        hidden += len(groups) - len(shown)
        cells += [_cell(group, groups[group]) for group in sorted(shown, key=_order)]
    return Split(id, axis, tuple(cells), hidden)


def _order(group: str) -> tuple[int, str]:
    """Sectors in the frame's order, organisations by name, those who named none last."""
    known = SECTORS.index(group) if group in SECTORS else len(SECTORS) + (group == NOBODY)
    return known, group


def _cell(group: str, values: Sequence[int]) -> Cell:
    middle, average = spread.median(values), spread.mean(values)
    assert not isinstance(middle, Undefined)
    assert not isinstance(average, Undefined)
    return Cell(group, len(values), middle, average)
