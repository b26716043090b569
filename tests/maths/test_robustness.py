"""Draws are reproducible, in their ranges and solved exactly; what is counted is what was drawn."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from kolam.maths.packages import Packages
from kolam.maths.robustness import (
    Chosen,
    Regret,
    _doubt,
    _triangular,
    finer,
    robustness,
    uniforms,
)
from kolam.maths.solution import RULES, Rule
from kolam.maths.solve import SOLVERS

#: The module: the package's own name of it is the function.
module = import_module("kolam.maths.robustness")
POINTS = [[[0, 4, 9], [6, 2, 0]], [[8, 5, 0], [0, 3, 7]]]
SPACE = Packages.of(POINTS, reservation=[2, 2])
SURE = Packages.of([[[9, 0]], [[9, 0]]])


def test_draws_do_not_depend_on_how_many_are_made_at_a_time() -> None:
    whole = uniforms(7, 0, 10, width=5)
    parts = [uniforms(7, 0, 3, width=5), uniforms(7, 3, 10, width=5)]
    assert np.array_equal(whole, np.concatenate(parts))


def test_another_seed_draws_something_else() -> None:
    assert not np.array_equal(uniforms(7, 0, 2, width=4), uniforms(8, 0, 2, width=4))


@pytest.mark.parametrize("chunk", [1, 7, 64])
def test_the_answer_does_not_depend_on_the_chunks(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = robustness(SPACE, draws=40, seed=1, share=0.5)
    monkeypatch.setattr(module, "CHUNK", chunk)
    assert robustness(SPACE, draws=40, seed=1, share=0.5) == expected


@pytest.mark.parametrize("rule", RULES)
def test_every_draw_is_solved_as_the_rule_itself_solves_it(rule: Rule) -> None:
    found = robustness(SPACE, draws=25, seed=5, share=0.4, rule=rule)
    assert found is not None
    fine, times = finer(SPACE), Counter[Any]()
    for draw in range(25):
        uniform = uniforms(5, draw, draw + 1, width=4).reshape(2, 2)
        left = uniform < 0.5
        factors = np.where(
            left,
            0.6 + np.sqrt(uniform * 0.8 * 0.4),
            1.4 - np.sqrt((1 - uniform) * 0.8 * 0.4),
        )
        tables = tuple(
            np.rint(table * factors[issue]).astype(np.int64)
            for issue, table in enumerate(fine.tables)
        )
        drawn = replace(fine, tables=tables)
        times.update(pick.package for pick in SOLVERS[rule](drawn).picks)
    assert {chosen.package: chosen.times for chosen in found.chosen} == times


def test_a_package_best_for_all_survives_every_draw() -> None:
    found = robustness(SURE, draws=50, seed=0, share=0.9)
    assert found is not None
    zero = Regret(Fraction(0), Fraction(0))
    assert (found.survived, found.chosen, found.regret) == (50, (Chosen((0,), 50),), (zero, zero))


def test_no_doubt_changes_nothing() -> None:
    same = (POINTS, POINTS)
    found = robustness(SPACE, draws=3, seed=0, ranges=same)
    assert found is not None
    assert (found.survived, found.no_deal, found.unacceptable) == (3, 0, 0)


def test_regret_is_what_a_party_gives_up_by_keeping_the_package() -> None:
    found = robustness(SURE, draws=4, seed=0, ranges=([[[9, 0]]] * 2,) * 2, package=(1,))
    assert found is not None
    assert found.survived == 0
    assert found.regret == (Regret(Fraction(9), Fraction(9)),) * 2


def test_draws_without_a_deal_are_counted() -> None:
    space = Packages.of([[[3, 0]], [[3, 0]]], reservation=[3, 0])
    found = robustness(space, draws=200, seed=2, share=0.5, distribution="uniform")
    assert found is not None
    assert found.no_deal == found.unacceptable
    assert found.no_deal + found.survived == 200
    assert 60 < found.no_deal < 140


@pytest.mark.parametrize("distribution", ["triangular", "uniform"])
def test_drawn_points_stay_in_their_ranges(distribution: Any) -> None:
    low = [[[0, 3, 5], [6, 1, 0]], [[8, 5, 0], [0, 3, 6]]]
    high = [[[2, 4, 9], [6, 3, 0]], [[8, 6, 1], [0, 3, 8]]]
    doubt = _doubt(SPACE, share=None, ranges=(low, high))
    drawn = doubt.drawn(0, 300, seed=1, distribution=distribution).scores
    assert (drawn >= np.rint(doubt.low)).all()
    assert (drawn <= np.rint(doubt.high)).all()
    wide = doubt.high > doubt.low
    assert ((drawn.max(axis=0) - drawn.min(axis=0) > 0) == wide).all()


def test_the_triangle_peaks_at_the_mode() -> None:
    uniform = np.linspace(0, 1, 20001)
    drawn = _triangular(uniform, np.array(0.0), np.array(1.0), np.array(4.0))
    assert drawn.mean() == pytest.approx(5 / 3, abs=1e-3)
    assert (drawn <= 1).mean() == pytest.approx(1 / 4, abs=1e-3)


def test_constraints_and_synergies_hold_in_every_draw() -> None:
    space = Packages.of(
        POINTS,
        forbidden=[{(0, 1), (1, 1)}],
        synergies=[([(0, [2]), (1, [2])], [20, 20])],
    )
    found = robustness(space, draws=10, seed=1, share=0.1)
    assert found is not None
    assert found.chosen == (Chosen((2, 2), 10),)


def test_without_an_acceptable_package_there_is_nothing_to_examine() -> None:
    assert robustness(SURE.with_reservation([99, 0]), draws=2, seed=0, share=0.1) is None


def test_it_stops_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK", 5)
    found = robustness(SURE, draws=50, seed=0, share=0.1, stop=lambda: True)
    assert found is not None
    assert found.draws == 5


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"share": 0.1, "ranges": (POINTS, POINTS)},
        {"share": 1.5},
        {"share": 0.1, "draws": 0},
        {"share": 0.1, "seed": -1},
        {"ranges": ([[[1, 1, 1], [1, 1, 1]]] * 2, POINTS)},
        {"ranges": ([[[0, 4]]] * 2, [[[0, 4]]] * 2)},
    ],
)
def test_a_question_without_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"share|ranges|points"):
        robustness(SPACE, **{"seed": 1, **wrong})
