"""Blocks: the parts of a report, before they become HTML, PDF or DOCX."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


class Equal(Protocol):
    """The table that says all that a figure shows."""

    @property
    def header(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> tuple[tuple[str, ...], ...]: ...


class Figure(Protocol):
    """A drawn finding: the same picture on page, wall and paper."""

    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def language(self) -> str: ...
    @property
    def table(self) -> "Equal": ...
    @property
    def words(self) -> str: ...
    def svg(self, prefix: str = "") -> str: ...
    def typst(self, width: float = 0.0) -> str: ...


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a room's title in a report."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """What limits or qualifies the findings: method, n, what is not claimed."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as a person typed them, set apart from what was worked out; `by` says whose."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short texts, numbered where their order matters."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what is known of each, such as date, place, number of people.

    `small` sets them in small letters, for many on one page.
    """

    pairs: tuple[tuple[str, str], ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; every row has as many cells as the header.

    `typed` says that its cells hold people's own words, not what was worked out; `kept` that it
    stands in the short form of a report too, however long it is; `total` that its last row sums up
    the others.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    typed: bool = False
    kept: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with its caption; on paper it has `share` of the width, above 0 and at most 1."""

    figure: Figure
    caption: str = ""
    share: float = 1.0

    @property
    def told(self) -> str:
        """What it shows, in sentences, for those who do not see it."""
        title = self.figure.title
        if title and not title.rstrip('”’")').endswith((".", "!", "?", "…")):
            title += "."
        return f"{title} {self.figure.description}".strip()


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause of a document: its id, the same in every language, its words, where it is from.

    `number` is what people cite; a clause without one goes by its id.
    """

    id: str
    text: str
    heading: str = ""
    origin: str = ""
    number: str = ""

    @property
    def cited(self) -> str:
        """What people call it: its number, else its id."""
        return self.number or self.id


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs for whom, with what authority; `signed` tells how and when, "" until then."""

    organisation: str
    name: str = ""
    authority: str = ""
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The places where a document is signed; `place` says what goes on an empty line."""

    lines: tuple[Signature, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """On paper, what follows begins a new page; on a screen it means nothing."""


Block = (
    Heading
    | Paragraph
    | Note
    | Quote
    | Items
    | Facts
    | Table
    | Picture
    | ClauseText
    | Signatures
    | PageBreak
)


def titled(title: str, *tables: Table, level: int = 2) -> Iterator[Block]:
    """A heading and the tables that have rows; nothing where none has."""
    told = [table for table in tables if table.rows]
    if told:
        yield Heading(title, level)
        yield from told
