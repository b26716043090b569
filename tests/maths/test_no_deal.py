"""Why there is no deal, against trying everything."""

from fractions import Fraction
from itertools import combinations

from hypothesis import HealthCheck, assume, given, settings

from kolam.maths import Packages
from kolam.maths.no_deal import NoDeal, no_deal
from kolam.maths.solution import Pick
from tests.maths.spaces import gains, rational, spaces


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(space=spaces())
def test_there_is_no_reason_where_there_is_a_deal(space: Packages) -> None:
    assert (no_deal(space) is None) == bool(rational(space))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(space=spaces(asks=(2, 8)))
def test_the_least_shortfall_is_what_trying_everything_finds(space: Packages) -> None:
    assume(not rational(space))
    table = {p: gains(space, p) for p in space.each() if space.allowed(p)}
    best = max((sorted(g) for g in table.values()), default=None)
    answer = no_deal(space)
    assert answer is not None
    assert [pick.package for pick in answer.picks] == [p for p in table if sorted(table[p]) == best]
    assert (answer.reason == "infeasible") == (not table)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(space=spaces(parties=(2, 3), asks=(2, 8)))
def test_the_smallest_sets_that_cannot_be_satisfied_block(space: Packages) -> None:
    table = {p: gains(space, p) for p in space.each() if space.allowed(p)}
    assume(table and not rational(space))
    blocked = [
        [
            group
            for group in combinations(range(space.parties), size)
            if not any(all(g[p] >= 0 for p in group) for g in table.values())
        ]
        for size in range(1, space.parties + 1)
    ]
    answer = no_deal(space)
    assert answer is not None
    assert list(answer.blocking) == next(groups for groups in blocked if groups)


def test_a_party_that_asks_for_more_than_anything_is_named() -> None:
    space = Packages.of([[[0, 5]], [[4, 0]]], reservation=[6, 0])
    assert no_deal(space) == NoDeal(
        reason="out_of_reach",
        picks=(Pick((1,), (5, 0)),),
        shortfalls=(Fraction(1), Fraction(0)),
        blocking=((0,),),
    )


def test_no_allowed_package_is_told_apart() -> None:
    space = Packages.of([[[0, 5]]], forbidden=[[(0, 0)], [(0, 1)]])
    assert no_deal(space) == NoDeal("infeasible")


def test_units_without_a_small_common_multiple_are_compared_to_within_one() -> None:
    first, second, third = 4294967291, 4294967279, 4294967231
    space = Packages.of(
        [[[0, first]], [[second, 0]], [[third, third]]], reservation=[first, second, 0]
    )
    answer = no_deal(space)
    assert answer is not None
    assert (answer.blocking, len(answer.picks), answer.proven) == (((0, 1),), 1, False)
