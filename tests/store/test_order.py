"""The order of rows: fewest moves, exact places, and two orders put together."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.store.order import above, merged, moved, placed

orders = st.lists(st.sampled_from("abcdefghij"), unique=True)


def fewest(old: list[str], new: list[str]) -> int:
    """The number of moves needed, by trying every set of ids that could stay."""
    common = [id for id in new if id in old]
    for size in range(len(common), -1, -1):
        for stay in combinations(common, size):
            if sorted(stay, key=old.index) == list(stay):
                return len(common) - size
    return 0


@given(st.permutations("abcdef"))
def test_no_more_rows_move_than_must(new: list[str]) -> None:
    assert len(moved("abcdef", new)) == fewest([*"abcdef"], new)


@given(orders, orders)
def test_what_did_not_move_stands_in_the_same_order(old: list[str], new: list[str]) -> None:
    stay = {*old} & {*new} - moved(old, new)
    assert [i for i in old if i in stay] == [i for i in new if i in stay]


@given(orders, orders)
def test_places_lead_back_to_the_order(old: list[str], new: list[str]) -> None:
    stay = [i for i in old if i in new and i not in moved(old, new)]
    below = {i: a for i, a in above(new).items() if i not in stay}
    assert placed(stay, below) == new


def test_an_id_without_a_neighbour_is_put_last() -> None:
    assert placed(["a", "b"], {"x": "gone", "y": "x", "z": "a"}) == ["a", "z", "b", "x", "y"]


@pytest.mark.parametrize("new", list(permutations("abcd")))
def test_one_persons_order_is_taken_exactly(new: tuple[str, ...]) -> None:
    assert merged("abcd", new, "abcd", keep="abcd") == (list(new), set())


def test_moves_of_different_rows_are_both_made() -> None:
    assert merged("abcdef", "bacdef", "abcdfe", keep="abcdef") == ([*"bacdfe"], set())


def test_additions_at_one_place_are_sorted() -> None:
    assert merged("ab", "aybz", "axb", keep="abxyz") == ([*"axybz"], set())


def test_a_row_added_under_a_removed_one_stays_where_it_was() -> None:
    assert merged("abc", "abxc", "ac", keep="acx") == ([*"axc"], set())


@given(orders, orders, orders)
def test_two_orders_may_be_exchanged(base: list[str], mine: list[str], theirs: list[str]) -> None:
    keep = {*base} & {*mine} & {*theirs} | ({*mine} | {*theirs}) - {*base}
    one = merged(base, mine, theirs, keep=keep)
    other = merged(base, theirs, mine, keep=keep)
    assert (set(one[0]), one[1]) == (keep, other[1])
    if not one[1]:
        assert one == other
