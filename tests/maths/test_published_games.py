"""Every game of the collection beside the repository comes out to the printed digits."""

import json
import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from kolam.maths.airport import airport
from kolam.maths.banzhaf import voting_power
from kolam.maths.claims import claims_game, talmud
from kolam.maths.core import core_test, least_core
from kolam.maths.game import Game
from kolam.maths.nucleolus import nucleolus, prenucleolus
from kolam.maths.shapley import shapley
from tests.maths.conftest import beside

Case = dict[str, Any]


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    found: list[Case] = json.loads(beside("data", "coop_games", "games.json").read_bytes())
    return found


def table_of(told: list[Any]) -> Game:
    """A table whose players count from 1; decimals are what they say."""
    values = {tuple(p - 1 for p in s): Fraction(str(v)) for s, v in told}
    return Game.of(max(map(len, values)), values)


def bankruptcy(case: Case) -> Case:
    game = claims_game(case["estate"], case["claims"])
    found = nucleolus(game).payoffs
    assert found == talmud(case["estate"], case["claims"])
    return {"nucleolus": found, "shapley_random_arrival": shapley(game)}


def glove(case: Case) -> Case:
    left, right = ({p - 1 for p in case[side]} for side in ("left", "right"))
    players = len(left | right)
    game = Game.from_function(players, lambda s: min(len(left & {*s}), len(right & {*s})))
    answers: Case = {"shapley": shapley(game)}
    if "core" in case["expect"]:
        answers["core"] = [least_core(game).payoffs]
        assert all(core_test(game, point).inside for point in case["expect"]["core"])
    return answers


def cost(case: Case) -> Case:
    costs = table_of(case["cost"])
    alone = [costs.value(p) for p in range(costs.players)]
    savings = Game.from_function(
        costs.players, lambda s: sum(alone[p] for p in s) - costs.value(*s)
    )
    order = [tuple(p - 1 for p in s) for s, _ in case["cost"]]
    everybody = range(costs.players)
    saved = nucleolus(savings).payoffs
    assert [a - s for a, s in zip(alone, saved, strict=True)] == [
        -share for share in nucleolus(-costs).payoffs
    ]
    return {
        "shapley_cost": shapley(costs),
        "nucleolus_cost": [-share for share in nucleolus(-costs).payoffs],
        "savings_game": [savings.value(*coalition) for coalition in order],
        "separable_costs": [
            costs.value(*everybody) - costs.value(*(q for q in everybody if q != p))
            for p in everybody
        ],
        "core": "empty" if least_core(-costs).empty else "non-empty",
    }


def gain(case: Case) -> Case:
    game = table_of(case["v"])
    alone = sum(game.value(p) for p in range(game.players))
    answers: Case = {"shapley": shapley(game), "prenucleolus": prenucleolus(game).payoffs}
    if alone <= game.worth(game.everybody):
        answers["nucleolus"] = nucleolus(game).payoffs
    return answers


def runway(case: Case) -> Case:
    if "movements" not in case:
        return {"shapley": airport(case["cost"])}
    fees = airport(case["cost_of_runway_for_type"], case["movements"])
    return {
        "shapley_fee_per_movement_published": [round(fee, 2) for fee in fees],
        "exact": fees,
    }


def votes(case: Case) -> Case:
    found = voting_power(case["weights"], case["quota"])
    kinds = [case["weights"].index(w) for w in sorted(set(case["weights"]), reverse=True)]
    short = len(case["expect"]["shapley_shubik"]) < len(case["weights"])
    chosen = kinds if short else range(len(case["weights"]))
    return {
        "shapley_shubik": [found.shapley_shubik[p] for p in chosen],
        "banzhaf_swings": [found.swings[p] for p in chosen],
        "banzhaf_index": [found.normalised[p] for p in chosen],
    }


ANSWERS: dict[str, Callable[[Case], Case]] = {
    "bankruptcy": bankruptcy,
    "glove": glove,
    "cost": cost,
    "gain": gain,
    "airport": runway,
    "weighted_voting": votes,
}


def told(expected: Any) -> Any:
    """Printed numbers: text is a fraction, the rest decimals, rounded at their last digit."""
    if isinstance(expected, list):
        return [told(one) for one in expected]
    if isinstance(expected, str) and expected[:1].isdigit():
        return Fraction(expected)
    return expected


def same(found: Any, expected: Any) -> bool:
    if isinstance(expected, list):
        pairs = zip(found, expected, strict=True)
        return all(same(one, other) for one, other in pairs)
    if isinstance(expected, float):
        digits = len(repr(expected).partition(".")[2])
        return bool(abs(float(found) - expected) <= max(10**-digits / 2, math.ulp(expected)))
    return bool(found == expected)


def test_every_kind_of_game_is_known(cases: list[Case]) -> None:
    assert {case["kind"] for case in cases} == set(ANSWERS)


def test_every_game_comes_out_to_the_printed_digits(cases: list[Case]) -> None:
    wrong = []
    for case in cases:
        found = ANSWERS[case["kind"]](case)
        for name, expected in case["expect"].items():
            if not same(found[name], told(expected)):
                wrong.append((case["id"], name, found[name], expected))
    assert wrong == []
    assert len(cases) >= 15
