"""Two rounds compared: what moved, what came closer, and who is in both."""

from fractions import Fraction

from kolam.tools.stakeholders.tests.situations import found

MOVED = found(first={"Shop": "2/2 4/4 6/6"}, second={"Shop": "7/6 8/6 9/6"})


def test_a_shift_tells_how_medians_and_middle_halves_changed() -> None:
    (shift,) = MOVED.shifts
    assert (
        shift.median("interest"), shift.median("influence"),
        shift.spread("interest"), shift.spread("influence"),
    ) == (Fraction(4), Fraction(2), Fraction(-1), Fraction(-2))  # fmt: skip


def test_a_stakeholder_in_another_quadrant_has_moved() -> None:
    (shift,) = MOVED.shifts
    assert (shift.stakeholder, shift.moved) == ("Shop", True)
    assert (shift.closer, shift.apart) == (True, False)


def test_the_same_ratings_again_move_nothing() -> None:
    same = {"Shop": "2/2 4/4 6/6"}
    (shift,) = found(first=same, second=same).shifts
    assert (shift.moved, shift.closer, shift.apart) == (False, False, False)


def test_only_those_placed_in_both_rounds_are_compared() -> None:
    listed = {"Shop": "business", "New": "academia", "Old": "donors"}
    before, after = {"Shop": "2/2", "Old": "3/3"}, {"Shop": "2/2", "New": "9/9"}
    both = found(stakeholders=listed, first=before, second=after)
    assert [shift.stakeholder for shift in both.shifts] == ["Shop"]


def test_one_round_compares_with_nothing() -> None:
    assert found(first={"Shop": "2/2"}).shifts == ()
