"""Words and legends stacked down a figure, each line below the one before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kolam.draw import text
from kolam.draw.canvas import Canvas
from kolam.draw.caption import Caption, Kind
from kolam.draw.figure import Figure
from kolam.draw.scene import Anchor, Label, Mark, Marker, Weight

Swatch = Callable[[float, float], tuple[Mark, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A legend's entry: a drawing around a point, its width, and what it stands for."""

    swatch: Swatch
    width: float
    words: str


def kind_entry(kind: Kind, radius: float) -> Entry:
    """The legend's entry of a kind."""
    return Entry(lambda x, y: (kind_marker(kind, x, y, radius),), 2.6 * radius, kind.name)


def kind_marker(kind: Kind, x: float, y: float, radius: float) -> Marker:
    """A kind's marker: its colour and shape, outlined so that pale colours stand out."""
    return Marker(x, y, radius, kind.shape, kind.colour, "ink", max(1.0, radius / 9))


def lines(
    words: Sequence[str],
    x: float,
    top: float,
    *,
    size: float,
    weight: Weight = "regular",
    anchor: Anchor = "start",
    tone: str = "ink",
    language: str = "en",
) -> tuple[Label, ...]:
    """Lines of text below each other; the ink of the first begins at `top`."""
    if not words:
        return ()
    whole = " ".join(words)
    first, step = top + text.extent(whole, size, weight).rise, text.pitch(whole, size)
    return tuple(
        Label(x, first + i * step, line, size, weight, anchor, language, tone)
        for i, line in enumerate(words)
    )


def block_height(words: Sequence[str], size: float, weight: Weight = "regular") -> float:
    """Ink height of `lines` with these words."""
    if not words:
        return 0.0
    whole = " ".join(words)
    return text.extent(whole, size, weight).height + (len(words) - 1) * text.pitch(whole, size)


def block_width(words: Sequence[str], size: float, weight: Weight = "regular") -> float:
    """Width of the longest of the lines."""
    return max((text.width(line, size, weight) for line in words), default=0.0)


@dataclass
class Stack:
    """Marks collected downwards from y, between x and x + width."""

    x: float
    y: float
    width: float
    language: str
    marks: list[Mark] = field(default_factory=list)

    def words(
        self, said: str, *, size: float, weight: Weight = "regular", tone: str = "ink"
    ) -> None:
        """A paragraph, wrapped to the width."""
        if not said:
            return
        wrapped = text.balance(said, size, self.width, weight)
        self.marks += lines(
            wrapped, self.x, self.y, size=size, weight=weight, tone=tone, language=self.language
        )
        self.y += block_height(wrapped, size, weight)

    def space(self, height: float) -> None:
        """Leave room."""
        self.y += height

    def legend(self, entries: Sequence[Entry], size: float, *, gap: float = 0.9) -> None:
        """Entries side by side; new rows, `gap` ems below, when the width is used up."""
        x, bottom = self.x, self.y
        for entry in entries:
            if x > self.x and x + self._room(entry, size) > self.x + self.width:
                x, self.y = self.x, bottom + size * gap
            bottom = max(bottom, self._entry(entry, x, size=size))
            x += self._room(entry, size) + 1.5 * size
        self.y = bottom

    def notes(self, caption: Caption, canvas: Canvas, *, close: bool = False) -> None:
        """The caption's notes, each a paragraph, or all as sentences of one if close."""
        sentences = " ".join(note if note[-1:] in ".?!" else f"{note}." for note in caption.notes)
        for note in (sentences,) if close else caption.notes:
            self.words(note, size=canvas.small, tone="quiet")
            self.space(canvas.small * 0.5)

    def _room(self, entry: Entry, size: float) -> float:
        return entry.width + size / 2 + text.width(entry.words, size)

    def _entry(self, entry: Entry, x: float, *, size: float) -> float:
        """Draw one entry at (x, y); the y of its lower edge."""
        left = x + entry.width + size / 2
        wrapped = text.wrap(entry.words, size, self.x + self.width - left)
        line = text.extent(entry.words, size)
        # The swatch's middle stands at half the height of a small letter above the baseline.
        self.marks += entry.swatch(x + entry.width / 2, self.y + line.rise - 0.3 * size)
        self.marks += lines(wrapped, left, self.y, size=size, language=self.language)
        return self.y + block_height(wrapped, size)


def head(caption: Caption, canvas: Canvas) -> Stack:
    """The top of a figure: the finding, if the page does not say it itself."""
    top = canvas.margin / 2 if canvas.name == "paper" else canvas.margin
    stack = Stack(canvas.margin, top, canvas.inner, caption.language)
    if caption.heading:
        stack.words(caption.title, size=canvas.title, weight="bold")
        stack.space(canvas.title * 0.9)
    return stack


def foot(
    caption: Caption, canvas: Canvas, entries: Sequence[Entry], *, top: float, width: float
) -> Stack:
    """The bottom of a figure from y = top on: legend and notes, closer where height is given."""
    stack = Stack(canvas.margin, top, width, caption.language)
    close = canvas.name == "wall"
    if entries:
        stack.legend(entries, canvas.small, gap=0.5 if close else 0.9)
        stack.space(canvas.small * (0.6 if close else 1))
    stack.notes(caption, canvas, close=close)
    return stack


def whole(caption: Caption, canvas: Canvas, marks: Sequence[Mark], last: Stack) -> Figure:
    """The finished figure: its marks and, last of all, its foot; a wall is never left shorter."""
    height = max(canvas.height if canvas.name == "wall" else 0.0, last.y + canvas.margin / 2)
    return caption.over((*marks, *last.marks), width=canvas.width, height=height)
