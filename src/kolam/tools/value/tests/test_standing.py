"""Two indices side by side, passes, who gains and who pays."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.tools.value.findings import Findings
from kolam.tools.value.standing import Pair, equity
from kolam.tools.value.tests.situations import found, line, partner, year

SCORES = st.lists(
    st.tuples(st.sampled_from(["funding", "risk_negative"]), st.integers(0, 4), st.integers(0, 5)),
    max_size=8,
)


def stood(*lines: dict[str, Any], **more: Any) -> Findings:
    return found(partners=[partner()], lines=list(lines), **more)


def indices(pair: Pair) -> tuple[Fraction | None, Fraction | None]:
    return pair.value.share if pair.value else None, pair.cost.share if pair.cost else None


@given(SCORES)
def test_an_index_is_points_over_the_points_possible(scores: list[tuple[str, int, int]]) -> None:
    lines = [line(str(n), k, score=s, weight=w) for n, (k, s, w) in enumerate(scores)]
    told = stood(*lines).standings[0].first
    for kind, one in (("funding", told.value), ("risk_negative", told.cost)):
        own = [(s, w) for k, s, w in scores if k == kind]
        most = 4 * sum(w for _, w in own)
        assert (one.share if one else None) == (
            Fraction(sum(s * w for s, w in own), most) if most else None
        )


def test_the_flag_compares_and_nothing_is_subtracted() -> None:
    told = stood(line("1", "funding", score=2), line("2", "risk_negative", score=2))
    assert told.standings[0].last.cost_above is False
    fields = set(Pair.__dataclass_fields__)
    assert fields == {"value", "cost"}


@pytest.mark.parametrize("kind", ["funding", "risk_negative"])
def test_one_index_alone_has_no_flag(kind: str) -> None:
    assert stood(line("1", kind, score=2)).standings[0].last.cost_above is None


def test_value_given_to_others_is_listed_and_counts_as_nothing_of_ones_own() -> None:
    told = stood(line("1", "funding", score=4, flow="given", to="c"))
    assert told.standings[0].last.value is None
    assert [one.id for one in told.given] == ["1"]


def test_the_second_pass_replaces_its_kind_and_leaves_the_rest() -> None:
    told = stood(
        line("1", "funding", score=1),
        line("2", "access_influence", score=2),
        line("3", "risk_negative", score=3),
        line("4", "funding", score=3, round="second"),
    ).standings[0]
    assert indices(told.first) == (Fraction(3, 8), Fraction(3, 4))
    assert indices(told.last) == (Fraction(5, 8), Fraction(3, 4))


def test_without_a_second_pass_the_first_is_the_last() -> None:
    told = stood(line("1", "funding", score=1)).standings[0]
    assert told.second is None
    assert told.last == told.first


def test_a_line_of_nobody_is_kept_counted_nowhere_and_told() -> None:
    told = stood({**line("1", "funding", score=4), "partner": "gone"})
    assert [(f.where(), f.key) for f in told.faults] == [("lines.0.partner", "no_such_row")]
    assert told.standings[0].last.value is None
    assert told.sheet.lines[0].score == 4


def test_a_partner_that_left_keeps_its_lines_and_is_marked() -> None:
    from kolam import toolbox
    from kolam.tools.value import tables

    told = found(
        partners=[partner(left="March 2025")],
        lines=[line("1", "funding", score=2), line("2", "risk_negative", score=1)],
    )
    (row,) = tables.standings(told, toolbox.voice("en")).rows
    assert row[:3] == ("Clinic (has left, March 2025)", "2/4 = 0.500", "1/4 = 0.250")


@given(
    gains=st.lists(st.integers(0, 50), min_size=1, max_size=6),
    pays=st.lists(st.integers(0, 50), min_size=6, max_size=6),
)
def test_shares_add_up_and_the_curve_ends_at_one(gains: list[int], pays: list[int]) -> None:
    told = equity(
        {str(n): gain for n, gain in enumerate(gains)},
        {str(n): Fraction(pays[n]) for n in range(len(gains))},
        in_money=True,
    )
    if not sum(gains) or not sum(pays[: len(gains)]):
        assert told is None
        return
    assert told
    assert sum(told.gains.values()) == sum(told.pays.values()) == told.curve[-1][0] == 1
    assert told.curve[-1][1] == 1


def test_shares_alike_are_not_apart_at_all() -> None:
    told = equity({"a": 3, "b": 9}, {"a": Fraction(1), "b": Fraction(3)}, in_money=True)
    assert told
    assert told.apart == 0


@pytest.mark.parametrize("money", [True, False])
def test_what_is_put_in_is_money_where_there_is_any_else_cost_points(money: bool) -> None:
    paid = line("2", "resources_in", **({"years": [year(2024, 9)]} if money else {"score": 3}))
    told = stood(line("1", "funding", score=2), paid, currency="LKR").equity
    assert told
    assert told.in_money is money
