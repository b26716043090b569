"""Pages: how wide every picture is, so that pages are full and no heading stands without it.

Blocks are laid out page by page. A picture that does not fit makes the pictures of its page
smaller, as long as their letters can be read; where that does not do it begins the next page, and
the pictures of the page that it left grow into the space.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from kolam.core.block import Block, Heading, PageBreak, Picture
from kolam.paper.heights import WIDTH, Box, Paper, boxes

#: The least share of the width at which letters of 13 pixels, on a canvas of 640, have 6 points.
LEAST = 0.616
#: How much smaller than they say pictures may be as a rule, where that saves a page.
SCALES = (1.0, 0.97, 0.94, 0.92, 0.9)
#: How often a range of widths is halved in search of the widest that fits.
HALVED = 12

Widths = Mapping[int, float]
#: A block and its pieces.
Cell = tuple[Block, tuple["Unit", ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A piece of a block that stands on one page as a whole.

    height  in points; for a picture what it has besides, such as its caption
    above   space before it, none at the top of a page; `below` likewise after it
    again   the height of what is repeated above it at the top of a page
    bound   whether the next unit stands on the same page
    begins  whether it begins a page
    tall    a picture's height at one point of width; 0 for everything else
    widths  how wide a picture is at least, as a rule, and at most
    """

    height: float
    above: float = 0.0
    below: float = 0.0
    again: float = 0.0
    bound: bool = False
    begins: bool = False
    tall: float = 0.0
    widths: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Plan:
    """The width of every picture by its unit's number, in order, spaces, and how many pages.

    A space is the unit that waits for the next page, and the points that it leaves.
    """

    widths: Widths
    spaces: tuple[tuple[int, float], ...]
    pages: int


def fitted(blocks: Sequence[Block], paper: Paper, used: float = 0.0) -> tuple[Block, ...]:
    """The blocks, every picture with the share of the width that fills its page.

    Where a picture begins a page, parts without pictures from behind it fill the page before, in
    a document whose chapters flow. `used` is what stands on the first page before them, in points.
    """
    if not any(isinstance(block, Picture) for block in blocks):
        return tuple(blocks)
    scales = SCALES[:1] if paper.kind == "apart" else SCALES
    laid = (_laid(tuple(cut(blocks, paper, scale)), paper, used) for scale in scales)
    cells, plan = min(laid, key=lambda one: one[1].pages)
    wide = iter(plan.widths.values())
    return tuple(
        replace(block, share=next(wide) / WIDTH) if isinstance(block, Picture) else block
        for block, _ in cells
    )


def _laid(cells: tuple[Cell, ...], paper: Paper, used: float) -> tuple[tuple[Cell, ...], "Plan"]:
    """The cells in the order in which they fill their pages, and the plan of these."""
    plan = planned(_units(cells), paper.room, used)
    while paper.flowing and (better := _filled(cells, plan)):
        cells = better
        plan = planned(_units(cells), paper.room, used)
    return cells, plan


def _units(cells: Sequence[Cell]) -> tuple[Unit, ...]:
    return tuple(unit for _, told in cells for unit in told)


def _filled(cells: Sequence[Cell], plan: "Plan") -> tuple[Cell, ...]:
    """The cells with one part moved into the first space that holds one; none where none does."""
    firsts = list(accumulate((len(told) for _, told in cells), initial=0))
    for first, free in plan.spaces:
        at = firsts.index(first)
        for start, end in _siblings(cells, at):
            part = cells[start:end]
            if sum(unit.above + unit.height + unit.below for unit in _units(part)) <= free:
                return (*cells[:at], *part, *cells[at:start], *cells[end:])
    return ()


def _siblings(cells: Sequence[Cell], at: int) -> Iterator[tuple[int, int]]:
    """Where the parts lie that may change places with the one at `at`.

    They have no picture and nothing below them, and stand under the same heading; the last part of
    a chapter stays last, since its limits close it.
    """
    levels = [block.level if isinstance(block, Heading) else 0 for block, _ in cells]
    level = levels[at]
    starts = [n for n in range(at, len(cells)) if levels[n]]
    for start, end in pairwise(starts):
        if start > at and levels[start] < level:
            return
        drawn = any(isinstance(block, Picture) for block, _ in cells[start:end])
        if start > at and not drawn and levels[start] == level and 1 < levels[end] <= level:
            yield start, end


def cut(blocks: Sequence[Block], paper: Paper, scale: float = 1.0) -> Iterator[Cell]:
    """The blocks with their pieces, pictures as a rule `scale` times as wide as they say.

    A picture's headings always fit on the page with it.
    """
    begins, held = False, 0.0
    for block in blocks:
        begins |= isinstance(block, PageBreak) or (
            isinstance(block, Heading) and block.level == 1 and paper.kind == "apart"
        )
        share = block.share if isinstance(block, Picture) else 0.0
        share = max(share * scale, min(share, LEAST))
        told: list[Unit] = []
        for box in boxes(block, paper):
            told.extend(_pieces(box, share, paper.room - held))
            held = held + sum(box.pieces) + box.above + box.below if box.bound else 0.0
        if told:
            told[0] = replace(told[0], begins=begins)
            begins = False
        yield block, tuple(told)


def _pieces(box: Box, share: float, room: float) -> Iterator[Unit]:
    last = len(box.pieces) - 1
    for number, piece in enumerate(box.pieces):
        most = (room - box.above - piece) / box.picture if box.picture else 0.0
        least, usual = WIDTH * LEAST, WIDTH * share
        yield Unit(
            height=piece,
            above=0.0 if number else box.above,
            below=box.below if number == last else 0.0,
            again=box.again if number else 0.0,
            bound=box.bound,
            tall=box.picture,
            widths=(min(least, usual, most), min(usual, most), min(WIDTH, most)),
        )


def planned(told: Sequence[Unit], room: float, used: float = 0.0) -> Plan:
    """The width of every picture, and the spaces that were left before pictures."""
    found = {n: unit.widths[1] for n, unit in enumerate(told) if unit.tall}
    spaces: list[tuple[int, float]] = []
    start = pages = 0
    while start < len(told):
        page = _Page(told, room, start, used)
        found = page.smaller(found)
        end = page.end(found)
        if page.waiting(end) is not None:
            spaces.append((end, room - page.height(found, end)))
        found |= page.between(found, page.limits(found, end - 1, 2), end)
        start, used, pages = end, 0.0, pages + 1
    return Plan(found, tuple(spaces), pages)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that begins with a unit, below what uses a part of it already."""

    told: Sequence[Unit]
    room: float
    start: int
    used: float

    def end(self, found: Widths) -> int:
        """The first unit that does not stand on the page, or a heading that is bound to it."""
        high, below = self.used, 0.0
        for n in range(self.start, len(self.told)):
            unit = self.told[n]
            if unit.begins and n > self.start:
                return n
            high += max(below, unit.above) if high else unit.again
            high += unit.height + unit.tall * found.get(n, 0.0)
            below = unit.below
            if high > self.room:
                return self._free(n)
        return len(self.told)

    def height(self, found: Widths, end: int) -> float:
        """What the units before `end` take of the page, and the space below them."""
        high, below = self.used, 0.0
        for n in range(self.start, end):
            unit = self.told[n]
            high += max(below, unit.above) if high else unit.again
            high += unit.height + unit.tall * found.get(n, 0.0)
            below = unit.below
        return high + below

    def smaller(self, found: Widths) -> dict[int, float]:
        """The widths with those of this page as small as lets it hold one more picture."""
        while (picture := self.waiting(self.end(found))) is not None:
            low = self.limits(found, picture, 0)
            better = self.between(low, {n: found[n] for n in low}, picture + 1)
            if not better:
                break
            found = {**found, **better}
        return dict(found)

    def _free(self, n: int) -> int:
        """The heading that the unit is bound to; the unit itself where only that would be left."""
        first = n
        while first > self.start and self.told[first - 1].bound:
            first -= 1
        return first if first > self.start or self.used else max(n, self.start + 1)

    def waiting(self, end: int) -> int | None:
        """The picture that did not fit, with nothing but its headings before it."""
        for n in range(end, len(self.told)):
            if self.told[n].begins:
                return None
            if not self.told[n].bound:
                return n if self.told[n].tall else None
        return None

    def limits(self, found: Widths, last: int, which: int) -> Widths:
        """The least (0) or the most (2) that the pictures up to the last one may be wide."""
        here = (n for n in found if self.start <= n <= last)
        return {n: self.told[n].widths[which] for n in here}

    def between(self, low: Widths, high: Widths, end: int) -> dict[int, float]:
        """The widest pictures with which the page holds all before `end`; none if none do."""

        def mixed(part: float) -> dict[int, float]:
            return {n: low[n] + part * (high[n] - low[n]) for n in high}

        def fits(part: float) -> bool:
            return self.end(mixed(part)) >= end

        if not fits(0.0):
            return {}
        bottom, top = 0.0, 1.0
        for _ in range(HALVED):
            middle = (bottom + top) / 2
            bottom, top = (middle, top) if fits(middle) else (bottom, middle)
        return mixed(1.0 if fits(1.0) else bottom)
