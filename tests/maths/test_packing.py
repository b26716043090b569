"""Words keep the order and the sums of the columns they hold."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.packing import Layout, runs, sorted_words, words

ROWS = st.lists(st.tuples(*[st.integers(0, 2**40)] * 3), min_size=1, max_size=20)


@given(ROWS)
def test_rows_sort_as_their_words_do(rows: list[tuple[int, ...]]) -> None:
    columns = list(np.array(rows, dtype=np.int64).T)
    order, first = sorted_words(words(columns))
    assert [rows[n] for n in order] == sorted(rows)
    assert [rows[n] for n in order[first]] == sorted(set(rows))


def test_narrow_columns_share_a_word_and_constant_zeros_need_none() -> None:
    columns = [np.array([0, 0]), np.array([5, 1]), np.array([2, 3])]
    assert [word.tolist() for word in words(columns)] == [[5 * 4 + 2, 1 * 4 + 3]]
    assert [word.tolist() for word in words(columns[:1])] == [[0, 0]]


def test_sums_of_words_are_words_of_sums() -> None:
    one, other = np.array([[3, 1], [0, 7]]), np.array([[4, 2], [8, 1]])
    layout = Layout.of(np.array([7, 8]))
    assert layout is not None
    together = layout.pack(one) + layout.pack(other)
    assert layout.unpack(together).tolist() == (one + other).tolist()


def test_columns_too_wide_for_a_word_have_no_layout() -> None:
    assert Layout.of(np.array([2**31, 2**31])) is None


def test_runs_add_up_exactly_beyond_64_bits() -> None:
    counts = np.array([2**70, 1, 5], dtype=object)
    assert runs(counts, np.array([0, 2]), None).tolist() == [2**70 + 1, 5]
    assert runs(counts, np.array([0, 2]), np.array([False, True])).tolist() == [5]
