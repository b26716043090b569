"""Stages put linked issues first and take alike options together."""

import numpy as np

from kolam.maths.linking import plan
from kolam.maths.packages import Packages


def test_linked_issues_come_first_then_costly_then_free_ones() -> None:
    space = Packages.of(
        [[[0, 1]] * 5],
        forbidden=[[(1, 0), (4, 0)]],
        caps=[([[0, 0], [0, 0], [0, 3], [0, 0], [0, 0]], 2)],
    )
    steps = plan(space)
    assert [stage.issue for stage in steps.stages] == [1, 4, 2, 0, 3]
    assert [stage.open for stage in steps.stages] == [True, False, False, False, False]
    assert steps.plain == (False, False, False, True, True)


def test_options_alike_in_every_respect_are_one_row() -> None:
    stage = plan(Packages.of([[[1, 2, 1, 1]]])).stages[0]
    assert (stage.members, stage.counts.tolist()) == (((0, 2, 3), (1,)), [3, 1])
    assert stage.losses.tolist() == [[1, 0]]


def test_what_concerns_one_issue_is_no_link() -> None:
    space = Packages.of(
        [[[0, 0], [0, 0]]],
        forbidden=[[(0, 0)]],
        synergies=[([(1, [1])], [7]), ([(1, [0, 1])], [2])],
    )
    steps = plan(space)
    assert (steps.terms, steps.tops.tolist()) == (0, [9])
    assert [stage.members for stage in steps.stages] == [((1,),), ((0,), (1,))]


def test_a_budget_that_nothing_exceeds_is_left_out() -> None:
    roomy = Packages.of([[[0, 1]]], caps=[([[3, 4]], 4)])
    tight = Packages.of([[[0, 1]]], caps=[([[3, 4]], 3)])
    assert [plan(roomy).limits.tolist(), plan(tight).limits.tolist()] == [[], [0]]


def test_states_tell_apart_what_may_still_be_held() -> None:
    space = Packages.of([[[0] * 3, [0] * 2]], synergies=[([(0, [0, 1]), (1, [1])], [5])])
    touch = plan(space).stages[0].touch
    assert touch is not None
    moves = touch.moves(np.ones((1, 1), dtype=bool))
    assert moves.into[:, 0].tolist() in ([1, 0], [0, 1])
    assert moves.charges.ravel().tolist() == [0, 1]
