"""Bootstrap intervals agree with resampling one by one, and with the BCa of another program."""

import statistics
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kolam.maths.bca import bca_shares
from kolam.maths.outcome import Undefined
from kolam.maths.resampling import (
    BootstrapInterval,
    Centre,
    Method,
    Resampled,
    group_centres,
    group_differences,
)

GROUPS: list[str | None] = [*"aaaaaa", *"bbbbb"]
ROW = [2, 5, 3, 3, 9, 4, 8, 7, 10, 6, 6]
CELLS = st.one_of(st.none(), st.integers(0, 10))
DRAWS = 200


def interval(found: Resampled) -> BootstrapInterval:
    assert isinstance(found.interval, BootstrapInterval)
    return found.interval


def only(ratings: Any, groups: Sequence[str | None] = GROUPS, **options: Any) -> Resampled:
    (found,) = group_differences(ratings, groups, **{"seed": 1, **options})
    return found


def test_a_difference_is_the_first_groups_centre_less_the_seconds() -> None:
    found = only([ROW])
    assert (found.target, found.groups, found.n, found.estimate) == (
        0,
        ("a", "b"),
        (6, 5),
        Fraction(-7, 2),
    )


def test_a_difference_of_means_is_exact() -> None:
    assert only([ROW], centre="mean").estimate == Fraction(26, 6) - Fraction(37, 5)


@settings(max_examples=30)
@given(
    st.lists(st.lists(CELLS, min_size=11, max_size=11), min_size=1, max_size=2),
    st.sampled_from(["mean", "median"]),
    st.integers(0, 2**32),
)
def test_intervals_are_those_of_resampling_one_person_at_a_time(
    ratings: list[list[int | None]], centre: Centre, seed: int
) -> None:
    found = group_differences(
        ratings, GROUPS, seed=seed, centre=centre, draws=DRAWS, method="percentile"
    )
    for one, row in zip(found, _one_at_a_time(ratings, centre, seed), strict=True):
        if isinstance(one.interval, BootstrapInterval):
            low, high = row[floor(0.025 * len(row))], row[ceil(0.975 * len(row)) - 1]
            assert (one.interval.low, one.interval.high) == pytest.approx((low, high), abs=1e-12)
            assert one.interval.draws == len(row)


def _one_at_a_time(ratings: Any, centre: Centre, seed: int) -> list[list[float]]:
    """Every draw's differences, target by target and sorted, from the same random numbers."""
    rng = np.random.Generator(np.random.PCG64(seed))
    parts = [list(zip(*rows, strict=True)) for rows in _split(ratings)]
    picks = [rng.integers(0, len(people), size=(DRAWS, len(people))) for people in parts]
    found: list[list[float]] = [[] for _ in ratings]
    for draw in range(DRAWS):
        drawn = [[p[i] for i in pick[draw]] for p, pick in zip(parts, picks, strict=True)]
        for target, row in enumerate(found):
            values = [[person[target] for person in people] for people in drawn]
            seen = [[value for value in part if value is not None] for part in values]
            if all(seen):
                one, other = (getattr(statistics, centre)(part) for part in seen)
                row.append(float(one - other))
    return [sorted(row) for row in found]


def _split(ratings: Any) -> tuple[list[list[Any]], list[list[Any]]]:
    return [row[:6] for row in ratings], [row[6:] for row in ratings]


@pytest.mark.parametrize("seed", range(4))
def test_bca_cuts_where_another_program_cuts(seed: int) -> None:
    rng = np.random.default_rng(seed)
    one, other = rng.exponential(size=7), rng.normal(size=5)
    drawn = rng.choice(one, (500, 7)).mean(axis=1) - rng.choice(other, (500, 5)).mean(axis=1)
    influences = [(one - one.mean()) / 7, (other.mean() - other) / 5]
    found = bca_shares(drawn, one.mean() - other.mean(), influences=influences, tail=0.05)
    peer = _peer(one, other, drawn)
    assert found is not None
    assert np.quantile(drawn, found) == pytest.approx([peer.low, peer.high], abs=1e-9)


def _peer(one: Any, other: Any, drawn: Any) -> Any:
    """Another program's BCa interval of these very draws."""

    def difference(a: Any, b: Any, axis: int) -> Any:
        return np.mean(a, axis=axis) - np.mean(b, axis=axis)

    options: dict[str, Any] = {"confidence_level": 0.9, "vectorized": True}
    first = stats.bootstrap((one, other), difference, n_resamples=2, method="basic", **options)
    first.bootstrap_distribution = drawn
    options |= {"n_resamples": 0, "bootstrap_result": first, "method": "BCa"}
    return stats.bootstrap((one, other), difference, **options).confidence_interval


def test_bca_of_a_lopsided_group_moves_toward_its_tail() -> None:
    groups = ["a"] * 12
    row = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 6, 10]
    plain, moved = (
        interval(group_centres([row], groups, seed=1, centre="mean", method=method)[0])
        for method in ("percentile", "bca")
    )
    assert (plain.method, moved.method) == ("percentile", "bca")
    assert plain.low < moved.low
    assert plain.high < moved.high


def test_a_median_gets_a_percentile_interval_and_says_so() -> None:
    assert interval(only([ROW], method="bca")).method == "percentile"


@pytest.mark.parametrize("side", [-1, 1])
def test_draws_on_one_side_of_the_estimate_have_no_bca(side: int) -> None:
    drawn = np.linspace(1.0, 2.0, 100)
    shares = bca_shares(drawn, 1.5 + side, influences=[np.array([-1.0, 1.0])], tail=0.025)
    assert shares is None


def test_members_without_influence_have_no_bca() -> None:
    assert bca_shares(np.array([1.0, 2.0]), 1.5, influences=[np.zeros(5)], tail=0.025) is None


def test_an_acceleration_beyond_the_normal_range_has_no_bca() -> None:
    drawn = np.array([0.0] * 99 + [2.0])
    assert bca_shares(drawn, 1.0, influences=[np.array([3.0, 0.0])], tail=1e-9) is None


def test_draws_without_lean_and_members_without_skew_cut_equal_tails() -> None:
    drawn = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
    shares = bca_shares(drawn, 0.0, influences=[np.array([-1.0, 1.0])], tail=0.025)
    assert shares == pytest.approx((0.025, 0.975))


def test_whole_people_are_drawn_so_equal_rows_have_equal_intervals() -> None:
    one, other = group_differences([ROW, ROW], GROUPS, seed=4)
    assert one.interval == other.interval


def test_every_pair_of_groups_is_compared_for_every_target() -> None:
    groups = [*"cccccaaaaabbbbb"]
    rows = [list(range(15)), list(range(15, 0, -1))]
    assert [(d.target, d.groups) for d in group_differences(rows, groups, seed=1)] == [
        (target, pair) for target in (0, 1) for pair in (("a", "b"), ("a", "c"), ("b", "c"))
    ]


def test_every_group_has_a_centre_for_every_target() -> None:
    found = group_centres([ROW, ROW[::-1]], GROUPS, seed=1)
    assert [(c.target, c.groups, c.n, c.estimate) for c in found] == [
        (0, ("a",), (6,), Fraction(7, 2)),
        (0, ("b",), (5,), Fraction(7)),
        (1, ("a",), (6,), Fraction(13, 2)),
        (1, ("b",), (5,), Fraction(3)),
    ]


def test_a_centre_lies_within_the_values() -> None:
    ends = interval(group_centres([ROW], GROUPS, seed=1)[0])
    assert 2 <= ends.low < 3.5 < ends.high <= 9


def test_the_same_seed_gives_the_same_result() -> None:
    assert only([ROW], seed=7) == only([ROW], seed=7)


def test_another_seed_draws_other_people() -> None:
    one, other = (group_centres([ROW], GROUPS, seed=s, centre="mean") for s in (1, 2))
    assert one != other


def test_what_is_drawn_does_not_depend_on_how_much_is_handled_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = only([ROW], centre="mean")
    monkeypatch.setattr("kolam.maths.resampling.BLOCK", 50)
    assert only([ROW], centre="mean") == whole


def test_a_rater_without_a_group_takes_no_part() -> None:
    assert only([[*ROW, 0]], [*GROUPS, None]) == only([ROW])


def test_gaps_are_not_values() -> None:
    row: list[int | None] = [*ROW[:6], None, *ROW[6:]]
    found = only([row], [*GROUPS[:6], "b", *GROUPS[6:]])
    assert (found.n, found.estimate) == ((6, 5), Fraction(-7, 2))


def test_fewer_than_five_values_get_an_estimate_but_no_interval() -> None:
    row: list[int | None] = [*ROW[:10], None]
    assert only([row]) == Resampled(
        0, ("a", "b"), (6, 4), Fraction(-4), Undefined("too_few_people")
    )


def test_a_group_without_values_has_neither() -> None:
    row: list[int | None] = [*ROW[:6], *[None] * 5]
    nothing = Undefined("no_values")
    assert only([row]) == Resampled(0, ("a", "b"), (6, 0), nothing, nothing)


def test_people_who_all_say_the_same_give_no_certainty() -> None:
    assert only([[10] * 6 + [3] * 5]) == Resampled(
        0, ("a", "b"), (6, 5), Fraction(7), Undefined("no_variance")
    )


def test_a_table_without_targets_has_no_differences() -> None:
    assert group_differences([], GROUPS, seed=1) == ()


@pytest.mark.parametrize(
    ("options", "message"),
    [({"draws": 99}, "take at least 100"), ({"confidence": 95}, "between 0 and 1")],
)
def test_a_plan_that_makes_no_sense_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        only([ROW], **options)


def test_a_label_too_many_is_refused() -> None:
    with pytest.raises(ValueError, match="12 labels for 11 columns, one column a rater"):
        only([ROW], [*GROUPS, "a"])


@pytest.mark.parametrize(
    ("centre", "method", "least"),
    [("median", "percentile", 0.95), ("mean", "percentile", 0.88), ("mean", "bca", 0.88)],
)
def test_intervals_of_ten_against_ten_cover_about_what_they_say(
    centre: Centre, method: Method, least: float
) -> None:
    rng = np.random.default_rng(3)
    ratings = rng.binomial(10, 0.6, size=(300, 20)).tolist()
    found = group_differences(
        ratings, ["a"] * 10 + ["b"] * 10, seed=1, centre=centre, method=method, draws=400
    )
    ends = [one.interval for one in found if isinstance(one.interval, BootstrapInterval)]
    assert least <= sum(e.low <= 0 <= e.high for e in ends) / len(ends) <= 1
