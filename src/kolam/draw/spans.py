"""Spans: one row an item, a bar from a start to its value, with the range it may lie in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import legend, text
from kolam.draw.axis import Scale
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.named_rows import NamedRows, RowName
from kolam.draw.scene import Group, Label, Line, Mark, Rect
from kolam.draw.stack import Entry, foot, head, whole

#: Share of the width for names beside the bars; narrower grounds put them above.
_NAMES, _BESIDE = 0.3, 36
#: Heights in ems of the names: of a bar, and of the air over and under a row.
_BAR, _AIR = 0.85, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One item: `value` is where its bar ends, or None; low and high bound its whisker.

    box    the middle of what lies between low and high, drawn thicker
    words  said at the right end, such as the value with its unit
    note   a quiet line under the name
    """

    key: str
    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    box: tuple[float, float] | None = None
    words: str = ""
    note: str = ""

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number that has to lie on the scale."""
        found = (self.value, self.low, self.high, *(self.box or ()))
        return tuple(number for number in found if number is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanWords:
    """Words of the legend; an entry appears only if it has words and its mark is there."""

    bar: str = ""
    range: str = ""
    box: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True)
class _Ground(NamedRows):
    """Words at the right end of a row end at `end`; `line` is the value that gets a line."""

    end: float
    line: float | None

    def named(self, item: Span) -> RowName:
        """Name and note; above its bar a name leaves room for the words at the right."""
        taken = 0.0
        if not self.beside and item.words:
            taken = text.width(item.words, self.size, "bold") + self.size
        return self.name(item.label, item.note, taken=taken)


def spans(
    items: Sequence[Span],
    canvas: CanvasName,
    *,
    scale: Scale,
    caption: Caption,
    start: float | None = None,
    zero: float | None = None,
    words: SpanWords | None = None,
) -> Figure:
    """Draw one row an item on a common scale; bars begin at `start`, which gets a line.

    Without `start` there are no bars, only a stroke at each value; `zero` gets a line alone. All
    numbers lie on the scale; ValueError names the first item with one that does not. The figure
    grows downwards.
    """
    for item in items:
        for number in item.numbers:
            scale.check(item.key, number)
    measures = CANVASES[canvas]
    line = zero if start is None else start
    ground = _ground(items, scale, measures, caption.language, line)
    top = head(caption, measures)
    marks, y = [*top.marks], top.y
    air = _air(items, ground, top=y, caption=caption, entries=words or SpanWords(), start=start)
    for item in items:
        marks.append(Line(measures.margin, y, measures.margin + measures.inner, y, "rule"))
        marks.append(Group("span", tuple(_row(item, ground, y + air, start)), item.key))
        y += _height(item, ground) + 2 * air
    if items:
        marks += _scale(ground, top.y, y)
        y += 2.2 * measures.small
    entries = tuple(_entries(items, words or SpanWords(), measures, start))
    under = foot(caption, measures, entries, top=y + measures.small, width=measures.inner)
    return whole(caption, measures, marks, under)


def _ground(
    items: Sequence[Span], scale: Scale, canvas: Canvas, language: str, line: float | None
) -> _Ground:
    size = canvas.labels[0]
    beside = canvas.inner >= _BESIDE * size
    left = canvas.margin + (_NAMES * canvas.inner if beside else 0.0)
    far = canvas.margin + canvas.inner
    said = max((text.width(item.words, size, "bold") for item in items), default=0.0)
    widest = max((text.width(words, canvas.small) for _, words in scale.ticks), default=0.0)
    inset = max(0.6 * size, widest / 2)
    right = far - (said + size if said and beside else inset)
    start = left + (0 if beside else inset)
    return _Ground(canvas, language, size, scale, beside, start, right, far, line)


def _air(
    items: Sequence[Span],
    ground: _Ground,
    *,
    top: float,
    caption: Caption,
    entries: SpanWords,
    start: float | None,
) -> float:
    """Space over and under a row: enough to breathe, and on the wall what is left of it."""
    least, canvas = _AIR * ground.size, ground.canvas
    if canvas.name != "wall" or not items:
        return least
    told = tuple(_entries(items, entries, canvas, start))
    under = foot(caption, canvas, told, top=0, width=canvas.inner).y + 4 * canvas.small
    rows = sum(_height(item, ground) for item in items)
    free = (canvas.height - top - under - rows) / (2 * len(items))
    return max(0.3 * ground.size, min(3 * ground.size, free))


def _height(item: Span, ground: _Ground) -> float:
    words, bar = ground.named(item).height, _BAR * ground.size
    return max(words, bar) if ground.beside else words + 0.4 * ground.size + bar


def _row(item: Span, ground: _Ground, top: float, start: float | None) -> Iterator[Mark]:
    high, named = _height(item, ground), ground.named(item)
    above = top + (high - named.height) / 2 if ground.beside else top
    yield from named.marks(ground.canvas.margin, above)
    bar = _BAR * ground.size
    middle = top + high / 2 if ground.beside else top + high - bar / 2
    yield from _bar(item, ground, middle, start)
    if item.words:
        y = middle + 0.35 * ground.size if ground.beside else above + 0.85 * ground.size
        yield Label(ground.end, y, item.words, ground.size, "bold", "end", ground.language)


def _bar(item: Span, ground: _Ground, y: float, start: float | None) -> Iterator[Mark]:
    half = _BAR * ground.size / 2
    if item.value is not None and start is not None:
        ends = sorted((ground.x(start), ground.x(item.value)))
        yield Rect(ends[0], y - half, ends[1] - ends[0], 2 * half, "accent", opacity=0.85)
    if item.low is not None and item.high is not None:
        yield from _whisker(ground.x(item.low), ground.x(item.high), y, half)
    if item.box:
        low, high = (ground.x(end) for end in item.box)
        yield Rect(low, y - half * 0.6, high - low, half * 1.2, "accent", opacity=0.35, radius=2)
    if ground.line is not None and not ground.beside:
        # Names stand above the bars here; a line through all rows would cross them.
        x = ground.x(ground.line)
        yield Line(x, y - 1.3 * half, x, y + 1.3 * half, "ink", max(1.0, ground.canvas.marker / 6))
    if item.value is not None and start is None:
        x = ground.x(item.value)
        yield Line(x, y - half, x, y + half, "accent", max(3.0, half / 2))


def _whisker(low: float, high: float, y: float, half: float) -> Iterator[Mark]:
    """A line between two short strokes, with a veil so that it is seen on a bar too."""
    wide = max(1.5, half / 5)
    yield Line(low, y, high, y, "ground", 3 * wide)
    yield Line(low, y, high, y, "ink", wide)
    for x in (low, high):
        yield Line(x, y - half * 0.6, x, y + half * 0.6, "ink", wide)


def _scale(ground: _Ground, top: float, bottom: float) -> Iterator[Mark]:
    size = ground.canvas.small
    far = ground.canvas.margin + ground.canvas.inner
    yield Line(ground.canvas.margin, bottom, far, bottom, "rule")
    for value, said in ground.scale.ticks:
        x = ground.x(value)
        yield Line(x, bottom, x, bottom + size * 0.3, "quiet")
        language = ground.language
        yield Label(x, bottom + size * 1.4, said, size, "regular", "middle", language, "quiet")
    if ground.line is not None and ground.beside:
        x = ground.x(ground.line)
        yield Line(x, top, x, bottom, "ink", max(1.0, ground.canvas.marker / 6))


def _entries(
    items: Sequence[Span], words: SpanWords, canvas: Canvas, start: float | None
) -> Iterator[Entry]:
    """Entries for what is in the picture, and for nothing else."""
    radius = canvas.marker
    if words.bar and start is not None and any(item.value is not None for item in items):
        yield Entry(
            lambda x, y: (Rect(x - radius, y - radius / 2, 2 * radius, radius, "accent"),),
            2 * radius,
            words.bar,
        )
    if words.bar and start is None and any(item.value is not None for item in items):
        yield Entry(lambda x, y: (Line(x, y - radius, x, y + radius, "accent", 3),), 6, words.bar)
    if words.range and any(item.low is not None for item in items):
        yield Entry(
            lambda x, y: tuple(_whisker(x - radius, x + radius, y, radius / 1.2)),
            2 * radius,
            words.range,
        )
    if words.box and any(item.box for item in items):
        yield legend.middle(words.box, radius)
    if words.start and start is not None:
        yield Entry(lambda x, y: (Line(x, y - radius, x, y + radius, "ink"),), 4, words.start)
