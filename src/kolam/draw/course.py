"""A course: stops on one unbroken line, and under it a thread a row with stops of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.course_dots import Dots, dots, untold_entry
from kolam.draw.course_line import Stop, line, marker, runs_across
from kolam.draw.course_threads import Thread, threads
from kolam.draw.figure import Figure
from kolam.draw.grid import Level
from kolam.draw.scene import Mark
from kolam.draw.stack import Entry, foot, head, whole

__all__ = ["Dots", "Stop", "Thread", "course"]

# Of the wall's width: what a line that runs down leaves to the dots beside it begins here.
_BESIDE = 0.56


def course(
    stops: Sequence[Stop],
    rows: Sequence[Thread],
    canvas: CanvasName,
    *,
    levels: Sequence[Level],
    heads: Sequence[str],
    caption: Caption,
    title: str,
    end: str,
    short: Dots,
    more: Callable[[int], str],
) -> Figure:
    """Draw the line of the stops, and the threads under `title`, with `end` over their end words.

    It grows downwards with the threads. On the wall, where they do not all fit, each row is a dot
    with its name by the level of its last stop; what even so has no room is left to the equal
    table, and `more` (how many rows) says so: the rows that matter most come first. Raises
    ValueError for a thread with another number of levels than `heads`.
    """
    ground, language = CANVASES[canvas], caption.language
    top, left, wall = head(caption, ground), 0, canvas == "wall"
    marks, y = line(stops, levels, ground, top=top.y, language=language)
    entries = list(_legend(levels, ground)) if rows else []
    if rows:
        under, ends, left, key = threads(
            rows, heads, levels, ground, title=title, end=end, top=y + 1.6 * ground.small,
            limit=_limit(ground) if wall else float("inf"), language=language,
        )  # fmt: skip
        if wall and left:
            marks, ends, left = _dotted(stops, rows, ground, levels, short, top.y, language)
            under, key = (), ()
            entries.append(untold_entry(short, ground))
        marks, y = (*marks, *under), ends
        caption = _keyed(caption, key)
    last = foot(caption, ground, tuple(entries), top=y + ground.small, width=ground.inner)
    if left:
        last.space(ground.small * 0.4)
        last.words(more(left), size=ground.small, weight="bold")
    return whole(caption, ground, (*top.marks, *marks), last)


def _dotted(
    stops: Sequence[Stop],
    rows: Sequence[Thread],
    ground: Canvas,
    levels: Sequence[Level],
    words: Dots,
    top: float,
    language: str,
) -> tuple[tuple[Mark, ...], float, int]:
    """The line with dots under it; beside a line that runs down where more of them fit there."""

    def with_dots(narrow: Canvas) -> tuple[tuple[Mark, ...], float, int]:
        beside = narrow is not ground
        marks, y = line(stops, levels, narrow, top=top, language=language)
        at = top if beside else y + 1.6 * ground.small
        found, ends, left = dots(
            rows, levels, ground, words,
            left=narrow.width if beside else ground.margin, top=at,
            limit=max(y, _limit(ground)) if beside else _limit(ground), language=language,
        )  # fmt: skip
        return (*marks, *found), max(y, ends), left

    across = (ground,) if runs_across(stops, ground) else ()
    tried = [with_dots(one) for one in (*across, replace(ground, width=_BESIDE * ground.width))]
    return min(tried, key=lambda one: one[2])


def _limit(ground: Canvas) -> float:
    """Down to where a ground of a given height has room above its legend and its notes."""
    return ground.height - 6.5 * ground.small


def _keyed(caption: Caption, key: tuple[str, ...]) -> Caption:
    """The caption with the headings in full as its first note, where they are numbers."""
    if not key:
        return caption
    return replace(caption, notes=("\u00a0· ".join(key), *caption.notes))


def _legend(levels: Sequence[Level], ground: Canvas) -> Iterator[Entry]:
    radius = ground.small * 0.5
    return (_entry(level, radius) for level in levels if level.words)


def _entry(level: Level, radius: float) -> Entry:
    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        return (marker(level, x, y, radius),)

    return Entry(swatch, 2.6 * radius, level.words)
