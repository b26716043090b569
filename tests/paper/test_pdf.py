"""PDF: what is typed comes back, shaped and in order; the file is tagged, archival and complete."""

import datetime
import io
import re
import unicodedata
from functools import cache
from typing import Any

import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.core.block import ClauseText, Heading, Paragraph, Picture, Table
from kolam.core.voice import LANGUAGES
from kolam.paper.pdf import pdf, source
from kolam.toolbox import voice
from tests.paper.specimen import MARKUP, WORDS, document, only, pdf_text, structure, words_of

EN = voice("en")
#: Words that text in a partnership is made of, with every sign that some markup reads.
TYPED = st.lists(
    st.text(
        alphabet="abcXYZ019 #$%&*_`[]{}<>\\/\"'@~^|=+-:;.,!?()ශ්‍රීලංකාතமிழ்", min_size=1, max_size=12
    ),
    min_size=1,
    max_size=8,
)


@cache
def specimen(language: str) -> bytes:
    """The specimen as PDF, made when first asked for."""
    return pdf(document(language), voice(language))


def catalogue(data: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]


def metadata(data: bytes) -> str:
    found: str = catalogue(data)["/Metadata"].get_object().get_data().decode()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_it_is_pdf_a_2a_and_pdf_ua_1(language: str) -> None:
    told = metadata(specimen(language))
    parts = ("pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<")
    assert [part in told for part in parts] == [True, True, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_a_title_a_language_and_tags(language: str) -> None:
    root, reader = catalogue(specimen(language)), pypdf.PdfReader(io.BytesIO(specimen(language)))
    assert reader.metadata is not None
    assert reader.metadata.title == document(language).name
    assert root["/Lang"] == {"en": "en-GB", "si": "si-LK", "ta": "ta-LK"}[language]
    assert bool(root["/MarkInfo"]["/Marked"]) is True
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"]) is True


def test_it_names_a_colour_space_for_its_output() -> None:
    intents = [one.get_object()["/S"] for one in catalogue(specimen("en"))["/OutputIntents"]]
    assert intents == ["/GTS_PDFA1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_says_in_words_what_it_shows(language: str) -> None:
    figure = next(b.figure for b in document(language).blocks if isinstance(b, Picture))
    told = [e.get("/Alt") for kind, e in structure(specimen(language)) if kind == "Figure"]
    assert told == [f"{figure.title} {figure.description}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_inside(language: str) -> None:
    reader: Any = pypdf.PdfReader(io.BytesIO(specimen(language)))
    fonts = [
        inner.get_object()["/FontDescriptor"]
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
        for inner in font.get_object()["/DescendantFonts"]
    ]
    assert fonts
    assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)


def test_headings_stand_in_order_and_none_is_skipped() -> None:
    levels = [int(kind[1]) for kind, _ in structure(specimen("en")) if re.fullmatch(r"H\d", kind)]
    assert levels == [1, 1, 2, 1, 2]


def test_what_is_read_aloud_comes_in_the_order_of_the_blocks() -> None:
    kinds = [kind for kind, _ in structure(specimen("en"))]
    order = ("Title", "TOC", "BlockQuote", "L", "Table", "Figure")
    places = [kinds.index(kind) for kind in order]
    assert places == sorted(places)


def test_a_table_has_a_header_and_a_caption() -> None:
    kinds = [kind for kind, _ in structure(specimen("en"))]
    assert (kinds.count("Table"), kinds.count("THead"), kinds.count("Caption")) == (3, 3, 1)


def test_its_bookmarks_are_its_headings() -> None:
    outline: Any = pypdf.PdfReader(io.BytesIO(specimen("en"))).outline
    told = [one.title if not isinstance(one, list) else [o.title for o in one] for one in outline]
    title, sentence, who = WORDS["en"]
    assert told == ["Summary", title, [sentence], who, [f"W1 {title}"]]


def test_every_page_is_a4_and_numbered() -> None:
    reader = pypdf.PdfReader(io.BytesIO(specimen("en")))
    sizes = {tuple(round(float(x)) for x in page.mediabox[2:]) for page in reader.pages}
    numbers = re.findall(r"^\s*(\d+) ?/ ?(\d+)$", pdf_text(specimen("en")), re.MULTILINE)
    count = str(len(reader.pages))
    assert sizes == {(595, 842)}
    assert numbers == [(str(n), count) for n in range(2, len(reader.pages) + 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_typed_comes_back(language: str) -> None:
    said = words_of(pdf_text(specimen(language)))
    wanted = [word for text in WORDS[language] for word in words_of(text)]
    assert [word for word in wanted if word not in said] == []


def test_markup_in_a_text_is_text() -> None:
    assert MARKUP.replace(" ", "") in "".join(words_of(pdf_text(pdf(only(MARKUP), EN))))


@settings(max_examples=25)
@given(TYPED)
def test_any_words_come_back_as_typed(parts: list[str]) -> None:
    text = " ".join(parts)
    wanted = "".join(words_of(text))
    assert wanted in "".join(words_of(pdf_text(pdf(only(text), EN)))) or _is_joined(wanted)


def _is_joined(text: str) -> bool:
    """Signs without a letter to stand on: shaping draws a dotted circle for them."""
    plain = unicodedata.normalize("NFD", text)
    return any(unicodedata.category(c) in ("Mn", "Mc", "Cf") for c in plain)


@settings(max_examples=30)
@given(st.text())
def test_no_text_at_all_stops_the_press(text: str) -> None:
    blocks = (Heading(text), Paragraph(text), Table((text, "n"), ((text, text),), text))
    made = pdf(document(blocks=blocks, title=text, label=text, facts=((text, text),)), EN)
    assert made.startswith(b"%PDF-1.7")


def test_the_same_document_gives_the_same_bytes_and_tells_no_hour() -> None:
    day = datetime.date(2023, 6, 26)
    first, second = (pdf(document(date=day), EN) for _ in range(2))
    assert first == second
    assert re.findall(r"CreateDate>([^<]+)", metadata(first)) == ["2023-06-26T00:00:00+00:00"]


def test_a_document_without_a_day_has_the_same_bytes_too() -> None:
    assert pdf(document(), EN) == specimen("en")


def test_typst_itself_refuses_a_picture_without_words() -> None:
    shown = source(document(), EN).replace('alt: "', 'alt: none, told: "')
    with pytest.raises(typst.TypstError):
        typst.compile(shown.encode(), format="pdf", pdf_standards=["ua-1"])


def test_what_people_sign_has_its_contents_on_the_cover_and_flows() -> None:
    clauses = [
        ClauseText(f"c{n}", WORDS["en"][1], f"Clause {n}", number=f"{n // 4 + 1}.{n % 4 + 1}")
        for n in range(8)
    ]
    blocks = (Heading("1 Who"), *clauses[:4], Heading("2 Why"), *clauses[4:])
    data = pdf(document(blocks=blocks, summary=(), binding=True), EN)
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    cover, text = (page.extract_text().replace("\u2060", "") for page in pages)
    assert re.findall(r"(?:1 Who|2\.4 Clause 7)", cover) == ["1 Who", "2.4 Clause 7"]
    assert "1 Who" in text
    assert "2 Why" in text
    assert (cover.endswith("Made with Kolam"), text.endswith("2 / 2")) == (True, True)


def test_contents_leave_out_lines_that_cannot_be_told_apart() -> None:
    twice = (Heading("A"), ClauseText("a", "x", "Parties", number="1"), Heading("B"))
    blocks = (*twice, ClauseText("b", "y", "Parties", number="1"))
    assert "depth: 1" in source(document(blocks=blocks, binding=True), EN)
    assert "depth: 2" in source(document(blocks=twice, binding=True), EN)


def test_a_last_row_that_is_a_sum_is_set_in_bold() -> None:
    table = Table(("x", "n"), (("a", "1"), ("b", "2")), total=True)
    told = source(document(blocks=(table,)), EN)
    assert re.findall(r'table\.cell\(breakable: false, (\S+)\)[,)]', told) == [
        '"a"', '"1"', 'strong("b")', 'strong("2")',
    ]  # fmt: skip


def test_contents_of_chapters_alone_stand_in_one_column() -> None:
    assert "depth: 1" in source(document(blocks=(Heading("A"), Heading("B")), binding=True), EN)
