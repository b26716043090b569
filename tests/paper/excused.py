"""Findings of outloud that are none: why, and what has to hold of the file where that is so."""

import io
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pypdf

from kolam.core.block import Table
from kolam.core.voice import LANGUAGES
from kolam.paper.composing import KINDS
from tests.paper.demonstrated import composed
from tests.paper.made import BOOK, bench_in
from tests.paper.specimen import structure

RECEIPTS = (
    "field.Signer.organisation",
    "field.Receipt.typed",
    "signing.paper.when",
    "signing.paper.fingerprint",
)


def _grid_of_a_figure(finding: Any, data: bytes) -> bool:
    """A map and a timeline have lines that cross: they are heard as one picture, by its words."""
    return all(
        any(_within(box, figure) for figure in _places(data, box["page"]))
        for box in finding["boxes"]
    )


def _places(data: bytes, number: int) -> Iterator[list[float]]:
    """Where figures stand on a page, each by its left, lower, right and upper edge."""
    page = pypdf.PdfReader(io.BytesIO(data)).pages[number - 1].indirect_reference
    assert page is not None
    for kind, element in structure(data):
        if kind == "Figure" and element.raw_get("/Pg").idnum == page.idnum:
            yield [float(edge) for edge in element["/A"][0]["/BBox"]]


def _within(box: Mapping[str, float], figure: list[float]) -> bool:
    left, low, right, high = figure
    return left <= box["x0"] and box["x1"] <= right and low <= box["y0"] and box["y1"] <= high


def _signs_are_no_letters(finding: Any, data: bytes) -> bool:
    """outloud counts letters alone; much of Sinhala and Tamil is signs on a letter."""
    told = [str(element["/Alt"]) for kind, element in structure(data) if kind == "Figure"]
    return all(
        sum(unicodedata.category(sign)[0] in "LM" for sign in words) > len(words) / 2
        for words in told
    )


def _said_again(finding: Any, data: bytes) -> bool:
    """What stands again at the head of a page or a table is heard once, where it is new.

    outloud knows that only of lines that it meets on three pages, or on all of a short file.
    """
    return any(line.startswith(finding["evidence"].rstrip("…")) for line in _repeated())


@cache
def _repeated() -> tuple[str, ...]:
    """The label of every page, and each header of a table that may go on over a page.

    Also that of the receipts, which is no part of what is composed.
    """
    labels = (BOOK.about.label.said(code) for code in LANGUAGES)
    bodies = (composed(kind, code).body for kind in KINDS for code in LANGUAGES)
    tables = (block for body in bodies for block in body if isinstance(block, Table))
    receipts = (map(bench_in(code).voice, RECEIPTS) for code in LANGUAGES)
    return (*labels, *map(" ".join, (*(table.header for table in tables), *receipts)))


#: By the rule of outloud, when its finding is none.
EXCUSED = {
    "TBL-014": _grid_of_a_figure,
    "FIG-012": _signs_are_no_letters,
    "TAG-002": _said_again,
}
