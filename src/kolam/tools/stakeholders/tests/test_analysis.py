"""Findings: never fail, depend on nothing but the sheet, and say what is wrong with the data."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.fault import Fault
from kolam.core.record import Text
from kolam.tools.stakeholders.analysis import Findings, Stranger, analyse
from kolam.tools.stakeholders.sentences import sentences
from kolam.tools.stakeholders.sheet import Link, Round, Sheet
from kolam.tools.stakeholders.tests.situations import example, found, rating, sheet

NAMES = st.sampled_from(["Shop", "Clinic", "gone"])
VALUES = st.none() | st.integers(0, 10)
SCRAPS = st.lists(
    st.tuples(st.sampled_from(["R1", "R2", "R3", "R4"]), NAMES, VALUES, VALUES, st.booleans()),
    max_size=15,
)
LISTED = {"Shop": "business", "Clinic": "civil_society, group"}


def scrap_sheet(scraps: list[tuple[Any, ...]], rounds: int = 1) -> Sheet:
    ratings = tuple(
        rating(rater, stakeholder, "/", interest=x, influence=y, dont_know=unsure)
        for rater, stakeholder, x, y, unsure in scraps
    )
    held = tuple(Round(id=f"r{n}", promise="named", ratings=ratings) for n in range(rounds))
    return sheet({"stakeholders": LISTED}).with_(rounds=held)


@given(SCRAPS, st.integers(1, 2))
def test_whatever_people_left_out_there_are_findings(
    scraps: list[tuple[Any, ...]], rounds: int
) -> None:
    assert sentences(analyse(scrap_sheet(scraps, rounds), {}))


@given(SCRAPS)
def test_findings_depend_on_nothing_but_the_sheet(scraps: list[tuple[Any, ...]]) -> None:
    told = [analyse(scrap_sheet(scraps), {}) for _ in range(2)]
    assert sentences(told[0]) == sentences(told[1])


def test_analysing_needs_nothing_from_other_rooms_and_changes_nothing() -> None:
    before = example("food_security")
    analyse(before, {})
    assert before == example("food_security")


def test_a_round_in_which_nobody_rated_is_passed_over() -> None:
    told = found(first={"Shop": "2/2"}, second={"Shop": "-"})
    assert [held.held.id for held in told.rounds] == ["first"]


def test_ratings_of_a_stakeholder_taken_off_the_list_are_reported_with_their_place() -> None:
    told = found(stakeholders={"Shop": "business"}, first={"Shop": "2/2", "gone": "3/3 4/4"})
    fault = Fault(("rounds", 0, "ratings", 1, "stakeholder"), "no_such_row", {"id": "gone"})
    assert told.strangers == (Stranger(fault, 2),)


def test_a_link_to_nobody_is_reported_with_its_place() -> None:
    loose = Link(id="L", source="Shop", target="gone", kind="other")
    told = analyse(sheet({"stakeholders": LISTED}).with_(links=(loose,)), {})
    assert told.faults == (Fault(("links", 0, "target"), "no_such_row", {"id": "gone"}),)


def test_of_two_ratings_of_one_rater_the_later_counts_and_both_are_reported() -> None:
    twice = (rating("R1", "Shop", "2/2"), rating("R1", "Shop", "9/9").with_(id="again"))
    held = Round(id="r", ratings=twice)
    told = analyse(sheet({"stakeholders": LISTED}).with_(rounds=(held,)), {})
    assert told.now
    assert (told.now.of("Shop").dots, [fault.where() for fault in told.faults]) == (
        ((9, 9),),
        ["rounds.0.ratings.1.stakeholder"],
    )


@pytest.mark.parametrize(("raters", "few"), [(1, True), (2, True), (3, False)])
def test_with_fewer_than_three_raters_there_are_no_statistics(raters: int, few: bool) -> None:
    now = found(first={"Shop": "2/2 " * raters, "Clinic": "8/8 " * raters}).now
    assert now
    assert (now.few, dict(now.agreement) == {}) == (few, few)


def test_gaps_are_agreement_by_alpha_and_not_by_icc() -> None:
    now = found(first={"Shop": "2/2 3/3 4/4", "Clinic": "8/8 - 9/9"}).now
    assert now
    assert {axis: told.measure for axis, told in now.agreement.items()} == {
        "interest": "alpha",
        "influence": "alpha",
    }


def test_contested_placements_come_least_agreed_first_then_widest() -> None:
    now = found(first={
        "half": "4/9 6/9 4/9 6/9", "wide": "0/9 10/9 0/9 10/9", "sure": "8/8 8/8 8/8 8/8",
    }).now  # fmt: skip
    assert now
    assert [placement.stakeholder for placement in now.contested] == ["wide", "half"]


def out_of(told: Findings) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return told.out_of_touch, told.opposed


def test_those_to_work_with_need_a_next_contact() -> None:
    assert out_of(found(first={"Shop": "8/8 8/8 8/8", "Bank": "2/2 2/2 2/2"})) == (("Shop",), ())


@pytest.mark.parametrize(
    ("sheet_says", "raters_say", "against"),
    [
        (-1, (), True),
        (1, (), False),
        (None, (), False),
        (1, (-2, -1, 0), True),
        (-2, (1, 2, 2), False),
        (-1, (2, 2), True),
    ],
)
def test_attitude_is_the_raters_median_where_three_gave_one_else_the_sheets(
    sheet_says: int | None, raters_say: tuple[int, ...], against: bool
) -> None:
    (row,) = sheet({"stakeholders": {"Shop": "business"}}).stakeholders
    given = raters_say or (None,)
    ratings = tuple(rating(f"R{n}", "Shop", "8/8", attitude=a) for n, a in enumerate(given))
    told = analyse(
        Sheet(
            stakeholders=(row.with_(attitude=sheet_says),),
            rounds=(Round(id="r", ratings=ratings),),
        ),
        {},
    )
    assert (told.opposed == ("Shop",)) is against


def test_a_phone_gets_the_medians_of_those_who_were_placed() -> None:
    told = found(stakeholders={"Shop": "", "Clinic": ""}, first={"Shop": "2/3 3/4", "Clinic": "?"})
    assert told.room == {"Shop": {"interest": 2.5, "influence": 3.5}}


def test_a_stakeholder_no_longer_listed_is_called_by_its_id() -> None:
    assert found(first={"Shop": "2/2"}).name("gone") == Text(en="gone")
