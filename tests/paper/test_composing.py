"""Composing: which documents there are, and what each is made from."""

from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.block import ClauseText, Heading
from kolam.core.book import About, Book
from kolam.core.record import Row, Text
from kolam.core.tool import Tool
from kolam.paper.composing import FORMATS, KINDS, NoDocument, compose, possible
from kolam.paper.report import report

EN = toolbox.voice("en")


class Terms(Row):
    id: str = "terms"
    words: str = ""


def bench(words: str = "", *, room: bool = True) -> Bench:
    """A bench with a small room of agreements, which holds the words."""
    tool = Tool(
        slug="agreement",
        sheet=Terms,
        analyse=lambda sheet, given: SimpleNamespace(n=len(sheet.words)),
        figure=lambda findings, voice, canvas: pytest.fail("no figure is asked for"),
        sections=lambda sheet, findings, voice: (),
    )
    book = Book(About(id="b", title=Text(en="Food"), label=Text(en="Demo")))
    book = book.with_sheet("agreement", Terms(words=words)) if room else book
    return Bench(book, {"agreement": tool}, EN)


@pytest.fixture
def _room(monkeypatch: pytest.MonkeyPatch) -> None:
    """The room's documents.py, which writes every document of one clause."""

    def blocks(document: str, sheet: Any, findings: Any, voice: Any) -> tuple[Any, ...]:
        if document == "contract":
            return ()
        return (Heading(voice("paper.contents")), ClauseText("W1", f"{sheet.words} {findings.n}"))

    module = ModuleType("documents")
    module.blocks = blocks  # type: ignore[attr-defined]
    module.facts = lambda *given: (("Version", "1"),)  # type: ignore[attr-defined]
    monkeypatch.setattr(toolbox, "part", lambda slug, name: module if name == "documents" else None)


@pytest.mark.usefixtures("_room")
def test_an_agreement_is_what_its_room_says() -> None:
    made = compose("agreement", bench("We meet"))
    assert (made.name, made.label) == ("Partnership agreement: Food", "Demo")
    assert made.facts == (("Version", "1"),)
    assert made.blocks == (Heading("Contents"), ClauseText("W1", "We meet 7"))


@pytest.mark.usefixtures("_room")
@pytest.mark.parametrize(
    ("kind", "made"),
    [("contract", bench("We meet")), ("workplan", bench()), ("agreement", bench(room=False))],
)
def test_a_document_without_anything_in_it_is_refused_by_name(kind: Any, made: Bench) -> None:
    with pytest.raises(NoDocument, match=EN(f"report.kind.{kind}")):
        compose(kind, made)


@pytest.mark.usefixtures("_room")
def test_what_is_possible_is_known_before_it_is_made() -> None:
    found = {kind: possible(kind, bench("We meet")) for kind in KINDS}
    assert found == {"report": True, "agreement": True, "contract": False, "workplan": True}


@pytest.mark.usefixtures("_room")
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_every_document(name: str) -> None:
    made = compose("workplan", bench("We meet"))
    assert len(FORMATS[name].write(made, EN)) > 60


def test_a_room_without_documents_makes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolbox, "part", lambda slug, name: None)
    assert [possible(kind, bench("We meet")) for kind in KINDS] == [True, False, False, False]


def test_a_report_is_there_for_every_book() -> None:
    assert compose("report", bench(room=False)) == report(bench(room=False))
