"""Blocks on a page: a room's report as headed parts, its tables, notes and pictures as HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from kolam.core.block import (
    Block,
    ClauseText,
    Facts,
    Figure,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Signatures,
    Table,
)

SCREENFUL = 20


@dataclass
class Part:
    """A headed part of a page; the first one of a report may have no heading of its own."""

    title: str = ""
    level: int = 1
    blocks: list[Block] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The part's anchor."""
        return "part-" + (slugify(self.title, allow_unicode=True) or "first")

    @property
    def is_long(self) -> bool:
        """Whether it is folded at first: a table that fills more than a screen."""
        tables = (block for block in self.blocks if isinstance(block, Table))
        return any(len(table.rows) > SCREENFUL for table in tables)

    @property
    def html(self) -> SafeString:
        """Everything under the heading."""
        return mark_safe("".join(html(block) for block in self.blocks))


def parts(blocks: Iterable[Block]) -> Iterator[Part]:
    """The blocks under their headings, in order."""
    part = Part()
    for block in blocks:
        if isinstance(block, Heading):
            if part.title or part.blocks:
                yield part
            part = Part(block.text, block.level)
        else:
            part.blocks.append(block)
    if part.title or part.blocks:
        yield part


def html(block: Block) -> SafeString:
    """One block as HTML; text is escaped, figures are drawn."""
    known: dict[str, Any] = {"block": block}
    if isinstance(block, Picture):
        known["svg"] = svg(block.figure)
    return render_to_string(f"desk/block/{_TEMPLATES[type(block)]}.html", known)


def svg(figure: Figure, prefix: str = "") -> SafeString:
    """A figure to stand in a page; its maker has escaped every word in it."""
    return mark_safe(figure.svg(prefix))


_TEMPLATES: dict[type, str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Note: "note",
    Quote: "quote",
    Items: "items",
    Facts: "facts",
    Table: "table",
    Picture: "picture",
    ClauseText: "clause",
    Signatures: "signatures",
    PageBreak: "page_break",
}
