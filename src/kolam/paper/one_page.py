"""One page: the first findings of every room, as many as a page holds."""

from collections.abc import Iterator, Mapping

from kolam.bench import Bench
from kolam.core.block import Block, Facts, Note
from kolam.core.task import Task
from kolam.draw.text import wrap
from kolam.paper import rooms

#: What the page holds below its heading, and the column of findings, in points.
HEIGHT, WIDTH = 590.0, 330.0
#: Sizes of the findings that are tried, in points, and the gap between rooms.
SIZES, GAP = (10.4, 8.45), 10.8
LINE = {"en": 1.5, "si": 1.7, "ta": 1.7}
DEEPEST = 3
Told = Mapping[str, list[str]]


def summary(bench: Bench, slugs: list[str]) -> tuple[Block, ...]:
    """One line a room, then second and third ones while there is room on the page."""
    language = bench.voice.language
    told = {slug: list(rooms.findings(bench, slug))[:DEEPEST] for slug in slugs}
    told = {slug: sentences for slug, sentences in told.items() if sentences}
    first = {slug: sentences[:1] for slug, sentences in told.items()}
    fits = (size for size in SIZES if height(first, language, size) <= HEIGHT)
    size = next(fits, SIZES[-1])
    chosen = _chosen(told, language, size)
    pairs = ((rooms.title(bench, slug), "\n".join(chosen[slug])) for slug in chosen)
    facts = Facts(tuple(pairs), small=size < SIZES[0])
    return (facts, *_more(bench, len(told) - len(chosen)))


def height(told: Told, language: str, size: float) -> float:
    """Points that the findings take; the longest names of rooms fit beside two lines."""
    lines = (sum(len(wrap(text, size, WIDTH)) for text in texts) for texts in told.values())
    return sum(max(2, n) * size * LINE[language] + GAP for n in lines)


def _chosen(told: Told, language: str, size: float) -> dict[str, list[str]]:
    """The first of every room in order, then the second of every room, while they fit."""
    chosen: dict[str, list[str]] = {}
    for depth in range(DEEPEST):
        for slug, sentences in told.items():
            new = sentences[depth : depth + 1]
            trial = {**chosen, slug: [*chosen.get(slug, []), *new]}
            if new and height(trial, language, size) <= HEIGHT:
                chosen = trial
    return {slug: chosen[slug] for slug in told if slug in chosen}


def _more(bench: Bench, left: int) -> Iterator[Block]:
    if left:
        yield Note(bench.voice("report.summary.more", n=left))
    if tasks := bench.offered(Task):
        late = sum(not task.owner or task.due is None for task in tasks)
        yield Note(bench.voice("report.summary.actions", n=len(tasks), late=late))
