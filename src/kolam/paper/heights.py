"""Heights: how high every block of a document is on paper, and where a page may break it.

The measures are those of look.typ; a test compares them with where typst sets the blocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from kolam.core.block import (
    Block,
    ClauseText,
    Facts,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Signature,
    Signatures,
    Table,
)
from kolam.draw.scene import Weight
from kolam.draw.text import wrap
from kolam.paper.columns import LONG_CELL, PADDING, columns, split

#: What a page holds below its header, in points, a little left to spare.
ROOM = {"apart": 684.0, "binding": 696.0, "flowing": 696.0}
#: The text width of an A4 page, and of running text, in points.
WIDTH, MEASURE, WIDER = 480.0, 400.0, 440.0
#: Sizes of running and of small text; space between blocks of it.
TEXT, SMALL, APART = 10.4, 8.45, 9.36
#: Space between lines, in ems: Sinhala and Tamil stack signs above and below their letters.
#: In a flow small print is closer.
LEADING, CLOSE = {"en": 0.5, "si": 0.7, "ta": 0.7}, 0.5
#: Size, space above and below, of headings by level, in each kind of document: chapters begin a
#: page, or follow each other below a line.
HEADINGS = {
    "apart": {1: (20.15, 0.0, 14.0), 2: (13.0, 22.0, 9.0), 3: (10.4, 16.0, 7.0)},
    "binding": {1: (16.25, 30.0, 12.0), 2: (13.0, 22.0, 9.0), 3: (10.4, 16.0, 7.0)},
    "flowing": {1: (16.25, 26.0, 10.0), 2: (13.0, 16.0, 7.0), 3: (10.4, 13.0, 6.0)},
}
RULE = 9.0
#: Space around tables and pictures, between them and their caption, and beside an indent.
ABOVE, BELOW, CAPTION, BAR = 12.0, 14.0, 6.76, 8.0
#: What list items leave to their dots or numbers.
MARKS = {False: 9.5, True: 14.5}
#: So many rows and letters, and a table need not be broken; so many letters, and a clause.
SMALL_TABLE, SHORT_CLAUSE = (6, 500), 600
#: So many rows of a table, or signers, are never left to a page by themselves.
LAST = 2
#: The place for a signature, what is written below it, and the column of each.
SIGNED, PLACE, SIGNER = 27.0, 7.0, 230.0
#: How far the words of a clause stand from its number.
HANG = 31.2
#: Space above and below what stands in a row of a table.
ROWS = {"apart": 4.5, "binding": 2.7, "flowing": 3.2}


@dataclass(frozen=True, slots=True)
class Box:
    """A block on paper: pieces between which a page may end, and the space around them.

    again   what stands once more at the top of every further page, as a table's header does
    bound   whether what comes next stands on the same page
    picture the height of a picture at 1 point of width; 0 for everything else
    """

    pieces: tuple[float, ...]
    above: float = APART
    below: float = APART
    again: float = 0.0
    bound: bool = False
    picture: float = 0.0


@dataclass(frozen=True, slots=True)
class Paper:
    """What heights depend on besides the block: its language, and the kind of document."""

    language: str
    flowing: bool = False
    binding: bool = False

    @property
    def kind(self) -> str:
        """How chapters follow each other, as a key of the measures."""
        return "flowing" if self.flowing else "binding" if self.binding else "apart"

    @property
    def room(self) -> float:
        """What a page holds below its header, in points."""
        return ROOM[self.kind]

    @property
    def leading(self) -> float:
        """Space between lines of running text, in ems."""
        return LEADING[self.language]

    @property
    def measure(self) -> float:
        """How wide running text is; letters of Sinhala and Tamil are wider."""
        return WIDER if self.flowing and self.language != "en" else MEASURE

    def lines(self, text: str, size: float, width: float, weight: Weight = "regular") -> int:
        """How many lines the text takes."""
        return sum(len(wrap(line, size, width, weight)) for line in text.split("\n"))

    def text(self, text: str, size: float, width: float) -> float:
        """The height of a text."""
        lines = self.lines(text, size, width)
        return size * (lines + (lines - 1) * self.leading)

    def broken(
        self, text: str, size: float, width: float, leading: float = 0.0
    ) -> tuple[float, ...]:
        """The lines of a text as pieces; neither the first nor the last stands alone."""
        lines, line = self.lines(text, size, width), size * (1 + (leading or self.leading))
        if lines < 4:
            return (lines * line - line + size,)
        return (line + size, *(line,) * (lines - 4), 2 * line)


def is_small(table: Table) -> bool:
    """Whether a table need not be broken in what people sign."""
    rows, letters = SMALL_TABLE
    told = sum(len(cell) for row in table.rows for cell in row)
    return len(table.rows) <= rows and told <= letters


def last_rows(table: Table) -> int:
    """How many rows at its end stand on one page, so that none of them is left alone."""
    last = [len(cell) for row in table.rows[-LAST:] for cell in row]
    return LAST if len(table.rows) > LAST and max(last) <= LONG_CELL else 0


def is_short(clause: ClauseText) -> bool:
    """Whether a clause is never broken."""
    return len(clause.text) <= SHORT_CLAUSE and clause.text.count("\n") < 6


def boxes(block: Block, paper: Paper) -> tuple[Box, ...]:
    """The block as boxes, one below the other; none for what takes no place of its own."""
    return tuple(_boxes(block, paper))


@singledispatch
def _boxes(block: Block, paper: Paper) -> Iterator[Box]:
    raise TypeError(f"{type(block).__name__} is not a block of a document")


@_boxes.register
def _(block: Heading, paper: Paper) -> Iterator[Box]:
    size, above, below = HEADINGS[paper.kind][block.level]
    lines = paper.lines(block.text, size, WIDTH, "bold")
    top = RULE if block.level == 1 and paper.kind != "apart" else 0.0
    yield Box((top + size * (lines + (lines - 1) * 0.4),), above, below, bound=True)


@_boxes.register
def _(block: Paragraph, paper: Paper) -> Iterator[Box]:
    yield Box(paper.broken(block.text, TEXT, paper.measure))


@_boxes.register
def _(block: Note, paper: Paper) -> Iterator[Box]:
    width, leading = (WIDTH, CLOSE) if paper.flowing else (paper.measure, paper.leading)
    yield Box(paper.broken(block.text, SMALL, width, leading), 7.0, 7.0)


@_boxes.register
def _(block: Quote, paper: Paper) -> Iterator[Box]:
    high = paper.text(block.text, TEXT, paper.measure - 10) + 6
    by = paper.text(f"— {block.by}", SMALL, paper.measure - 10) if block.by else 0.0
    apart = TEXT * paper.leading if block.by else 0.0
    yield Box((high + by + apart,), bound=not block.by)


@_boxes.register
def _(block: Items, paper: Paper) -> Iterator[Box]:
    apart = TEXT * paper.leading
    high = [paper.text(item, TEXT, paper.measure - MARKS[block.ordered]) for item in block.items]
    yield Box(tuple(h + (apart if n else 0.0) for n, h in enumerate(high)))


@_boxes.register
def _(block: Facts, paper: Paper) -> Iterator[Box]:
    size, names, apart = (SMALL, 104.0, 7.0) if block.small else (TEXT, 130.0, 11.0)
    leading = CLOSE if block.small else paper.leading

    def high(text: str, size: float, width: float, weight: Weight = "regular") -> float:
        lines = paper.lines(text, size, width, weight)
        return size * (lines + (lines - 1) * leading)

    rows = [
        max(high(value, size, WIDTH - names - 14), high(name, SMALL, names, "bold"))
        for name, value in block.pairs
    ]
    yield Box(tuple(h + (apart if n else 0.0) for n, h in enumerate(rows)), 10.0, 14.0)


@_boxes.register
def _(block: Table, paper: Paper) -> Iterator[Box]:
    room = WIDTH - (10.0 if block.typed else 0.0)
    for part in split(block, room):
        yield _table(part, room, paper)


def _table(block: Table, room: float, paper: Paper) -> Box:
    made = columns(block, room)
    padding = 2 * ROWS[paper.kind]

    def row(cells: tuple[str, ...], weight: Weight = "regular") -> float:
        lines = (
            paper.lines(cell, made.size, width - PADDING, weight)
            for cell, width in zip(cells, made.widths, strict=True)
        )
        most = max(lines)
        return made.size * (most + (most - 1) * 0.4) + padding

    caption = paper.text(block.caption, SMALL, room) + CAPTION if block.caption else 0.0
    header = row(block.header, "bold")
    last = len(block.rows) - 1
    first, *rest = [
        row(cells, "bold" if block.total and n == last else "regular")
        for n, cells in enumerate(block.rows)
    ] or [0.0]
    around = (APART, APART) if block.typed else (ABOVE, BELOW)
    pieces = _closed((caption + header + first, *rest), last_rows(block))
    if paper.binding and is_small(block):
        pieces = (sum(pieces),)
    return Box(pieces, *around, again=header)


def _closed(pieces: tuple[float, ...], last: int) -> tuple[float, ...]:
    """The pieces, so many of the last as one."""
    return (*pieces[:-last], sum(pieces[-last:])) if last else pieces


@_boxes.register
def _(block: Picture, paper: Paper) -> Iterator[Box]:
    caption = paper.text(block.caption, SMALL, WIDTH) + CAPTION if block.caption else 0.0
    ratio = block.figure.height / block.figure.width
    yield Box((caption,), ABOVE, BELOW, picture=ratio)


@_boxes.register
def _(block: ClauseText, paper: Paper) -> Iterator[Box]:
    width = MEASURE + 31 - HANG
    heading = 0.0
    if block.heading:
        lines = paper.lines(block.heading, TEXT, width, "bold")
        heading = TEXT * (lines + (lines - 1) * 0.4) + 4
    origin = paper.text(block.origin, SMALL, width) + 5 if block.origin else 0.0
    first, *rest = paper.broken(block.text, TEXT, width)
    pieces = (heading + first, *rest, origin)
    yield Box((sum(pieces),) if is_short(block) else pieces, 13.0, 13.0)


@_boxes.register
def _(block: Signatures, paper: Paper) -> Iterator[Box]:
    place = 3 + PLACE if block.place else 0.0
    rows = [max(SIGNED + place, _signer(line, paper)) for line in block.lines]
    pieces = tuple(h + (9.0 if n else 0.0) for n, h in enumerate(rows))
    yield Box(_closed(pieces, LAST if len(pieces) > LAST else 0), 16.0)


def _signer(line: Signature, paper: Paper) -> float:
    named = "\n".join(text for text in (line.organisation, line.name) if text)
    if not line.authority:
        return paper.text(named, TEXT, SIGNER)
    apart = TEXT * paper.leading
    return paper.text(named, TEXT, SIGNER) + apart + paper.text(line.authority, SMALL, SIGNER)


@_boxes.register
def _(block: PageBreak, paper: Paper) -> Iterator[Box]:
    yield from ()
