"""Rows on a common scale: names, each with a quiet note under it, beside the scale or above it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.axis import Scale
from kolam.draw.canvas import Canvas
from kolam.draw.scene import Label
from kolam.draw.stack import block_height, lines

#: Ems of a name between it and its note.
_GAP = 0.35


@dataclass(frozen=True, slots=True)
class RowName:
    """A row's name in `size` and the note under it in `small`, both wrapped."""

    name: tuple[str, ...]
    note: tuple[str, ...]
    size: float
    small: float
    language: str

    @property
    def height(self) -> float:
        """Ink height of both."""
        under = _GAP * self.size + block_height(self.note, self.small) if self.note else 0.0
        return block_height(self.name, self.size) + under

    def marks(self, x: float, top: float) -> Iterator[Label]:
        """Both from (x, top) on, downwards."""
        yield from lines(self.name, x, top, size=self.size, language=self.language)
        under = top + block_height(self.name, self.size) + _GAP * self.size
        yield from lines(self.note, x, under, size=self.small, tone="quiet", language=self.language)


def row_name(
    label: str,
    note: str,
    canvas: Canvas,
    *,
    size: float,
    width: float,
    language: str,
    taken: float = 0.0,
) -> RowName:
    """A name and its note wrapped to a width, of which the name leaves what is `taken`."""
    name = text.wrap(label, size, width - taken)
    told = text.wrap(note, canvas.small, width) if note else ()
    return RowName(name, told, size, canvas.small, language)


@dataclass(frozen=True, slots=True)
class NamedRows:
    """The measures that all rows share: names in `size`, the scale from `left` to `right`.

    beside  whether names stand beside the scale or above it
    """

    canvas: Canvas
    language: str
    size: float
    scale: Scale
    beside: bool
    left: float
    right: float

    @property
    def names(self) -> float:
        """Width for the names."""
        free = self.left - self.canvas.margin - 1.5 * self.size
        return free if self.beside else self.canvas.inner

    def x(self, value: float) -> float:
        """Pixels from a value."""
        return self.left + self.scale.share(value) * (self.right - self.left)

    def name(self, label: str, note: str, *, taken: float = 0.0) -> RowName:
        """A row's name and note, wrapped to their width; `taken` of it the name leaves free."""
        return row_name(
            label,
            note,
            self.canvas,
            size=self.size,
            width=self.names,
            language=self.language,
            taken=taken,
        )
