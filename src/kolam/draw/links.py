"""Links: names on the left, names on the right, and curves between them with what they carry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kolam.draw import text
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption, Kind
from kolam.draw.figure import Figure
from kolam.draw.geometry import Box, Floats
from kolam.draw.scene import Group, Label, Mark, Path, Rect
from kolam.draw.stack import block_height, foot, head, kind_entry, kind_marker, lines, whole

# Share of the width that the names on each side take.
_NAMES = 0.31
# Where along a curve its markers may stand, the best place first.
_AT = (0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75, 0.45, 0.55, 0.36, 0.64)
# Points of a curve that are looked at, to see what it passes through.
_STEPS = 40
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A curve from one name to another; `kind` is drawn on it as a marker, with `count` beside it.

    A `faint` one is drawn thinner and dashed.
    """

    start: str
    end: str
    kind: Kind
    count: str = ""
    faint: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """One column of names in boxes: their left edge, and the middle of each by name."""

    left: float
    width: float
    boxes: dict[str, tuple[float, float]]

    def middle(self, key: str) -> float:
        top, height = self.boxes[key]
        return top + height / 2


def links(
    names: Sequence[tuple[str, str]],
    found: Sequence[Link],
    canvas: CanvasName,
    *,
    heads: tuple[str, str],
    caption: Caption,
) -> Figure:
    """Draw every link as a curve from the left column to the right one.

    `names` are keys with their words; a name stands on a side only where a link begins or ends.
    `heads` are the words above the two columns. The figure grows downwards with the names.
    Raises KeyError for a link of a name that is not there.
    """
    measures, said = CANVASES[canvas], dict(names)
    top = head(caption, measures)
    marks: list[Mark] = [*top.marks]
    begin = top.y + 2.2 * measures.small
    order = [key for key, _ in names]
    keys = tuple([k for k in order if k in {e(link) for link in found}] for e in (_start, _end))
    width = _NAMES * measures.inner
    lefts = measures.margin, measures.margin + measures.inner - width
    for said_above, left in zip(heads, lefts, strict=True):
        marks.append(
            _heading(said_above, left, width=width, y=top.y, canvas=measures, caption=caption)
        )
    sides = [
        _side([(k, said[k]) for k in side], left, width=width, top=begin, canvas=measures)
        for side, left in zip(keys, lefts, strict=True)
    ]
    marks += _curves(found, sides[0], sides[1], measures)
    for side in sides:
        marks += _names(side, said, measures, caption.language)
    bottom = max((y + h for side in sides for y, h in side.boxes.values()), default=begin)
    kinds = tuple(dict.fromkeys(link.kind for link in found))
    entries = [kind_entry(kind, 0.55 * measures.small) for kind in kinds]
    last = foot(caption, measures, entries, top=bottom + measures.small, width=measures.inner)
    return whole(caption, measures, marks, last)


def _start(link: Link) -> str:
    return link.start


def _end(link: Link) -> str:
    return link.end


def _heading(
    words: str, left: float, *, width: float, y: float, canvas: Canvas, caption: Caption
) -> Label:
    """What stands above a column, made smaller where it would be wider than the column."""
    size = canvas.small * min(1.0, width / max(1.0, text.width(words, canvas.small, "bold")))
    tone, language = "quiet", caption.language
    return Label(left, y + canvas.small, words, size, "bold", "start", language, tone)


def _side(
    said: Sequence[tuple[str, str]], left: float, *, width: float, top: float, canvas: Canvas
) -> _Side:
    size, boxes, y = canvas.labels[-1], {}, top
    for key, words in said:
        height = max(2.6 * size, block_height(_wrapped(words, size, width), size) + 1.2 * size)
        boxes[key] = (y, height)
        y += height + 1.7 * size
    return _Side(left, width, boxes)


def _wrapped(words: str, size: float, width: float) -> tuple[str, ...]:
    return text.wrap(words, size, width - 1.2 * size)


def _names(side: _Side, said: dict[str, str], canvas: Canvas, language: str) -> Iterator[Mark]:
    size = canvas.labels[-1]
    for key, (top, height) in side.boxes.items():
        wrapped = _wrapped(said[key], size, side.width)
        inner = top + (height - block_height(wrapped, size)) / 2
        box = Rect(side.left, top, side.width, height, "ground", "rule", radius=size / 2)
        words = lines(wrapped, side.left + 0.6 * size, inner, size=size, language=language)
        yield Group("name", (box, *words), key)


def _curves(found: Sequence[Link], left: _Side, right: _Side, canvas: Canvas) -> list[Mark]:
    """Every pair's curve, and above all curves what they carry."""
    pairs: dict[tuple[str, str], list[Link]] = {}
    for link in found:
        pairs.setdefault((link.start, link.end), []).append(link)
    below: list[Mark] = []
    above: list[Mark] = []
    taken: list[Box] = []
    ends = {
        (start, end): (
            (left.left + left.width, left.middle(start)),
            (right.left, right.middle(end)),
        )
        for start, end in pairs
    }
    looked_at = _looked_at(list(ends.values()))
    for number, ((start, end), same) in enumerate(pairs.items()):
        a, b = ends[start, end]
        others = np.delete(looked_at, number, axis=0)
        faint = all(link.faint for link in same)
        below.append(Group("curve", _curve(a, b, faint=faint, canvas=canvas), f"{start}-{end}"))
        place = _free(a, b, len(same), taken=taken, others=others, canvas=canvas)
        above.append(Group("link", tuple(_carried(same, place, canvas)), f"{start}-{end}"))
    return [*below, *above]


def _free(
    a: _Point, b: _Point, count: int, *, taken: list[Box], others: Floats, canvas: Canvas
) -> _Point:
    """The first place on the curve where so many markers cover no others; it is taken then.

    Where there are several, one that no other curve passes through is better.
    """
    boxes = []
    for t in _AT:
        x, y = _point(a, b, t)
        wide, high = 3.0 * canvas.marker * count, 2.3 * canvas.marker + canvas.small
        boxes.append(Box(x - wide / 2, y - 1.1 * canvas.marker, wide, high))
    covered = [sum(_overlap(box, other) for other in taken) for box in boxes]
    passed = [_passing(others, box) for box in boxes]
    best = min(range(len(_AT)), key=lambda number: (covered[number], passed[number], number))
    taken.append(boxes[best])
    return _point(a, b, _AT[best])


def _looked_at(curves: Sequence[tuple[_Point, _Point]]) -> Floats:
    """Curves by their ends -> (curves, points, 2)."""
    at = [[_point(a, b, step / _STEPS) for step in range(_STEPS + 1)] for a, b in curves]
    return np.array(at, dtype=np.float64).reshape(-1, _STEPS + 1, 2)


def _passing(curves: Floats, box: Box) -> int:
    """How many of the curves go through a box."""
    left, top, right, bottom = box.corners()
    inside = ((left, top) <= curves) & (curves <= (right, bottom))
    return int(inside.all(axis=-1).any(axis=-1).sum())


def _overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, wide) * max(0.0, high)


def _curve(
    a: tuple[float, float], b: tuple[float, float], *, faint: bool, canvas: Canvas
) -> tuple[Mark, ...]:
    bend, tip = (b[0] - a[0]) / 2, 0.6 * canvas.marker
    stroke, width = ("rule", 1.5) if faint else ("quiet", 2.0)
    steps = (("M", a), ("C", (a[0] + bend, a[1], b[0] - bend, b[1], b[0] - tip, b[1])))
    point = (("M", (b[0] - 2 * tip, b[1] - tip)), ("L", b), ("L", (b[0] - 2 * tip, b[1] + tip)))
    dash = (5.0, 4.0) if faint else ()
    return Path(steps, stroke, width, "", dash), Path((*point, ("Z", ())), "", 1.0, stroke)


def _carried(same: Sequence[Link], place: tuple[float, float], canvas: Canvas) -> Iterator[Mark]:
    """The markers of a pair, side by side on the curve, each with its count below."""
    (x, y), radius = place, canvas.marker
    size, wide = 0.85 * canvas.small, 3.0 * canvas.marker
    for number, link in enumerate(same):
        middle = x + (number - (len(same) - 1) / 2) * wide
        yield kind_marker(link.kind, middle, y, radius)
        if link.count:
            half = text.width(link.count, size, "bold") / 2 + 2
            top = y + 1.3 * radius
            yield Rect(middle - half, top, 2 * half, 1.1 * size, "ground", opacity=0.85)
            yield Label(middle, top + 0.95 * size, link.count, size, "bold", "middle")


def _point(a: tuple[float, float], b: tuple[float, float], t: float) -> tuple[float, float]:
    """A point of the curve: a cubic whose handles are level with its ends."""
    handle = (a[0] + b[0]) / 2
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    xs, ys = (a[0], handle, handle, b[0]), (a[1], a[1], b[1], b[1])
    return (
        sum(w * x for w, x in zip(weights, xs, strict=True)),
        sum(w * y for w, y in zip(weights, ys, strict=True)),
    )
