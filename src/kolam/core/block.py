"""Blocks: the parts of a report, before they become HTML, PDF or DOCX."""

from dataclasses import dataclass
from typing import Protocol


class Figure(Protocol):
    """A drawn finding: the same picture on page, wall and paper."""

    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    def svg(self, prefix: str = "") -> str: ...
    def typst(self) -> str: ...


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
class Table:
    """A table with one header row; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with its caption."""

    figure: Figure
    caption: str = ""


Block = Heading | Paragraph | Note | Table | Picture
