"""The ground of a plane: two axes, the threshold cross and a name in every corner."""

from collections.abc import Iterator
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.axis import Axis
from kolam.draw.canvas import Canvas
from kolam.draw.geometry import Box
from kolam.draw.scene import Label, Line, Mark, Path, Rect
from kolam.draw.stack import block_height, block_width, lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Corners:
    """The names of the four quadrants.

    With `diagonal` a line of equal values parts the plane in two, instead of the threshold cross.
    """

    upper_left: str
    upper_right: str
    lower_left: str
    lower_right: str
    diagonal: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """The drawn ground: `box` is its outside, `field` the part that the scales span."""

    box: Box
    field: Box
    across: Axis
    up: Axis

    def x(self, value: float) -> float:
        """Pixels from a value on the horizontal axis."""
        return self.field.left + self.field.width * self.across.share(value)

    def y(self, value: float) -> float:
        """Pixels from a value on the vertical axis."""
        return self.field.bottom - self.field.height * self.up.share(value)

    def tone(self, x: float, y: float) -> str:
        """The tone painted under a point, in pixels."""
        right = x >= self.x(self.across.threshold)
        upper = y <= self.y(self.up.threshold)
        return "band" if right == upper else "ground"

    def home(self, x: float, y: float) -> Box:
        """The part of the panel that a marker of these values may be moved in: its quadrant.

        A value at the threshold counts as high, so it never moves to the low side.
        """
        split = self.x(self.across.threshold), self.y(self.up.threshold)
        high_x, high_y = x >= self.across.threshold, y >= self.up.threshold
        left, right = (split[0], self.field.right) if high_x else (self.field.left, split[0] - 1)
        top, bottom = (self.field.top, split[1]) if high_y else (split[1] + 1, self.field.bottom)
        return Box(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class CornerName:
    """One quadrant's name, broken into lines, and the box that nothing else may enter."""

    words: tuple[str, ...]
    box: Box
    right: bool


def panel(box: Box, across: Axis, up: Axis, *, corners: Corners, canvas: Canvas) -> Panel:
    """Fit the scales into a box so that markers at their ends clear the corners' names."""
    side = 2 * canvas.marker
    heads = max(name.box.height for name in corner_names(box, corners, canvas))
    above = heads + side + canvas.strong * 0.5
    field = Box(box.left + side, box.top + above, box.width - 2 * side, box.height - 2 * above)
    return Panel(box, field, across, up)


def corner_names(box: Box, corners: Corners, canvas: Canvas) -> tuple[CornerName, ...]:
    """The four names at the outer corners, each at most half the panel wide."""
    rows = (
        (corners.upper_left, False, True),
        (corners.upper_right, True, True),
        (corners.lower_left, False, False),
        (corners.lower_right, True, False),
    )
    return tuple(_corner(box, said, right, upper, canvas) for said, right, upper in rows)


def _corner(box: Box, said: str, right: bool, upper: bool, canvas: Canvas) -> CornerName:
    size, inset = canvas.strong, canvas.strong * 0.6
    words = text.balance(said, size, box.width / 2 - 1.5 * inset, "bold")
    wide, high = block_width(words, size, "bold"), block_height(words, size, "bold")
    left = box.right - inset - wide if right else box.left + inset
    top = box.top + inset if upper else box.bottom - inset - high
    return CornerName(words, Box(left, top, wide, high), right)


def ground(drawn: Panel, corners: Corners, *, canvas: Canvas, language: str) -> tuple[Mark, ...]:
    """Paint the panel: its quadrants, scales, threshold cross and corner names."""
    box = drawn.box
    marks: list[Mark] = [Rect(box.left, box.top, box.width, box.height, "band")]
    marks += _halves(drawn) if corners.diagonal else _quadrant(drawn)
    marks += _scales(drawn, canvas, language)
    marks += _even(drawn, canvas) if corners.diagonal else _cross(drawn, canvas)
    for name in corner_names(box, corners, canvas):
        x, anchor = (name.box.right, "end") if name.right else (name.box.left, "start")
        marks += lines(
            name.words,
            x,
            name.box.top,
            size=canvas.strong,
            weight="bold",
            anchor="end" if anchor == "end" else "start",
            tone="quiet",
            language=language,
        )
    return tuple(marks)


def _quadrant(drawn: Panel) -> Iterator[Mark]:
    """The upper left and lower right quadrants in the ground's colour, against the band."""
    x, y = drawn.x(drawn.across.threshold), drawn.y(drawn.up.threshold)
    box = drawn.box
    yield Rect(box.left, box.top, x - box.left, y - box.top, "ground")
    yield Rect(x, y, box.right - x, box.bottom - y, "ground")
    yield Rect(box.left, box.top, box.width, box.height, "", "rule")


def diagonal(drawn: Panel) -> tuple[float, float, float, float]:
    """The line on which both axes have the same value, as far as both go."""
    low = max(drawn.across.low, drawn.up.low)
    high = min(drawn.across.high, drawn.up.high)
    return drawn.x(low), drawn.y(low), drawn.x(high), drawn.y(high)


def _halves(drawn: Panel) -> Iterator[Mark]:
    box = drawn.box
    yield Rect(box.left, box.top, box.width, box.height, "", "rule")


def _even(drawn: Panel, canvas: Canvas) -> Iterator[Mark]:
    """The diagonal of equal values, dashed: it starts a talk and decides nothing."""
    yield Line(*diagonal(drawn), "quiet", canvas.marker / 5, (canvas.marker, canvas.marker * 0.7))


def _cross(drawn: Panel, canvas: Canvas) -> Iterator[Mark]:
    x, y = drawn.x(drawn.across.threshold), drawn.y(drawn.up.threshold)
    wide = canvas.marker / 6
    yield Line(x, drawn.box.top, x, drawn.box.bottom, "quiet", wide)
    yield Line(drawn.box.left, y, drawn.box.right, y, "quiet", wide)


def _scales(drawn: Panel, canvas: Canvas, language: str) -> Iterator[Mark]:
    """Ticks outside the panel: numbers below and to the left."""
    size, box = canvas.small, drawn.box
    for value, said in drawn.across.ticks:
        x = drawn.x(value)
        yield Line(x, box.bottom, x, box.bottom + size * 0.3, "quiet")
        yield Label(x, box.bottom + size * 1.3, said, size, "regular", "middle", language, "quiet")
    for value, said in drawn.up.ticks:
        y = drawn.y(value)
        yield Line(box.left - size * 0.3, y, box.left, y, "quiet")
        at = box.left - size * 0.5, y + size * 0.36
        yield Label(*at, said, size, "regular", "end", language, "quiet")


def gutter(up: Axis, canvas: Canvas) -> float:
    """Width that the vertical axis needs to the left of the panel."""
    widest = max((text.width(said, canvas.small) for _, said in up.ticks), default=0.0)
    return widest + canvas.small * 0.6


def axis_names(drawn: Panel, *, canvas: Canvas, language: str) -> tuple[Mark, ...]:
    """The vertical axis's name above the panel, the horizontal one's below its right end."""
    size, box = canvas.strong, drawn.box
    arrow = size * 0.9
    above = box.top - size * 0.55
    below = box.bottom + canvas.small * 1.5 + size * 1.1
    return (
        *_arrow(box.left + size * 0.3, above + size * 0.1, 0, -arrow),
        Label(box.left + size * 1.0, above, drawn.up.name, size, "bold", "start", language),
        Label(box.right - size * 1.5, below, drawn.across.name, size, "bold", "end", language),
        *_arrow(box.right - arrow - size * 0.2, below - size * 0.33, arrow, 0),
    )


def _arrow(x: float, y: float, across: float, down: float) -> tuple[Mark, ...]:
    """An arrow from (x, y) along an axis, drawn because not every font has one."""
    tip, wing = (x + across, y + down), 0.38
    back = tip[0] - wing * across, tip[1] - wing * down
    sides = (
        (back[0] - wing * down, back[1] - wing * across),
        (back[0] + wing * down, back[1] + wing * across),
    )
    head = (("M", sides[0]), ("L", tip), ("L", sides[1]))
    width = max(1.5, (abs(across) + abs(down)) / 9)
    return Line(x, y, *tip, "ink", width), Path(head, "ink", width)
