"""Rungs: one under the other, each with everybody who stands on it, named beside their marker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.course_line import marker
from kolam.draw.figure import Figure
from kolam.draw.grid import Level
from kolam.draw.scene import Group, Line, Mark, Rect
from kolam.draw.stack import Entry, Stack, foot, head, whole

# Share of the width for the rungs' names, and from how many ems on they stand beside.
_NAMES, _BESIDE = 0.2, 40.0
#: How many are named on one rung of a wall; the others are in the equal table.
MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A rung: its name with a note under it, how it is marked, and who stands on it.

    `marked` rungs have a line at their edge.
    """

    key: str
    label: str
    level: Level
    names: tuple[str, ...] = ()
    note: str = ""
    marked: bool = False


def rungs(rows: Sequence[Rung], canvas: CanvasName, *, caption: Caption) -> Figure:
    """Draw the rungs from top to bottom; the picture grows with the names.

    A wall names the first twelve of a rung and says how many more there are with a plus sign.
    """
    ground = CANVASES[canvas]
    top = head(caption, ground)
    marks, y = [*top.marks], top.y
    for row in rows:
        own, bottom = _rung(row, ground, caption.language, y)
        marks.append(Group("rung", (*_edge(row, ground, y, bottom), *own), row.key))
        y = bottom
    under = foot(caption, ground, (), top=y + ground.small, width=ground.inner)
    return whole(caption, ground, marks, under)


def _rung(row: Rung, ground: Canvas, language: str, top: float) -> tuple[list[Mark], float]:
    """The words and markers of a rung, and where it ends."""
    size, air = ground.labels[0], 0.8 * ground.labels[0]
    beside = ground.inner >= _BESIDE * ground.labels[-1]
    names = _NAMES * ground.inner if beside else ground.inner
    label = Stack(ground.margin, top + air, names - size, language, [])
    label.words(row.label, size=size, weight="bold")
    label.space(size * 0.4)
    label.words(row.note, size=ground.small, tone="quiet")
    left = ground.margin + (names if beside else 0.0)
    at = top + air if beside else label.y + size * 0.6
    listed = Stack(left, at, ground.margin + ground.inner - left, language, [])
    listed.legend(tuple(_entries(row, ground)), size)
    return [*label.marks, *listed.marks], max(label.y, listed.y) + air


def _entries(row: Rung, ground: Canvas) -> Iterator[Entry]:
    radius = 0.8 * ground.marker
    shown = row.names[:MOST] if ground.name == "wall" else row.names

    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        return (marker(row.level, x, y, radius),)

    for name in shown:
        yield Entry(swatch, 2.4 * radius, name)
    if left := len(row.names) - len(shown):
        yield Entry(lambda x, y: (), 0.0, f"+{left}")


def _edge(row: Rung, ground: Canvas, top: float, bottom: float) -> Iterator[Mark]:
    yield Line(ground.margin, top, ground.margin + ground.inner, top, "rule")
    if row.marked:
        x = ground.margin - ground.labels[0] / 2
        yield Rect(max(0.0, x), top + 3, 4, bottom - top - 6, fill="accent", radius=2)
