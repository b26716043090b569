"""Exports and imports: what goes out comes back as it was, and nothing changes unasked."""

import json
from pathlib import Path

import pytest

from kolam import toolbox
from tests.cli.terminal import done, refused, run

PLACES = ["out", "out.kolam", "out.csv", "out.xlsx"]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("place", PLACES)
def test_what_is_exported_comes_back_without_a_difference(book: Path, place: str) -> None:
    done("export", "book", "-o", place)
    assert done("import", "book", place) == "Nothing to change: book holds all of it already.\n"


@pytest.mark.parametrize("place", PLACES)
def test_an_import_fills_an_empty_book(book: Path, here: Path, place: str) -> None:
    done("export", "book", "-o", place)
    done("new", "copy")
    done("import", "copy", place, "--write")
    sheet = "sheets/stakeholders.json"
    assert (here / "copy" / sheet).read_bytes() == (book / sheet).read_bytes()


def test_the_same_book_gives_the_same_bytes(book: Path, here: Path) -> None:
    for place in ("a.kolam", "b.kolam", "a", "b", "a.csv", "b.csv"):
        done("export", "book", "-o", place)
    assert (here / "a.kolam").read_bytes() == (here / "b.kolam").read_bytes()
    assert files(here / "a") == files(here / "b") == files(book)
    assert files(here / "a.csv") == files(here / "b.csv")


def test_tables_are_named_by_tool_and_table(book: Path, here: Path) -> None:
    told = done("export", "book", "-o", "tables", "--format", "csv")
    assert told == "Wrote tables: 5 tables\n"
    assert sorted(path.name for path in (here / "tables").iterdir()) == [
        "stakeholders.links.csv",
        "stakeholders.rounds.csv",
        "stakeholders.rounds.ratings.csv",
        "stakeholders.sheet.csv",
        "stakeholders.stakeholders.csv",
    ]


def test_nothing_is_replaced_unless_it_is_said(book: Path, here: Path) -> None:
    (here / "out.kolam").write_text("mine")
    assert "add --overwrite" in refused("export", "book", "-o", "out.kolam")
    assert (here / "out.kolam").read_text() == "mine"
    done("export", "book", "-o", "out.kolam", "--overwrite")
    assert (here / "out.kolam").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(("place", "kind"), [("file", "folder"), ("folder", "kolam")])
def test_a_file_and_a_folder_never_replace_each_other(
    book: Path, here: Path, place: str, kind: str
) -> None:
    (here / "file").write_text("mine")
    (here / "folder").mkdir()
    refused("export", "book", "-o", place, "--format", kind, "--overwrite")
    assert (here / "file").read_text() == "mine"
    assert (here / "folder").is_dir()


def test_a_book_without_sheets_has_no_tables(here: Path) -> None:
    done("new", "empty")
    assert "no sheets" in refused("export", "empty", "-o", "t.xlsx")


def changed_tables(book: Path) -> Path:
    """The book's tables with one row renamed, one new, and one link gone."""
    done("export", "book", "-o", "tables", "--format", "csv")
    tables = book.parent / "tables"
    people, links = (tables / f"stakeholders.{name}.csv" for name in ("stakeholders", "links"))
    head, first, *rest = people.read_text(encoding="utf-8").splitlines()
    new = ",".join(["NEW", "A new one", *[""] * (head.count(",") - 1)])
    first = first.replace("Ministry of Health", "Health Ministry")
    people.write_text("\n".join([head, first, *rest, new]) + "\n", encoding="utf-8")
    *kept, _ = links.read_text(encoding="utf-8").splitlines()
    links.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return tables


def test_a_dry_run_tells_the_differences_and_changes_nothing(book: Path) -> None:
    tables, before = changed_tables(book), files(book)
    lines = done("import", "book", tables).splitlines()
    assert lines[0] == "stakeholders: 1 added, 1 removed, 1 changed"
    assert '  ~ stakeholders.MOH.name.en: "Ministry of Health" -> "Health Ministry"' in lines
    assert '  + stakeholders.NEW "A new one"' in lines
    assert lines[-1] == "Nothing was written. To do it, add --write."
    assert files(book) == before


def test_with_write_the_differences_are_made_once(book: Path) -> None:
    tables = changed_tables(book)
    assert done("import", "book", tables, "--write").endswith("Changed book.\n")
    assert done("import", "book", tables, "--write").startswith("Nothing to change")


def test_the_differences_are_data_on_demand(book: Path) -> None:
    told = json.loads(done("import", "book", changed_tables(book), "--json"))
    found = sorted((change["in"], change["kind"], change["path"][0]) for change in told["changes"])
    assert (told["written"], found) == (
        False,
        [
            ("stakeholders", "add", "stakeholders"),
            ("stakeholders", "remove", "links"),
            ("stakeholders", "set", "stakeholders"),
        ],
    )


def test_a_row_that_others_refer_to_cannot_go_alone(book: Path, here: Path) -> None:
    done("export", "book", "-o", "t", "--format", "csv")
    people = here / "t" / "stakeholders.stakeholders.csv"
    head, *_ = people.read_text(encoding="utf-8").splitlines()
    people.write_text(f"{head}\n", encoding="utf-8")
    assert "stakeholders.links.0.source: " in refused("import", "book", people, code=1)


def test_faults_of_all_tables_come_together_and_nothing_is_changed(book: Path, here: Path) -> None:
    done("export", "book", "-o", "t", "--format", "csv")
    people = here / "t" / "stakeholders.stakeholders.csv"
    people.write_text(people.read_text().replace(",government,", ",goverment,", 1))
    (here / "t" / "stakeholders.links.csv").write_text("id,source,target,kind,note\nl,A,B,x,\n")
    before = files(book)
    said = refused("import", "book", "t", "--write", code=1)
    assert "stakeholders.stakeholders.2.sector: " in said
    assert "stakeholders.links.2.kind: " in said
    assert "nothing was changed" in said
    assert files(book) == before


def test_a_single_sheet_can_be_imported(book: Path, here: Path) -> None:
    done("new", "copy")
    done("import", "copy", book / "sheets" / "stakeholders.json", "--write")
    assert done("import", "copy", "book").startswith("about: ")


def test_bare_values_need_the_name_of_their_tool(book: Path, here: Path) -> None:
    wrapped = json.loads((book / "sheets" / "stakeholders.json").read_text())
    (here / "map.json").write_text(json.dumps(wrapped["sheet"]))
    named = "|".join(toolbox.rooms())
    assert f"--tool {named}" in refused("import", "book", "map.json")
    done("import", "book", "map.json", "--tool", "stakeholders")


@pytest.mark.parametrize(
    ("name", "content", "code", "hint"),
    [
        ("notes.docx", b"x", 3, "can be imported"),
        ("x.kolam", b"x", 1, "damaged"),
        ("x.xlsx", b"x", 1, "XLSX"),
        ("stakeholders.peple.csv", b"id\n", 1, "peple"),
        ("x.csv", b"id\n", 1, "x"),
        ("stakeholders.json", b"{", 1, "line 1"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    book: Path, here: Path, name: str, content: bytes, code: int, hint: str
) -> None:
    (here / name).write_bytes(content)
    before = files(book)
    assert hint in refused("import", "book", name, "--write", code=code)
    assert files(book) == before


def test_a_wrong_file_name_is_answered_with_the_nearest(book: Path) -> None:
    done("export", "book", "-o", "tables.xlsx")
    assert "did you mean tables.xlsx?" in refused("import", "book", "table.xlsx")


def test_a_very_long_list_of_differences_is_cut_for_people(book: Path) -> None:
    done("new", "copy")
    done("import", "copy", "book", "--write")
    done("new", "other", "--example", "stakeholders/sixty")
    result = run("import", "other", "copy")
    assert "more; --json lists all" in result.stdout
