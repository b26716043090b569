"""One page: the first findings of every room, as many as a page holds."""

from collections.abc import Iterator

from kolam.bench import Bench
from kolam.core.block import Block, Facts, Note
from kolam.core.task import Task
from kolam.draw.text import wrap
from kolam.paper import rooms

#: What the page holds below its heading, and the column of findings, in points.
HEIGHT, WIDTH = 560.0, 330.0
SIZE, GAP = 10.4, 11.0
LINE = {"en": 1.5, "si": 1.7, "ta": 1.7}
DEEPEST = 3


def summary(bench: Bench, slugs: list[str]) -> tuple[Block, ...]:
    """One line a room, then second and third ones while there is room on the page."""
    voice = bench.voice
    told = {slug: list(rooms.findings(bench, slug))[:DEEPEST] for slug in slugs}
    chosen: dict[str, list[str]] = {}
    for depth in range(DEEPEST):
        for slug in slugs:
            new = told[slug][depth : depth + 1]
            trial = {**chosen, slug: [*chosen.get(slug, []), *new]}
            if new and _height(trial, voice.language) <= HEIGHT:
                chosen = trial
    pairs = ((rooms.title(bench, s), "\n".join(chosen[s])) for s in slugs if s in chosen)
    return (Facts(tuple(pairs)), *_more(bench, [s for s in slugs if told[s]], chosen))


def _more(bench: Bench, slugs: list[str], chosen: dict[str, list[str]]) -> Iterator[Block]:
    if left := len(slugs) - len(chosen):
        yield Note(bench.voice("report.summary.more", n=left))
    if tasks := bench.offered(Task):
        late = sum(not task.owner or task.due is None for task in tasks)
        yield Note(bench.voice("report.summary.actions", n=len(tasks), late=late))


def _height(chosen: dict[str, list[str]], language: str) -> float:
    """Points that the lines take; the longest names of rooms fit beside one line or two."""
    return sum(
        max(2, sum(len(wrap(text, SIZE, WIDTH)) for text in texts)) * SIZE * LINE[language] + GAP
        for texts in chosen.values()
    )
