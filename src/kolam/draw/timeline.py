"""A timeline: one row an item, a bar from when it begins to when it ends, with moments on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.axis import Scale
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.named_rows import NamedRows
from kolam.draw.scene import Anchor, Group, Label, Line, Mark, Marker, Rect
from kolam.draw.stack import Entry, block_height, foot, head, lines, whole

#: Share of the width for names beside the bars, more on a wall where height is short; narrower
#: grounds put them above.
_NAMES, _WALL_NAMES, _BESIDE = 0.34, 0.46, 36
#: Heights in ems of the names: of a bar, and of the air over and under a row.
_BAR, _AIR = 0.9, 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time on a row: a diamond, filled once it has been `reached`, and its words."""

    at: float
    words: str = ""
    reached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One item: from `start` to `end`, or no bar where either is None.

    note     a quiet line under the name
    moments  drawn on the bar, their words under it
    marked   a line at the row's edge: it needs attention
    """

    key: str
    label: str
    start: float | None = None
    end: float | None = None
    note: str = ""
    moments: tuple[Moment, ...] = ()
    marked: bool = False

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number that has to lie on the scale."""
        ends = tuple(at for at in (self.start, self.end) if at is not None)
        return (*ends, *(moment.at for moment in self.moments))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineWords:
    """Words of the legend; an entry appears only if its mark is there."""

    bar: str = ""
    due: str = ""
    reached: str = ""


class _Ground(NamedRows):
    __slots__ = ()

    @property
    def bar(self) -> float:
        return _BAR * self.size


def timeline(
    rows: Sequence[Stretch],
    canvas: CanvasName,
    *,
    scale: Scale,
    caption: Caption,
    words: TimelineWords | None = None,
) -> Figure:
    """Draw one row an item on a common scale of time, whose ticks stand at the top.

    The figure grows downwards. ValueError names the first row with a number off the scale.
    """
    for row in rows:
        for number in row.numbers:
            scale.check(row.key, number)
    measures = CANVASES[canvas]
    ground = _ground(measures, scale, caption.language)
    top = head(caption, measures)
    y = top.y + 2.2 * measures.small
    marks: list[Mark] = [*top.marks]
    bottom = y + sum(_height(row, ground) for row in rows)
    marks += _ticks(ground, y, bottom)
    for row in rows:
        marks.append(Group("stretch", tuple(_row(row, ground, y)), row.key))
        y += _height(row, ground)
    entries = tuple(_entries(rows, words or TimelineWords(), measures))
    last = foot(caption, measures, entries, top=y + measures.small, width=measures.inner)
    return whole(caption, measures, marks, last)


def _ground(canvas: Canvas, scale: Scale, language: str) -> _Ground:
    size = canvas.labels[-1]
    beside = canvas.inner >= _BESIDE * size
    inset = max((text.width(said, canvas.small) for _, said in scale.ticks), default=0.0) / 2
    share = _WALL_NAMES if canvas.name == "wall" else _NAMES
    left = canvas.margin + (share * canvas.inner if beside else inset)
    right = canvas.margin + canvas.inner - inset
    return _Ground(canvas, language, size, scale, beside, left, right)


def _ticks(ground: _Ground, top: float, bottom: float) -> Iterator[Mark]:
    small = ground.canvas.small
    for value, said in ground.scale.ticks:
        x = ground.x(value)
        yield Line(x, top - 0.4 * small, x, bottom, "rule")
        at = x, top - 0.8 * small
        yield Label(*at, said, small, "regular", "middle", ground.language, "quiet")


def _said(moment: Moment, ground: _Ground) -> tuple[float, Anchor, tuple[str, ...]]:
    """Where a moment's words stand: after its place, or before it where there is more room."""
    x, small = ground.x(moment.at), ground.canvas.small
    after, before = ground.canvas.margin + ground.canvas.inner - x, x - ground.left
    anchor: Anchor = "start" if after >= before else "end"
    edge = x - 0.4 * small if anchor == "start" else x + 0.4 * small
    return edge, anchor, text.wrap(moment.words, small, max(after, before))


def _moments_height(row: Stretch, ground: _Ground) -> float:
    small = ground.canvas.small
    told = (_said(moment, ground)[2] for moment in row.moments if moment.words)
    return sum(block_height(words, small) + 0.5 * small for words in told)


def _height(row: Stretch, ground: _Ground) -> float:
    names = ground.name(row.label, row.note).height
    drawn = ground.bar + _moments_height(row, ground)
    inner = max(names, drawn) if ground.beside else names + 0.5 * ground.size + drawn
    return inner + 2 * _AIR * ground.size


def _row(row: Stretch, ground: _Ground, top: float) -> Iterator[Mark]:
    left, right = ground.canvas.margin, ground.canvas.margin + ground.canvas.inner
    yield Line(left, top, right, top, "rule")
    if row.marked:
        high = _height(row, ground)
        yield Rect(left - ground.size / 2, top + 3, 4, high - 6, fill="accent", radius=2)
    y, name = top + _AIR * ground.size, ground.name(row.label, row.note)
    yield from name.marks(left, y)
    bar = y if ground.beside else y + name.height + 0.5 * ground.size
    yield from _drawn(row, ground, bar)


def _drawn(row: Stretch, ground: _Ground, top: float) -> Iterator[Mark]:
    """The bar, its moments, and under it their words."""
    if row.start is not None and row.end is not None:
        begin, finish = ground.x(row.start), ground.x(row.end)
        wide = max(finish - begin, ground.bar / 2)
        yield Rect(begin, top, wide, ground.bar, "accent", radius=3, opacity=0.85)
    y, small = top + ground.bar, ground.canvas.small
    for moment in row.moments:
        yield _diamond(moment, ground.x(moment.at), top + ground.bar / 2, 0.5 * ground.bar)
        if moment.words:
            x, anchor, words = _said(moment, ground)
            y += 0.5 * small
            yield from lines(
                words, x, y, size=small, anchor=anchor, tone="quiet", language=ground.language
            )
            y += block_height(words, small)


def _diamond(moment: Moment, x: float, y: float, radius: float) -> Marker:
    return Marker(x, y, radius, "diamond", "ink" if moment.reached else "ground", "ink", 1.5)


def _entries(rows: Sequence[Stretch], words: TimelineWords, canvas: Canvas) -> Iterator[Entry]:
    """Entries for what is in the picture, and for nothing else."""
    radius = canvas.small * 0.5
    if words.bar and any(row.start is not None and row.end is not None for row in rows):
        yield Entry(
            lambda x, y: (
                Rect(x - 2 * radius, y - radius, 4 * radius, 2 * radius, "accent", opacity=0.85),
            ),
            4 * radius,
            words.bar,
        )
    for said, reached in ((words.due, False), (words.reached, True)):
        if said and any(m.reached == reached for row in rows for m in row.moments):
            yield _moment_entry(said, radius, reached=reached)


def _moment_entry(said: str, radius: float, *, reached: bool) -> Entry:
    moment = Moment(at=0, reached=reached)
    return Entry(lambda x, y: (_diamond(moment, x, y, radius),), 2.4 * radius, said)
