"""Rooms of a report: those of a book that hold something, in the framework's order."""

from collections.abc import Iterable, Iterator
from typing import Any

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.block import Block
from kolam.core.sentence import Sentence

#: The order of the framework's reference, sections 1 to 11; the workshop itself comes first.
ORDER = (
    "workshop",
    "game",
    "exchange",
    "clinic",
    "competencies",
    "sectors",
    "spectrum",
    "fundamentals",
    "value",
    "stakeholders",
    "influence",
    "levers",
    "agreement",
    "journey",
    "negotiation",
)


def in_order(slugs: Iterable[str]) -> list[str]:
    """Rooms in the framework's order, those that it does not know last, by name."""
    return sorted(slugs, key=lambda slug: (_place(slug), slug))


def filled(bench: Bench) -> list[str]:
    """The rooms of the bench's book whose sheet is not as empty as a new one, in order."""
    sheets = bench.book.sheets
    return in_order(slug for slug, sheet in sheets.items() if sheet != type(sheet)())


def empty(bench: Bench) -> list[str]:
    """Every room that is installed and holds nothing here, in order."""
    return in_order(set(bench.tools) - set(filled(bench)))


def title(bench: Bench, slug: str) -> str:
    """A room's title in the reader's language."""
    return bench.voice(f"{slug}.title")


def sections(bench: Bench, slug: str) -> tuple[Block, ...]:
    """A room's pages, with what the bench's viewer may see."""
    tool, sheet = bench.tools[slug], bench.book.sheets[slug]
    return tool.sections(sheet, bench.findings(slug), bench.voice)


def findings(bench: Bench, slug: str) -> Iterator[str]:
    """A room's findings as sentences, what needs attention first; none where it has no words."""
    part: Any = toolbox.part(slug, "sentences")
    said: tuple[Sentence, ...] = part.sentences(bench.findings(slug)) if part else ()
    return (sentence.said(bench.voice) for sentence in said)


def _place(slug: str) -> int:
    return ORDER.index(slug) if slug in ORDER else len(ORDER)
