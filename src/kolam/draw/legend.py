"""Entries of a legend that explain marks other than the kinds."""

from kolam.draw.canvas import Canvas
from kolam.draw.caption import Kind
from kolam.draw.scene import Label, Line, Mark, Marker, Rect
from kolam.draw.spots import arrow_head, asked_marker, contested_marker
from kolam.draw.stack import Entry


def spread(words: str, radius: float) -> Entry:
    """The bars of a middle half, across and upwards."""

    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        arm, wide = 1.8 * radius, radius / 3
        across = Line(x - arm, y, x + arm, y, "quiet", wide)
        return across, Line(x, y - radius, x, y + radius, "quiet", wide)

    return Entry(swatch, 4 * radius, words)


def contested(words: str, kind: Kind, canvas: Canvas) -> Entry:
    """A contested marker, in the shape of a kind that has one in the picture."""

    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        asks = Label(x, y + canvas.small * 0.36, "?", canvas.small, "bold", "middle")
        return (*contested_marker(kind, x, y, canvas.marker), asks)

    return Entry(swatch, 3.4 * canvas.marker, words)


def earlier(words: str, radius: float) -> Entry:
    """An arrow from an earlier place."""

    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        arm, wide = 1.8 * radius, radius / 5
        ring = Marker(x - arm, y, radius * 0.4, "circle", "ground", "quiet", radius / 6)
        shaft = Line(x - arm + radius * 0.4, y, x + arm, y, "quiet", wide)
        return ring, shaft, arrow_head((x + arm, y), (1, 0), radius * 0.6, wide)

    return Entry(swatch, 4.4 * radius, words)


def beside(words: str, radius: float) -> Entry:
    """Two markers that touch."""

    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        sides = (x - radius * 0.85, x + radius * 0.85)
        return tuple(
            Marker(side, y, radius * 0.8, "circle", "ground", "quiet", radius / 6) for side in sides
        )

    return Entry(swatch, 3.4 * radius, words)


def dot(words: str, radius: float) -> Entry:
    """One answer."""

    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        return (Marker(x, y, radius * 0.45, "circle", "quiet"),)

    return Entry(swatch, 1.5 * radius, words)


def middle(words: str, radius: float) -> Entry:
    """The bar of the middle half."""

    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        high, arm = 0.9 * radius, 1.5 * radius
        bar = Rect(x - arm, y - high / 2, 2 * arm, high, "accent", opacity=0.35, radius=high / 4)
        return (bar,)

    return Entry(swatch, 3.2 * radius, words)


def median(words: str, radius: float) -> Entry:
    """The tick at the median."""

    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        return (Line(x, y - radius * 0.5, x, y + radius * 0.5, "ink", radius / 2.5),)

    return Entry(swatch, 1.5 * radius, words)


def interval(words: str, radius: float) -> Entry:
    """A group's median on its interval."""

    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        line = Line(x - 1.6 * radius, y, x + 1.6 * radius, y, "quiet", radius / 4)
        return line, Marker(x, y, radius * 0.5, "circle", "ground", "quiet", radius / 6)

    return Entry(swatch, 3.6 * radius, words)


def asked(words: str, canvas: Canvas) -> Entry:
    """The sign of something contested that has no shape of its own."""

    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        return tuple(asked_marker(x, y, canvas.marker, canvas.small))

    return Entry(swatch, 2.6 * canvas.marker, words)
