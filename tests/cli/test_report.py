"""`kolam report`: a document from a book or the demonstration, or what stands in its way."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.cli.terminal import done, refused
from tests.paper import logos

BEGINNINGS = {"pdf": b"%PDF-1.7", "docx": b"PK", "html": b"<!doctype html>", "md": b"# "}


@pytest.mark.parametrize("ending", BEGINNINGS)
def test_the_ending_of_the_file_says_what_it_is(book: Path, here: Path, ending: str) -> None:
    assert (
        done("report", "book", "-o", f"r.{ending}") == f"Wrote r.{ending}: Workshop report: book\n"
    )
    assert (here / f"r.{ending}").read_bytes().startswith(BEGINNINGS[ending])


def test_without_a_name_the_file_is_called_by_document_and_language(book: Path, here: Path) -> None:
    done("report", "book", "--language", "ta", "--format", "md")
    said = (here / "report-ta.md").read_text(encoding="utf-8")
    assert said.startswith("# பட்டறை அறிக்கை: book\n")


def test_the_same_book_gives_the_same_bytes(book: Path, here: Path) -> None:
    for name in ("a.pdf", "b.pdf", "a.docx", "b.docx"):
        done("report", "book", "-o", name)
    data = {name: (here / name).read_bytes() for name in ("a.pdf", "b.pdf", "a.docx", "b.docx")}
    assert (data["a.pdf"] == data["b.pdf"], data["a.docx"] == data["b.docx"]) == (True, True)


def test_the_day_of_the_workshop_stands_on_the_cover(book: Path, here: Path) -> None:
    done("report", "book", "-o", "r.md", "--held", "2023-06-26", "--language", "si")
    assert "- **දිනය**: 2023 ජූනි 26" in (here / "r.md").read_text(encoding="utf-8")


def test_the_demonstration_has_its_label(here: Path) -> None:
    done("report", "--demo", "-o", "r.md")
    said = (here / "r.md").read_text(encoding="utf-8")
    assert said.startswith("# Workshop report: Food-Secure Households Partnership (demo)\n\n**Demo")


def test_the_long_form_is_there_for_those_who_ask(book: Path, here: Path) -> None:
    done("report", "book", "-o", "short.md")
    done("report", "book", "--full", "-o", "full.md")
    said = [(here / f"{name}.md").read_text(encoding="utf-8") for name in ("short", "full")]
    assert ["- **Form**: Long" in text for text in said] == [False, True]
    assert len(said[0]) < len(said[1])


def test_an_empty_book_becomes_a_report_that_says_so(here: Path) -> None:
    done("new", "empty")
    done("report", "empty", "-o", "r.md")
    assert "The book is still empty." in (here / "r.md").read_text(encoding="utf-8")


def test_an_organisation_s_own_template_is_written_into(book: Path, here: Path) -> None:
    own: Any = docx.Document()
    own.add_paragraph("Our letterhead")
    own.save(str(here / "own.docx"))
    done("report", "book", "-o", "r.docx", "--template", "own.docx")
    made: Any = docx.Document(str(here / "r.docx"))
    assert made.paragraphs[0].text == "Our letterhead"
    assert len(made.tables) > 4


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("report",), 2, "Name a book, or say --demo"),
        (("report", "book", "--demo"), 2, "not both"),
        (("report", "book", "-o", "r.docs"), 3, "did you mean docx?"),
        (("report", "book", "-o", "r.xlsx"), 3, "end its name in .pdf, .docx, .html, .md"),
        (("report", "bok", "-o", "r.pdf"), 3, "did you mean book?"),
        (("report", "book", "--document", "agrement"), 2, "agreement"),
        (("report", "book", "--document", "agreement"), 3, "no Partnership agreement yet"),
        (("report", "book", "-o", "book/sheets/stakeholders.json/r.pdf"), 3, "cannot be written"),
        (("report", "book", "--template", "own.docx"), 2, "for --format docx alone"),
        (("report", "book", "-o", "r.docx", "--template", "o.docx"), 3, "no template 'o.docx'"),
        (("report", "book", "--letterhead", "our"), 3, "no letterhead 'our'"),
        (("report", "book", "--letterhead", "."), 3, "no file 'letterhead.json'"),
        (("report", "book", "-o", "r.md", "--letterhead", "."), 2, "Markdown has no pages"),
        (
            ("report", "book", "-o", "r.docx", "--template", "o.docx", "--letterhead", "."),
            2, "leave --letterhead out",
        ),
        (("report", "book", "--full", "--document", "agreement"), 2, "--document report alone"),
        (("report", "book", "--held", "26.6.2023"), 2, "26.6.2023"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_why_and_what_next(
    book: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    assert told in refused(*words, code=code)


def test_everything_that_is_wrong_with_a_template_is_told_at_once(book: Path, here: Path) -> None:
    own: Any = docx.Document()
    for text in ("[content]", "[content]", "Dear all, [content]"):
        own.add_paragraph(text)
    own.save(str(here / "own.docx"))
    said = refused("report", "book", "-o", "r.docx", "--template", "own.docx")
    assert "cannot be written into: 2 faults" in said
    assert "stands 2 times; the document is written once. Take [content] out" in said
    assert "stands within a sentence, a table or a box. Give it a paragraph of its own" in said
    assert not (here / "r.docx").exists()


def test_a_template_that_is_no_docx_is_refused(book: Path, here: Path) -> None:
    (here / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0 an old DOC")
    said = refused("report", "book", "-o", "r.docx", "--template", "old.docx")
    assert "Save it anew as DOCX or DOTX (not DOC, DOCM or ODT)" in said
    assert not (here / "r.docx").exists()


@pytest.fixture
def our(here: Path) -> Path:
    """A folder with a letterhead and its logo."""
    folder = here / "our"
    folder.mkdir()
    (folder / "letterhead.json").write_text(json.dumps(logos.WORDS), encoding="utf-8")
    (folder / "logo.png").write_bytes(logos.PNG)
    return folder


def test_a_letterhead_comes_from_a_folder_with_its_logo(book: Path, our: Path) -> None:
    done("report", "book", "-o", "r.html", "--letterhead", "our", "--language", "si")
    said = (our.parent / "r.html").read_text(encoding="utf-8")
    assert (logos.WORDS["name"]["si"] in said, "data:image/png;base64," in said) == (True, True)


def test_a_letterhead_may_be_one_file_with_the_logo_inside(book: Path, here: Path) -> None:
    (here / "our.json").write_text(logos.letterhead().model_dump_json(), encoding="utf-8")
    done("report", "book", "-o", "r.html", "--letterhead", "our.json")
    assert 'alt="Two squares"' in (here / "r.html").read_text(encoding="utf-8")


def test_everything_that_is_wrong_with_a_letterhead_is_told_at_once(book: Path, our: Path) -> None:
    words = {"accent": "#ffff00", "address": {"en": "a" * 91}}
    (our / "letterhead.json").write_text(json.dumps(words), encoding="utf-8")
    (our / "logo.png").write_bytes(b"no picture")
    said = refused("report", "book", "-o", "r.pdf", "--letterhead", "our", code=1)
    assert "cannot be used as it is: 5 faults" in said
    assert "contrast is 1.1, at least 4.5 is needed" in said
    assert not (our.parent / "r.pdf").exists()


def test_two_logos_are_one_too_many(book: Path, our: Path) -> None:
    (our / "logo.svg").write_bytes(logos.svg())
    said = refused("report", "book", "-o", "r.pdf", "--letterhead", "our")
    assert "There is more than one logo: logo.svg, logo.png" in said


def test_a_letterhead_that_is_no_json_is_refused(book: Path, our: Path) -> None:
    (our / "letterhead.json").write_text("name: Ministry", encoding="utf-8")
    assert "1 fault" in refused("report", "book", "-o", "r.pdf", "--letterhead", "our", code=1)
