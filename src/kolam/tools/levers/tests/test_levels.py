"""From rows and answers to levels: what is agreed, the middle answer, and what was not said."""

from statistics import median, median_high, median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.tools.levers.levels import Answered, levels
from kolam.tools.levers.sheet import LEVERS, Need
from kolam.tools.levers.tests.situations import answered, sheet

TWO = sheet({"table": "A B"})
SCORES = st.lists(st.integers(0, 3), min_size=1, max_size=9).map(sorted).map(tuple)


@given(SCORES)
def test_the_used_supply_is_the_lower_median(scores: tuple[int, ...]) -> None:
    assert Answered("A", "standards", scores).used == median_low(scores)


@given(SCORES)
def test_the_used_need_is_the_higher_median(scores: tuple[int, ...]) -> None:
    assert Answered("", "standards", scores).used == median_high(scores)


@given(SCORES, SCORES)
def test_rounding_hides_no_gap_that_the_middle_answers_show(
    supply: tuple[int, ...], need: tuple[int, ...]
) -> None:
    gap = Answered("", "standards", need).used - Answered("A", "standards", supply).used
    assert gap >= median(need) - median(supply)


def test_answers_count_for_whom_the_rater_chose() -> None:
    held = answered(
        "1",
        ("A", {"supplies.standards": 3}),
        ("B", {"supplies.standards": 1}),
        ("A", {"supplies.standards": 2}),
        ("A", {"supplies.standards": 2}),
    )
    found = levels(TWO.with_(rounds=(held,)))
    assert found.supply == {("A", "standards"): 2, ("B", "standards"): 1}
    assert [(f.supplier, f.scores, f.apart) for f in found.answered] == [
        ("A", (2, 2, 3), 1),
        ("B", (1,), 0),
    ]


def test_what_was_agreed_counts_before_answers() -> None:
    kept = sheet({"table": "A", "supply": {"standards": "1"}, "needed": {"standards": 2}})
    held = answered("1", ("A", {"supplies.standards": 3, "needs.standards": 3}))
    found = levels(kept.with_(rounds=(held,)))
    assert (found.supply["A", "standards"], found.needed["standards"]) == (1, 2)


def test_a_need_left_empty_is_as_phones_answered() -> None:
    held = answered("1", ("", {"needs.standards": 1}), ("", {"needs.standards": 2}))
    kept = TWO.with_(needs=(Need(id="n", lever="standards"),), rounds=(held,))
    assert levels(kept).needed == {"standards": 2}


def test_a_need_of_nought_that_was_agreed_stands() -> None:
    held = answered("1", ("", {"needs.standards": 3}))
    kept = TWO.with_(needs=(Need(id="n", lever="standards", needed=0),), rounds=(held,))
    assert levels(kept).needed == {"standards": 0}


def test_of_each_thing_the_last_round_that_asked_about_it_counts() -> None:
    first = answered("1", ("A", {"supplies.standards": 3, "supplies.new_norms": 2}))
    second = answered("2", ("A", {"supplies.standards": 1}))
    third = answered("3", ("", {"needs.standards": 2}))
    found = levels(TWO.with_(rounds=(first, second, third)))
    assert found.supply == {("A", "standards"): 1, ("A", "new_norms"): 2}
    assert found.needed == {"standards": 2}


@pytest.mark.parametrize("who", ["", "Z"])
def test_who_names_nobody_listed_is_counted_and_not_used(who: str) -> None:
    held = answered("1", (who, {"supplies.standards": 3}), ("A", {"supplies.standards": 1}))
    found = levels(TWO.with_(rounds=(held,)))
    assert (found.supply, found.unplaced) == ({("A", "standards"): 1}, 1)


def test_who_answers_about_needs_only_need_not_say_about_whom() -> None:
    assert levels(TWO.with_(rounds=(answered("1", ("", {"needs.standards": 3})),))).unplaced == 0


def test_who_says_about_whom_and_nothing_else_leaves_no_level() -> None:
    found = levels(TWO.with_(rounds=(answered("1", ("A", {})),)))
    assert (found.supply, found.answered, found.unplaced) == ({}, (), 0)


def test_dont_know_is_no_nought() -> None:
    held = answered("1", ("A", {"supplies.standards": 2}), ("A", {"supplies.standards": 2}))
    unsure = held.ratings[3].with_(score=None, dont_know=True)
    found = levels(TWO.with_(rounds=(held.with_(ratings=(*held.ratings[:3], unsure)),)))
    assert [f.scores for f in found.answered] == [(2,)]


def test_a_row_has_the_levers_in_order_and_nought_where_nothing_was_said() -> None:
    kept = sheet({"table": "A", "supply": {"human_community_capital": "3", "infrastructure": "1"}})
    row = levels(kept).row("A")
    assert dict(zip(LEVERS, row, strict=True)) == dict.fromkeys(LEVERS, 0) | {
        "infrastructure": 1,
        "human_community_capital": 3,
    }
