"""Fitting a plane to its canvas: how panel, legend, notes and key are arranged."""

from dataclasses import dataclass

from kolam.draw.canvas import Canvas
from kolam.draw.filling import Filled, Plan, axis_room, keyed, worded
from kolam.draw.key import Key, Row, key
from kolam.draw.panel import Panel
from kolam.draw.scene import Mark
from kolam.draw.stack import Stack, foot

# How much higher a panel may become before a name becomes a number.
_STRETCHES = (1.0, 1.15, 1.3, 1.5)
# On the wall: width of the legend beside the panel, of a column of the key, and the space between.
_SIDE, _COLUMN, _BETWEEN = 14.0, 11.5, 1.5
_MOST_COLUMNS = 3
# A key may stand a little lower than its panel before it takes another column.
_SLACK = 1.2
# From so many rows a column on, each is one line; the cost in pixels of a number without a place,
# and the gain of a pixel of panel.
_SHORT, _MISSING_COST, _PANEL_GAIN = 14, 80.0, 0.05


@dataclass(frozen=True, slots=True)
class Fit:
    """A filled panel, the marks around it (legend, notes, key), and the figure's height."""

    filled: Filled
    around: tuple[Mark, ...]
    height: float


def fit(plan: Plan) -> Fit:
    """The first arrangement in which everything has its place; it grows rather than overlap."""
    if plan.canvas.columns:
        return _high(plan)
    return (
        _legend_beside(plan, (1.0,))
        or _legend_below(plan)
        or _legend_beside(plan, _STRETCHES[1:])
        or _key_beside(plan)
    )


def _high(plan: Plan) -> Fit:
    """Panel, key, legend and notes one below the other."""
    canvas = plan.canvas
    under = foot(plan.caption, canvas, plan.legend, top=0, width=canvas.inner).y
    stretches = _STRETCHES if canvas.height else (1.0,)
    filled = worded(plan, width=canvas.inner, under=under, stretches=stretches)
    filled = filled or keyed(plan, width=canvas.inner, under=under)
    top = _axis_bottom(filled.panel, canvas)
    below = _key(plan, filled, canvas.margin, top, width=canvas.inner, columns=canvas.columns)
    start = top + below.height + (canvas.small if below.height else 0.0)
    last = foot(plan.caption, canvas, plan.legend, top=start, width=canvas.inner)
    return _fit(plan, filled, (*below.marks, *last.marks), bottom=last.y + canvas.margin / 2)


def _legend_beside(plan: Plan, stretches: tuple[float, ...]) -> Fit | None:
    """A high panel with legend and notes at its right and no key, if words fit."""
    canvas = plan.canvas
    side, between = _SIDE * canvas.small, _BETWEEN * canvas.small
    filled = worded(plan, width=canvas.inner - side - between, under=0.0, stretches=stretches)
    if not filled:
        return None
    left = canvas.width - canvas.margin - side
    legend = Stack(left, filled.panel.box.top, side, plan.caption.language)
    for entry in plan.legend:
        legend.legend([entry], canvas.small)
        legend.space(canvas.small * 0.7)
    legend.space(canvas.small * 0.5)
    legend.notes(plan.caption, canvas)
    return _fit(plan, filled, tuple(legend.marks), bottom=legend.y)


def _legend_below(plan: Plan) -> Fit | None:
    """A wide panel with legend and notes below and no key, if words fit."""
    canvas = plan.canvas
    under = foot(plan.caption, canvas, plan.legend, top=0, width=canvas.inner).y
    filled = worded(plan, width=canvas.inner, under=under)
    if not filled:
        return None
    start = _axis_bottom(filled.panel, canvas)
    legend = foot(plan.caption, canvas, plan.legend, top=start, width=canvas.inner)
    return _fit(plan, filled, tuple(legend.marks), bottom=legend.y)


def _key_beside(plan: Plan) -> Fit:
    """The key at the right in as many columns as cost least; the legend below all."""
    canvas = plan.canvas
    under = foot(plan.caption, canvas, plan.legend, top=0, width=canvas.inner).y
    tried = {count: _columned(plan, count, under=under) for count in range(1, _MOST_COLUMNS + 1)}
    columns = min(tried, key=lambda count: _cost(*tried[count], free=canvas.height - under))
    filled, beside = tried[columns]
    stretch = (beside.height - axis_room(canvas)) / filled.panel.box.height
    if stretch > 1:
        filled, beside = _columned(plan, columns, under=under, stretch=stretch)
    start = max(
        _axis_bottom(filled.panel, canvas),
        filled.panel.box.top + beside.height + canvas.small,
    )
    legend = foot(plan.caption, canvas, plan.legend, top=start, width=canvas.inner)
    return _fit(plan, filled, (*beside.marks, *legend.marks), bottom=legend.y + canvas.small)


def _columned(
    plan: Plan, columns: int, *, under: float, stretch: float = 1.0
) -> tuple[Filled, Key]:
    """A panel with a key in so many columns at its right; in one line a row if they are many."""
    canvas, between = plan.canvas, _BETWEEN * plan.canvas.small
    width = canvas.inner - columns * (_COLUMN * canvas.small + between)
    filled = keyed(plan, width=width, under=under, stretch=stretch)
    box = filled.panel.box
    beside = _key(
        plan,
        filled,
        box.right + between,
        box.top,
        width=canvas.inner - width - between,
        columns=columns,
        short=len(filled.naming.keyed) > _SHORT * columns,
    )
    return filled, beside


def _cost(filled: Filled, beside: Key, *, free: float) -> float:
    """Pixels that the figure outgrows its canvas by, and the narrowing of the panel."""
    box = filled.panel.box
    outgrown = max(0.0, beside.height - _SLACK * max(free - box.top, box.height))
    missing = sum(tag.placed is None for tag in filled.naming.tags)
    return outgrown + _MISSING_COST * missing - _PANEL_GAIN * box.width


def _fit(plan: Plan, filled: Filled, around: tuple[Mark, ...], *, bottom: float) -> Fit:
    lowest = max(bottom, _axis_bottom(filled.panel, plan.canvas))
    return Fit(filled, around, max(plan.canvas.height, lowest))


def _axis_bottom(drawn: Panel, canvas: Canvas) -> float:
    return drawn.box.bottom + axis_room(canvas)


def _key(
    plan: Plan,
    filled: Filled,
    x: float,
    top: float,
    *,
    width: float,
    columns: int,
    short: bool = False,
) -> Key:
    spots = plan.spots
    rows = [Row(number, spots[dot].kind, spots[dot].label) for dot, number in filled.naming.keyed]
    if not rows:
        return Key((), 0.0)
    size, language = plan.canvas.small, plan.caption.language
    return key(
        rows, x, top, width=width, columns=columns, size=size, language=language, short=short
    )
