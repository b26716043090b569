"""Making, checking and drawing books from the shell."""

import json
from pathlib import Path

import pytest

from kolam import toolbox
from kolam.store.archive import read_book
from kolam.tools.stakeholders.sheet import Sheet
from tests.cli.terminal import FOOD, done, refused, run


def test_a_new_book_is_read_without_a_fault(here: Path) -> None:
    done("new", "Coffee Growers", "--title", "කෝපි", "--language", "si", "--tool", "stakeholders")
    book = read_book(here / "Coffee Growers", toolbox.rooms()).book
    assert (book.about.id, book.about.title.si, dict(book.sheets)) == (
        "coffee-growers",
        "කෝපි",
        {"stakeholders": Sheet()},
    )


def test_a_new_book_can_be_one_file(here: Path) -> None:
    done("new", "coffee.kolam", "--example", FOOD)
    assert (here / "coffee.kolam").is_file()
    assert done("check", "coffee.kolam") == "coffee.kolam: no faults\n"


def test_a_book_is_never_written_over(book: Path) -> None:
    before = (book / "about.json").read_bytes()
    assert "'book' is there already" in refused("new", "book")
    assert (book / "about.json").read_bytes() == before


def test_a_wrong_example_is_answered_with_the_nearest(here: Path) -> None:
    assert "did you mean food_security?" in refused("new", "b", "--example", f"{FOOD}y")
    assert list(here.iterdir()) == []


def test_a_wrong_tool_is_answered_with_the_nearest(here: Path) -> None:
    assert "did you mean stakeholders?" in refused("new", "b", "--tool", "stakeholder")
    assert list(here.iterdir()) == []


def test_a_wrong_file_name_is_answered_with_the_nearest(book: Path) -> None:
    assert "did you mean book?" in refused("check", "bok")


def spoil(book: Path) -> None:
    """Put three faults into the book, in two files."""
    about = json.loads((book / "about.json").read_text())
    (book / "about.json").write_text(json.dumps({**about, "titel": {}}))
    path = book / "sheets" / "stakeholders.json"
    sheet = json.loads(path.read_text())
    sheet["sheet"]["stakeholders"][1]["sector"] = "goverment"
    sheet["sheet"]["stakeholders"][2]["attitude"] = 9
    path.write_text(json.dumps(sheet))


WRONG = [
    "about.json.titel",
    "sheets/stakeholders.json.sheet.stakeholders.1.sector",
    "sheets/stakeholders.json.sheet.stakeholders.2.attitude",
]


def test_a_check_lists_every_fault_with_its_place(book: Path) -> None:
    spoil(book)
    result = run("check", "book")
    lines = result.stdout.splitlines()
    assert (result.exit_code, lines[0]) == (1, "book: 3 faults")
    assert [line.strip().split(": ")[0] for line in lines[1:]] == WRONG
    assert "government" in lines[2]


def test_a_check_speaks_three_languages(book: Path) -> None:
    spoil(book)
    told = {code: run("check", "book", "--language", code).stdout for code in ("en", "si", "ta")}
    assert len(set(told.values())) == 3
    assert all("⟦" not in text for text in told.values())


def test_a_check_of_several_books_is_data_on_demand(book: Path) -> None:
    spoil(book)
    done("new", "other")
    result = run("check", "other", "book", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, [len(report["faults"]) for report in told]) == (1, [0, 3])
    assert [fault["where"] for fault in told[1]["faults"]] == WRONG


def test_a_sheet_of_an_unknown_tool_is_a_note_and_no_fault(book: Path) -> None:
    (book / "sheets" / "stakeholderz.json").write_text("{}")
    told = done("check", "book")
    assert told.startswith("book: no faults\n  note: sheets/stakeholderz.json: ")


def test_faults_stop_other_commands_with_the_same_list(book: Path) -> None:
    spoil(book)
    said = refused("draw", "book", "stakeholders", code=1)
    assert all(place in said for place in WRONG)


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_a_figure_is_drawn_as_svg(book: Path, here: Path, language: str) -> None:
    told = done("draw", "book", "stakeholders", "--canvas", "wall", "--language", language)
    drawn = (here / "stakeholders.svg").read_text(encoding="utf-8")
    title = told.partition(": ")[2].strip()
    assert f'lang="{language}"' in drawn
    assert title in drawn


def test_a_figure_is_drawn_as_png(book: Path, here: Path) -> None:
    done("draw", "book", "stakeholders", "-o", "map.png", "--canvas", "phone")
    assert (here / "map.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_every_answer_can_be_shown(book: Path, here: Path) -> None:
    done("draw", "book", "stakeholders", "-o", "few.svg")
    done("draw", "book", "stakeholders", "-o", "all.svg", "--every-answer")
    few, every = ((here / name).read_text() for name in ("few.svg", "all.svg"))
    assert every.count("<circle") > few.count("<circle")


def test_a_figure_of_no_known_kind_is_refused(book: Path) -> None:
    assert "name it map.svg or map.png" in refused("draw", "book", "stakeholders", "-o", "map.pdf")


def test_a_tool_without_a_sheet_is_named(here: Path) -> None:
    done("new", "empty")
    said = refused("draw", "empty", "stakeholders")
    assert "no sheet for 'stakeholders' yet" in said
    assert "kolam import" in said


def test_the_tools_are_listed_with_what_they_answer() -> None:
    lines = done("tools").splitlines()
    assert [line.split()[0] for line in lines] == list(toolbox.rooms())
    assert all(line.partition(": ")[2] for line in lines)


def test_the_tools_are_data_on_demand() -> None:
    told = {tool["slug"]: tool for tool in json.loads(done("tools", "--json", "--language", "ta"))}
    assert list(told) == list(toolbox.rooms())
    known = toolbox.voice("ta")("stakeholders.title")
    assert (told["stakeholders"]["title"], told["stakeholders"]["live"]) == (known, True)
