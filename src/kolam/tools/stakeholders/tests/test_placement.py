"""Medians, quadrants and who agrees: against the plain definitions, and at their edges."""

import statistics
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.tools.stakeholders.placement import Placement, Quadrant, Reading, placements
from kolam.tools.stakeholders.sheet import Rating, Scale
from kolam.tools.stakeholders.tests.situations import rating

DOTS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=15)


def place(*marks: str, scale: Scale | None = None) -> Placement:
    (placed,) = placements(["Shop"], given_by(*marks), scale or Scale())
    return placed


def given_by(*marks: str, stakeholder: str = "Shop") -> list[Rating]:
    return [rating(f"R{n}", stakeholder, mark) for n, mark in enumerate(marks)]


def plain_quadrant(interest: float | Fraction, influence: float | Fraction) -> Quadrant:
    names: dict[tuple[bool, bool], Quadrant] = {
        (True, True): "work_together",
        (False, True): "keep_satisfied",
        (True, False): "empower_and_inform",
        (False, False): "keep_in_view",
    }
    return names[interest >= 5, influence >= 5]


@given(DOTS)
def test_a_placement_is_what_the_definitions_say(dots: list[tuple[int, int]]) -> None:
    placed = place(*(f"{x}/{y}" for x, y in dots))
    xs, ys = zip(*dots, strict=True)
    quadrant = plain_quadrant(statistics.median(xs), statistics.median(ys))
    means = plain_quadrant(Fraction(sum(xs), len(xs)), Fraction(sum(ys), len(ys)))
    agreeing = [plain_quadrant(*dot) for dot in dots].count(quadrant)
    split = len(dots) >= 3 and (agreeing <= len(dots) / 2 or means != quadrant)
    assert (placed.quadrant, placed.mean_quadrant, placed.agreeing, placed.n, placed.contested) == (
        quadrant, means, agreeing, len(dots), split,
    )  # fmt: skip


@given(DOTS, st.randoms())
def test_who_came_first_cannot_be_told_from_the_dots(
    dots: list[tuple[int, int]], random: Random
) -> None:
    shuffled = random.sample(dots, len(dots))
    marks = [[f"{x}/{y}" for x, y in order] for order in (dots, shuffled)]
    assert place(*marks[0]) == place(*marks[1])


def test_dont_know_counts_as_nothing_else_even_with_values() -> None:
    sure = rating("R1", "Shop", "8/8")
    (placed,) = placements(["Shop"], [sure.with_(dont_know=True, attitude=2)], Scale())
    assert (placed.n, placed.dont_know, placed.interest, placed.attitudes) == (0, 1, None, ())


def test_one_value_alone_counts_on_its_axis_but_is_no_dot() -> None:
    placed = place("8/8", "2/")
    assert placed.interest
    assert placed.influence
    assert (placed.interest.n, placed.influence.n, placed.dots) == (2, 1, ((8, 8),))


def test_nobody_rated_means_no_quadrant() -> None:
    (placed,) = placements(["Shop"], [], Scale())
    assert (placed.quadrant, placed.contested, placed.share, placed.on_line) == (
        None, False, Fraction(0), (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("tie", "quadrant"), [("at_or_above", "work_together"), ("above", "keep_in_view")]
)
def test_the_tie_rule_decides_on_the_line(tie: str, quadrant: str) -> None:
    placed = place("5/5", scale=Scale.model_validate({"tie": tie}))
    assert (placed.quadrant, placed.on_line) == (quadrant, ("interest", "influence"))


@pytest.mark.parametrize(
    ("rule", "line"),
    [("midpoint", Fraction(5)), ("set", Fraction(3)), ("median_split", Fraction(6)),
     ("top_third", Fraction(22, 3))],
)  # fmt: skip
def test_each_rule_draws_its_own_line(rule: str, line: Fraction) -> None:
    scale = Scale.model_validate({"rule": rule, "interest": 3})
    marks = [r for name, mark in (("a", "2/2"), ("b", "6/6"), ("c", "10/10"))
             for r in given_by(mark, stakeholder=name)]  # fmt: skip
    first = placements(["a", "b", "c"], marks, scale)[0]
    assert first.reading.interest == line


@pytest.mark.parametrize("rule", ["median_split", "top_third"])
def test_without_ratings_every_rule_falls_back_on_the_middle(rule: str) -> None:
    (placed,) = placements(["Shop"], [], Scale.model_validate({"rule": rule}))
    assert placed.reading == Reading(Fraction(5), Fraction(5), True)


def test_two_raters_are_too_few_to_be_contested() -> None:
    placed = place("0/0", "10/10")
    assert (placed.few, placed.contested) == (True, False)


def test_attitude_confidence_and_reasons_are_kept_apart_from_their_raters() -> None:
    told = [
        rating("R1", "Shop", "8/8", attitude=2, confidence=3, reason="z"),
        rating("R2", "Shop", "8/8", attitude=-1, confidence=1, reason="a"),
        rating("R3", "Shop", "8/8", attitude=0),
    ]
    (placed,) = placements(["Shop"], told, Scale())
    assert (placed.attitudes, placed.attitude, placed.confidences, placed.reasons) == (
        (-1, 0, 2), Fraction(0), (1, 3), ("a", "z"),
    )  # fmt: skip


def test_ratings_of_others_do_not_count() -> None:
    (placed,) = placements(["Shop"], given_by("8/8", stakeholder="gone"), Scale())
    assert placed.n == 0
