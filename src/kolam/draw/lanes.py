"""The measures of strips: where names and tracks stand, and how answers are stacked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from kolam.draw.axis import Scale
from kolam.draw.canvas import Canvas
from kolam.draw.strip import Strip

# Share of a row's width that the names take, and the width from which they stand beside.
_NAMES, _BESIDE = 0.3, 40.0
# In radii of a marker: a dot and the highest stack of dots.
_DOT, _HIGHEST = 0.45, 5.0
# Room at the ends of a scale, as a share of its width, and the widest step between answers.
_END, _WIDEST = 0.045, 0.1


@dataclass(frozen=True, slots=True)
class Lane:
    """The measures that all rows of one column share.

    left, width   of the column
    track         left end and width of the scale
    beside        whether names stand beside the track or above it
    dot, abreast  radius of a dot, and how many equal ones stand side by side
    """

    left: float
    width: float
    track: tuple[float, float]
    beside: bool
    dot: float
    abreast: int
    scale: Scale
    canvas: Canvas
    language: str

    def x(self, value: float) -> float:
        """Pixels from a value."""
        return self.track[0] + self.track[1] * self.scale.share(value)

    @property
    def size(self) -> float:
        """Text size of the names."""
        return self.canvas.labels[0]

    @property
    def names(self) -> float:
        """Width for the names."""
        return self.track[0] - self.left - 2 * self.size if self.beside else self.width


def lanes(
    items: Sequence[Strip], scale: Scale, canvas: Canvas, *, columns: int, language: str
) -> tuple[Lane, ...]:
    """The columns of a figure, all of the same measures, from left to right."""
    gap = 2 * canvas.small
    wide = (canvas.inner - (columns - 1) * gap) / columns
    beside = wide >= _BESIDE * canvas.labels[0]
    names = _NAMES * wide if beside else 0.0
    # Half a block of dots may stand out at either end of the scale.
    end = max(canvas.marker, _END * (wide - names))
    track = wide - names - 2 * end
    dot, abreast = _dots(items, track * _closest(items, scale), canvas.marker)
    lefts = (canvas.margin + column * (wide + gap) for column in range(columns))
    return tuple(
        Lane(
            left=left,
            width=wide,
            track=(left + names + end, track),
            beside=beside,
            dot=dot,
            abreast=abreast,
            scale=scale,
            canvas=canvas,
            language=language,
        )
        for left in lefts
    )


def _closest(items: Sequence[Strip], scale: Scale) -> float:
    """The least distance between two different answers, as a share of the scale."""
    values = sorted({scale.share(value) for item in items for value in item.values})
    return min((_WIDEST, *(b - a for a, b in pairwise(values))))


def _dots(items: Sequence[Strip], step: float, marker: float) -> tuple[float, int]:
    """Radius of a dot and dots abreast, so that the highest stack keeps its limit.

    `step` is the room in pixels between two neighbouring answers. More dots abreast come first,
    smaller dots only when there is no more room.
    """
    most, radius, abreast = _most(items), _DOT * marker, 1
    while ceil(most / abreast) * 2 * radius > _HIGHEST * marker and radius > 0.2:
        if 2 * radius * (abreast + 1) <= 0.8 * step:
            abreast += 1
        else:
            radius *= 0.95
    return radius, abreast


def _most(items: Sequence[Strip]) -> int:
    """The largest number of equal answers to one item."""
    return max((max(Counter(item.values).values(), default=1) for item in items), default=1)
