"""What every picture says in words, and the kinds of things it shows."""

from dataclasses import dataclass, field
from math import ceil

from kolam.draw.figure import Figure, Table
from kolam.draw.scene import Mark
from kolam.draw.shapes import Shape
from kolam.draw.tones import lightness


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words of a picture, already in its language.

    title        the finding, in one sentence
    description  what is seen, for those who do not see it
    table        the same facts as a table
    notes        how to read it, n, sources: one line or more each, below the picture
    heading      False leaves the title out of the drawing, for a page that sets it itself
    """

    title: str
    description: str
    table: Table = field(default_factory=Table)
    notes: tuple[str, ...] = ()
    language: str = "en"
    heading: bool = True

    def over(self, marks: tuple[Mark, ...], *, width: float, height: float) -> Figure:
        """The finished figure: these marks under these words, a whole number of pixels high."""
        # A hair above a whole number is rounding, not content.
        return Figure(
            title=self.title,
            description=self.description,
            width=width,
            height=ceil(height - 0.01),
            marks=marks,
            table=self.table,
            language=self.language,
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item: its name and the colour (#rrggbb) and shape that always stand for it."""

    name: str
    colour: str
    shape: Shape

    @property
    def line(self) -> str:
        """The colour of thin lines: its own, or quiet where that would vanish on a white ground."""
        return "quiet" if lightness(self.colour) > 0.9 else self.colour
