"""What the measurements say about times, differences and spaces."""

from fractions import Fraction
from typing import Any

import pytest

from bench import engine, engine_spaces
from kolam.maths import Packages


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "-"), (12.34, "12.3 s"), (0.00215, "2.15 ms"), (0.0000015, "1.5 µs")],
)
def test_a_time_is_told_in_three_digits(seconds: float | None, said: str) -> None:
    assert engine.told(seconds) == said


def test_a_row_is_a_line_of_markdown() -> None:
    row = engine.Row("frontier", "negmas", 1.5, "same points", 712.345)
    assert row.line() == "| frontier | negmas | 1.5 s | 712 | same points |"


def test_equal_frontiers_are_the_same_in_any_order() -> None:
    assert engine.differences([(1, 2), (2, 1)], [(2, 1), (1, 2)]) == "same points"


def test_a_difference_says_what_is_missing_and_what_is_dominated() -> None:
    said = engine.differences([(1, 2), (2, 1)], [(2, 1), (1, 1)])
    assert said == "1 points missing, 1 extra (1 dominated)"


def test_a_space_goes_to_a_peer_and_back() -> None:
    packages = Packages.of([[[3, 0], [5, 7]], [[0, 2], [1, 1]]])
    back = engine.rebuilt(engine_spaces.tables(packages))
    assert back.points((0, 1)) == packages.points((0, 1)) == (Fraction(10), Fraction(1))


def test_points_are_the_same_for_the_same_seed() -> None:
    one, two = (engine_spaces.points(2, 3, options=4, seed=5) for _ in range(2))
    assert one == two
    assert engine_spaces.space(one).shape == (4, 4, 4)


def test_an_indivisible_item_is_worth_something_only_to_who_gets_it() -> None:
    packages = engine_spaces.space(engine_spaces.indivisible(3, 2))
    scores = packages.scores((1, 1))
    assert (scores[0], scores[1] > 0, scores[2]) == (0, True, 0)


def test_a_constrained_space_forbids_and_has_a_budget() -> None:
    packages = engine_spaces.constrained(2, 5, pairs=7)
    assert (len(packages.forbidden), len(packages.caps)) == (7, 1)


def test_ideals_are_the_sums_of_the_best_options() -> None:
    assert engine.ideals(Packages.of([[[3, 0], [5, 7]], [[0, 2], [1, 1]]])) == [10, 3]


def test_a_missing_environment_is_said_not_raised(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr(engine, "PEERS", tmp_path / "python")
    assert engine.peer("negmas", tables=[]) == {
        "broken": "no environment of the peers: sh scripts/peers.sh"
    }


def test_a_solver_is_compared_by_gap_and_value() -> None:
    class Found:
        value = Fraction(1, 2)

    answer = {"seconds": 2.0, "value": 0.4, "bound": 0.5}
    row = engine.against("highs", [answer], ours=0.5, values=[Found()])
    assert row == engine.Row("", "highs", 2.0, "largest gap 20 %, value minus ours -0.1", 4.0)


def test_a_solver_that_broke_says_why() -> None:
    row = engine.against("cpsat", [{"broken": "no memory"}], ours=1.0, values=[None])
    assert row == engine.Row("", "cpsat", None, "no memory")
