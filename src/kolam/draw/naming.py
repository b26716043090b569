"""Which dots carry their own words and which a number that a key explains."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import hypot

from kolam.draw.labels import Dot, Ground, Placed, Size, place

# From so many dots at one place on, they share one label such as 7–12.
CLUSTER = 4
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Tag:
    """A number, or a run of numbers for dots at one place, and where it stands.

    `hull` is the circle around its markers; `placed` is None only where there is no room for
    even a number, and the key still names the dot.
    """

    first: int
    members: tuple[int, ...]
    hull: Dot
    placed: Placed | None = None

    @property
    def text(self) -> str:
        """The number as written: 7, or 7–12."""
        last = self.first + len(self.members) - 1
        return f"{self.first}" if last == self.first else f"{self.first}–{last}"

    def numbers(self) -> tuple[tuple[int, int], ...]:
        """(dot, its number) for every member."""
        return tuple((dot, self.first + i) for i, dot in enumerate(self.members))


@dataclass(frozen=True, slots=True)
class Naming:
    """labels[i] is where dot i's own words stand, or None when one of the tags holds it."""

    labels: tuple[Placed | None, ...]
    tags: tuple[Tag, ...]

    @property
    def leaders(self) -> int:
        """How many words and numbers need a leader."""
        stood = [*self.labels, *(tag.placed for tag in self.tags)]
        return sum(at is not None and at.leader is not None for at in stood)

    @property
    def keyed(self) -> tuple[tuple[int, int], ...]:
        """(dot, its number) in the order of the numbers."""
        return tuple(pair for tag in self.tags for pair in tag.numbers())


@dataclass(frozen=True, slots=True)
class Scene:
    """The dots to be named.

    dots    where the markers stand
    truths  where they would stand if they could hide each other: equal truths, same place
    sizes   the sizes that each dot's own words may take, best first
    number  size of a number's box
    """

    dots: tuple[Dot, ...]
    truths: tuple[tuple[float, float], ...]
    sizes: tuple[tuple[Size, ...], ...]
    number: Callable[[str], Size]


def in_words(scene: Scene, ground: Ground) -> Naming | None:
    """Words for every dot, or None where not all of them fit."""
    naming = _attempt(scene, ground, keyed=set())
    return None if None in naming.labels else naming


def name(scene: Scene, ground: Ground, *, mixed: bool = True) -> Naming:
    """Words for the dots where they fit and numbers for the rest, or, if not `mixed`, for all.

    Every dot ends in exactly one of the labels or tags. When more than a quarter of the dots
    would need a number, or more than a third a leader, all get a number, as one system is easier.
    Numbers run from the top left to the bottom right.
    """
    everyone = set(range(len(scene.dots)))
    keyed: set[int] = set()
    for _ in range(_ROUNDS if mixed else 0):
        naming = _attempt(scene, ground, keyed=keyed)
        lost = {i for i in everyone - keyed if naming.labels[i] is None}
        if not lost and 3 * naming.leaders <= len(everyone):
            return naming
        keyed = keyed | lost
        if not lost or 4 * len(keyed) > len(everyone):
            break
    return _attempt(scene, replace(ground, through=True), keyed=everyone)


def _attempt(scene: Scene, ground: Ground, *, keyed: set[int]) -> Naming:
    own = [i for i in range(len(scene.dots)) if i not in keyed]
    tags = _tags(scene, keyed)
    dots = [scene.dots[i] for i in own] + [tag.hull for tag in tags]
    sizes = [list(scene.sizes[i]) for i in own] + [[scene.number(tag.text)] for tag in tags]
    crowds = [scene.dots[i] for tag in tags if len(tag.members) > 1 for i in tag.members]
    others = tuple((dot.x, dot.y, dot.reach) for dot in crowds)
    around = replace(ground, circles=(*ground.circles, *others))
    placed = place(dots, sizes, ground=around)
    labels: list[Placed | None] = [None] * len(scene.dots)
    for i, at in zip(own, placed, strict=False):
        labels[i] = at
    stood = zip(tags, placed[len(own) :], strict=True)
    return Naming(tuple(labels), tuple(replace(tag, placed=at) for tag, at in stood))


def _tags(scene: Scene, keyed: set[int]) -> list[Tag]:
    """Tags without a place: one a dot, or one for a cluster, numbered in reading order."""
    together: dict[tuple[float, float], list[int]] = defaultdict(list)
    for i in sorted(keyed, key=lambda i: (scene.truths[i][1], scene.truths[i][0], i)):
        together[scene.truths[i]].append(i)
    tags: list[Tag] = []
    for members in together.values():
        runs = [tuple(members)] if len(members) >= CLUSTER else [(i,) for i in members]
        for run in runs:
            first = sum(len(tag.members) for tag in tags) + 1
            tags.append(Tag(first, run, _hull([scene.dots[i] for i in run])))
    return tags


def _hull(dots: list[Dot]) -> Dot:
    """The circle around dots; that of a single dot is itself."""
    x, y = sum(dot.x for dot in dots) / len(dots), sum(dot.y for dot in dots) / len(dots)
    return Dot(x, y, max(hypot(dot.x - x, dot.y - y) + dot.reach for dot in dots))
