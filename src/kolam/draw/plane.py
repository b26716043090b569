"""The plane: items on two axes with their spread, named where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from kolam.draw import legend
from kolam.draw.axis import Axis
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.filling import NUMBER_PADDING, PADDING, Filled, Plan, ground_panel, placed, variants
from kolam.draw.fitting import Fit, fit
from kolam.draw.geometry import Box, lengths_inside, rows
from kolam.draw.labels import Dot, Placed
from kolam.draw.panel import Corners, axis_names, ground
from kolam.draw.scene import Group, Label, Line, Mark, Marker, Rect
from kolam.draw.spots import Spot, bars, every_dot, marker, way
from kolam.draw.stack import Entry, head, kind_entry, lines

Dots = Literal["none", "hidden", "shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaneWords:
    """Words of the legend; an entry appears only if it has words and its mark is in the picture.

    spread     what the bars show
    contested  what the dashed second outline with a "?" means
    earlier    what the arrows show
    beside     said when markers at one place had to be set side by side
    """

    spread: str = ""
    contested: str = ""
    earlier: str = ""
    beside: str = ""


def plane(
    spots: Sequence[Spot],
    canvas: CanvasName,
    *,
    across: Axis,
    up: Axis,
    corners: Corners,
    caption: Caption,
    words: PlaneWords | None = None,
    dots: Dots = "none",
) -> Figure:
    """Draw items on two axes.

    Each spot's values lie within the axes; ValueError names the first that does not.
    Markers never hide each other: see beside.set_beside. Names stand at their dots, farther off
    with a leader, or as numbers with a key: see naming.name; on a phone it is words for all or
    numbers for all. The figure grows downwards when a key or a legend needs it.
    """
    _check(spots, across, up)
    said = words or PlaneWords()
    measures = _crowded(CANVASES[canvas], len(spots))
    plan = Plan(
        spots=tuple(spots),
        canvas=measures,
        across=across,
        up=up,
        corners=corners,
        caption=caption,
        legend=_legend(spots, said, measures),
    )
    if said.beside and _moved(plan):
        beside = legend.beside(said.beside, measures.marker)
        plan = replace(plan, legend=(*plan.legend, beside))
    fitted = fit(plan)
    marks = _painted(plan, fitted, dots)
    return caption.over(marks, width=measures.width, height=fitted.height)


def _check(spots: Sequence[Spot], across: Axis, up: Axis) -> None:
    for spot in spots:
        pairs = ((spot.x, spot.y), *spot.dots, *([spot.earlier] if spot.earlier else ()))
        for value in (*(x for x, _ in pairs), *(spot.spread_x or ())):
            across.check(spot.key, value)
        for value in (*(y for _, y in pairs), *(spot.spread_y or ())):
            up.check(spot.key, value)


def _crowded(canvas: Canvas, count: int) -> Canvas:
    """Smaller markers for more items, down to three quarters."""
    shrink = min(1.0, max(0.75, 1.15 - count / 100))
    return replace(canvas, marker=canvas.marker * shrink)


def _moved(plan: Plan) -> bool:
    """Whether markers would overlap at their true places."""
    drawn = ground_panel(plan, width=plan.canvas.inner, under=0.0)
    places = placed(plan.spots, drawn, radius=plan.canvas.marker)
    truths = ((drawn.x(spot.x), drawn.y(spot.y)) for spot in plan.spots)
    return any(truth != at for truth, at in zip(truths, places, strict=True))


def _legend(spots: Sequence[Spot], words: PlaneWords, canvas: Canvas) -> tuple[Entry, ...]:
    """Entries for what is in the picture, and for nothing else."""
    radius = canvas.marker
    entries = [kind_entry(kind, radius) for kind in dict.fromkeys(spot.kind for spot in spots)]
    if words.spread and any(spot.spread_x or spot.spread_y for spot in spots):
        entries.append(legend.spread(words.spread, radius))
    contested = next((spot for spot in spots if spot.contested), None)
    if words.contested and contested:
        entries.append(legend.contested(words.contested, contested.kind, canvas))
    if words.earlier and any(spot.earlier for spot in spots):
        entries.append(legend.earlier(words.earlier, radius))
    return tuple(entries)


def _painted(plan: Plan, fitted: Fit, dots: Dots) -> tuple[Mark, ...]:
    """All marks, those in front last."""
    canvas, language, filled = plan.canvas, plan.caption.language, fitted.filled
    return (
        *head(plan.caption, canvas).marks,
        *ground(filled.panel, plan.corners, canvas=canvas, language=language),
        *axis_names(filled.panel, canvas=canvas, language=language),
        *_behind(plan, filled, dots),
        Group("names", (*_leaders(filled),)),
        *_markers(plan, filled),
        Group("names", (*_names(plan, filled),)),
        *fitted.around,
    )


def _behind(plan: Plan, filled: Filled, dots: Dots) -> Iterator[Mark]:
    """The layers behind the markers: spread, every dot, the ways."""
    radius, drawn = plan.canvas.marker, filled.panel
    pairs = tuple(zip(plan.spots, filled.places, strict=True))
    spread = tuple(
        Group("spread", tuple(bars(spot, at, drawn, radius=radius)), spot.key)
        for spot, at in pairs
        if spot.spread_x or spot.spread_y
    )
    if spread:
        yield Group("spreads", spread)
    if dots != "none":
        each = tuple(every_dot(spot, drawn, radius=radius) for spot in plan.spots)
        yield Group("every-dot", each, hidden=dots == "hidden")
    ways = tuple(way(spot, at, drawn, radius=radius) for spot, at in pairs if spot.earlier)
    if ways:
        yield Group("ways", ways)


def _markers(plan: Plan, filled: Filled) -> Iterator[Mark]:
    canvas, language = plan.canvas, plan.caption.language
    for spot, at in zip(plan.spots, filled.places, strict=True):
        yield marker(spot, at, radius=canvas.marker, size=canvas.small, language=language)


def _leaders(filled: Filled) -> Iterator[Mark]:
    tags = (tag.placed for tag in filled.naming.tags)
    for at in (*filled.naming.labels, *tags):
        if at and at.leader:
            yield Line(*at.leader, "quiet", max(1.0, filled.size / 16))
    for tag in filled.naming.tags:
        if len(tag.members) > 1:
            yield _ring(tag.hull, filled.size)


def _ring(hull: Dot, size: float) -> Marker:
    """The circle around dots that share one number."""
    return Marker(hull.x, hull.y, hull.reach, "circle", "", "quiet", max(1.0, size / 16))


def _names(plan: Plan, filled: Filled) -> Iterator[Mark]:
    for spot, at in zip(plan.spots, filled.naming.labels, strict=True):
        if at:
            words = variants(spot.label, filled.size)[at.size]
            marks = _words(words, at, plan=plan, size=filled.size)
            yield Group("name", (*_backing(filled, at.box), *marks), spot.key)
    for tag in filled.naming.tags:
        if tag.placed:
            yield from _backing(filled, tag.placed.box)
            yield from _words((tag.text,), tag.placed, plan=plan, size=filled.size, number=True)


def _backing(filled: Filled, box: Box) -> Iterator[Rect]:
    """A veil over the lines under a name, so that it reads clearly."""
    lines_there = np.array(filled.lines, dtype=np.float64).reshape(-1, 5)[:, :4]
    if lengths_inside(lines_there, rows((box,))).any():
        tone = filled.panel.tone(box.left + box.width / 2, box.top + box.height / 2)
        yield Rect(box.left, box.top, box.width, box.height, tone, opacity=0.75, radius=2)


def _words(
    words: tuple[str, ...], at: Placed, *, plan: Plan, size: float, number: bool = False
) -> tuple[Label, ...]:
    box, padding = at.box, (NUMBER_PADDING if number else PADDING) * size
    middle = box.left + box.width / 2
    edges = {"start": box.left + padding, "middle": middle, "end": box.right - padding}
    return lines(
        words,
        edges[at.align],
        box.top + padding,
        size=size,
        weight="bold" if number else "regular",
        anchor=at.align,
        language=plan.caption.language,
    )
