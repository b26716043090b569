"""Scenes as typst markup, drawn with typst's own shapes and text.

An SVG embedded in a PDF garbles Sinhala and Tamil; text that typst sets itself does not.
"""

from collections.abc import Iterable
from functools import singledispatch

from kolam.draw.scene import Anchor, Group, Label, Line, Mark, Marker, Path, Rect
from kolam.draw.shapes import outline
from kolam.draw.tones import FAMILIES, paint

# Wider than any figure: text placed in a box of this width is never wrapped again.
_ROOM = 4000
_ALIGNS: dict[Anchor, tuple[str, float]] = {
    "start": ("left", 0),
    "middle": ("center", _ROOM / 2),
    "end": ("right", _ROOM),
}
_OPERATORS = {"M": "move", "L": "line", "C": "cubic", "Z": "close"}


def picture(marks: Iterable[Mark], *, width: float, height: float, scale: float) -> str:
    """A typst block of width x height pixels that paints the marks; `scale` is points a pixel."""
    families = ", ".join(quoted(family) for family in FAMILIES)
    lines = "".join(_lines(marks))
    return (
        f"#block(width: {_pt(width * scale)}, height: {_pt(height * scale)}, "
        "breakable: false, {\n"
        f"let u = {scale:.6g}pt\n"
        "set align(left + top)\n"
        "set par(justify: false, first-line-indent: 0pt)\n"
        f"set text(font: ({families}), hyphenate: false, "
        'top-edge: "baseline", bottom-edge: "baseline")\n'
        "let at(x, y, body) = place(top + left, dx: x * u, dy: y * u, body)\n"
        f"let row(side, body) = box(width: {_ROOM} * u, align(side, body))\n"
        f"{lines}}})"
    )


def quoted(text: str) -> str:
    """Text as a typst string literal."""
    plain = "".join(c if c >= " " else " " for c in text)
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _lines(marks: Iterable[Mark]) -> Iterable[str]:
    for mark in marks:
        if not isinstance(mark, Group):
            yield f"{_draw(mark)}\n"
        elif not mark.hidden:
            yield from _lines(mark.marks)


@singledispatch
def _draw(mark: object) -> str:
    raise TypeError(f"{type(mark).__name__} is not a mark of a scene")


@_draw.register
def _(mark: Line) -> str:
    stroke = _stroke(mark.stroke, mark.width, mark.dash, mark.opacity)
    ends = f"start: {_point(mark.x1, mark.y1)}, end: {_point(mark.x2, mark.y2)}"
    return f"at(0, 0, line({ends}, stroke: {stroke}))"


@_draw.register
def _(mark: Path) -> str:
    steps = (f"curve.{_OPERATORS[step]}({_points(at)})" for step, at in mark.steps)
    look = _look(mark.fill, mark.stroke, mark.width, mark.dash, 1.0)
    return f"at(0, 0, curve({look}, {', '.join(steps)}))"


@_draw.register
def _(mark: Rect) -> str:
    look = _look(mark.fill, mark.stroke, mark.line, mark.dash, mark.opacity)
    size = f"width: {_u(mark.width)}, height: {_u(mark.height)}, radius: {_u(mark.radius)}"
    return f"at({_n(mark.x)}, {_n(mark.y)}, rect({size}, {look}))"


@_draw.register
def _(mark: Marker) -> str:
    look = _look(mark.fill, mark.outline, mark.line, mark.dash, mark.opacity)
    corners = outline(mark.shape)
    if not corners:
        at = f"{_n(mark.x - mark.radius)}, {_n(mark.y - mark.radius)}"
        return f"at({at}, circle(radius: {_u(mark.radius)}, {look}))"
    places = (_point(mark.x + mark.radius * x, mark.y + mark.radius * y) for x, y in corners)
    return f"at(0, 0, polygon({look}, {', '.join(places)}))"


@_draw.register
def _(mark: Label) -> str:
    side, back = _ALIGNS[mark.anchor]
    look = f"size: {_u(mark.size)}, lang: {quoted(mark.language)}, weight: {quoted(mark.weight)}"
    text = f"text({look}, fill: {_colour(mark.tone)}, {quoted(mark.text)})"
    return f"at({_n(mark.x - back)}, {_n(mark.y)}, row({side}, {text}))"


def _look(fill: str, stroke: str, width: float, dash: tuple[float, ...], opacity: float) -> str:
    outlined = _stroke(stroke, width, dash, opacity) if stroke else "none"
    return f"fill: {_colour(fill, opacity)}, stroke: {outlined}"


def _stroke(colour: str, width: float, dash: tuple[float, ...], opacity: float) -> str:
    steps = f"({', '.join(_u(step) for step in dash)})" if dash else quoted("solid")
    paints = f"paint: {_colour(colour, opacity)}, thickness: {_u(width)}"
    return f'({paints}, dash: {steps}, cap: "round", join: "round")'


def _colour(colour: str, opacity: float = 1.0) -> str:
    painted = paint(colour)
    if painted == "none":
        return "none"
    alpha = "" if opacity == 1 else f"{round(255 * opacity):02x}"
    return f'rgb("{painted}{alpha}")'


def _points(at: tuple[float, ...]) -> str:
    return ", ".join(_point(x, y) for x, y in zip(at[::2], at[1::2], strict=True))


def _point(x: float, y: float) -> str:
    return f"({_u(x)}, {_u(y)})"


def _u(value: float) -> str:
    return f"{_n(value)} * u"


def _n(value: float) -> str:
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 1000 else f"{value:.1f}"


def _pt(value: float) -> str:
    return f"{value:.2f}pt"
