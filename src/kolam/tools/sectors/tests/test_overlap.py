"""The score of a guess: bounds, symmetry, ties by drawing lots, chance by trying everything."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.tools.sectors.overlap import by_chance, overlap, picked, places

DRIVERS = "ABCDEFG"
LISTS = st.lists(st.sampled_from(DRIVERS), max_size=3, unique=True)
COUNTS = st.dictionaries(st.sampled_from(DRIVERS), st.integers(0, 4), max_size=6)


@given(LISTS, LISTS)
def test_the_score_of_two_lists_is_how_many_they_share(one: list[str], other: list[str]) -> None:
    assert overlap(picked(one), picked(other)) == len(set(one) & set(other))


@given(COUNTS, COUNTS)
def test_the_score_is_the_same_whichever_way_round(
    one: dict[str, int], other: dict[str, int]
) -> None:
    assert overlap(places(one), places(other)) == overlap(places(other), places(one))


@given(LISTS, COUNTS)
def test_a_score_lies_between_0_and_3(guess: list[str], counts: dict[str, int]) -> None:
    assert 0 <= overlap(picked(guess), places(counts)) <= min(3, len(guess))


@given(LISTS)
def test_a_list_shares_all_of_itself(guess: list[str]) -> None:
    assert overlap(picked(guess), picked(guess)) == len(guess)


@given(COUNTS)
def test_the_places_are_three_or_as_many_as_were_named(counts: dict[str, int]) -> None:
    named = sum(n > 0 for n in counts.values())
    assert sum(places(counts).values()) == min(3, named)


@given(COUNTS)
def test_what_was_named_more_often_has_no_smaller_share(counts: dict[str, int]) -> None:
    found = places(counts)
    shares = [found.get(d, Fraction(0)) for d in sorted(counts, key=lambda d: counts[d])]
    assert shares == sorted(shares)


@given(COUNTS, LISTS)
def test_the_order_in_which_drivers_are_listed_changes_nothing(
    counts: dict[str, int], guess: list[str]
) -> None:
    turned = dict(reversed(counts.items()))
    assert overlap(picked(guess), places(counts)) == overlap(picked(guess), places(turned))


def lots(counts: Mapping[str, int]) -> Iterator[frozenset[str]]:
    """The first three by every order that is possible when those tied draw lots."""
    levels = sorted({n for n in counts.values() if n}, reverse=True)
    ways = (permutations([d for d in counts if counts[d] == n]) for n in levels)
    for order in product(*ways):
        yield frozenset([driver for tied in order for driver in tied][:3])


@given(COUNTS, LISTS)
def test_a_tie_scores_what_drawing_lots_would_on_average(
    counts: dict[str, int], guess: list[str]
) -> None:
    drawn = [len(first & set(guess)) for first in lots(counts)]
    assert overlap(picked(guess), places(counts)) == Fraction(sum(drawn), len(drawn))


@given(COUNTS, st.integers(3, 7))
def test_blind_guesses_score_the_mean_over_all_that_can_be_drawn(
    counts: dict[str, int], offered: int
) -> None:
    own = places({driver: n for driver, n in counts.items() if driver in DRIVERS[:offered]})
    drawn = [overlap(picked(guess), own) for guess in combinations(DRIVERS[:offered], 3)]
    assert by_chance(own, offered=offered) == sum(drawn, Fraction()) / len(drawn)


def test_three_of_twelve_hit_three_quarters_of_a_driver() -> None:
    assert by_chance(picked("ABC"), offered=12) == Fraction(3, 4)


@pytest.mark.parametrize(("most", "offered"), [(0, 3), (4, 3), (-1, 2)])
def test_what_cannot_be_drawn_is_refused(most: int, offered: int) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        by_chance(picked("A"), offered=offered, most=most)


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ({}, {}),
        ({"A": 0}, {}),
        ({"A": 2, "B": 1}, {"A": 1, "B": 1}),
        ({"A": 3, "B": 2, "C": 1, "D": 1}, {"A": 1, "B": 1, "C": "1/2", "D": "1/2"}),
        ({"A": 1, "B": 1, "C": 1, "D": 1}, dict.fromkeys("ABCD", "3/4")),
        ({"A": 3, "B": 1, "C": 1, "D": 1}, {"A": 1, "B": "2/3", "C": "2/3", "D": "2/3"}),
        ({"A": 2, "B": 2, "C": 2, "D": 1}, {"A": 1, "B": 1, "C": 1}),
    ],
)
def test_those_tied_for_the_last_places_share_them(
    counts: dict[str, int], found: dict[str, object]
) -> None:
    assert places(counts) == {driver: Fraction(str(share)) for driver, share in found.items()}
