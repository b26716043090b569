"""Measures: said once, used by the look and by the heights that are worked out from it."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from kolam.paper import heights, pdf
from kolam.paper.columns import PADDING
from kolam.paper.measures import GIVEN, HEADINGS, Lengths, as_typst

LOOK = pdf.LOOK.read_text(encoding="utf-8")
NAMES = [field.name for field in fields(Lengths)]


@pytest.mark.parametrize("name", NAMES)
def test_every_length_is_the_look_s(name: str) -> None:
    assert re.search(rf"given\.{name}\b", LOOK), "the look does not use it"


def test_the_look_takes_no_length_that_it_is_not_given() -> None:
    known = {*NAMES, "top", "bottom", "row", "close", "tight", "headings"}
    assert set(re.findall(r"given\.(\w+)", LOOK)) <= known


@pytest.mark.parametrize("kind", HEADINGS)
def test_what_typst_is_given_is_what_is_counted_with(kind: str) -> None:
    told = as_typst(kind)
    lengths = dict(re.findall(r"(\w+): ([\d.]+)pt", told))
    assert {name: float(lengths[name]) for name in NAMES} == {
        name: getattr(GIVEN, name) for name in NAMES
    }
    levels = re.search(r"headings: \((.*)\)\)$", told)
    assert levels is not None
    sizes = tuple(float(n) for n in re.findall(r"([\d.]+)pt", levels[1]))
    assert sizes == tuple(n for level in HEADINGS[kind].values() for n in level)


def test_the_padding_of_cells_is_the_same_for_their_widths() -> None:
    assert 2 * GIVEN.cell == PADDING


def test_no_length_stands_in_the_heights_by_itself() -> None:
    lines = Path(heights.__file__).read_text(encoding="utf-8").split("@singledispatch")[1]
    assert re.findall(r"(?<![\w.])(?!0\.0|1\.0)\d+\.\d+", lines) == []
