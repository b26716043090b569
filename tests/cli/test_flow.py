"""Printing the flow of a book from the shell."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import FOOD, done, refused


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


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_one_row_is_followed_both_ways(two: str, language: str) -> None:
    said = done("flow", two, "--trace", "stakeholders/stakeholders/MOH", "--language", language)
    assert said.startswith("stakeholders/stakeholders/MOH")
    assert "⟦" not in said


def test_a_row_that_is_not_there_is_told_with_the_nearest(two: str) -> None:
    said = refused("flow", two, "--trace", "stakeholders/stakeholders/MO")
    assert "did you mean stakeholders/stakeholders/MOH?" in said


def test_a_trace_as_data_has_both_ways(two: str) -> None:
    told = json.loads(done("flow", two, "--trace", "stakeholders/stakeholders/MOH", "--json"))
    assert (told["at"], set(told)) == ("stakeholders/stakeholders/MOH", {"at", "from", "to"})
