"""What every picture says in words, and the kinds of things it shows."""

from dataclasses import dataclass, field

from kolam.draw.figure import Table
from kolam.draw.shapes import Shape


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


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item: its name and the colour (#rrggbb) and shape that always stand for it."""

    name: str
    colour: str
    shape: Shape
