"""What votes are good for: published numbers, brute force, and what must hold of every body."""

from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.record import Text, read
from kolam.tools.agreement.body import Body, Seat
from kolam.tools.agreement.powers import Decided, decided, with_vetoes
from kolam.tools.agreement.tests.situations import example

STEERING = decided(example().bodies[0])


def body(*votes: int, quota: int, veto: tuple[int, ...] = (), **more: Any) -> Body:
    seats = [{"id": f"s{n}", "votes": v, "veto": n in veto} for n, v in enumerate(votes)]
    return read(Body, {"id": "b", "name": {"en": "B"}, "quota": quota, "seats": seats, **more})


def test_the_demonstrations_steering_group_has_the_power_of_the_reference() -> None:
    found = STEERING[0]
    assert found.swings == 176
    assert {(s.votes, s.swings, s.shapley_shubik) for s in found.seats} == {
        (2, 32, Fraction(4, 21)),
        (1, 16, Fraction(3, 35)),
    }
    assert {s.votes: round(float(s.banzhaf), 4) for s in found.seats} == {2: 0.1818, 1: 0.0909}
    assert (found.vetoes, found.dummies, found.dictator) == ((), (), None)


def test_household_data_cannot_be_decided_against_those_who_speak_for_households() -> None:
    found = STEERING[1]
    assert found.matter
    assert (found.matter.what.en, found.vetoes) == ("Household data", ("SUN_HH",))
    assert ("SUN_HH",) in found.blocking
    assert found.of("SUN_HH").banzhaf > STEERING[0].of("SUN_HH").banzhaf


def test_the_six_of_1958_have_their_published_power() -> None:
    (found,) = decided(body(4, 4, 4, 2, 2, 1, quota=12))
    assert [s.swings for s in found.seats] == [10, 10, 10, 6, 6, 0]
    assert [s.banzhaf for s in found.seats] == [
        *[Fraction(5, 21)] * 3, *[Fraction(1, 7)] * 2, 0,
    ]  # fmt: skip
    assert [s.shapley_shubik for s in found.seats] == [
        *[Fraction(7, 30)] * 3, *[Fraction(3, 20)] * 2, 0,
    ]  # fmt: skip
    assert found.dummies == ("s5",)


def test_a_seat_with_all_votes_that_are_needed_decides_alone() -> None:
    (found,) = decided(body(5, 1, 1, quota=5))
    assert (found.dictator, found.dummies) == ("s0", ("s1", "s2"))


def test_a_veto_of_a_seat_without_votes_still_counts() -> None:
    (found,) = decided(body(0, 2, 2, quota=2, veto=(0,)))
    assert found.vetoes == ("s0",)
    assert found.of("s0").banzhaf > found.of("s1").banzhaf


def test_the_smallest_blocking_sets_are_told_and_nobody_in_one_can_be_spared() -> None:
    found = STEERING[0]
    votes = {s.seat: s.votes for s in found.seats}
    for ids in found.blocking:
        held = sum(votes[id] for id in ids)
        assert held >= 4 > held - min(votes[id] for id in ids)
    assert found.every


@pytest.mark.parametrize(("votes", "quota"), [((), 1), ((0, 0), 1), ((1, 1), 3)])
def test_a_body_that_no_votes_can_move_decides_nothing(votes: tuple[int, ...], quota: int) -> None:
    seats = tuple(Seat(id=f"s{n}", votes=v) for n, v in enumerate(votes))
    assert decided(Body(id="b", name=Text(en="B"), quota=quota, seats=seats)) == ()


def test_thirty_seats_are_worked_out_exactly() -> None:
    (found,) = decided(body(*range(1, 31), quota=233))
    assert sum(s.banzhaf for s in found.seats) == 1
    assert sum(s.shapley_shubik for s in found.seats) == 1
    assert not found.every


BODIES = st.lists(st.integers(0, 6), min_size=1, max_size=7).flatmap(
    lambda votes: st.tuples(
        st.just(votes),
        st.integers(1, max(1, sum(votes))),
        st.lists(st.booleans(), min_size=len(votes), max_size=len(votes)),
    )
)


def passes(votes: list[int], quota: int, veto: list[bool], chosen: tuple[int, ...]) -> bool:
    inside = all(n in chosen for n, has in enumerate(veto) if has)
    return inside and sum(votes[n] for n in chosen) >= quota


@given(BODIES)
def test_vetoes_as_weights_are_the_same_game(case: tuple[list[int], int, list[bool]]) -> None:
    votes, quota, veto = case
    weights, needed = with_vetoes(votes, quota, veto)
    for size in range(len(votes) + 1):
        for chosen in combinations(range(len(votes)), size):
            won = sum(weights[n] for n in chosen) >= needed
            assert won == passes(votes, quota, veto, chosen)


@given(BODIES)
def test_power_is_what_counting_every_coalition_gives(
    case: tuple[list[int], int, list[bool]],
) -> None:
    votes, quota, veto = case
    if sum(votes) < quota:
        return
    (found,) = decided(
        body(*votes, quota=quota, veto=tuple(n for n, has in enumerate(veto) if has))
    )
    assert [s.swings for s in found.seats] == counted(votes, quota, veto)
    assert total(found) == (Fraction(1), Fraction(1))


def counted(votes: list[int], quota: int, veto: list[bool]) -> list[int]:
    found = []
    for seat in range(len(votes)):
        rest = [n for n in range(len(votes)) if n != seat]
        sets = [c for size in range(len(rest) + 1) for c in combinations(rest, size)]
        swings = [
            c
            for c in sets
            if not passes(votes, quota, veto, c) and passes(votes, quota, veto, (*c, seat))
        ]
        found.append(len(swings))
    return found


def total(found: Decided) -> tuple[Fraction, Fraction]:
    return (
        sum((s.banzhaf for s in found.seats), Fraction(0)),
        sum((s.shapley_shubik for s in found.seats), Fraction(0)),
    )
