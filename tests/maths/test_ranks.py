"""Ranks share ties and stay whole."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from kolam.maths.ranks import doubled_ranks, tie_sum

VALUES = st.lists(st.integers(-5, 5), max_size=12)


def test_tied_values_share_their_mean_rank() -> None:
    assert doubled_ranks([5, 7, 7, 9]) == [2, 5, 5, 8]


def test_three_tied_values_add_twenty_four() -> None:
    assert tie_sum([4, 4, 4, 1, 2, 2]) == 24 + 6


@given(VALUES)
def test_ranks_are_those_of_another_program(values: list[int]) -> None:
    assert doubled_ranks(values) == [round(2 * rank) for rank in rankdata(values)]


@given(VALUES)
def test_ranks_sum_to_what_untied_ranks_would(values: list[int]) -> None:
    assert sum(doubled_ranks(values)) == len(values) * (len(values) + 1)


@given(VALUES)
def test_the_tie_sum_counts_every_set_of_ties(values: list[int]) -> None:
    assert tie_sum(values) == sum(t * (t - 1) * (t + 1) for t in Counter(values).values())
