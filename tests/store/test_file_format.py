"""docs/file_format.md: its examples are what the program writes."""

import re
from pathlib import Path

import orjson
import pytest

from kolam import toolbox
from kolam.core.book import Book
from kolam.core.record import read
from kolam.store.archive import Opened, write_book
from kolam.store.csv_text import to_csv
from kolam.store.layout import layouts
from kolam.store.packing import LARGEST, MOST
from kolam.store.tables import Table
from kolam.store.workbook import LONGEST
from kolam.web.demo import book

PAGE = Path(__file__).parents[2] / "docs" / "file_format.md"
TEXT = PAGE.read_text(encoding="utf-8")


def example(mark: str) -> str:
    """The block of code that stands under a mark."""
    found = re.search(rf"<!-- {mark} -->\n```json\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found[1]


def written(folder: Path, name: str) -> str:
    write_book(folder, Opened(book()), toolbox.rooms())
    return (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("mark", "name"), [("about", "about.json"), ("sheet", "sheets/stakeholders.json")]
)
def test_examples_are_the_beginnings_of_real_files(tmp_path: Path, mark: str, name: str) -> None:
    assert written(tmp_path, name).startswith(example(mark))


def test_every_file_of_a_book_is_described(tmp_path: Path) -> None:
    written(tmp_path, "about.json")
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert names == {"README.txt", "about.json", "sheets/stakeholders.json"}


def test_the_tables_of_the_stakeholder_map_are_listed() -> None:
    rows = [
        f"| `{layout.name}` | {', '.join(f'`{column}`' for column in layout.header)} |"
        for layout in layouts(toolbox.room("stakeholders").sheet)
    ]
    told = TEXT[TEXT.index("<!-- tables -->") : TEXT.index("<!-- end -->")]
    assert told.splitlines()[3:] == rows


def test_the_limits_are_the_ones_in_force() -> None:
    assert f"more than {LARGEST >> 20} MB of content, or {MOST} files" in TEXT
    assert f"a cell {LONGEST:,} characters" in TEXT


def test_the_formula_example_is_true() -> None:
    assert to_csv(Table("t", ("a",), (("=1+1",), (-2,)))) == b"a\n'=1+1\n-2\n"


def test_an_example_of_a_room_is_a_sheet_of_a_book() -> None:
    path = toolbox.folder("stakeholders") / "examples" / "food_security.json"
    sheet = read(toolbox.room("stakeholders").sheet, orjson.loads(path.read_bytes()))
    assert isinstance(book().with_sheet("stakeholders", sheet), Book)
