"""Filling a plane's panel: where its markers and their names stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.axis import Axis
from kolam.draw.beside import Disc, Place, set_beside
from kolam.draw.canvas import Canvas
from kolam.draw.caption import Caption
from kolam.draw.geometry import Box
from kolam.draw.labels import Dot, Ground, Size
from kolam.draw.naming import Naming, Scene, in_words, name
from kolam.draw.panel import Corners, Panel, corner_names, diagonal, gutter, panel
from kolam.draw.scene import Weight
from kolam.draw.spots import Spot, body, room, segments
from kolam.draw.stack import Entry, block_height, block_width, head

# Free space around a name, in ems, so that two neighbours do not read as one.
PADDING, NUMBER_PADDING = 0.25, 0.08
# Least height of a panel in widths of its canvas, and its height on a phone in widths of its own.
_LEAST, _TALL = 0.3, 1.12
# Names need room around them: beyond this share of the panel it is not worth trying.
_FULLEST = 0.4
# How many names may need a leader before smaller type is tried.
_FEW = 2
# With more items than this a picture is searched rather than read, and a key is quicker.
_MANY = 40
# A name across the threshold from its marker misleads; one across a bar is only less tidy.
_THRESHOLD, _BAR = 6.0, 1.0
_MOST_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plane before it is fitted; `legend` are the entries that explain it."""

    spots: tuple[Spot, ...]
    canvas: Canvas
    across: Axis
    up: Axis
    corners: Corners
    caption: Caption
    legend: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A panel with its markers placed and named.

    lines  segments behind the names
    size   the names' size
    """

    panel: Panel
    places: tuple[Place, ...]
    naming: Naming
    lines: tuple[tuple[float, float, float, float, float], ...]
    size: float


def many(plan: Plan) -> bool:
    """Whether there are so many items that all of them are keyed."""
    return len(plan.spots) > _MANY


def worded(
    plan: Plan, *, width: float, under: float, stretches: Sequence[float] = (1.0,)
) -> Filled | None:
    """Every marker named in words, in the largest size and the least height that do.

    `stretches` are the heights to be tried, as shares of the panel's own. None where the items
    are many, where words do not fit, or where they need more leaders than the canvas bears.
    """
    for stretch in () if many(plan) else stretches:
        for filled in _tried(plan, width=width, under=under, stretch=stretch):
            last = filled.size == plan.canvas.labels[-1]
            if filled.naming.leaders <= (plan.canvas.leaders if last else _FEW):
                return filled
    return None


def _tried(plan: Plan, *, width: float, under: float, stretch: float) -> Iterator[Filled]:
    """The panel with all names in words, for each size in which they fit."""
    drawn = ground_panel(plan, width=width, under=under, stretch=stretch)
    places = placed(plan.spots, drawn, radius=plan.canvas.marker)
    around = _surroundings(plan, drawn, places)
    for size in plan.canvas.labels:
        scene = _scene(plan.spots, places, radius=plan.canvas.marker, size=size)
        naming = None if _crowded(scene, around) else in_words(scene, around)
        if naming:
            yield Filled(drawn, places, naming, around.lines, size)


def keyed(plan: Plan, *, width: float, under: float, stretch: float = 1.0) -> Filled:
    """Words where they fit and numbers for the rest; on a phone numbers for all."""
    canvas, size = plan.canvas, plan.canvas.labels[-1]
    drawn = ground_panel(plan, width=width, under=under, stretch=stretch)
    places = placed(plan.spots, drawn, radius=canvas.marker)
    around = _surroundings(plan, drawn, places)
    scene = _scene(plan.spots, places, radius=canvas.marker, size=size)
    mixed = canvas.name != "phone" and not many(plan) and not _crowded(scene, around)
    return Filled(drawn, places, name(scene, around, mixed=mixed), around.lines, size)


def ground_panel(plan: Plan, *, width: float, under: float, stretch: float = 1.0) -> Panel:
    """The panel in the height left between the head and `under` pixels at the foot."""
    canvas = plan.canvas
    top = head(plan.caption, canvas).y + canvas.strong * 1.4
    left = canvas.margin + gutter(plan.up, canvas)
    wide = canvas.margin + width - left
    free = canvas.height - top - under - axis_room(canvas) - canvas.margin / 2
    crowd = max(0, len(plan.spots) - 12)
    least = canvas.width * (_LEAST + (crowd / 160 if canvas.columns else 0.0))
    high = max(free, least) if canvas.height else wide * (_TALL + crowd / 60)
    box = Box(left, top, wide, high * stretch)
    return panel(box, plan.across, plan.up, corners=plan.corners, canvas=canvas)


def axis_room(canvas: Canvas) -> float:
    """Height that the horizontal axis needs below the panel."""
    return canvas.small * 1.5 + canvas.strong * 2.2


def placed(spots: Sequence[Spot], drawn: Panel, *, radius: float) -> tuple[Place, ...]:
    """Where the markers stand: at their values, or side by side where they would overlap."""
    discs = (
        Disc(drawn.x(spot.x), drawn.y(spot.y), body(spot, radius), drawn.home(spot.x, spot.y))
        for spot in spots
    )
    return set_beside(tuple(discs))


def variants(label: str, size: float) -> tuple[tuple[str, ...], ...]:
    """The ways a name may be broken into one to three lines, the calmest first."""
    whole = text.width(label, size)
    ways = [text.balance(label, size, limit * size) for limit in (12, 8.5, 6.5)]
    words = label.split()
    uncut = [way for way in ways if " ".join(way).split() == words and len(way) <= _MOST_LINES]
    return tuple(dict.fromkeys(uncut)) or (text.balance(label, size, whole / 3 + 2 * size),)


def _crowded(scene: Scene, around: Ground) -> bool:
    areas = (min(size.width * size.height for size in sizes) for sizes in scene.sizes)
    return sum(areas) > _FULLEST * around.bounds.width * around.bounds.height


def _surroundings(plan: Plan, drawn: Panel, places: tuple[Place, ...]) -> Ground:
    box, split = drawn.box, (drawn.x(drawn.across.threshold), drawn.y(drawn.up.threshold))
    cross: tuple[tuple[float, float, float, float, float], ...] = (
        (split[0], box.top, split[0], box.bottom, _THRESHOLD),
        (box.left, split[1], box.right, split[1], _THRESHOLD),
    )
    if plan.corners.diagonal:
        cross = ((*diagonal(drawn), _THRESHOLD),)
    spread = (
        (*segment, _BAR)
        for spot, at in zip(plan.spots, places, strict=True)
        for segment in segments(spot, at, drawn)
    )
    clear = plan.canvas.strong * 0.3
    corners = (name.box.grown(clear) for name in corner_names(box, plan.corners, plan.canvas))
    bounds = Box(box.left + 3, box.top + 3, box.width - 6, box.height - 6)
    starts = (spot.earlier for spot in plan.spots if spot.earlier)
    rings = tuple((drawn.x(x), drawn.y(y), plan.canvas.marker * 0.5) for x, y in starts)
    return Ground(bounds, tuple(corners), rings, (*cross, *spread))


def _scene(spots: Sequence[Spot], places: Sequence[Place], *, radius: float, size: float) -> Scene:
    dots = (Dot(at[0], at[1], room(s, radius)) for s, at in zip(spots, places, strict=True))
    return Scene(
        dots=tuple(dots),
        truths=tuple((spot.x, -spot.y) for spot in spots),
        sizes=tuple(tuple(_measured(spot.label, size)) for spot in spots),
        number=lambda said: _size((said,), size, "bold", NUMBER_PADDING),
    )


def _measured(label: str, size: float) -> Iterator[Size]:
    for words in variants(label, size):
        yield _size(words, size)


def _size(
    words: tuple[str, ...], size: float, weight: Weight = "regular", padding: float = PADDING
) -> Size:
    around = 2 * padding * size
    return Size(block_width(words, size, weight) + around, block_height(words, size) + around)
