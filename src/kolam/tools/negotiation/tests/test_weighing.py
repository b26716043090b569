"""Swing weighting: whether points and stated swings agree, and what the points would trade."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.record import read
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.weighing import best_total, trades, warnings, weigh

EXAMPLES = Path(__file__).parents[1] / "examples"
SHEET = read(Sheet, (EXAMPLES / "food_security.json").read_bytes())
PARTIES = ("DSD", "MOE", "WFP", "SAR", "SMC", "APP")
SMALL = read(
    Sheet,
    {
        "issues": [
            {"id": name, "question": {"en": name}, "options": [
                {"id": "a", "words": {"en": "a"}}, {"id": "b", "words": {"en": "b"}}]}
            for name in ("x", "y", "z")
        ],
    },
)  # fmt: skip


def mine(*, reservation: int = 10, swing: int | None = None, **points: Any) -> Preferences:
    rows: list[dict[str, Any]] = [
        {"id": name, "swing": swing, "options": [
            {"id": "a", "points": a}, {"id": "b", "points": b}]}
        for name, (a, b) in points.items()
    ]  # fmt: skip
    return read(Preferences, {"issues": rows, "reservation": reservation})


@pytest.mark.parametrize("party", PARTIES)
def test_the_examples_parties_agree_with_themselves(party: str) -> None:
    path = EXAMPLES / "private" / "food_security" / f"{party}.json"
    preferences = read(Preferences, path.read_bytes())
    assert [one.issue for one in weigh(SHEET, preferences) if one.off] == []
    assert best_total(SHEET, preferences, start=True) == 100


def test_the_widest_span_is_a_hundred_and_the_others_shares_of_it() -> None:
    found = weigh(SMALL, mine(x=(0, 40), y=(10, 0), z=(5, 5)))
    assert [(w.worst, w.best, w.span, w.implied) for w in found] == [
        ("a", "b", 40, Fraction(100)), ("b", "a", 10, Fraction(25)), ("a", "a", 0, Fraction(0)),
    ]  # fmt: skip


def test_a_stated_swing_far_from_the_points_is_named() -> None:
    found = weigh(SMALL, mine(swing=35, x=(0, 40), y=(10, 0), z=(0, 12)))
    assert [(w.issue, w.off) for w in found] == [("x", True), ("y", False), ("z", False)]


def test_an_issue_without_all_its_points_is_left_out() -> None:
    assert [w.issue for w in weigh(SMALL, mine(x=(0, 40)))] == ["x"]


def test_the_closest_calls_are_asked_about() -> None:
    found = trades(weigh(SMALL, mine(x=(0, 40), y=(30, 0), z=(0, 28))))
    assert [(t.give.issue, t.get.issue, t.margin) for t in found] == [
        ("y", "z", -2), ("x", "y", -10), ("x", "z", -12),
    ]  # fmt: skip


def test_a_walk_away_above_every_package_is_remarked_on() -> None:
    low = mine(reservation=101, x=(0, 40), y=(30, 0), z=(0, 30))
    assert warnings(SMALL, low) == (("walk_away_above_all", {"most": 100}),)


def test_a_walk_away_that_every_package_beats_is_remarked_on() -> None:
    low = mine(reservation=3, x=(3, 40), y=(30, 0), z=(0, 30))
    assert warnings(SMALL, low) == (("walk_away_below_all", {"least": 3}),)


def test_a_sum_that_is_not_a_hundred_is_advice() -> None:
    assert warnings(SMALL, mine(x=(0, 1), y=(1, 0), z=(0, 30))) == (("not_hundred", {"total": 32}),)


@given(st.integers(1, 9), st.lists(st.tuples(*[st.integers(0, 100)] * 2), min_size=3, max_size=3))
def test_a_larger_unit_of_points_changes_no_share(by: int, points: list[tuple[int, int]]) -> None:
    names = ("x", "y", "z")
    plain: dict[str, Any] = dict(zip(names, points, strict=True))
    more: dict[str, Any] = {name: (a * by, b * by) for name, (a, b) in plain.items()}
    once = weigh(SMALL, mine(**plain))
    assert [w.implied for w in weigh(SMALL, mine(**more))] == [w.implied for w in once]
    assert all(Fraction(0) <= w.implied <= 100 for w in once)
