"""Pruning agrees with comparing every pair, with compiled loops and without."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kolam.maths import kernels, pruning
from kolam.maths.pruning import undominated

Rows = NDArray[np.int64]


def drawn(columns: int, rows: int, high: int, seed: int) -> Rows:
    return np.random.default_rng(seed).integers(0, high, (columns, rows))


def by_pairs(rows: Rows) -> list[bool]:
    return [
        not any((rows[:, a] <= rows[:, b]).all() for a in range(b)) for b in range(rows.shape[1])
    ]


TABLES = st.builds(
    drawn, st.integers(1, 6), st.integers(1, 300), st.integers(1, 60), st.integers(0, 10**6)
)


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_what_is_kept_is_what_no_earlier_row_is_below(rows: Rows) -> None:
    assert undominated(list(rows), fast=False).tolist() == by_pairs(rows)


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_compiled_loops_keep_the_same_rows(rows: Rows) -> None:
    pytest.importorskip("numba")
    assert undominated(list(rows), fast=True).tolist() == by_pairs(rows)


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_large_tables_are_divided_to_the_same_end(columns: int) -> None:
    pytest.importorskip("numba")
    rows = drawn(columns, 20_000, 10**6, seed=columns)
    rows[-1] = 2 * 10**6 - rows[:-1].sum(axis=0)
    fast, slow = undominated(list(rows), fast=True), undominated(list(rows), fast=False)
    assert np.array_equal(fast, slow)


def test_wide_values_are_ranked_before_they_are_swept() -> None:
    pytest.importorskip("numba")
    rows = drawn(2, 200, 50, seed=4) * 10**15
    assert undominated(list(rows), fast=True).tolist() == by_pairs(rows)


@pytest.mark.parametrize("columns", [3, 4, 5])
def test_wide_values_are_narrowed_before_they_are_scanned(columns: int) -> None:
    pytest.importorskip("numba")
    rows = drawn(columns, 700, 9, seed=columns) * (2**40 + 1) - 2**43
    assert undominated(list(rows), fast=True).tolist() == by_pairs(rows)


def test_tables_too_large_to_be_scanned_are_halved_first(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numba")
    monkeypatch.setattr(pruning, "SCANNED", {3: 40, 4: 40})
    monkeypatch.setattr(pruning, "MOST_SCANNED", 40)
    for columns in (3, 4, 5, 6):
        rows = drawn(columns, 900, 30, seed=columns)
        assert undominated(list(rows), fast=True).tolist() == by_pairs(rows)


def test_nothing_is_kept_of_nothing() -> None:
    assert undominated([np.zeros(0, dtype=np.int64)]).tolist() == []


def test_the_loops_are_plain_python_too() -> None:
    rows = drawn(2, 80, 20, seed=2)
    assert kernels._sweep(rows[0], rows[1], 20).tolist() == by_pairs(rows)
    assert kernels._unbeaten(rows.T.astype(np.int32)).tolist() == by_pairs(rows)


def test_loops_on_two_tables_agree_with_every_pair() -> None:
    a, b = drawn(3, 60, 20, seed=5), drawn(3, 70, 20, seed=6)
    a, b = a[:, np.argsort(a[0])], b[:, np.argsort(b[0])]
    pairs = [bool((a <= b[:, [n]]).all(axis=0).any()) for n in range(70)]
    assert kernels._beaten_in_three(a[0], a[1], a[2], b[0], b[1], b[2], 20).tolist() == pairs
    assert kernels._beaten_by_any(a.T, b.T).tolist() == pairs
