"""Breakdowns never show, or give away, a group of fewer than five."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.card import Promise
from kolam.maths.groups import visible
from kolam.tools.stakeholders.breakdown import Cell, Split, by_organisation, by_sector
from kolam.tools.stakeholders.sheet import Rating
from kolam.tools.stakeholders.tests.situations import rating

PEOPLE = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12))


def raters(*groups: tuple[str, int, str]) -> list[Rating]:
    """(sector or "-", how many, what each gave)."""
    people = [(sector, mark) for sector, n, mark in groups for _ in range(n)]
    return [rating(f"R{i}", "Shop", mark, sector) for i, (sector, mark) in enumerate(people)]


@given(PEOPLE)
def test_every_group_shown_has_five_people(people: dict[str, int]) -> None:
    assert all(people[group] >= 5 for group in visible(people))


@given(PEOPLE)
def test_what_is_hidden_is_nobody_or_two_groups_of_five_people(people: dict[str, int]) -> None:
    hidden = [n for group, n in people.items() if n and group not in visible(people)]
    shown = visible(people)
    assert not hidden or not shown or (len(hidden) >= 2 and sum(hidden) >= 5)


@given(PEOPLE)
def test_no_more_is_hidden_than_must_be(people: dict[str, int]) -> None:
    sizes = sorted(n for n in people.values() if n)
    few = sum(n < 5 for n in sizes)
    least = next(
        count
        for count in range(len(sizes) + 1)
        if count >= few and (count in (0, len(sizes)) or (count >= 2 and sum(sizes[:count]) >= 5))
    )
    assert len(visible(people)) == len(sizes) - least


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ({"a": 9, "b": 8}, {"a", "b"}),
        ({"a": 9, "b": 8, "c": 4}, {"a"}),
        ({"a": 9, "b": 8, "c": 3, "d": 2}, {"a", "b"}),
        ({"a": 9, "b": 8, "c": 2, "d": 1}, {"a"}),
        ({"a": 9, "b": 4}, set()),
        ({"a": 4}, set()),
        ({}, set()),
    ],
)
def test_the_next_smallest_is_hidden_with_a_lone_small_group(
    people: dict[str, int], shown: set[str]
) -> None:
    assert visible(people) == shown


def test_sectors_large_enough_are_shown_with_their_medians() -> None:
    told = raters(("government", 5, "8/2"), ("business", 6, "3/9"))
    assert by_sector(["Shop"], told, "sector") == (
        Split("Shop", "interest", (Cell("government", 5, Fraction(8), Fraction(8)),
                                   Cell("business", 6, Fraction(3), Fraction(3))), 0),
        Split("Shop", "influence", (Cell("government", 5, Fraction(2), Fraction(2)),
                                    Cell("business", 6, Fraction(9), Fraction(9))), 0),
    )  # fmt: skip


def test_those_without_a_sector_count_among_the_groups() -> None:
    told = raters(("government", 6, "8/2"), ("-", 2, "1/1"))
    assert [split.hidden for split in by_sector(["Shop"], told, "sector")] == [2, 2]


def test_where_everybody_agreed_to_be_named_a_group_of_one_is_shown() -> None:
    told = raters(("government", 1, "8/2"), ("business", 2, "3/9"))
    assert Counter(len(split.cells) for split in by_sector(["Shop"], told, "named")) == {2: 2}


def test_a_group_is_counted_for_each_axis_by_itself() -> None:
    told = raters(("government", 5, "8/2"), ("business", 5, "3/9"))
    told[0] = rating("R0", "Shop", "8/", "government")
    shown = {split.axis: len(split.cells) for split in by_sector(["Shop"], told, "sector")}
    assert shown == {"interest": 2, "influence": 0}


def test_organisations_are_not_told_in_a_round_by_sector_or_an_anonymous_one() -> None:
    told = raters(("government", 9, "8/2"))
    closed: tuple[Promise, ...] = ("sector", "anonymous")
    assert [by_organisation(["Shop"], told, promise) for promise in closed] == [(), ()]


def test_an_organisation_is_hidden_where_its_sector_would_give_another_away() -> None:
    told = [
        r.with_(organisation="Big" if i < 6 else "Small")
        for i, r in enumerate(raters(("government", 9, "8/2")))
    ]
    assert [split.cells for split in by_organisation(["Shop"], told, "organisation")] == [(), ()]


def test_organisations_of_a_hidden_sector_are_hidden() -> None:
    small = [r.with_(organisation="Small") for r in raters(("business", 4, "1/1"))]
    large = [
        r.with_(rater=f"L{i}", organisation="Large")
        for i, r in enumerate(raters(("government", 5, "8/8"), ("government", 5, "9/9")))
    ]
    found = by_organisation(["Shop"], [*small, *large], "organisation")
    assert [split.cells for split in found] == [(), ()]


def test_large_organisations_of_a_large_sector_are_shown() -> None:
    told = [
        r.with_(organisation="One" if i < 5 else "Two")
        for i, r in enumerate(raters(("government", 5, "8/2"), ("government", 6, "6/3")))
    ]
    shown = by_organisation(["Shop"], told, "organisation")[0].cells
    assert [(cell.group, cell.n) for cell in shown] == [("One", 5), ("Two", 6)]
