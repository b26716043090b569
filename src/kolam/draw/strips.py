"""Strips: one row an item, with every answer, the middle half, the median and the groups in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import legend
from kolam.draw.axis import Scale
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.stack import Entry, foot, head, kind_entry, whole
from kolam.draw.strip import Strip
from kolam.draw.strip_rows import lay


@dataclass(frozen=True, slots=True, kw_only=True)
class StripWords:
    """Words of the legend; an entry appears only if it has words and its mark is in the picture."""

    dot: str = ""
    middle: str = ""
    median: str = ""
    interval: str = ""
    contested: str = ""


def strips(
    items: Sequence[Strip],
    canvas: CanvasName,
    *,
    scale: Scale,
    caption: Caption,
    words: StripWords | None = None,
) -> Figure:
    """Draw one row an item on a common scale; an Axis adds a line at its threshold.

    Values lie on the scale; ValueError names the first item with one that does not.
    Equal answers are stacked, and stacks that would be too high get smaller dots, so every answer
    stays visible. On the wall rows go on in a second or third column. The figure grows downwards.
    """
    _check(items, scale)
    measures = CANVASES[canvas]
    entries = tuple(_legend(items, words or StripWords(), measures))
    top = head(caption, measures)
    under = foot(caption, measures, entries, top=0, width=measures.inner).y
    bed = lay(items, scale, measures, top=top.y, under=under, language=caption.language)
    last = foot(caption, measures, entries, top=bed.bottom, width=measures.inner)
    return whole(caption, measures, (*top.marks, *bed.marks), last)


def _check(items: Sequence[Strip], scale: Scale) -> None:
    for item in items:
        bounds = (bound for part in item.parts for bound in (part.low, part.median, part.high))
        for value in (*item.values, *(item.quartiles or ()), *bounds):
            scale.check(item.key, value)


def _legend(items: Sequence[Strip], words: StripWords, canvas: Canvas) -> Iterator[Entry]:
    """Entries for what is in the picture, and for nothing else."""
    kinds = dict.fromkeys(part.kind for item in items for part in item.parts)
    if words.dot and any(item.values for item in items):
        yield legend.dot(words.dot, canvas.marker)
    if words.middle and any(item.quartiles for item in items):
        yield legend.middle(words.middle, canvas.marker)
    if words.median and any(item.quartiles for item in items):
        yield legend.median(words.median, canvas.marker)
    for kind in kinds:
        yield kind_entry(kind, canvas.marker * 0.75)
    if words.interval and kinds:
        yield legend.interval(words.interval, canvas.marker)
    if words.contested and any(item.contested for item in items):
        yield legend.asked(words.contested, canvas)
