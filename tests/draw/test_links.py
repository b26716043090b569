"""Links: two columns of names, curves between them, and what they carry."""

from itertools import combinations, pairwise
from math import hypot

import pytest

from kolam.draw import CanvasName, Figure, Kind
from kolam.draw.links import Link, links
from kolam.draw.scene import Group, Label, Marker, Path
from tests.draw.cast import BEES, BIRDS, CANVASES, FISH, LANGUAGES, WORDS, caption, grouped, outside

NAMES = (("a", "River"), ("b", "Lake"), ("c", "Well"))
HEADS = ("From", "To")


def link(start: str = "a", end: str = "b", kind: Kind = FISH, **more: object) -> Link:
    return Link(start=start, end=end, kind=kind, **more)  # type: ignore[arg-type]


def drawn(*found: Link, canvas: CanvasName = "desk", language: str = "en") -> Figure:
    return links(NAMES, found, canvas, heads=HEADS, caption=caption(language))


def curves(figure: Figure) -> tuple[Group, ...]:
    return tuple(grouped(figure.marks, "link"))


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_outside_the_figure(canvas: CanvasName, language: str) -> None:
    names = tuple((str(n), words) for n, words in enumerate(WORDS[language] * 2))
    found = [
        Link(start=str(n), end=str((n + 3) % 8), kind=kind, count="12")
        for n in range(8)
        for kind in (FISH, BIRDS, BEES)
    ]
    figure = links(names, found, canvas, heads=WORDS[language][:2], caption=caption(language))
    assert outside(figure) == []


def test_a_name_stands_only_on_the_sides_where_a_link_is() -> None:
    names = [group.key for group in grouped(drawn(link("a", "b")).marks, "name")]
    assert names == ["a", "b"]


def test_links_between_the_same_two_names_share_a_curve() -> None:
    figure = drawn(link(), link(kind=BIRDS), link("a", "c"))
    assert [group.key for group in curves(figure)] == ["a-b", "a-c"]


def test_every_kind_is_a_marker_of_its_shape_on_the_curve() -> None:
    (group,) = curves(drawn(link(), link(kind=BIRDS)))
    assert [m.shape for m in group.marks if isinstance(m, Marker)] == ["square", "circle"]


def test_a_count_stands_beside_its_marker() -> None:
    (group,) = curves(drawn(link(count="13")))
    assert [m.text for m in group.marks if isinstance(m, Label)] == ["13"]


@pytest.mark.parametrize(("faint", "dash"), [(True, (5.0, 4.0)), (False, ())])
def test_a_faint_link_is_dashed(faint: bool, dash: tuple[float, ...]) -> None:
    (group,) = grouped(drawn(link(faint=faint)).marks, "curve")
    assert next(m for m in group.marks if isinstance(m, Path)).dash == dash


def test_markers_of_a_pair_do_not_cover_each_other() -> None:
    (group,) = curves(drawn(link(), link(kind=BIRDS), link(kind=BEES)))
    found = [m for m in group.marks if isinstance(m, Marker)]
    assert all(b.x - a.x >= a.radius + b.radius for a, b in pairwise(found))


def test_the_legend_names_every_kind_once() -> None:
    figure = drawn(link(), link(), link(kind=BIRDS))
    said = [m.text for m in figure.marks if isinstance(m, Label)]
    assert [said.count(kind.name) for kind in (FISH, BIRDS, BEES)] == [1, 1, 0]


def test_a_link_of_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        drawn(link("a", "z"))


def test_markers_of_crossing_curves_stand_apart() -> None:
    figure = drawn(link("a", "c"), link("b", "b"), link("c", "a"))
    found = [m for g in curves(figure) for m in g.marks if isinstance(m, Marker)]
    for one, other in combinations(found, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius
