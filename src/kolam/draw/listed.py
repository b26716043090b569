"""Listed: what people wrote, in their words, under headings; columns where the ground is wide."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.scene import Mark, Marker
from kolam.draw.stack import Stack, foot, head, whole
from kolam.draw.text import extent

COLUMNS: dict[CanvasName, int] = {"phone": 1, "desk": 2, "wall": 2, "paper": 1}
INDENT = 1.2


@dataclass(frozen=True, slots=True)
class Listing:
    """A heading, which may be empty, and what stands under it."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    words: str
    is_heading: bool


def listed(
    listings: Sequence[Listing],
    canvas: CanvasName,
    *,
    caption: Caption,
    more: Callable[[int], str],
) -> Figure:
    """Draw everything below each other, in columns where there is room.

    Where the height is given, as on the wall, what does not fit is left to the equal table;
    `more` (how many items) says so.
    """
    ground = CANVASES[canvas]
    top = head(caption, ground)
    limit = ground.height - 4 * ground.small if canvas == "wall" else float("inf")
    paragraphs = tuple(_paragraphs(listings))
    columns = _columns(paragraphs, ground, caption, top=top.y, limit=limit)
    shown = sum(len(parts) for _, parts in columns)
    bottom = max((stack.y for stack, _ in columns), default=top.y)
    under = foot(caption, ground, (), top=bottom + ground.small, width=ground.inner)
    if left := sum(not p.is_heading for p in paragraphs[shown:]):
        under.words(more(left), size=ground.small, weight="bold")
    marks = (*top.marks, *(mark for stack, _ in columns for mark in stack.marks))
    return whole(caption, ground, marks, under)


def _paragraphs(listings: Sequence[Listing]) -> Iterator[_Paragraph]:
    for listing in listings:
        if listing.heading:
            yield _Paragraph(listing.heading, True)
        yield from (_Paragraph(words, False) for words in listing.items)


def _columns(
    paragraphs: Sequence[_Paragraph],
    canvas: Canvas,
    caption: Caption,
    *,
    top: float,
    limit: float,
) -> list[tuple[Stack, list[_Paragraph]]]:
    """The paragraphs in columns of even height, or as much of them as `limit` lets in."""
    count = COLUMNS[canvas.name]
    width = (canvas.inner - (count - 1) * 2 * canvas.margin) / count
    whole = Stack(0, 0, width, caption.language)
    for paragraph in paragraphs:
        _put(whole, paragraph, canvas)
    even = min(limit, top + whole.y / count + 3 * canvas.labels[0])
    rest, filled = list(paragraphs), []
    for number in range(count):
        last = number == count - 1
        stack = Stack(
            canvas.margin + number * (width + 2 * canvas.margin), top, width, caption.language
        )
        parts = _fill(stack, rest, canvas, limit=limit if last else even)
        filled.append((stack, parts))
        rest = rest[len(parts) :]
    return filled


def _fill(
    stack: Stack, rest: Sequence[_Paragraph], canvas: Canvas, *, limit: float
) -> list[_Paragraph]:
    """Put paragraphs into a column while they fit; a heading never stands last."""
    parts: list[_Paragraph] = []
    for number, paragraph in enumerate(rest):
        trial = Stack(stack.x, stack.y, stack.width, stack.language)
        for following in rest[number : number + 1 + paragraph.is_heading]:
            _put(trial, following, canvas)
        if trial.y > limit:
            break
        _put(stack, paragraph, canvas)
        parts.append(paragraph)
    return parts


def _put(stack: Stack, paragraph: _Paragraph, canvas: Canvas) -> None:
    size = canvas.labels[0]
    if paragraph.is_heading:
        stack.space(size * 0.6)
        stack.words(paragraph.words, size=size, weight="bold")
        stack.space(size * 0.6)
        return
    dot = _dot(stack, paragraph, size)
    inner = Stack(stack.x + INDENT * size, stack.y, stack.width - INDENT * size, stack.language)
    inner.words(paragraph.words, size=size)
    stack.marks += [dot, *inner.marks]
    stack.y = inner.y
    stack.space(size * 0.6)


def _dot(stack: Stack, paragraph: _Paragraph, size: float) -> Mark:
    rise = extent(paragraph.words, size).rise
    return Marker(stack.x + size * 0.4, stack.y + rise - 0.3 * size, size * 0.22, fill="accent")
