"""Printing the flow of a book from the shell."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import FOOD, done


@pytest.fixture
def two(here: Path) -> str:
    done("new", "book", "--example", FOOD, "--tool", "influence")
    return "book"


def test_every_arrow_is_a_line(two: str) -> None:
    lines = done("flow", two).splitlines()
    first = "offered: stakeholders/stakeholders/MOH -> influence  Stakeholder"
    assert (len(lines), lines[0]) == (13, first)


def test_the_state_is_said_in_the_readers_language(two: str) -> None:
    assert done("flow", two, "--language", "ta").startswith("வழங்கப்படுகிறது: stakeholders/")


def test_the_data_have_the_source_and_the_thing(two: str) -> None:
    first = json.loads(done("flow", two, "--json"))[0]
    assert (first["state"], first["taker"], first["place"]) == ("offered", "influence", [])
    assert first["source"]["path"] == ["stakeholders", "MOH"]
    assert first["thing"]["name"]["en"] == "Ministry of Health"


def test_a_book_of_one_room_has_no_flow(here: Path) -> None:
    done("new", "book", "--tool", "stakeholders")
    assert done("flow", "book") == "Nothing goes from one room to another yet.\n"
