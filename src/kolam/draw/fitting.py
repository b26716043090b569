"""Fitting a plane to its canvas: how panel, legend, notes and key are arranged."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from kolam.draw.canvas import Canvas
from kolam.draw.filling import Filled, Plan, axis_room, keyed, many, worded
from kolam.draw.key import ROW, Key, Row, key
from kolam.draw.panel import Panel
from kolam.draw.scene import Mark
from kolam.draw.stack import Stack, foot

# How much higher a panel may become before a name becomes a number.
_STRETCHES = (1.0, 1.15, 1.3, 1.5)
# On the wall: width of the legend beside the panel, of a column of the key, and the space between.
_SIDE, _COLUMN, _BETWEEN = 14.0, 10.0, 1.0
_MOST_COLUMNS = 3
# Cost, in pixels of height beyond the canvas, of a number for which there is no place.
_MISSING_COST = 80.0
# A panel is set anew beside a key that is so much higher.
_LOWER = 1.1


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
    side, between = _SIDE * canvas.small, 1.5 * canvas.small
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
    """The key at the right, the legend below all: the first way in which all has its place."""
    canvas = plan.canvas
    under = foot(plan.caption, canvas, plan.legend, top=0, width=canvas.inner).y
    best = _cheapest(_tries(plan, under=under))
    filled, beside = _lengthened(plan, best, under=under)
    key_bottom = filled.panel.box.top + beside.height + canvas.small * 0.4
    start = max(_axis_bottom(filled.panel, canvas), key_bottom)
    legend = foot(plan.caption, canvas, plan.legend, top=start, width=canvas.inner)
    return _fit(plan, filled, (*beside.marks, *legend.marks), bottom=legend.y)


@dataclass(frozen=True, slots=True)
class _Tried:
    """A key in so many columns, its rows on one line each if short, and what is wrong with it."""

    columns: int
    short: bool
    filled: Filled
    beside: Key
    cost: float


def _tries(plan: Plan, *, under: float) -> Iterator[_Tried]:
    """Whole names before shortened ones, few columns before many."""
    panels: dict[int, Filled] = {}
    for short in (False, True):
        for columns in range(1, _MOST_COLUMNS + 1):
            if _hopeless(plan, columns, under=under):
                continue
            if columns not in panels:
                panels[columns] = _columned(plan, columns, under=under)
            filled = panels[columns]
            beside = _key_at_right(plan, filled, columns, short=short)
            cost = _cost(plan, filled, beside, under=under)
            yield _Tried(columns, short, filled, beside, cost)


def _cheapest(tries: Iterator[_Tried]) -> _Tried:
    """The first that costs nothing, or else the one that costs least."""
    best = next(tries)
    while best.cost and (tried := next(tries, None)):
        best = min(best, tried, key=lambda each: each.cost)
    return best


def _cost(plan: Plan, filled: Filled, beside: Key, *, under: float) -> float:
    """Pixels beyond the canvas, and as many again as missing numbers are worth."""
    bottom = filled.panel.box.top + beside.height + plan.canvas.small * 0.4 + under
    missing = sum(tag.placed is None for tag in filled.naming.tags)
    return max(0.0, bottom - plan.canvas.height) + _MISSING_COST * missing


def _lengthened(plan: Plan, best: _Tried, *, under: float) -> tuple[Filled, Key]:
    """The panel made as high as a key that is clearly higher."""
    filled = best.filled
    stretch = (best.beside.height - axis_room(plan.canvas)) / filled.panel.box.height
    if stretch > _LOWER:
        filled = _columned(plan, best.columns, under=under, stretch=stretch)
    return filled, _key_at_right(plan, filled, best.columns, short=best.short)


def _hopeless(plan: Plan, columns: int, *, under: float) -> bool:
    """Whether a key of so many items is surely too high, so that no names need be placed."""
    rows = ceil(len(plan.spots) / columns)
    lowest = rows * ROW * plan.canvas.small > plan.canvas.height - under
    return many(plan) and columns < _MOST_COLUMNS and lowest


def _columned(plan: Plan, columns: int, *, under: float, stretch: float = 1.0) -> Filled:
    """A panel that leaves room for a key in so many columns at its right."""
    width = plan.canvas.inner - columns * (_COLUMN + _BETWEEN) * plan.canvas.small
    return keyed(plan, width=width, under=under, stretch=stretch)


def _key_at_right(plan: Plan, filled: Filled, columns: int, *, short: bool) -> Key:
    box, between = filled.panel.box, _BETWEEN * plan.canvas.small
    width = columns * (_COLUMN * plan.canvas.small + between) - between
    left = box.right + between
    return _key(plan, filled, left, box.top, width=width, columns=columns, short=short)


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
