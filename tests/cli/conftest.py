"""What the tests of the command line share: an empty folder to work in, and a book in it."""

from pathlib import Path

import pytest

from tests.cli.terminal import FOOD, done


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command is run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def book(here: Path) -> Path:
    """A book with the example map in it."""
    done("new", "book", "--example", FOOD)
    return here / "book"
