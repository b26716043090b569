"""Letterheads: what stands on the first page, and every reason why one is refused."""

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from PIL import Image

from kolam.core.fault import Faulty
from kolam.core.record import read
from kolam.core.voice import LANGUAGES
from kolam.paper.letterhead import Letterhead
from kolam.paper.logo import LARGEST, PNG, as_address
from kolam.paper.page import html
from kolam.paper.pdf import pdf
from kolam.paper.word import word
from kolam.toolbox import voice
from tests.paper import logos
from tests.paper.specimen import document, structure, word_file

EN = voice("en")


def refused(values: Any) -> list[tuple[str, str]]:
    """The places and names of all faults."""
    with pytest.raises(Faulty) as faulty:
        read(Letterhead, values)
    return sorted((fault.where(), fault.key) for fault in faulty.value.faults)


def of_logo(data: bytes) -> list[str]:
    return [key for where, key in refused(logos.WORDS | {"logo": as_address(data)})]


@pytest.mark.parametrize("logo", [logos.svg(), logos.PNG, logos.JPEG], ids=["svg", "png", "jpeg"])
def test_the_first_page_alone_carries_the_letterhead(logo: bytes) -> None:
    made = pdf(replace(document(), letterhead=logos.letterhead(logo)), EN)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]
    words = ("Ministry of Examples", "Nutrition", "1 Example Road, Colombo 7", "An example")
    assert [[w in page for w in words] for page in pages[:2]] == [[True] * 4, [False] * 4]
    told = [str(one["/Alt"]) for kind, one in structure(made) if kind == "Figure"]
    assert told[0] == "Two squares"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_of_the_document(language: str) -> None:
    head = logos.letterhead()
    made = html(replace(document(language), letterhead=head), voice(language))
    names = head.names(language)
    top = made[made.index('<div class="letterhead">') : made.index("<h1>")]
    assert [name in top for name in names] == [True] * len(names)
    assert f'alt="{head.alt.said(language)}"' in top
    assert f'<p class="foot">{head.foot.said(language)}</p>' in made


def test_a_page_shows_the_logo_without_fetching_anything() -> None:
    made = html(replace(document(), letterhead=logos.letterhead(logos.PNG)), EN)
    assert f'<img src="{as_address(logos.PNG)}" alt="Two squares">' in made
    assert "img-src data:" in made
    assert ":root { --accent: #7a2048; }" in made


def test_a_docx_has_it_too() -> None:
    made = word_file(word(replace(document(), letterhead=logos.letterhead()), EN))
    texts = [p.text for p in made.paragraphs]
    assert "Ministry of Examples\nNutrition\n1 Example Road, Colombo 7" in texts
    assert made.sections[0].first_page_footer.paragraphs[0].text == "An example"
    assert str(made.styles["Kolam Opening"].font.color.rgb) == "7A2048"


def test_without_one_everything_is_as_it_was() -> None:
    assert pdf(replace(document(), letterhead=None), EN) == pdf(document(), EN)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    values = {
        "address": {"en": "a" * 91, "si": "one\ntwo"},
        "accent": "#999999",
        "logo": as_address(b"GIF89a"),
    }
    assert refused(values) == [
        ("accent", "colour_without_contrast"),
        ("address.en", "letterhead_long"),
        ("address.si", "letterhead_long"),
        ("alt", "logo_without_words"),
        ("logo", "logo_no_picture"),
        ("name", "no_name"),
    ]


@pytest.mark.parametrize("accent", ["", "red", "#12345", "#12345g", "#000;}"])
def test_what_is_no_colour_is_refused(accent: str) -> None:
    assert refused(logos.WORDS | {"accent": accent}) == [("accent", "no_colour")]


NO_PICTURE = {
    "nothing": b"",
    "text": b"a logo",
    "no drawing": b"<html/>",
    "png cut off": logos.PNG[:40],
    "png without an end": logos.PNG[:-30],
    "jpeg cut off": logos.JPEG[:30],
    "svg cut off": logos.svg()[:-4],
    "half a svg": b"\xff\xfe<svg",
}


@pytest.mark.parametrize("data", NO_PICTURE.values(), ids=NO_PICTURE.keys())
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert of_logo(data) == ["logo_no_picture"]


@pytest.mark.parametrize("address", ["http://example.org/logo.png", "logo.png", "data:;base64,*"])
def test_a_logo_is_data_and_never_an_address_elsewhere(address: str) -> None:
    assert refused(logos.WORDS | {"logo": address}) == [("logo", "logo_no_picture")]


def test_a_picture_that_is_too_large_is_refused() -> None:
    assert of_logo(logos.PNG + bytes(LARGEST)) == ["logo_too_large"]


@pytest.mark.parametrize("size", [(2001, 2000), (16_000, 14_000)])
def test_a_picture_of_too_many_pixels_is_refused(size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Image.new("1", size).save(out, "PNG")
    assert of_logo(out.getvalue()) == ["logo_too_many_pixels"]


def test_a_picture_for_a_printing_press_is_refused() -> None:
    assert of_logo(logos.CMYK) == ["logo_for_print"]
    out = io.BytesIO()
    Image.new("CMYK", (2001, 2000)).save(out, "JPEG")
    assert of_logo(out.getvalue()) == ["logo_for_print", "logo_too_many_pixels"]


ACTIVE = {
    "script": "<script>alert(1)</script>",
    "act": '<rect width="9" height="9" onload="alert(1)"/>',
    "link": '<a href="#b"><rect width="9" height="9"/></a>',
    "page inside": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
    "movement": '<rect width="9" height="9"><animate attributeName="x" to="9" dur="1s"/></rect>',
    "page's script": '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
}


@pytest.mark.parametrize("inside", ACTIVE.values(), ids=ACTIVE.keys())
def test_an_svg_that_does_something_is_refused(inside: str) -> None:
    assert of_logo(logos.svg(inside)) == ["logo_active"]


def test_an_svg_with_entities_is_refused() -> None:
    before = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert of_logo(logos.svg("<title>&b;</title>", before=before)) == ["logo_active"]


OUTSIDE = {
    "use": '<use href="http://example.org/a.svg#b"/>',
    "old use": '<use xlink:href="//example.org/a.svg#b"/>',
    "fill": '<rect width="9" height="9" fill="url( http://example.org/a.svg#b)"/>',
    "style": "<style>rect { fill: URL('http://example.org/a.svg#b') }</style>",
    "import": "<style>@import 'http://example.org/a.css';</style>",
    "hidden": r'<rect width="9" height="9" style="fill: \75rl(http://example.org)"/>',
}


@pytest.mark.parametrize("inside", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_an_svg_that_takes_from_elsewhere_is_refused(inside: str) -> None:
    assert of_logo(logos.svg(inside)) == ["logo_outside"]


def test_all_faults_of_an_svg_are_told_at_once() -> None:
    inside = "<text>Logo</text><script/>" + '<use href="http://example.org"/>' * 17
    assert of_logo(logos.svg(inside)) == [
        "logo_active", "logo_outside", "logo_text", "logo_too_many_parts",
    ]  # fmt: skip


def test_what_a_drawing_program_writes_for_itself_is_no_fault() -> None:
    public = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    aside = 'xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:file="C:\\logo.svg"'
    inside = f'<g {aside}><i:grid/></g><rect fill="url(#a)" width="9" height="9"/>'
    logo = logos.letterhead(logos.svg(inside, before=public)).drawn()
    assert logo is not None
    assert (b"rect" in logo.data, b"DOCTYPE" in logo.data) == (True, False)


def test_a_file_is_called_by_what_it_is() -> None:
    assert as_address(logos.PNG).startswith(f"data:{PNG};base64,")
