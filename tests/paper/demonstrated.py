"""The demonstration's documents as PDFs in every language, each made once a process."""

from dataclasses import replace
from functools import cache

from kolam.cli.signed_report import signed_bytes
from kolam.core.voice import LANGUAGES
from kolam.paper.composing import KINDS, Kind, compose
from kolam.paper.document import Document
from kolam.paper.pdf import pdf
from tests.paper import logos
from tests.paper.made import BOOK, bench_in, brief


def composed(kind: Kind, language: str) -> Document:
    """The document; a report in its short form."""
    return brief(language) if kind == "report" else compose(kind, bench_in(language))


@cache
def as_pdf(kind: Kind, language: str) -> bytes:
    """The document as a PDF."""
    return pdf(composed(kind, language), bench_in(language).voice)


def every_pdf() -> dict[str, bytes]:
    """Every document and the signed agreement in every language, by the name of its file.

    The contracts once more on a letterhead, each with a logo of another kind.
    """
    made = {f"{kind}-{code}.pdf": as_pdf(kind, code) for code in LANGUAGES for kind in KINDS}
    for code, logo in zip(LANGUAGES, (logos.svg(), logos.PNG, logos.JPEG), strict=True):
        headed = replace(composed("contract", code), letterhead=logos.letterhead(logo))
        made[f"headed-{code}.pdf"] = pdf(headed, bench_in(code).voice)
    for code in LANGUAGES:
        made[f"signed-{code}.pdf"] = signed_bytes(
            BOOK, "agreement", bench_in(code).voice, demo=True, ring=None
        )
    return made
