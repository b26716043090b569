"""Figure: a picture of a finding with its title, description and an equal table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kolam.draw import svg, typst
from kolam.draw.scene import Group, Label, Mark

POINTS_A_PIXEL = 0.75


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows of text that say all that the picture shows."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError when a row has more or fewer cells than the header."""
        for index, row in enumerate(self.rows):
            if len(row) != len(self.header):
                raise ValueError(f"row {index} has {len(row)} cells, the header {len(self.header)}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A finished picture; width and height in CSS pixels, language as a BCP 47 code."""

    title: str
    description: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    table: Table = field(default_factory=Table)
    language: str = "en"

    @property
    def words(self) -> str:
        """Everything that is written in the picture, in the order in which it is painted."""
        return " ".join(_words(self.marks))

    def svg(self, prefix: str = "") -> str:
        """The figure as an SVG element; `prefix` keeps ids apart on a page with several figures."""
        ids = f"{prefix}figure-title", f"{prefix}figure-description"
        named = svg.element("title", {"id": ids[0]}, svg.words(self.title) or " ")
        told = svg.element("desc", {"id": ids[1]}, svg.words(self.description) or " ")
        attributes: svg.Attributes = {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "figure",
            "role": "img",
            "lang": self.language,
            "aria-labelledby": " ".join(ids),
            "viewBox": f"0 0 {svg.number(self.width)} {svg.number(self.height)}",
            "width": self.width,
            "height": self.height,
        }
        return svg.element("svg", attributes, named + told + svg.drawn(self.marks))

    def typst(self, width: float = 0.0) -> str:
        """The figure as typst markup, `width` points wide (by default 0.75 points a pixel)."""
        scale = width / self.width if width else POINTS_A_PIXEL
        return typst.picture(self.marks, width=self.width, height=self.height, scale=scale)


def _words(marks: Iterable[Mark]) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, Label):
            yield mark.text
        elif isinstance(mark, Group) and not mark.hidden:
            yield from _words(mark.marks)
