"""Real Sinhala and Tamil: every word of the Declaration of Human Rights comes back."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pytest

from kolam.core.block import Paragraph
from kolam.paper.document import Document
from kolam.paper.letters import drawable
from kolam.paper.pdf import pdf
from kolam.toolbox import voice
from tests.paper.specimen import pdf_text, words_of

SHARED = Path(__file__).parents[3] / "shared" / "data" / "languages"
FILES = {"en": "udhr_eng.xml", "si": "udhr_sin.xml", "ta": "udhr_tam_LK.xml"}


def paragraphs(language: str) -> list[str]:
    path = SHARED / FILES[language]
    if not path.exists():
        pytest.skip(f"no data/languages/{path.name} in the folder 'shared' beside the repository")
    texts = (" ".join("".join(e.itertext()).split()) for e in ElementTree.parse(path).iter())
    kinds = (element.tag.rpartition("}")[2] for element in ElementTree.parse(path).iter())
    return [text for kind, text in zip(kinds, texts, strict=True) if kind in ("title", "para")]


@pytest.mark.parametrize("language", FILES)
def test_pdftotext_returns_every_word(language: str) -> None:
    blocks = tuple(Paragraph(text) for text in paragraphs(language))
    assert len(blocks) > 80
    made = pdf(Document(kind="UDHR", title="", language=language, blocks=blocks), voice(language))
    wanted = Counter(w for b in blocks for w in words_of(drawable(b.text)))
    # A line may end after a hyphen.
    found = Counter(words_of(re.sub(r"([‐-])\n\s*", r"\1", pdf_text(made))))
    assert wanted - found == Counter()


@pytest.mark.parametrize("language", FILES)
def test_no_letter_of_it_is_without_a_shape(language: str) -> None:
    spelled = [text for text in paragraphs(language) if drawable(text) != text]
    assert spelled == []
