"""Deals with published or worked-out answers: Nash's barter and the six parties of the example."""

from fractions import Fraction
from typing import Any

import pytest

from kolam.maths import Packages, Rule, Solution, solve

BILL = [(2, 4), (2, 2), (2, 1), (2, 2), (4, 1)]
JACK = [(10, 1), (4, 1), (6, 2), (2, 2)]


@pytest.fixture(scope="module")
def barter() -> dict[Rule, Solution]:
    """Nine things that change hands (1) or not (0): Bill's five, then Jack's four."""
    bill = [[0, -own] for own, _ in BILL] + [[0, gain] for gain, _ in JACK]
    jack = [[0, gain] for _, gain in BILL] + [[0, -own] for _, own in JACK]
    return solve(Packages.of([bill, jack]))


def scores(solution: Solution) -> set[tuple[int, ...]]:
    """In points: all of Bill's are even, so that his scores count pairs."""
    return {(2 * bill, jack) for bill, jack in (pick.scores for pick in solution.picks)}


def test_nash_exchanges_what_he_printed(barter: dict[Rule, Solution]) -> None:
    nash = barter["nash"]
    assert [pick.package for pick in nash.picks] == [(1, 1, 1, 1, 0, 1, 1, 1, 0)]
    assert scores(nash) == {(12, 5)}
    assert (nash.value, nash.gap) == (Fraction(60), Fraction(0))


def test_the_other_rules_differ_where_they_should(barter: dict[Rule, Solution]) -> None:
    kalai = barter["kalai_smorodinsky"]
    assert scores(kalai) == {(12, 5)}
    assert kalai.value == Fraction(5, 8)
    assert scores(barter["leximin"]) == {(8, 6)}
    assert scores(barter["egalitarian"]) == {(6, 7), (8, 6)}
    assert scores(barter["utilitarian"]) == {(14, 4), (16, 2), (18, 0)}


def example_space(example: Any, *, issues: int) -> Packages:
    table = example["negotiation"]
    used = table["issues"][:issues]
    return Packages.of(
        [[issue["points"][party] for issue in used] for party in table["parties"]],
        reservation=[table["batna"][party] for party in table["parties"]],
        forbidden=[[(2, 2), (5, 2)]],
        caps=[([issue["cost_lkr_m"] for issue in used], table["budget_cap_lkr_m"])],
    )


@pytest.mark.parametrize(("stage", "issues"), [("interest_based", 6), ("value_maximising", 8)])
def test_six_parties_agree_on_the_packages_worked_out(
    example: Any, stage: str, issues: int
) -> None:
    found = solve(example_space(example, issues=issues))
    expected = example["negotiation"][stage]
    names = {"nash": "nash", "ks": "kalai_smorodinsky", "leximin": "leximin"}
    for name, rule in (names | {"utilitarian": "utilitarian"}).items():
        solution = found[rule]  # type: ignore[index]
        assert [list(pick.package) for pick in solution.picks] == [
            expected[name]["package"][:issues]
        ]
    assert found["nash"].value == expected["nash"]["nash_product"]
    assert found["leximin"].value == expected["leximin"]["min_gain"]
