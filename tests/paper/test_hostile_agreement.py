"""An agreement whose texts are meant to harm: in every kind of file they are text and no more."""

import io
import re
import zipfile
from html.parser import HTMLParser

import pytest
from openpyxl import load_workbook

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import About, Book
from kolam.core.record import Record, Text, read
from kolam.paper.composing import FORMATS, compose
from kolam.store.csv_text import to_csv
from kolam.store.tables import export
from kolam.store.workbook import to_xlsx

EN = toolbox.voice("en")
EVIL = {
    "formula": '=HYPERLINK("http://evil.example","x")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "script": "<script>alert(1)</script>",
    "picture": '"><img src=x onerror=alert(1)>',
    "typst": '#let x = read("/etc/passwd")',
    "link": "[x](javascript:alert(1)) ![y](http://evil.example)",
    "entity": "&lt;b&gt; &#x202e; ]]> <!-- -->",
}


def hostile() -> Record:
    """An agreement with each of these in a clause, a name, an authority and a comment."""
    partners = [
        {
            "id": f"P{n}",
            "name": {"en": evil},
            "representative": evil,
            "authority": evil,
            "mission": {"en": evil},
        }
        for n, evil in enumerate(EVIL.values())
    ]
    clauses = [
        {
            "id": name,
            "part": "why",
            "heading": {"en": evil},
            "words": {"en": evil},
            "comments": [{"id": "c", "by": evil, "words": evil}],
        }
        for name, evil in EVIL.items()
    ]
    body = {"title": {"en": EVIL["script"]}, "partners": partners, "clauses": clauses}
    return read(toolbox.room("agreement").sheet, body)


SHEET = hostile()
BOOK = Book(About(id="b", title=Text(en=EVIL["picture"]))).with_sheet("agreement", SHEET)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    document = compose("agreement", Bench(BOOK, toolbox.rooms(), EN))
    return {name: FORMATS[name].write(document, EN) for name in ("html", "docx", "md", "pdf")}


class Elements(HTMLParser):
    """What a browser would find: elements with their attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_page_has_no_element_that_somebody_typed(made: dict[str, bytes]) -> None:
    page = Elements(made["html"].decode())
    live = {tag for tag, _ in page.found} & {"script", "img", "iframe", "b"}
    handlers = [name for _, given in page.found for name in given if name.startswith("on")]
    links = [given["href"] for tag, given in page.found if tag == "a" and given.get("href")]
    assert (live, handlers) == (set(), [])
    assert [link for link in links if link and not link.startswith("#")] == []
    assert [evil for evil in EVIL.values() if evil not in page.text] == []


def test_a_word_file_has_no_field_link_or_macro(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        body = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
        names = archive.namelist()
    assert [name for name in names if "vba" in name.lower()] == []
    assert "evil.example" not in links
    fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", body)
    assert [field for field in fields if "evil" in field or "cmd" in field] == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body


def test_markdown_escapes_what_would_be_markup(made: dict[str, bytes]) -> None:
    text = made["md"].decode()
    assert re.findall(r"(?<!\\)<(?:script|img)", text) == []
    assert re.findall(r"(?<!\\)\]\((?:javascript|http)", text) == []


def test_a_pdf_runs_nothing_and_leads_nowhere(made: dict[str, bytes]) -> None:
    data = made["pdf"]
    found = [word for word in (b"/JavaScript", b"/JS ", b"/Launch", b"/URI") if word in data]
    assert (found, data.startswith(b"%PDF-")) == ([], True)


def test_no_cell_of_a_csv_file_begins_a_formula() -> None:
    for name, table in export(SHEET).items():
        cells = re.findall(r'(?:^|,|\n)"?([=+@\t\r])', to_csv(table).decode())
        assert (name, cells) == (name, [])


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    book = load_workbook(io.BytesIO(to_xlsx(export(SHEET))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    values = {str(cell.value) for cell in cells}
    assert [evil for evil in EVIL.values() if evil not in values] == []
