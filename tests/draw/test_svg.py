"""Scenes as SVG."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.draw import svg
from kolam.draw.figure import Figure, Table
from kolam.draw.scene import Group, Label, Line, Mark, Marker, Path, Rect
from tests.draw.cast import SVG, parsed

EVERY: tuple[Mark, ...] = (
    Line(0, 0, 10, 5, "quiet", 2, (3, 2), 0.5),
    Path((("M", (0, 0)), ("C", (1, 1, 2, 2, 3, 3)), ("L", (4, 4)), ("Z", ())), "accent", 2),
    Rect(1, 2, 3, 4, "band", "rule", radius=2),
    Marker(5, 5, 4, "circle", "#0072B2", "ink"),
    Marker(9, 5, 4, "star", "#CC79A7", "ink"),
    Group("dots", (Marker(1, 1, 1),), key="a", hidden=True),
    Label(2, 8, "සෞඛ්‍ය <&> 'x'", 16, "bold", "end", "si", "quiet"),
)


def figure(*marks: Mark, title: str = "Title") -> Figure:
    return Figure(title, "What is seen.", 100, 50, marks or EVERY, language="si")


def test_a_figure_is_an_image_with_title_and_description() -> None:
    root = parsed(figure().svg("p1-"))
    names = [(child.tag, child.get("id"), child.text) for child in root[:2]]
    assert names == [
        (f"{SVG}title", "p1-figure-title", "Title"),
        (f"{SVG}desc", "p1-figure-description", "What is seen."),
    ]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "p1-figure-title p1-figure-description"


def test_a_figure_scales_by_its_view_box() -> None:
    root = parsed(figure().svg())
    size = root.get("viewBox"), root.get("width"), root.get("height"), root.get("lang")
    assert size == ("0 0 100 50", "100", "50", "si")


def test_two_figures_on_a_page_share_no_id() -> None:
    both = figure().svg("a-") + figure().svg("b-")
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids)) == 4


def test_a_strict_policy_finds_nothing_to_refuse() -> None:
    drawn = figure().svg()
    assert not re.search(r"<(script|style|image|use|a)\b| style=| on\w+=|href|url\(", drawn)


def test_text_is_text_with_its_language_and_fonts() -> None:
    label = parsed(figure().svg()).find(f"{SVG}text")
    assert label is not None
    assert label.text == "සෞඛ්‍ය <&> 'x'"
    assert label.attrib == {
        "class": "quiet",
        "x": "2",
        "y": "8",
        "lang": "si",
        "font-family": "Noto Sans, Noto Sans Sinhala, Noto Sans Tamil",
        "font-size": "16",
        "font-weight": "bold",
        "text-anchor": "end",
        "fill": "#4a5552",
    }


def test_tones_carry_a_class_and_a_light_colour() -> None:
    rect = parsed(figure().svg()).find(f"{SVG}rect")
    assert rect is not None
    assert (rect.get("class"), rect.get("fill"), rect.get("stroke")) == (
        "band rule-line",
        "#f3f5f2",
        "#c3cac7",
    )


def test_a_hidden_group_is_there_but_not_displayed() -> None:
    group = parsed(figure().svg()).find(f"{SVG}g")
    assert group is not None
    assert group.attrib == {"data-layer": "dots", "data-key": "a", "display": "none"}
    assert len(group) == 1


def test_a_path_writes_its_steps() -> None:
    path = parsed(figure().svg()).find(f"{SVG}path")
    assert path is not None
    assert path.get("d") == "M0 0 C1 1 2 2 3 3 L4 4 Z"


@given(st.text(), st.text())
def test_any_text_gives_well_formed_xml(title: str, said: str) -> None:
    root = parsed(figure(Label(0, 0, said), Group(said, (), key=title), title=title).svg())
    assert len(root) == 4


@pytest.mark.parametrize(
    ("value", "written"),
    [(1, "1"), (100, "100"), (0.5, "0.5"), (1 / 3, "0.33"), (-0.001, "0"), (-2.5, "-2.5")],
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert svg.number(value) == written


def test_what_is_no_mark_is_refused() -> None:
    with pytest.raises(TypeError, match="str is not a mark"):
        svg.drawn(("circle",))  # type: ignore[arg-type]


def test_a_table_has_as_many_cells_in_every_row() -> None:
    with pytest.raises(ValueError, match="row 1 has 1 cells, the header 2"):
        Table(("a", "b"), (("1", "2"), ("3",)))
