"""Permutation tests agree with trying every permutation, and with Kruskal and Wallis."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kolam.maths.corrections import benjamini_hochberg, holm
from kolam.maths.outcome import Undefined
from kolam.maths.permutation import Compared, PermutationTest, permutation_tests

APART = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
HALVES = list("aaaaabbbbb")
#: Random draws, since these groups have more ways than draws.
MANY = [[(7 * i * i + 3 * i * row) % 11 for i in range(24)] for row in range(1, 5)]
THIRDS = list("abc" * 8)


def told(ratings: Any, groups: Sequence[str | None], **options: Any) -> PermutationTest:
    (found,) = permutation_tests(ratings, groups, **{"seed": 1, **options})
    assert isinstance(found, PermutationTest)
    return found


def test_two_groups_wholly_apart_are_the_rarest_of_all_ways() -> None:
    assert told([APART], HALVES) == PermutationTest(
        target=0,
        groups=("a", "b"),
        n=(5, 5),
        share=Fraction(25, 33),
        p=Fraction(2, 252),
        adjusted=Fraction(2, 252),
        exhaustive=True,
        arrangements=252,
    )


@settings(max_examples=25)
@given(
    st.lists(st.integers(0, 4), min_size=6, max_size=6).filter(lambda v: len(set(v)) > 1),
    st.sampled_from(["aabbcc", "aaabbb", "abbbba", "ccabab"]),
    st.sampled_from(["ranks", "means"]),
)
def test_p_is_that_of_every_permutation(values: list[int], groups: str, compared: Compared) -> None:
    scores = values
    if compared == "ranks":
        scores = [round(2 * rank) for rank in stats.rankdata(values)]
    seen = _between(scores, groups)
    every = [_between(order, groups) >= seen for order in permutations(scores)]
    found = told([values], list(groups), compared=compared, fewest=2)
    assert found.p == Fraction(sum(every), len(every))


def _between(scores: Sequence[int], groups: str) -> Fraction:
    """Sum of squares between groups, up to a constant."""
    parts = {g: [s for s, h in zip(scores, groups, strict=True) if h == g] for g in groups}
    return sum((Fraction(sum(part) ** 2, len(part)) for part in parts.values()), Fraction(0))


@given(st.lists(st.integers(0, 5), min_size=12, max_size=12).filter(lambda v: len(set(v)) > 1))
def test_the_share_is_that_of_kruskal_and_wallis(values: list[int]) -> None:
    found = told([values], list("aaaabbbbcccc"), draws=100, fewest=4)
    peer = stats.kruskal(values[:4], values[4:8], values[8:])
    assert float(found.share * 11) == pytest.approx(peer.statistic, abs=1e-9)


def test_the_share_of_means_is_that_of_the_analysis_of_variance() -> None:
    found = told([[1, 2, 3, 4, 5, 6]], list("aaabbb"), compared="means", fewest=3)
    assert found.share == Fraction(27, 35)


def test_drawn_arrangements_come_near_to_all_of_them() -> None:
    values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
    every, drawn = (told([values], list("ab" * 6), draws=draws) for draws in (923, 922))
    assert (every.exhaustive, every.arrangements, drawn.exhaustive) == (True, 924, False)
    assert float(drawn.p) == pytest.approx(float(every.p), abs=0.05)


def test_a_drawn_p_is_never_zero() -> None:
    values = [*range(20), *range(100, 120)]
    found = told([values], ["a"] * 20 + ["b"] * 20, draws=500)
    assert (found.p, found.arrangements) == (Fraction(1, 501), 501)


def test_p_does_not_favour_any_value_when_labels_do_not_matter() -> None:
    rng = np.random.default_rng(5)
    ratings = rng.integers(0, 11, size=(200, 12)).tolist()
    found = permutation_tests(ratings, list("ab" * 6), seed=1)
    rare = sum(isinstance(f, PermutationTest) and f.p <= Fraction(1, 10) for f in found)
    assert 8 <= rare <= 30


def test_the_same_seed_gives_the_same_result() -> None:
    assert permutation_tests(MANY, THIRDS, seed=9) == permutation_tests(MANY, THIRDS, seed=9)


def test_another_seed_draws_other_arrangements() -> None:
    one, other = (permutation_tests(MANY, THIRDS, seed=seed) for seed in (1, 2))
    assert one != other


def test_one_targets_p_does_not_depend_on_the_others() -> None:
    alone = [told([row], THIRDS).p for row in MANY]
    together = permutation_tests(MANY, THIRDS, seed=1)
    assert [f.p for f in together if isinstance(f, PermutationTest)] == alone


def test_a_rater_with_a_gap_or_without_a_group_takes_no_part() -> None:
    groups = [*HALVES, None, "a"]
    assert told([[*APART, 9, None]], groups) == told([APART], HALVES)


def test_what_groups_are_called_changes_no_p() -> None:
    swapped = ["b" if group == "a" else "a" for group in HALVES]
    values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    assert told([values], HALVES).p == told([values], swapped).p


def test_a_group_that_is_too_small_is_not_compared() -> None:
    found = told([[*APART, 0, 0, 0, 0]], [*HALVES, *"cccc"])
    assert (found.groups, found.n) == (("a", "b"), (5, 5))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([4] * 10, "no_variance"),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, None], "too_few_groups"),
        ([None] * 10, "too_few_groups"),
    ],
)
def test_a_target_that_cannot_be_tested_says_why(row: list[int | None], reason: Any) -> None:
    assert permutation_tests([row], HALVES, seed=1) == (Undefined(reason),)


@pytest.mark.parametrize(
    ("name", "correct"), [("holm", holm), ("benjamini-hochberg", benjamini_hochberg)]
)
def test_only_tested_targets_are_corrected_for(name: Any, correct: Any) -> None:
    rows = [APART, [4] * 10, [3, 1, 4, 1, 5, 9, 2, 6, 5, 3], [1, 9, 2, 8, 3, 7, 4, 6, 5, 5]]
    found = permutation_tests(rows, HALVES, seed=1, correction=name)
    tests = [test for test in found if isinstance(test, PermutationTest)]
    assert [test.target for test in tests] == [0, 2, 3]
    assert tuple(test.adjusted for test in tests) == correct([test.p for test in tests])


def test_a_table_without_targets_has_no_tests() -> None:
    assert permutation_tests([], HALVES, seed=1) == ()


@pytest.mark.parametrize("options", [{"draws": 99}, {"fewest": 1}])
def test_too_little_to_test_with_is_refused(options: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least 100 draws and groups of 2"):
        told([APART], HALVES, **options)


def test_a_label_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="9 labels for 10 columns, one column a rater"):
        permutation_tests([APART], HALVES[:9], seed=1)
