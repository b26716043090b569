"""The scene: what a picture is made of, before it becomes SVG or typst.

Lengths are CSS pixels, x to the right, y downwards. Colours are a tone (see tones) or #rrggbb;
an empty string paints nothing.
"""

from dataclasses import dataclass
from typing import Literal

from kolam.draw.shapes import Shape

Weight = Literal["regular", "bold"]
Anchor = Literal["start", "middle", "end"]
Dash = tuple[float, ...]
Step = tuple[str, tuple[float, ...]]
"""One step of a path: ("M", (x, y)), ("L", (x, y)), ("C", (x1, y1, x2, y2, x, y)) or ("Z", ())."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = "ink"
    width: float = 1.0
    dash: Dash = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """Straight and curved lines, open or closed."""

    steps: tuple[Step, ...]
    stroke: str = "ink"
    width: float = 1.0
    fill: str = ""
    dash: Dash = ()


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    line: float = 1.0
    dash: Dash = ()
    radius: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Marker:
    """One of the seven shapes around (x, y), with the area of a circle of the given radius."""

    x: float
    y: float
    radius: float
    shape: Shape = "circle"
    fill: str = "ink"
    outline: str = ""
    line: float = 1.0
    dash: Dash = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text on the baseline y; x is its start, middle or end by the anchor."""

    x: float
    y: float
    text: str
    size: float = 16
    weight: Weight = "regular"
    anchor: Anchor = "start"
    language: str = "en"
    tone: str = "ink"


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that belong together, so that a page can find them by layer and key.

    A hidden group is in the SVG, undisplayed until the page's stylesheet says otherwise;
    on paper it is left out.
    """

    name: str
    marks: tuple["Mark", ...]
    key: str = ""
    hidden: bool = False


Mark = Line | Path | Rect | Marker | Label | Group
