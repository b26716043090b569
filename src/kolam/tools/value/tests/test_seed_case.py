"""The illustrative case comes out to the digits that the framework prints."""

from fractions import Fraction

import orjson
import pytest

from kolam import toolbox
from kolam.tools.value.standing import Index, Pair
from kolam.tools.value.tests.situations import seed, shared

PRINTED = {
    "DSD": ("34/56 = 0.607", "18/32 = 0.562", ""),
    "MOE": ("23/48 = 0.479", "14/32 = 0.438", ""),
    "MOH": ("23/48 = 0.479", "7/24 = 0.292", ""),
    "WFP": ("37/60 = 0.617", "17/24 = 0.708", "cost above value"),
    "UNI": ("25/56 = 0.446", "7/20 = 0.350", ""),
    "SUN": ("38/60 = 0.633", "15/32 = 0.469", ""),
    "SAR": ("34/52 = 0.654", "16/32 = 0.500", ""),
    "SMC": ("35/56 = 0.625", "28/40 = 0.700", "cost above value"),
    "APP": ("39/60 = 0.650", "22/36 = 0.611", ""),
}
SECOND = {
    "WFP": ("41/60 = 0.683", "16/24 = 0.667", ""),
    "SMC": ("41/56 = 0.732", "25/40 = 0.625", ""),
}


def printed(pair: Pair) -> tuple[str, str, str]:
    assert pair.value
    assert pair.cost
    return _index(pair.value), _index(pair.cost), "cost above value" if pair.cost_above else ""


def _index(one: Index) -> str:
    share = toolbox.voice("en").number(one.share, digits=3)
    return f"{one.points}/{one.most} = {share}"


def test_the_first_pass_has_the_printed_indices() -> None:
    assert {s.partner.id: printed(s.first) for s in seed().standings} == PRINTED


def test_the_second_pass_has_the_printed_indices_and_nobody_is_under_water() -> None:
    stands = seed().standings
    assert {s.partner.id: printed(s.second) for s in stands if s.second} == SECOND
    assert [s.partner.id for s in stands if s.last.cost_above] == []


def test_the_extra_result_is_4500_households() -> None:
    (delta,) = seed().deltas
    assert list(map(int, (delta.together[1], delta.alone[1], delta.likely))) == [10500, 6000, 4500]


def test_the_extra_result_is_split_among_six_sources_and_nothing_is_left() -> None:
    (delta,) = seed().deltas
    assert delta.left == 0
    assert {id: int(part) for id, part in delta.split.items()} == {
        "complementarity": 1800,
        "system_transformation": 900,
        "synergy": 700,
        "scale": 600,
        "innovation": 300,
        "shared_learning": 200,
    }


def test_an_extra_household_costs_116222_rupees_or_375_dollars() -> None:
    (delta,) = seed().deltas
    assert {id: round(cost) for id, cost in delta.cost.items()} == {"LKR": 116_222, "USD": 375}


def test_the_sources_have_the_printed_sort_indices_in_order() -> None:
    assert [(str(one.claim.source), int(one.index or 0)) for one in seed().claims] == [
        ("complementarity", 9),
        ("synergy", 9),
        ("holism", 6),
        ("shared_learning", 6),
        ("system_transformation", 4),
        ("innovation", 4),
        ("shared_risk", 4),
        ("scale", 4),
        ("standards", 1),
        ("critical_mass", 1),
    ]


def test_what_partners_put_in_is_the_agreed_budget_and_work_at_a_discount() -> None:
    from kolam.tools.value.money import put_in

    told = put_in(seed().sheet)
    wanted = {"WFP": "313.8", "DSD": "78.45", "SMC": "78.45", "MOE": "39.225", "MOH": "13.075"}
    assert {id: told[id] / 10**6 for id in wanted} == {
        id: Fraction(amount) for id, amount in wanted.items()
    }


def test_the_division_gives_away_all_that_is_reached_together() -> None:
    told = seed().division
    assert told
    assert told.nucleolus
    sums = {sum(ways.values()) for ways in (told.shapley, told.owen, told.nucleolus)}
    assert sums == {told.total} == {Fraction(10500)}


@pytest.mark.parametrize("partner", PRINTED)
def test_every_score_is_the_one_of_the_reference_case(partner: str) -> None:
    case = orjson.loads(shared("reference/demo_workspace.json").read_bytes())["vaf_partner"]
    wanted = {
        (row["type"], row["score"], row["weight"])
        for side in ("value", "cost")
        for row in case[partner][side]
    }
    lines = seed().sheet.lines
    assert wanted == {
        (line.kind, line.score, line.weight)
        for line in lines
        if line.partner == partner and line.round == "first"
        if line.score is not None and line.own
    }
