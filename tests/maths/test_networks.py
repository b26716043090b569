"""Measures of networks agree with the Krackhardt kite and with counting paths one by one."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, permutations
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.networks import Link, network

KITE_PAIRS = "01 02 03 05 13 14 16 23 25 34 35 36 46 56 57 67 78 89"
KITE = [(int(pair[0]), int(pair[1])) for pair in KITE_PAIRS.split()]


@st.composite
def arcs(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    size = draw(st.integers(1, 6))
    every = [(a, b) for a in range(size) for b in range(size) if a != b]
    return size, draw(st.lists(st.sampled_from(every), unique=True)) if every else []


def links(pairs: list[tuple[int, int]]) -> list[Link]:
    return [Link(a, b) for a, b in pairs]


def walks(size: int, pairs: set[tuple[int, int]], start: int, end: int) -> list[tuple[int, ...]]:
    """All shortest paths, by trying every order of places in between."""

    def paths(length: int) -> Iterator[tuple[int, ...]]:
        others = [place for place in range(size) if place not in (start, end)]
        for middle in permutations(others, length):
            path = (start, *middle, end)
            if all(step in pairs for step in pairwise(path)):
                yield path

    return next((found for length in range(size - 1) if (found := list(paths(length)))), [])


def parts(size: int, pairs: list[tuple[int, int]], without: int | None = None) -> int:
    """How many components there are, by joining labels until nothing changes."""
    label = {place: place for place in range(size) if place != without}
    for _ in range(size):
        for a, b in pairs:
            if a in label and b in label:
                label[a] = label[b] = min(label[a], label[b])
    return len(set(label.values()))


def test_the_kite_comes_out_to_the_printed_digits(answers: Any) -> None:
    found, printed = network(10, links(KITE), directed=False), answers["kite"]
    assert [round(float(x), 3) for x in found.degree_share] == list(printed["deg"].values())
    assert [round(x, 3) for x in found.betweenness] == list(printed["btw"].values())
    assert [round(x, 3) for x in found.closeness] == list(printed["clo"].values())


def test_the_tail_of_the_kite_hangs_on_its_brokers() -> None:
    found = network(10, links(KITE), directed=False)
    assert found.cut_points == (7, 8)
    assert found.bridges == ((7, 8), (8, 9))
    assert found.density == Fraction(2, 5)


@given(arcs())
def test_betweenness_is_the_mean_share_of_shortest_paths(
    drawn: tuple[int, list[tuple[int, int]]],
) -> None:
    size, pairs = drawn
    share = [0.0] * size
    for start, end in permutations(range(size), 2):
        paths = walks(size, set(pairs), start, end)
        for place, times in Counter(p for path in paths for p in path[1:-1]).items():
            share[place] += times / len(paths)
    most = max(1, (size - 1) * (size - 2))
    expected = [x / most for x in share]
    assert list(network(size, links(pairs)).betweenness) == pytest.approx(expected)


@given(arcs())
def test_closeness_counts_who_reaches_a_place_and_how_soon(
    drawn: tuple[int, list[tuple[int, int]]],
) -> None:
    size, pairs = drawn
    expected = []
    for place in range(size):
        found = [walks(size, set(pairs), other, place) for other in range(size) if other != place]
        steps = [len(paths[0]) - 1 for paths in found if paths]
        near = len(steps) / (size - 1) * len(steps) / sum(steps) if steps else 0.0
        expected.append(near)
    assert list(network(size, links(pairs)).closeness) == pytest.approx(expected)


@given(arcs())
def test_a_cut_point_leaves_more_components_than_there_were(
    drawn: tuple[int, list[tuple[int, int]]],
) -> None:
    size, pairs = drawn
    found = network(size, links(pairs))
    whole = parts(size, pairs)
    alone = {place for place in range(size) if all(place not in pair for pair in pairs)}
    cuts = [
        place
        for place in range(size)
        if place not in alone and parts(size, pairs, without=place) > whole
    ]
    assert (len(found.components), list(found.cut_points)) == (whole, cuts)


@given(arcs())
def test_degrees_add_up_to_the_links(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    size, pairs = drawn
    found = network(size, links(pairs))
    assert sum(found.in_degree) == sum(found.out_degree) == len(pairs)


@given(arcs())
def test_measures_are_those_of_another_program(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    size, pairs = drawn
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(pairs)
    found = network(size, links(pairs))
    near, between = networkx.closeness_centrality(graph), networkx.betweenness_centrality(graph)
    assert list(found.closeness) == pytest.approx([near[place] for place in range(size)])
    assert list(found.betweenness) == pytest.approx([between[place] for place in range(size)])
    if pairs:
        assert found.reciprocity == pytest.approx(networkx.reciprocity(graph))


def test_several_links_between_two_count_once_but_for_their_weights() -> None:
    drawn = [Link(0, 1, "money", 2), Link(0, 1, "advice", 0.5), Link(1, 0, "advice")]
    found = network(3, drawn)
    assert (found.in_degree, found.out_degree) == ((1, 1, 0), (1, 1, 0))
    assert found.out_weight == (Fraction(5, 2), Fraction(1), Fraction(0))
    assert (found.density, found.reciprocity) == (Fraction(1, 3), Fraction(1))
    assert found.components == ((0, 1), (2,))


def test_kinds_choose_links() -> None:
    drawn = [Link(0, 1, "money"), Link(1, 2, "advice")]
    assert network(3, drawn, kinds={"money"}).out_degree == (1, 0, 0)


def test_without_directions_both_ends_have_the_weight() -> None:
    found = network(2, [Link(0, 1, weight=3)], directed=False)
    assert found.in_weight == found.out_weight == (Fraction(3), Fraction(3))
    assert (found.in_degree, found.reciprocity, found.density) == ((1, 1), None, Fraction(1))


def test_a_place_alone_is_near_nobody() -> None:
    found = network(1, [])
    assert (found.closeness, found.betweenness, found.density) == ((0.0,), (0.0,), None)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (Link(0, 2), "link 0: there is no place 2 among 2"),
        (Link(-1, 0), "link 0: there is no place -1"),
        (Link(1, 1), "link 0 goes from place 1 to itself"),
        (Link(0, 1, weight=0), "link 0: a weight is above 0"),
    ],
)
def test_a_link_that_makes_no_sense_is_refused(link: Link, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        network(2, [link])
