"""Scenes as SVG: real text, presentation attributes and classes only, so a strict CSP allows it."""

from collections.abc import Iterable
from functools import singledispatch
from xml.sax.saxutils import escape, quoteattr

from kolam.draw.scene import Group, Label, Line, Mark, Marker, Path, Rect
from kolam.draw.shapes import outline
from kolam.draw.tones import FAMILIES, classes, paint

Attributes = dict[str, str | float]


def element(name: str, attributes: Attributes, content: str = "") -> str:
    """One SVG element; `content` must already be markup, empty attributes are left out."""
    given = {key: value for key, value in attributes.items() if value != ""}
    written = "".join(f" {key}={_quoted(value)}" for key, value in given.items())
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def number(value: float) -> str:
    """A length with at most two decimals and no trailing zeros."""
    # Adding zero turns -0.0 into 0.0.
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def words(text: str) -> str:
    """Text safe inside an XML element: escaped, and without the characters XML forbids."""
    return escape("".join(c for c in text if _allowed(c)))


def drawn(marks: Iterable[Mark]) -> str:
    """All marks as SVG elements, in the order in which they are painted."""
    return "".join(_draw(mark) for mark in marks)


@singledispatch
def _draw(mark: object) -> str:
    raise TypeError(f"{type(mark).__name__} is not a mark of a scene")


@_draw.register
def _(mark: Line) -> str:
    ends = {"x1": mark.x1, "y1": mark.y1, "x2": mark.x2, "y2": mark.y2}
    return element("line", {**ends, **_look("", mark.stroke, mark.width, mark.dash, mark.opacity)})


@_draw.register
def _(mark: Path) -> str:
    d = " ".join(step + " ".join(map(number, at)) for step, at in mark.steps)
    return element("path", {"d": d, **_look(mark.fill, mark.stroke, mark.width, mark.dash)})


@_draw.register
def _(mark: Rect) -> str:
    place = {"x": mark.x, "y": mark.y, "width": mark.width, "height": mark.height}
    look = _look(mark.fill, mark.stroke, mark.line, mark.dash, mark.opacity)
    return element("rect", {**place, "rx": mark.radius or "", **look})


@_draw.register
def _(mark: Marker) -> str:
    look = _look(mark.fill, mark.outline, mark.line, mark.dash, mark.opacity)
    corners = outline(mark.shape)
    if not corners:
        return element("circle", {"cx": mark.x, "cy": mark.y, "r": mark.radius, **look})
    places = ((mark.x + mark.radius * x, mark.y + mark.radius * y) for x, y in corners)
    points = " ".join(f"{number(x)},{number(y)}" for x, y in places)
    return element("polygon", {"points": points, **look, "stroke-linejoin": "round"})


@_draw.register
def _(mark: Label) -> str:
    attributes: Attributes = {
        "class": classes(mark.tone),
        "x": mark.x,
        "y": mark.y,
        "lang": mark.language,
        "font-family": ", ".join(FAMILIES),
        "font-size": mark.size,
        "font-weight": "" if mark.weight == "regular" else mark.weight,
        "text-anchor": "" if mark.anchor == "start" else mark.anchor,
        "fill": paint(mark.tone),
    }
    return element("text", attributes, words(mark.text))


@_draw.register
def _(mark: Group) -> str:
    attributes: Attributes = {
        "data-layer": mark.name,
        "data-key": mark.key,
        "display": "none" if mark.hidden else "",
    }
    return element("g", attributes, drawn(mark.marks))


def _look(
    fill: str, stroke: str, width: float, dash: tuple[float, ...], opacity: float = 1.0
) -> Attributes:
    attributes: Attributes = {"class": classes(fill, stroke), "fill": paint(fill)}
    if stroke:
        attributes |= {"stroke": paint(stroke), "stroke-width": width, "stroke-linecap": "round"}
        attributes |= {"stroke-dasharray": " ".join(map(number, dash))}
    return attributes | {"opacity": "" if opacity == 1 else opacity}


def _quoted(value: str | float) -> str:
    if isinstance(value, str):
        return quoteattr("".join(c for c in value if _allowed(c)))
    return f'"{number(value)}"'


def _allowed(character: str) -> bool:
    """XML 1.0, section 2.2: no control characters but white space, no surrogates."""
    code = ord(character)
    if code < 0x20:
        return character in "\t\n\r"
    return not (0xD800 <= code <= 0xDFFF or code in {0xFFFE, 0xFFFF})
