"""Links: names on the left, names on the right, and curves between them with what they carry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption, Kind
from kolam.draw.figure import Figure
from kolam.draw.scene import Anchor, Group, Label, Mark, Path, Rect
from kolam.draw.stack import block_height, foot, head, kind_entry, kind_marker, lines

# Share of the width that the names on each side take.
_NAMES = 0.31
# Where along a curve its markers stand: they part towards the right, where curves come together.
_AT = (0.34, 0.5, 0.66)


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
    marks += _heading(heads[0], measures, "start", y=top.y, language=caption.language)
    marks += _heading(heads[1], measures, "end", y=top.y, language=caption.language)
    begin = top.y + 2.2 * measures.small
    order = [key for key, _ in names]
    keys = tuple([k for k in order if k in {e(link) for link in found}] for e in (_start, _end))
    width = _NAMES * measures.inner
    lefts = measures.margin, measures.margin + measures.inner - width
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
    height = max(measures.height if canvas == "wall" else 0.0, last.y + measures.margin / 2)
    return caption.over((*marks, *last.marks), width=measures.width, height=height)


def _start(link: Link) -> str:
    return link.start


def _end(link: Link) -> str:
    return link.end


def _heading(
    words: str, canvas: Canvas, anchor: Anchor, *, y: float, language: str
) -> tuple[Label, ...]:
    x = canvas.margin if anchor == "start" else canvas.margin + canvas.inner
    size = min(canvas.small, canvas.small * 0.46 * canvas.inner / text.width(words, canvas.small))
    return (Label(x, y + canvas.small, words, size, "bold", anchor, language, "quiet"),)


def _side(
    said: Sequence[tuple[str, str]], left: float, *, width: float, top: float, canvas: Canvas
) -> _Side:
    size, boxes, y = canvas.labels[-1], {}, top
    for key, words in said:
        height = max(2.6 * size, block_height(_wrapped(words, size, width), size) + 1.2 * size)
        boxes[key] = (y, height)
        y += height + 0.9 * size
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


def _curves(found: Sequence[Link], left: _Side, right: _Side, canvas: Canvas) -> Iterator[Mark]:
    pairs: dict[tuple[str, str], list[Link]] = {}
    for link in found:
        pairs.setdefault((link.start, link.end), []).append(link)
    for number, ((start, end), same) in enumerate(pairs.items()):
        a = left.left + left.width, left.middle(start)
        b = right.left, right.middle(end)
        curve = _curve(a, b, faint=all(link.faint for link in same), canvas=canvas)
        yield Group("link", (*curve, *_carried(same, a, b, number, canvas)), f"{start}-{end}")


def _curve(
    a: tuple[float, float], b: tuple[float, float], *, faint: bool, canvas: Canvas
) -> tuple[Mark, ...]:
    bend, tip = (b[0] - a[0]) / 2, 0.6 * canvas.marker
    stroke, width = ("rule", 1.5) if faint else ("quiet", 2.0)
    steps = (("M", a), ("C", (a[0] + bend, a[1], b[0] - bend, b[1], b[0] - tip, b[1])))
    point = (("M", (b[0] - 2 * tip, b[1] - tip)), ("L", b), ("L", (b[0] - 2 * tip, b[1] + tip)))
    dash = (5.0, 4.0) if faint else ()
    return Path(steps, stroke, width, "", dash), Path((*point, ("Z", ())), "", 1.0, stroke)


def _carried(
    same: Sequence[Link], a: tuple[float, float], b: tuple[float, float], turn: int, canvas: Canvas
) -> Iterator[Mark]:
    """The markers of a pair, side by side on the curve, each with its count below."""
    radius = canvas.marker
    x, y = _point(a, b, _AT[turn % len(_AT)])
    wide = 3.0 * radius
    for number, link in enumerate(same):
        middle = x + (number - (len(same) - 1) / 2) * wide
        yield kind_marker(link.kind, middle, y, radius)
        if link.count:
            size = 0.85 * canvas.small
            yield Rect(
                middle - 0.62 * size * len(link.count) / 2 - 2, y + 1.3 * radius,
                0.62 * size * len(link.count) + 4, 1.1 * size, "ground", opacity=0.85,
            )  # fmt: skip
            yield Label(middle, y + 1.3 * radius + 0.95 * size, link.count, size, "bold", "middle")


def _point(a: tuple[float, float], b: tuple[float, float], t: float) -> tuple[float, float]:
    """A point of the curve: a cubic whose handles are level with its ends."""
    handle = (a[0] + b[0]) / 2
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    xs, ys = (a[0], handle, handle, b[0]), (a[1], a[1], b[1], b[1])
    return (
        sum(w * x for w, x in zip(weights, xs, strict=True)),
        sum(w * y for w, y in zip(weights, ys, strict=True)),
    )
