"""Items, kinds and words that the tests of draw share: invented, in three languages."""

from itertools import combinations
from random import Random
from xml.etree.ElementTree import Element, fromstring

from kolam.draw import (
    Axis,
    CanvasName,
    Caption,
    Corners,
    Figure,
    Kind,
    PlaneWords,
    Spot,
    Table,
    text,
)
from kolam.draw.geometry import Box
from kolam.draw.scene import Group, Label, Mark

SVG = "{http://www.w3.org/2000/svg}"
CANVASES: tuple[CanvasName, ...] = ("phone", "desk", "wall", "paper")
LANGUAGES = ("en", "si", "ta")

FISH = Kind("Fish", "#0072B2", "square")
BIRDS = Kind("Birds", "#009E73", "circle")
BEES = Kind("Bees", "#E69F00", "diamond")
TREES = Kind("Trees", "#56B4E9", "triangle")
KINDS = (FISH, BIRDS, BEES, TREES)

WORDS = {
    "en": ("river", "mountain spring", "ministry of the northern lakes", "well"),
    "si": ("ගඟ", "කඳුකර උල්පත", "උතුරු වැව් පිළිබඳ අමාත්‍යාංශය", "ළිඳ"),
    "ta": ("ஆறு", "மலை ஊற்று", "வடக்கு ஏரிகள் அமைச்சு", "கிணறு"),
}
SAID = PlaneWords(spread="spread", contested="contested", earlier="earlier", beside="beside")
TICKS = ((0.0, "0"), (5.0, "5"), (10.0, "10"))
ACROSS = Axis(name="Warmth", ticks=TICKS)
UP = Axis(name="Light", ticks=TICKS)
CORNERS = Corners(
    upper_left="cold, bright",
    upper_right="warm, bright",
    lower_left="cold, dark",
    lower_right="warm, dark",
)
TABLE = Table(("name", "warmth"), (("river", "1"),))


def caption(language: str = "en", *, heading: bool = True) -> Caption:
    return Caption(
        title="The river is colder than all others & nobody knows why",
        description="Waters by warmth and light.",
        table=TABLE,
        notes=("Median of 8 answers.",),
        language=language,
        heading=heading,
    )


def spots(count: int, language: str = "en", *, crowd: int = 0) -> tuple[Spot, ...]:
    """Items at half steps of the scale; the first `crowd` of them at one and the same place."""
    random = Random(count)
    return tuple(
        _spot(index, random, language=language, together=index < crowd) for index in range(count)
    )


def _spot(index: int, random: Random, *, language: str, together: bool) -> Spot:
    x, y = (8.0, 6.0) if together else (random.randrange(21) / 2, random.randrange(21) / 2)
    return Spot(
        key=f"item-{index}",
        label=f"{WORDS[language][index % 4]} {index}",
        kind=KINDS[index % 4],
        x=x,
        y=y,
        spread_x=(max(0, x - 1), min(10, x + 0.5)),
        spread_y=(max(0, y - 0.5), min(10, y + 1)),
        contested=index % 5 == 2,
        dots=((x, y), (x, y), (10 - x, y)),
        earlier=(10 - x, 10 - y) if index % 6 == 1 else None,
    )


def parsed(svg: str) -> Element:
    return fromstring(svg)


def said(marks: tuple[Mark, ...]) -> list[Label]:
    """All labels of a scene, also those in groups."""
    found: list[Label] = []
    for mark in marks:
        if isinstance(mark, Label):
            found.append(mark)
        elif isinstance(mark, Group):
            found += said(mark.marks)
    return found


def ink(label: Label) -> Box:
    """The box that a label's ink fills."""
    size = text.extent(label.text, label.size, label.weight)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    return Box(label.x - share * size.width, label.y - size.rise, size.width, size.height)


def overlaps(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts whose ink overlaps by more than half a pixel."""
    boxes = [(label.text, ink(label).grown(-0.25)) for label in said(figure.marks)]
    return [(a, b) for (a, box), (b, other) in combinations(boxes, 2) if box.overlaps(other)]


def outside(figure: Figure) -> list[str]:
    """Texts whose ink leaves the figure."""
    whole = Box(0, 0, figure.width, figure.height).grown(0.5)
    boxes = [(label.text, ink(label)) for label in said(figure.marks)]
    corners = [(t, (b.left, b.top), (b.right, b.bottom)) for t, b in boxes]
    return [t for t, low, high in corners if not (whole.holds(*low) and whole.holds(*high))]


def grouped(marks: tuple[Mark, ...], name: str) -> list[Group]:
    """All groups of a name, also those in groups."""
    groups = [mark for mark in marks if isinstance(mark, Group)]
    inner = [found for group in groups for found in grouped(group.marks, name)]
    return [group for group in groups if group.name == name] + inner
