"""Heights: how high every block of a document is on paper, and where a page may break it.

The measures are those that look.typ is given; a test compares the heights with where typst sets the
blocks.
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
from kolam.paper.measures import CLOSE, GIVEN, HEADINGS, LEADING, MARGINS, PAGE, ROWS, TIGHT

#: What a page holds below its header, in points, a little left to spare.
SPARE = 3.89
ROOM = {kind: PAGE - sum(margins) - SPARE for kind, margins in MARGINS.items()}
#: The width of running text, in points.
MEASURE, WIDER = 400.0, 440.0
TEXT, SMALL, WIDTH = GIVEN.text, GIVEN.small, GIVEN.width
#: Size of values, width of names and space between rows, of facts and of small ones.
FACTS = TEXT, GIVEN.facts_name, GIVEN.facts_row
SMALL_FACTS = SMALL, GIVEN.small_facts_name, GIVEN.small_facts_row
#: The column of a signer.
SIGNER = (WIDTH - GIVEN.sign_gutter) / 2
#: What list items leave to their dots or numbers.
MARKS = {False: 9.5, True: 14.5}
#: So many rows and letters, and a table need not be broken; so many letters, and a clause.
SMALL_TABLE, SHORT_CLAUSE = (6, 500), 600
#: So many rows of a table, or signers, are never left to a page by themselves.
LAST = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A block on paper: pieces between which a page may end, and the space around them.

    again   what stands once more at the top of every further page, as a table's header does
    bound   whether what comes next stands on the same page
    picture the height of a picture at 1 point of width; 0 for everything else
    """

    pieces: tuple[float, ...]
    above: float = GIVEN.apart
    below: float = GIVEN.apart
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


def typed_room(table: Table) -> float:
    """How wide a table is; what people typed leaves room for the bar at its left."""
    return WIDTH - (GIVEN.bar + GIVEN.edge if table.typed else 0.0)


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
    top = GIVEN.rule if block.level == 1 and paper.kind != "apart" else 0.0
    yield Box((top + size * (lines + (lines - 1) * TIGHT),), above, below, bound=True)


@_boxes.register
def _(block: Paragraph, paper: Paper) -> Iterator[Box]:
    yield Box(paper.broken(block.text, TEXT, paper.measure))


@_boxes.register
def _(block: Note, paper: Paper) -> Iterator[Box]:
    width, leading = (WIDTH, CLOSE) if paper.flowing else (paper.measure, paper.leading)
    yield Box(paper.broken(block.text, SMALL, width, leading), GIVEN.note, GIVEN.note)


@_boxes.register
def _(block: Quote, paper: Paper) -> Iterator[Box]:
    inside = paper.measure - GIVEN.quote
    high = paper.text(block.text, TEXT, inside) + 2 * GIVEN.quoted
    by = paper.text(f"— {block.by}", SMALL, inside) if block.by else 0.0
    apart = TEXT * paper.leading if block.by else 0.0
    yield Box((high + by + apart,), bound=not block.by)


@_boxes.register
def _(block: Items, paper: Paper) -> Iterator[Box]:
    apart = TEXT * paper.leading
    high = [paper.text(item, TEXT, paper.measure - MARKS[block.ordered]) for item in block.items]
    yield Box(tuple(h + (apart if n else 0.0) for n, h in enumerate(high)))


@_boxes.register
def _(block: Facts, paper: Paper) -> Iterator[Box]:
    size, names, apart = SMALL_FACTS if block.small else FACTS
    leading = CLOSE if block.small else paper.leading

    def high(text: str, size: float, width: float, weight: Weight = "regular") -> float:
        lines = paper.lines(text, size, width, weight)
        return size * (lines + (lines - 1) * leading)

    rows = [
        max(high(value, size, WIDTH - names - GIVEN.facts_column), high(name, SMALL, names, "bold"))
        for name, value in block.pairs
    ]
    yield Box(
        tuple(h + (apart if n else 0.0) for n, h in enumerate(rows)),
        GIVEN.facts_above,
        GIVEN.facts_below,
    )


@_boxes.register
def _(block: Table, paper: Paper) -> Iterator[Box]:
    room = typed_room(block)
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
        return made.size * (most + (most - 1) * TIGHT) + padding

    caption = paper.text(block.caption, SMALL, room) + GIVEN.caption if block.caption else 0.0
    header = row(block.header, "bold")
    last = len(block.rows) - 1
    first, *rest = [
        row(cells, "bold" if block.total and n == last else "regular")
        for n, cells in enumerate(block.rows)
    ] or [0.0]
    around = (GIVEN.apart, GIVEN.apart) if block.typed else (GIVEN.above, GIVEN.below)
    pieces = _closed((caption + header + first, *rest), last_rows(block))
    if paper.binding and is_small(block):
        pieces = (sum(pieces),)
    return Box(pieces, *around, again=header)


def _closed(pieces: tuple[float, ...], last: int) -> tuple[float, ...]:
    """The pieces, so many of the last as one."""
    return (*pieces[:-last], sum(pieces[-last:])) if last else pieces


@_boxes.register
def _(block: Picture, paper: Paper) -> Iterator[Box]:
    caption = paper.text(block.caption, SMALL, WIDTH) + GIVEN.caption if block.caption else 0.0
    ratio = block.figure.height / block.figure.width
    yield Box((caption,), GIVEN.above, GIVEN.below, picture=ratio)


@_boxes.register
def _(block: ClauseText, paper: Paper) -> Iterator[Box]:
    width = MEASURE + GIVEN.clause_beyond - GIVEN.hang
    heading = 0.0
    if block.heading:
        lines = paper.lines(block.heading, TEXT, width, "bold")
        heading = TEXT * (lines + (lines - 1) * TIGHT) + GIVEN.clause_heading
    origin = paper.text(block.origin, SMALL, width) + GIVEN.clause_origin if block.origin else 0.0
    first, *rest = paper.broken(block.text, TEXT, width)
    pieces = (heading + first, *rest, origin)
    yield Box((sum(pieces),) if is_short(block) else pieces, GIVEN.clause, GIVEN.clause)


@_boxes.register
def _(block: Signatures, paper: Paper) -> Iterator[Box]:
    place = GIVEN.sign_below + GIVEN.sign_place if block.place else 0.0
    rows = [max(GIVEN.signed + place, _signer(line, paper)) for line in block.lines]
    pieces = tuple(h + (GIVEN.signer if n else 0.0) for n, h in enumerate(rows))
    yield Box(_closed(pieces, LAST if len(pieces) > LAST else 0), GIVEN.signers)


def _signer(line: Signature, paper: Paper) -> float:
    named = "\n".join(text for text in (line.organisation, line.name) if text)
    if not line.authority:
        return paper.text(named, TEXT, SIGNER)
    apart = TEXT * paper.leading
    return paper.text(named, TEXT, SIGNER) + apart + paper.text(line.authority, SMALL, SIGNER)


@_boxes.register
def _(block: PageBreak, paper: Paper) -> Iterator[Box]:
    yield from ()
