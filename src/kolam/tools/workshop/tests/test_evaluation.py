"""The evaluation: who answered, what may be shown, and what moved in those who looked back."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kolam.tools.workshop.analysis import analyse, months_after
from kolam.tools.workshop.evaluation import Statement, asked, pairs, statements, written
from kolam.tools.workshop.items import USED, USEFUL
from kolam.tools.workshop.sheet import Round, Sheet
from kolam.tools.workshop.tests.situations import example, sheet

SCORES = some.lists(some.tuples(some.integers(1, 5), some.integers(1, 5)), min_size=5, max_size=12)


def answered(promise: str = "anonymous", **answers: str) -> Sheet:
    named = {item.replace("_", ".", 1): said for item, said in answers.items()}
    return sheet({"answers": named, "promise": promise})


def tools(promise: str = "anonymous", **answers: str) -> Statement:
    (found,) = statements(answered(promise, **answers))
    return found


def test_every_answer_is_told_lowest_first() -> None:
    assert tools(after_tools="4 2 5 ? -").at["after"].scores == (2, 4, 5)


def test_the_last_round_that_asked_counts() -> None:
    held = answered(after_tools="1 1 1 1 1")
    later = held.rounds[0].with_(id="again", ratings=answered(after_tools="5 5").rounds[0].ratings)
    found = asked(held.with_(rounds=(*held.rounds, later)), "after.tools")
    assert found
    assert found.scores == (5, 5)


def test_a_round_that_did_not_ask_is_passed_over() -> None:
    held = answered(after_tools="1 1 1 1 1", later_used="0 1")
    found = asked(held, "after.tools")
    assert found
    assert found.held.id == "after"


@pytest.mark.parametrize(
    ("promise", "said", "shown"),
    [
        ("anonymous", "1 2 3 4", False),
        ("sector", "1 2 3 4", False),
        ("organisation", "1 2 3 4", True),
        ("anonymous", "1 2 3 4 5", True),
        ("anonymous", "1 2 3 4 ?", False),
    ],
)
def test_fewer_than_five_who_gave_no_name_are_not_shown(
    promise: str, said: str, shown: bool
) -> None:
    found = tools(promise, after_tools=said).at["after"]
    assert (found.shown, found.quartiles is not None) == (shown, shown)


def test_two_named_people_are_shown_and_have_no_middle_half() -> None:
    found = tools("named", after_tools="1 5").at["after"]
    assert (found.shown, found.quartiles) == (True, None)


def test_looking_back_is_paired_person_by_person() -> None:
    change = tools(after_tools="4 4 5 3 3", back_tools="2 4 2 3 4").change
    assert change
    told = (change.up, change.same, change.down, change.unpaired, change.shift)
    assert told == (2, 2, 1, 0, Fraction(0))


def test_who_gave_only_one_of_the_two_takes_no_part() -> None:
    change = tools(after_tools="4 4 5 3 3 5", back_tools="2 4 2 3 4 ?").change
    assert change
    assert (pairs(change), change.unpaired) == (5, 1)


def test_the_morning_is_never_paired_with_the_evening() -> None:
    assert tools(before_tools="1 1 1 1 1", after_tools="5 5 5 5 5").change is None


def test_four_pairs_are_not_told_even_of_five_who_answered() -> None:
    assert tools(after_tools="5 5 5 5 5", back_tools="1 1 1 1 ?").change is None


def test_looking_back_in_another_round_is_not_paired() -> None:
    held = answered(after_tools="5 5 5 5 5", back_tools="1 1 1 1 1")
    after, back = (
        Round(
            id=name, ratings=tuple(r for r in held.rounds[0].ratings if r.item == f"{name}.tools")
        )
        for name in ("after", "back")
    )
    (found,) = statements(held.with_(rounds=(after, back)))
    assert found.change is None


@given(SCORES)
def test_ups_and_downs_change_places_when_the_two_views_do(scores: list[tuple[int, int]]) -> None:
    after, back = (" ".join(str(pair[n]) for pair in scores) for n in (0, 1))
    there = tools(after_tools=after, back_tools=back).change
    other = tools(after_tools=back, back_tools=after).change
    assert there
    assert other
    assert (there.up, there.same, there.down) == (other.down, other.same, other.up)
    assert there.shift == -other.shift
    assert pairs(there) == len(scores)


@given(SCORES)
def test_the_pairs_are_counted_as_by_hand(scores: list[tuple[int, int]]) -> None:
    after, back = (" ".join(str(pair[n]) for pair in scores) for n in (0, 1))
    change = tools(after_tools=after, back_tools=back).change
    assert change
    assert change.up == sum(now > then for now, then in scores)


def test_the_statement_that_moved_the_largest_share_stands_first() -> None:
    held = answered(
        after_tools="4 4 4 4 4",
        back_tools="1 1 1 4 4",
        after_design="4 4 4 4 4",
        back_design="3 3 3 3 4",
    )
    assert [one.id for one in analyse(held, {}).moved] == ["design", "tools"]


@pytest.mark.parametrize("rest", [("4 4", "5 5"), ("5 5", "4 4")])
def test_who_stayed_and_who_moved_down_count_alike_in_a_share(rest: tuple[str, str]) -> None:
    held = answered(
        after_tools="4 4 4 4 4",
        back_tools=f"1 1 1 {rest[0]}",
        after_design="4 4 4 4 4",
        back_design=f"1 1 1 {rest[1]}",
    )
    assert [one.id for one in analyse(held, {}).moved] == ["tools", "design"]


def test_of_equal_shares_the_frames_order_holds() -> None:
    held = answered(
        after_tools="4 4 4 4 4",
        back_tools="1 1 1 4 4",
        after_design="4 4 4 4 4",
        back_design="1 1 1 4 4",
    )
    assert [one.id for one in analyse(held, {}).moved] == ["tools", "design"]


def test_uses_are_counted_step_by_step() -> None:
    found = asked(answered(later_used="0 0 1 2 2 ?"), USED)
    assert found
    assert found.counts((0, 1, 2)) == (2, 1, 2)


def test_nothing_asked_is_nothing_found() -> None:
    assert (statements(Sheet()), asked(Sheet(), USEFUL), written(Sheet())) == ((), None, ())


def test_what_people_wrote_is_in_no_order_that_tells_who_wrote_it() -> None:
    found = written(example("food_security"))
    assert list(found) == sorted(found, key=lambda one: (_at(one.item), one.words))
    assert len(found) == 8


def _at(item: str) -> int:
    order = ("after.best", "after.better", "after.monday", "later.changed")
    return order.index(item)


def test_the_demo_was_answered_by_24_then_22_then_15() -> None:
    (first, *_) = statements(example("food_security"))
    assert {moment: len(found.scores) for moment, found in first.at.items()} == {
        "before": 24,
        "back": 21,
        "after": 22,
        "later": 15,
    }


@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2023-06-26", "2023-09-26"),
        ("2023-11-30", "2024-02-29"),
        ("2022-11-30", "2023-02-28"),
        ("2023-10-01", "2024-01-01"),
        ("2023-12-31", "2024-03-31"),
    ],
)
def test_three_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day: str, later: str
) -> None:
    from datetime import date

    assert str(months_after(date.fromisoformat(day), 3)) == later


def test_a_delayed_question_that_was_answered_needs_no_reminder() -> None:
    assert analyse(example("food_security"), {}).ask_later is None
    assert analyse(sheet({"held": "2023-06-26"}), {}).ask_later is not None
    assert analyse(Sheet(), {}).ask_later is None
