"""A lie is found where there is one, what it brings is true, and no bound is passed."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from kolam.maths.misreports import FACTORS, RAISES, misreports
from kolam.maths.packages import Packages
from kolam.maths.solution import RULES, Rule
from kolam.maths.solve import SOLVERS

CAKE = Packages.of([[list(range(11))], [list(range(10, -1, -1))]])


def space(seed: int) -> Packages:
    points = np.random.default_rng(seed).integers(0, 10, (3, 4, 3)).tolist()
    return Packages.of(points, reservation=[8, 8, 8])


def test_who_claims_more_of_a_cake_gets_more() -> None:
    first, second = misreports(CAKE)
    assert first.honest == second.honest == Fraction(5)
    assert first.lie is not None
    assert first.lie.kind == "reservation"
    assert [first.gain, first.bound] == [Fraction(5), Fraction(5)]
    assert first.package == (10,)


def test_the_only_option_cannot_be_talked_up() -> None:
    zero = Fraction(0)
    assert [
        (found.gain, found.lie, found.package, found.bound)
        for found in misreports(Packages.of([[[3]], [[4]]]))
    ] == [(zero, None, None, zero)] * 2


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("seed", [0, 1])
def test_gains_are_true_and_within_the_bound(rule: Rule, seed: int) -> None:
    packages = space(seed)
    lines = [packages.points(p) for p in packages.each() if packages.rational(p)]
    honest = [packages.points(pick.package) for pick in SOLVERS[rule](packages).picks]
    for found in misreports(packages, rule=rule):
        best = max(line[found.party] for line in lines)
        assert found.honest == max(line[found.party] for line in honest)
        assert found.bound == best - found.honest
        assert 0 <= found.gain <= found.bound
        if found.package is not None:
            assert packages.points(found.package)[found.party] == found.honest + found.gain


def test_every_lie_of_the_family_is_tried() -> None:
    issues = 4
    tried = issues * (len(FACTORS) + 1) + 1 + len(RAISES)
    assert [found.tried for found in misreports(space(0))] == [tried] * 3


def test_affine_rules_ignore_a_lie_that_only_changes_the_scale() -> None:
    """With one issue, exaggerating it is another scale: Nash's rule must not move."""
    found = misreports(CAKE, same_total=True)[0]
    assert found.lie is not None
    assert found.lie.kind in ("reservation", "hard_line")


def test_a_lie_about_points_can_be_found() -> None:
    points = [[[0, 6], [4, 0]], [[6, 0], [0, 3]]]
    kinds = {
        found.lie.kind
        for rule in RULES
        for found in misreports(Packages.of(points), rule=rule)
        if found.lie
    }
    assert kinds


def test_constraints_hold_for_liars_too() -> None:
    packages = Packages.of([[[0, 5], [0, 5]], [[5, 0], [5, 0]]], forbidden=[{(0, 1), (1, 1)}])
    assert all(f.package is None or packages.allowed(f.package) for f in misreports(packages))


def test_where_nobody_can_agree_there_is_nothing_to_gain() -> None:
    assert misreports(CAKE.with_reservation([9, 9])) == ()


def test_the_answer_is_the_same_twice() -> None:
    answers: list[Any] = [misreports(space(3), rule="leximin") for _ in range(2)]
    assert answers[0] == answers[1]
