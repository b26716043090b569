"""A document with a block of every kind, in each language, and ways to look into finished files."""

import io
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import docx
import pypdf

from kolam import toolbox
from kolam.core.block import (
    ClauseText,
    Facts,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Signature,
    Signatures,
    Table,
)
from kolam.core.record import read
from kolam.paper.document import Document

WORDS = {
    "en": ("Food security", "We agree on school meals for 240 schools.", "A farmer"),
    "si": ("ආහාර සුරක්ෂිතතාව", "ශ්‍රී ලංකාවේ පාසල් 240ක ආහාර වේලට අපි එකඟ වෙමු.", "ගොවියෙක්"),
    "ta": ("உணவுப் பாதுகாப்பு", "240 பள்ளிகளின் உணவுக்கு நாங்கள் உடன்படுகிறோம்.", "ஒரு விவசாயி"),
}
MARKUP = (
    r"""#let x = 1; $e=mc^2$ *b* _i_ `c` [l](javascript:alert(1)) <b>&amp;</b> \n {{x}} =1+1 |a|"""
)


@cache
def picture(language: str) -> Picture:
    tool = toolbox.room("stakeholders")
    path = toolbox.folder("stakeholders") / "examples" / "food_security.json"
    findings = tool.analyse(read(tool.sheet, path.read_bytes()), {})
    return Picture(tool.figure(findings, toolbox.voice(language), "paper"), "n = 8")


def document(language: str = "en", **changes: Any) -> Document:
    title, sentence, who = WORDS[language]
    known: dict[str, Any] = {
        "kind": "Report",
        "title": title,
        "language": language,
        "label": "Demonstration",
        "facts": (("n", "8"),),
        "summary": (Paragraph(sentence),),
        "blocks": (
            Heading(title),
            Paragraph(sentence),
            Quote(sentence, who),
            Heading(sentence, 2),
            Items((title, sentence)),
            Items((title, sentence), ordered=True),
            Facts(((title, sentence),)),
            Table((title, "n"), ((sentence, "8"), (MARKUP, "9")), "People"),
            Table((title, "n"), ((sentence, "8"),), typed=True),
            Note(sentence),
            PageBreak(),
            picture(language),
            Heading(who),
            ClauseText("W1", sentence, title, who),
            Signatures((Signature(title, who, "Director"), Signature(title, signed="6 Dec 2023"))),
        ),
        "foot": "Made with Kolam",
    }
    return Document(**{**known, **changes})


def only(text: str, language: str = "en") -> Document:
    """A document that says nothing but this text."""
    return Document(kind="K", title="", language=language, blocks=(Paragraph(text),))


def word_file(data: bytes) -> Any:
    """A DOCX, opened."""
    return docx.Document(io.BytesIO(data))


def pdf_text(data: bytes) -> str:
    """What poppler reads out of a PDF, in Unicode's composed form."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    )
    return unicodedata.normalize("NFC", done.stdout.decode())


def words_of(text: str) -> list[str]:
    """The words of a text without what ends a line, in Unicode's composed form."""
    plain = unicodedata.normalize("NFC", text).replace("\u2060", "").replace("\u00ad", "")
    return re.split(r"\s+", plain.strip())


def structure(data: bytes) -> list[Any]:
    """Every element of a PDF's structure tree as (kind, element), in reading order."""
    reader: Any = pypdf.PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    return list(elements(root))


def elements(node: Any) -> Iterator[tuple[str, Any]]:
    """Every element below one of a structure tree as (kind, element), in reading order."""
    held = node.get("/K")
    held = held.get_object() if hasattr(held, "get_object") else held
    for child in held if isinstance(held, list) else [held]:
        one = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(one, dict) and "/S" in one:
            yield str(one["/S"]).lstrip("/"), one
            yield from elements(one)
