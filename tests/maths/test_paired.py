"""Paired changes agree with trying every sign and with another program."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kolam.maths.outcome import Undefined
from kolam.maths.paired import PairedChange, paired_change
from kolam.maths.ranks import doubled_ranks

CHANGES = st.lists(st.integers(-4, 4), min_size=1, max_size=8)


def change(changes: list[int]) -> PairedChange:
    found = paired_change([0] * len(changes), changes)
    assert isinstance(found, PairedChange)
    return found


def test_a_change_is_told_in_full() -> None:
    found = paired_change([3, 2, 4, 1, None, 5], [4, 4, 4, 3, 2, 4])
    assert found == PairedChange(
        up=3,
        same=1,
        down=1,
        unpaired=1,
        shift=Fraction(1),
        hodges_lehmann=Fraction(1),
        sign_p=Fraction(5, 8),
        wilcoxon_p=Fraction(3, 8),
    )


def test_the_textbook_plants_come_out_as_published() -> None:
    # Darwin's maize in eighths of an inch, as in Fisher's Design of Experiments (1935).
    darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
    found = change(darwin)
    assert (found.up, found.down) == (13, 2)
    assert round(float(found.wilcoxon_p), 4) == 0.0413
    assert round(float(found.sign_p), 4) == 0.0074


@given(CHANGES)
def test_wilcoxon_counts_every_way_of_giving_signs(changes: list[int]) -> None:
    moved = [c for c in changes if c]
    ranks = doubled_ranks([abs(c) for c in moved])
    middle = Fraction(sum(ranks), 2)
    seen = sum(r for r, c in zip(ranks, moved, strict=True) if c > 0)
    sums = [
        sum(r for r, sign in zip(ranks, signs, strict=True) if sign)
        for signs in product((False, True), repeat=len(moved))
    ]
    far = sum(abs(total - middle) >= abs(seen - middle) for total in sums)
    assert change(changes).wilcoxon_p == Fraction(far, len(sums))


@given(CHANGES)
def test_signs_are_those_of_a_fair_coin(changes: list[int]) -> None:
    found = change(changes)
    moved = found.up + found.down
    expected = stats.binomtest(found.up, moved).pvalue if moved else 1
    assert float(found.sign_p) == pytest.approx(expected)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=12, unique=True), st.integers(0, 4095))
def test_wilcoxon_is_that_of_another_program(sizes: list[int], signs: int) -> None:
    changes = [size if signs >> n & 1 else -size for n, size in enumerate(sizes)]
    peer = stats.wilcoxon(changes, method="exact").pvalue
    assert float(change(changes).wilcoxon_p) == pytest.approx(peer)


@given(CHANGES)
def test_turning_time_round_turns_the_change_round(changes: list[int]) -> None:
    there, back = change(changes), change([-c for c in changes])
    assert (there.up, there.shift, there.hodges_lehmann) == (
        back.down,
        -back.shift,
        -back.hodges_lehmann,
    )
    assert (there.sign_p, there.wilcoxon_p) == (back.sign_p, back.wilcoxon_p)


def test_nothing_changed_is_no_surprise() -> None:
    found = change([0, 0, 0])
    assert found.same == 3
    assert [found.shift, found.sign_p, found.wilcoxon_p] == [0, 1, 1]


def test_nobody_with_both_values_has_no_change() -> None:
    assert paired_change([1, None], [None, 2]) == Undefined("no_pairs")


def test_lists_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        paired_change([1, 2], [1])
