"""Nothing is left alone on a page: no sum, no signer, no heading, no contents."""

import io
from collections.abc import Iterator, Sequence

import pypdf
import pytest

from kolam.cli.signed_report import signed_bytes
from kolam.core.block import Block, Heading, Paragraph, Signature, Signatures, Table
from kolam.core.voice import LANGUAGES
from kolam.paper.composing import Kind
from kolam.paper.document import Document
from kolam.paper.heights import Paper, boxes
from kolam.paper.pdf import pdf
from kolam.paper.word import word
from kolam.toolbox import voice
from tests.paper.demonstrated import as_pdf, composed
from tests.paper.made import BOOK, bench_in
from tests.paper.specimen import word_file

EN = voice("en")
BUDGET = Table(
    ("Activity", "Rs"), (*((f"activity {n}", str(n)) for n in range(9)), ("all", "36")), total=True
)  # fmt: skip
SIGNERS = Signatures(tuple(Signature(f"partner {n}", f"person {n}", "director") for n in range(9)))


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def at_every_height(block: Block) -> Iterator[list[str]]:
    """Pages on which the block begins lower and lower, so that its end meets the page's end."""
    high = sum(sum(box.pieces) for box in boxes(block, Paper("en", binding=True)))
    top = Paragraph("\n".join("above" for _ in range(int((700 - high) / 16))))
    for lines in range(1, 7):
        more = Paragraph("\n".join("more" for _ in range(lines)))
        blocks = Heading("One"), top, more, block
        made = Document(kind="A", title="T", language="en", blocks=blocks, binding=True)
        yield pages(pdf(made, EN))[1:]


def together(texts: Sequence[str], *words: str) -> bool:
    return any(all(word in text for word in words) for text in texts)


@pytest.mark.parametrize(
    ("block", "last"),
    [(BUDGET, ("activity 8", "all")), (SIGNERS, ("partner 7", "partner 8"))],
    ids=["sum", "signer"],
)
def test_the_last_of_many_has_the_one_before_beside_it(block: Block, last: tuple[str, str]) -> None:
    made = list(at_every_height(block))
    assert [together(texts, *last) for texts in made] == [True] * 6
    broken = [texts for texts in made if not together(texts, "0", last[0], last[1], "more")]
    assert len(broken) > 1, "no page was broken within it"


@pytest.mark.parametrize("kind", ["agreement", "contract", "workplan"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_ends_with_a_heading(language: str, kind: Kind) -> None:
    body = composed(kind, language).body
    headings = {_letters(block.text) for block in body if isinstance(block, Heading)}
    ends = [_letters(_last_line(text)) for text in pages(as_pdf(kind, language))[1:]]
    assert [end for end in ends if end in headings] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_stand_below_the_title(language: str) -> None:
    speak = bench_in(language).voice
    signed = signed_bytes(BOOK, "agreement", speak, demo=True, ring=None)
    files = signed, as_pdf("agreement", language)
    firsts = [pypdf.PdfReader(io.BytesIO(data)).pages for data in files]
    links = [[len(page.get("/Annots", ())) > 9 for page in first[:2]] for first in firsts]
    assert links == [[True, False]] * 2


def test_in_word_the_last_signer_stays_with_the_one_before() -> None:
    made = word_file(
        word(Document(kind="A", title="T", language="en", blocks=(SIGNERS,), binding=True), EN)
    )
    rows = made.tables[-1].rows
    kept = [
        all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs)
        for row in rows
    ]
    assert kept == [True, *[False] * 7, True, False]


def _last_line(text: str) -> str:
    """The last line of a page but for its number."""
    lines = [line for line in text.split("\n") if line.strip() and " / " not in line]
    return lines[-1] if lines else ""


def _letters(text: str) -> str:
    return "".join(text.split())
