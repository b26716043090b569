"""Documents to measure on: a trilingual report of twelve pages, an agreement of 200 clauses."""

import io
import itertools
from collections.abc import Iterator

import pypdf

from kolam import toolbox
from kolam.core.block import (
    Block,
    ClauseText,
    Heading,
    Note,
    Paragraph,
    Picture,
    Signature,
    Signatures,
    Table,
)
from kolam.core.record import read
from kolam.core.voice import LANGUAGES, Voice
from kolam.paper.document import Document
from kolam.paper.pdf import pdf

PAGES, TABLES, PICTURES = 12, 4, 3
CLAUSES, PARTNERS = 200, 30
TOOL, EXAMPLE = "stakeholders", "food_security.json"


def report() -> Document:
    """Twelve pages in three languages, with three maps and four tables beside text."""
    blocks = {code: list(_map(toolbox.voice(code))) for code in LANGUAGES}
    for count in itertools.count(1):
        made = _report(blocks, count)
        if _pages(made) >= PAGES:
            return made
    raise AssertionError("not reached")


def _report(blocks: dict[str, list[Block]], count: int) -> Document:
    voice = toolbox.voice("en")
    told = [
        block
        for code, own in blocks.items()
        for block in (*own, *(Paragraph(text) for text in _texts(toolbox.voice(code), count)))
    ]
    return Document(
        kind=voice("report.kind.report"),
        title=voice("demo.title"),
        language="en",
        label=voice("demo.label"),
        facts=((voice("report.fact.language"), "English, සිංහල, தமிழ்"),),
        summary=tuple(Paragraph(text) for text in _texts(voice, 4)),
        blocks=tuple(told),
    )


def _map(voice: Voice) -> Iterator[Block]:
    """The map in one language with its table; English has a second table, so four in all."""
    tool = toolbox.room(TOOL)
    path = toolbox.folder(TOOL) / "examples" / EXAMPLE
    findings = tool.analyse(read(tool.sheet, path.read_bytes()), {})
    sheet = findings.sheet
    blocks = tool.sections(sheet, findings, voice)
    tables = [block for block in blocks if isinstance(block, Table)]
    yield Heading(voice(f"{TOOL}.title"))
    yield Picture(tool.figure(findings, voice, "paper"))
    yield from tables[: 2 if voice.language == "en" else 1]


def _texts(voice: Voice, count: int) -> list[str]:
    """Sentences of the program's own words in this language, the same each time."""
    words = [texts[0] for texts in voice.catalogue.words.values() if "{" not in texts[0]]
    long = [text for text in words if len(text) > 70]
    return [" ".join(long[(4 * n + k) % len(long)] for k in range(4)) for n in range(count)]


def _pages(document: Document) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf(document, toolbox.voice("en")))).pages)


def agreement() -> Document:
    """Two hundred clauses in five parts, thirty partners who sign."""
    voice = toolbox.voice("en")
    texts = _texts(voice, CLAUSES)
    blocks: list[Block] = []
    for number, text in enumerate(texts):
        if number % (CLAUSES // 5) == 0:
            blocks.append(Heading(f"Part {number * 5 // CLAUSES + 1}"))
        blocks.append(ClauseText(f"C{number + 1}", text, "What we do", "From the stakeholder map"))
    blocks.append(Heading("Signatures"))
    signers = (Signature(f"Partner {n}", "A. Person", "Director") for n in range(PARTNERS))
    blocks += [Signatures(tuple(signers)), Note(voice("demo.label"))]
    return Document(
        kind=voice("report.kind.agreement"),
        title=voice("demo.title"),
        language="en",
        blocks=tuple(blocks),
    )
