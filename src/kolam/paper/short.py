"""The short form: a room as its headline, figures, first findings, short tables and limits.

What is left out is named at the end of the room, with where it stands. Tables that say `kept`
stand in every form.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kolam.core.block import (
    Block,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from kolam.core.voice import Voice

#: Findings of a room, the headline among them, and its figures.
FINDINGS, FIGURES = 5, 3
#: Rows, columns and letters that a table may have to be taken in at a glance.
ROWS, COLUMNS, LETTERS = 8, 6, 700
#: A figure's part of the width that it has in the full form; how many times higher than wide it
#: may be before its letters are too small to read.
SHARE, TALL = 0.66, 2.0


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it, up to the next."""

    heading: Heading
    blocks: tuple[Block, ...]


#: What stands after the last part of a room.
LAST = Part(Heading("", 1), (PageBreak(),))


def short(blocks: Iterable[Block], voice: Voice, known: Collection[str] = ()) -> Iterator[Block]:
    """A room's blocks in the short form; `known` are texts that the report has said already."""
    new = [block for block in blocks if not _is_known(block, known)]
    drawn = [b for b in new if isinstance(b, Picture) and _is_readable(b)][:FIGURES]
    found = parts(new)
    left: list[str] = []
    told = [_first(part, voice, drawn, left) for part in found[:1]]
    for part in found[1:]:
        shown = _shown(part, drawn, left)
        if shown or not part.blocks:
            told.append(Part(part.heading, shown))
    for part in _filled(_run_in(told)):
        yield part.heading
        yield from _unnamed(part.blocks)
    if left:
        yield Note(voice("report.short.elsewhere", what="; ".join(dict.fromkeys(left))))


def _first(part: Part, voice: Voice, drawn: list[Picture], left: list[str]) -> Part:
    """What stands right below the room's title: its question, its findings, and the rest."""
    asked = tuple(block for block in part.blocks if isinstance(block, Quote))
    findings = [block.text for block in part.blocks if isinstance(block, Paragraph)]
    if (more := len(findings) - FINDINGS) > 0:
        left.append(voice("report.short.findings", n=more))
    besides = tuple(b for b in part.blocks if not isinstance(b, Paragraph | Quote))
    rest = _shown(Part(part.heading, besides), drawn, left)
    return Part(part.heading, (*asked, *_findings(findings), *rest))


def parts(blocks: Iterable[Block]) -> list[Part]:
    """The blocks, cut before every heading; whatever stands before the first is left out."""
    found: list[Part] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(Part(block, ()))
        elif found:
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, block))
    return found


def _findings(findings: list[str]) -> Iterator[Block]:
    """The headline, then the next ones as a list."""
    yield from (Paragraph(finding) for finding in findings[:1])
    if len(findings) > 1:
        yield Items(tuple(findings[1:FINDINGS]))


def _shown(part: Part, drawn: list[Picture], left: list[str]) -> tuple[Block, ...]:
    """What a part shows, its pictures if they are among `drawn`; the rest goes into `left` by name.

    Notes of a part of which nothing else is shown qualify nothing, unless they are all it had.
    """
    if part.blocks and all(isinstance(block, Note) for block in part.blocks):
        return (Note(" ".join(b.text for b in part.blocks if isinstance(b, Note))),)
    shown = tuple(_chosen(part.blocks, drawn))
    out = tuple(block for block in part.blocks if not any(block is one for one in shown))
    if out and all(isinstance(block, Note) for block in shown):
        left.append(part.heading.text)
        return ()
    left.extend(_name(block) or part.heading.text for block in out)
    return tuple(_smaller(block) for block in shown)


def _chosen(blocks: tuple[Block, ...], drawn: list[Picture]) -> Iterator[Block]:
    """The blocks that are shown; a table after a picture that is shown says the same once more."""
    before: Block | None = None
    for block in blocks:
        if _is_shown(block, drawn) and not _repeats(block, before):
            yield block
        before = block if _is_shown(block, drawn) else None


def _repeats(block: Block, before: Block | None) -> bool:
    return isinstance(block, Table) and not block.kept and isinstance(before, Picture)


def _is_known(block: Block, known: Collection[str]) -> bool:
    return isinstance(block, Quote | Paragraph) and block.text in known


def _is_shown(block: Block, drawn: list[Picture]) -> bool:
    if isinstance(block, Table):
        return block.kept or _is_brief(block)
    if isinstance(block, Picture):
        return any(block is one for one in drawn)
    return True


def _is_readable(picture: Picture) -> bool:
    return picture.figure.height <= TALL * picture.figure.width


def _is_brief(table: Table) -> bool:
    letters = sum(len(cell) for row in table.rows for cell in row)
    return len(table.rows) <= ROWS and len(table.header) <= COLUMNS and letters <= LETTERS


def _smaller(block: Block) -> Block:
    return replace(block, share=SHARE) if isinstance(block, Picture) else block


def _name(block: Block) -> str:
    if isinstance(block, Table):
        return block.caption
    return block.figure.title if isinstance(block, Picture) else ""


def _run_in(told: list[Part]) -> list[Part]:
    """Limits as one note at the end of the part before, led by the words of their heading."""
    merged: list[Part] = []
    for part, after in pairwise((*told, LAST)):
        match part.blocks:
            case (Note(text),) if merged and after.heading.level <= part.heading.level:
                limits = Note(f"{part.heading.text}: {text}")
                merged[-1] = replace(merged[-1], blocks=(*merged[-1].blocks, limits))
            case _:
                merged.append(part)
    return merged


def _unnamed(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks; a table right below a heading has no caption, unless there are several."""
    tables = sum(isinstance(block, Table) for block in blocks)
    for number, block in enumerate(blocks):
        is_named = isinstance(block, Table) and number == 0 and tables == 1
        yield replace(block, caption="") if is_named and isinstance(block, Table) else block


def _filled(told: list[Part]) -> Iterator[Part]:
    """The parts without headings that have neither blocks nor a deeper heading below them."""
    for part, after in pairwise((*told, LAST)):
        if part.blocks or after.heading.level > part.heading.level:
            yield part
