"""The order in which Word wants things said: it calls a file broken that says them otherwise."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kolam.core.voice import LANGUAGES
from kolam.paper.word import word
from kolam.toolbox import voice
from tests.paper.specimen import document

#: Source: ISO/IEC 29500-1, annex A (W3C XML Schema), as far as documents use it.
ORDER: Mapping[str, str] = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs "
    "highlight u shd vertAlign rtl cs lang",
    "pBdr": "top left bottom right between bar",
    "tblPr": "tblStyle tblStyleRowBandSize tblStyleColBandSize tblW jc tblInd tblBorders shd "
    "tblLayout tblCellMar tblLook tblCaption",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols titlePg docGrid",
}
PARTS = ("document", "styles", "fontTable", "header1", "footer1", "footer2")


def disorder(part: Any) -> Iterator[str]:
    """What comes after something that it should come before, or is not known here."""
    for name, told in ORDER.items():
        places = {qn(f"w:{child}"): place for place, child in enumerate(told.split())}
        for element in part.iter(qn(f"w:{name}")):
            for child in element:
                if child.tag not in places:
                    yield f"{name}: {child.tag.partition('}')[2]}, not known"
            known = [child.tag for child in element if child.tag in places]
            for first, then in pairwise(known):
                if places[first] > places[then]:
                    yield f"{name}: {first.partition('}')[2]} before {then.partition('}')[2]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_in_the_order_that_word_wants(language: str) -> None:
    archive = zipfile.ZipFile(io.BytesIO(word(document(language), voice(language))))
    found = {
        told for name in PARTS for told in disorder(parse_xml(archive.read(f"word/{name}.xml")))
    }
    assert found == set()


def test_this_test_would_find_what_it_looks_for() -> None:
    made: Any = docx.Document()
    look = made.add_paragraph("a").runs[0]._r.get_or_add_rPr()
    for name in ("w:lang", "w:b", "w:oMath"):
        look.append(look.makeelement(qn(name), {}))
    assert set(disorder(made.element)) == {"rPr: lang before b", "rPr: oMath, not known"}
