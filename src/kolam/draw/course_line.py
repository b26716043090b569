"""The line of a course: stops joined by one unbroken line, across the ground or down it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import hypot

from kolam.draw import text
from kolam.draw.canvas import Canvas
from kolam.draw.grid import Level
from kolam.draw.motif import Turn, unbroken
from kolam.draw.scene import Group, Label, Line, Mark, Marker, Path, Rect, Weight
from kolam.draw.stack import block_height, lines

# From how many ems of small text on the line runs across.
_ACROSS = 55.0
# In radii of a marker: how far the line swings out, the dot it loops around, and a stop's mark.
_SWING, _DOT, _LEVEL = 2.1, 0.55, 0.85
_ROUND = 0.38
# How far the unbroken line lies beyond the outer dots, in pitches, and the share of it drawn.
_OUT, _NEAR = 0.56, 0.62


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop: its name, its level with the word for it, and what else is said of it.

    `joined` stops lie on the line; where `again` has words, the line around it is dashed and they
    stand in the accent's tone.
    """

    key: str
    name: str
    level: int | None = None
    word: str = ""
    more: tuple[str, ...] = ()
    joined: bool = False
    again: str = ""


def runs_across(stops: Sequence[Stop], canvas: Canvas) -> bool:
    """Whether the line runs across this ground: it is wide, and no word would be broken."""
    said = [part for s in stops for part in (s.name, s.word, s.again, *s.more)]
    words = [word for part in said for word in part.split(" ")]
    widest = max((text.width(word, canvas.small) for word in words), default=0.0)
    return canvas.inner >= _ACROSS * canvas.small and widest <= _room(stops, canvas)


def line(
    stops: Sequence[Stop], levels: Sequence[Level], canvas: Canvas, *, top: float, language: str
) -> tuple[tuple[Mark, ...], float]:
    """The marks of the line from `top` on, and where they end."""
    if not stops:
        return (), top
    draw = _across if runs_across(stops, canvas) else _down
    return draw(stops, levels, canvas, top, language)


def _across(
    stops: Sequence[Stop], levels: Sequence[Level], canvas: Canvas, top: float, language: str
) -> tuple[tuple[Mark, ...], float]:
    pitch, size = canvas.inner / len(stops), canvas.small
    room, weight = _room(stops, canvas), _weight(stops, canvas)
    names = [text.balance(s.name, size, room, weight) for s in stops]
    high = max(block_height(name, size, weight) for name in names)
    swing = _SWING * canvas.marker
    middle = top + high + swing + size
    under = middle + swing + size
    centres = [canvas.margin + (n + 0.5) * pitch for n in range(len(stops))]
    marks: list[Mark] = list(_loops(stops, centres, middle, pitch=pitch, swing=swing, across=True))
    bottom = under
    for stop, name, x in zip(stops, names, centres, strict=True):
        own: list[Mark] = [
            *lines(
                name, x, top + high - block_height(name, size, weight),
                size=size, weight=weight, anchor="middle", language=language,
            ),
            _dot(stop, x, middle, canvas),
        ]  # fmt: skip
        told, y = _told(stop, levels, canvas, x, under, room, language)
        marks.append(Group("stop", (*own, *told), stop.key))
        bottom = max(bottom, y)
    return tuple(marks), bottom


def _room(stops: Sequence[Stop], canvas: Canvas) -> float:
    """Width for the words of one stop beside others."""
    return canvas.inner / len(stops) - 0.4 * canvas.small


def _weight(stops: Sequence[Stop], canvas: Canvas) -> Weight:
    """Bold names, unless that would break a word."""
    words = [word for stop in stops for word in stop.name.split(" ")]
    fits = all(text.width(w, canvas.small, "bold") <= _room(stops, canvas) for w in words)
    return "bold" if fits else "regular"


def _told(
    stop: Stop,
    levels: Sequence[Level],
    canvas: Canvas,
    x: float,
    top: float,
    width: float,
    language: str,
) -> tuple[list[Mark], float]:
    """What is said under a stop, each on lines of its own, around x."""
    size, y = canvas.small, top
    marks: list[Mark] = []
    if stop.level is not None:
        radius = _LEVEL * canvas.marker
        marks.append(marker(levels[stop.level], x, y + radius, radius))
        y += 2 * radius + size * 0.6
    parts = [(stop.word, "ink"), (stop.again, "accent"), *((more, "quiet") for more in stop.more)]
    for words, tone in parts:
        if words:
            wrapped = text.balance(words, size, width)
            weight: Weight = "bold" if tone == "accent" else "regular"
            marks += lines(
                wrapped, x, y, size=size, weight=weight,
                anchor="middle", tone=tone, language=language,
            )  # fmt: skip
            y += block_height(wrapped, size) + size * 0.4
    return marks, y


def _down(
    stops: Sequence[Stop], levels: Sequence[Level], canvas: Canvas, top: float, language: str
) -> tuple[tuple[Mark, ...], float]:
    size, swing = canvas.small, 1.5 * canvas.marker
    axis = canvas.margin + swing + 2
    left = axis + swing + size
    width = canvas.margin + canvas.inner - left
    rows = [_row(stop, levels, canvas, left, width, language) for stop in stops]
    pitch = max(high for _, high in rows) + 1.1 * size
    centres = [top + (n + 0.5) * pitch for n in range(len(stops))]
    marks: list[Mark] = list(_loops(stops, centres, axis, pitch=pitch, swing=swing, across=False))
    for stop, (own, high), y in zip(stops, rows, centres, strict=True):
        moved = _moved(own, y - high / 2)
        marks.append(Group("stop", (_dot(stop, axis, y, canvas), *moved), stop.key))
    return tuple(marks), top + len(stops) * pitch


def _row(
    stop: Stop,
    levels: Sequence[Level],
    canvas: Canvas,
    left: float,
    width: float,
    language: str,
) -> tuple[list[Mark], float]:
    """A stop's words beside the line, from y = 0 on, and their height."""
    size, radius = canvas.small, _LEVEL * canvas.marker
    name = text.wrap(stop.name, size, width, "bold")
    marks: list[Mark] = [*lines(name, left, 0, size=size, weight="bold", language=language)]
    y = block_height(name, size, "bold") + size * 0.5
    rest = " · ".join(part for part in (stop.word, *stop.more) if part)
    start = left
    if stop.level is not None:
        rise = text.extent(rest or " ", size).rise
        marks.append(marker(levels[stop.level], left + radius, y + rise - 0.35 * size, radius))
        start += 2 * radius + size * 0.5
    again = stop.again
    past = left + text.width(name[0], size, "bold") + size
    if again and len(name) == 1 and past + text.width(again, size, "bold") <= left + width:
        marks += lines(
            (again,), past, 0, size=size, weight="bold", tone="accent", language=language
        )
        again = ""
    for words, tone in ((rest, "quiet"), (again, "accent")):
        if words:
            wrapped = text.wrap(words, size, left + width - start)
            weight: Weight = "bold" if tone == "accent" else "regular"
            marks += lines(
                wrapped, start, y, size=size, weight=weight,
                tone=tone, language=language,
            )  # fmt: skip
            y += block_height(wrapped, size) + size * 0.4
    return marks, y - size * 0.4


def marker(level: Level, x: float, y: float, radius: float) -> Marker:
    """A level's marker."""
    fill = "ground" if level.hollow else level.colour
    outline = "quiet" if level.hollow else "ink"
    return Marker(x, y, radius * level.size, level.shape, fill, outline, max(1.0, radius / 8))


def _dot(stop: Stop, x: float, y: float, canvas: Canvas) -> Marker:
    radius = _DOT * canvas.marker
    if stop.joined:
        return Marker(x, y, radius, "circle", "ink")
    return Marker(x, y, radius, "circle", "ground", "quiet", max(1.0, radius / 3))


def _loops(
    stops: Sequence[Stop],
    centres: Sequence[float],
    middle: float,
    *,
    pitch: float,
    swing: float,
    across: bool,
) -> Iterator[Mark]:
    """One line around every run of joined stops; dashed where they are to be seen again."""
    ends = (centres[0], middle, centres[-1], middle)
    yield Line(*(ends if across else (middle, centres[0], middle, centres[-1])), "rule", swing / 12)
    numbered = list(enumerate(stops))
    for (joined, again), run in groupby(numbered, lambda one: (one[1].joined, bool(one[1].again))):
        members = [number for number, _ in run]
        if joined:
            turns = unbroken(1, len(members))
            yield _loop(
                turns, centres[members[0]], middle,
                pitch=pitch, swing=swing, across=across, dashed=again,
            )  # fmt: skip


def _loop(
    turns: tuple[Turn, ...],
    first: float,
    middle: float,
    *,
    pitch: float,
    swing: float,
    across: bool,
    dashed: bool,
) -> Path:
    last = max(point[0] for point, _ in turns) - _OUT

    def at(point: tuple[float, float]) -> tuple[float, float]:
        # Beyond the outer dots the line keeps clear of the next ones.
        inside = min(max(point[0], 0.0), last)
        along = first + (inside + _NEAR * (point[0] - inside)) * pitch
        aside = middle + point[1] * swing / _OUT
        return (along, aside) if across else (aside, along)

    steps = [("M", at(turns[0][0]))]
    for (a, leaving), (b, arriving) in pairwise((*turns, turns[0])):
        arm = _ROUND * hypot(b[0] - a[0], b[1] - a[1])
        leave = a[0] + arm * leaving[0], a[1] + arm * leaving[1]
        arrive = b[0] - arm * arriving[0], b[1] - arm * arriving[1]
        steps.append(("C", (*at(leave), *at(arrive), *at(b))))  # type: ignore[arg-type]
    wide = max(1.5, swing / 9)
    dash = (2.5 * wide, 2 * wide) if dashed else ()
    return Path((*steps, ("Z", ())), "accent", wide, dash=dash)


def _moved(marks: Sequence[Mark], down: float) -> Iterator[Mark]:
    """The same marks, further down: labels, markers and rectangles alone."""
    for mark in marks:
        if isinstance(mark, Label | Marker | Rect):
            yield replace(mark, y=mark.y + down)
