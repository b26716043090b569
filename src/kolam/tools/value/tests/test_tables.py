"""The equal tables: what stands in them, cell by cell, and what is a dash."""

from fractions import Fraction
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.tools.value import division_tables, line_tables, share_figures, tables
from kolam.tools.value.findings import Findings
from kolam.tools.value.tests.situations import fed, found, line, partner, seed, year

EN = toolbox.voice("en")


def groups(*rows: tuple[str, float, str], **more: Any) -> Findings:
    """A table of synergies: who (one letter each), what they add, and why."""
    ids = sorted({id for who, _, _ in rows for id in who})
    return found(
        indicators=[fed(0)],
        partners=[partner(id, id.upper()) for id in ids],
        synergies=[
            {"id": who, "partners": [*who], "indicator": "fed", "adds": adds, "why": {"en": why}}
            for who, adds, why in rows
        ],
        **more,
    )


def test_the_table_of_results_begins_where_things_stand_now() -> None:
    rows = [fed(90, 60, baseline=12), fed(5) | {"id": "x", "name": {"en": "Wells"}}]
    table = tables.deltas(found(indicators=rows), EN)
    assert table.header[1] == "At the start"
    assert table.rows == (
        ("Families fed", "12", "90", "60", "30", "30 – 30", "–"),
        ("Wells", "–", "5", "0", "5", "5 – 5", "–"),
    )


def test_what_one_extra_costs_stands_in_every_currency_with_a_rate() -> None:
    row = fed(90, 60, cost=300_000, currency="LKR")
    rates = [{"id": "USD", "rate": 50}, {"id": "EUR"}]
    table = tables.deltas(found(currency="LKR", currencies=rates, indicators=[row]), EN)
    assert table.rows[0][-1] == "100 LKR; 2 USD"


def test_each_actor_alone_stands_with_how_that_is_known() -> None:
    row = fed(90) | {
        "alone": [
            {"id": "1", "partner": "c", "result": {"likely": 40}, "words": {"en": "As last year"}},
            {"id": "somebody", "result": {}},
        ]
    }
    table = tables.alone(found(partners=[partner()], indicators=[row]), EN)
    assert table.rows == (
        ("Families fed", "Clinic", "40", "As last year"),
        ("Families fed", "somebody", "–", "–"),
    )


@pytest.mark.parametrize(
    ("more", "cell"),
    [
        ({}, "–"),
        ({"verdict": "worth_it"}, "worth it"),
        ({"verdict": "only_just", "tip": {"en": "a longer term"}}, "only just: a longer term"),
        ({"tip": {"en": "a longer term"}}, "a longer term"),
    ],
)
def test_a_partners_verdict_stands_with_what_would_tip_it(more: dict[str, Any], cell: str) -> None:
    assert tables.standings(found(partners=[partner(**more)]), EN).rows[0][-1] == cell


def test_every_open_line_stands_with_how_certain_it_is_and_its_risk() -> None:
    table = line_tables.lines(
        found(
            currency="LKR",
            partners=[partner(), partner("s", "Shop")],
            lines=[
                line("1", "funding", score=3, weight=2, certainty="low", risk={"en": "No budget"}),
                line("2", "resources_in", partner="s", years=[year(2024, 15_000), year(2025, 500)]),
                line("3", "setup_transaction", description={"en": "Meetings"}),
                line("4", "knowledge_innovation", flow="given", to="s", score=2),
                line("5", "funding", partner="nobody", score=2),
            ],
        ),
        EN,
    )
    assert table.rows == (
        ("Clinic", "value", "Funding", "3 × 2", "low", "No budget"),
        ("Clinic", "cost", "Meetings", "–", "–", "–"),
        ("Shop", "cost", "Resources put in", "155 LKR", "–", "–"),
    )


def test_a_line_that_the_second_pass_replaced_is_gone_from_the_table() -> None:
    lines = [line("1", "funding", score=1), line("2", "funding", score=4, round="second")]
    table = line_tables.lines(found(partners=[partner()], lines=lines), EN)
    assert [row[3] for row in table.rows] == ["4 × 1"]


@pytest.mark.parametrize(("digits", "cell"), [(0, "12,345 JPY"), (2, "123 JPY"), (3, "12 JPY")])
def test_an_amount_is_told_in_whole_units_of_its_currency(digits: int, cell: str) -> None:
    yen = [{"id": "JPY", "rate": 2, "digits": digits}]
    lines = [line("1", "funding", currency="JPY", years=[year(2024, 12_345)])]
    told = found(currency="LKR", currencies=yen, partners=[partner()], lines=lines)
    assert line_tables.lines(told, EN).rows[0][3] == cell


def test_what_partners_give_each_other_names_both() -> None:
    lines = [
        line("1", "knowledge_innovation", flow="given", to="s", score=3),
        line("2", "access_influence", flow="given"),
    ]
    table = line_tables.given(found(partners=[partner(), partner("s", "Shop")], lines=lines), EN)
    assert [row[:2] for row in table.rows] == [("Clinic", "Shop"), ("Clinic", "–")]
    assert [row[3] for row in table.rows] == ["3", "–"]


def test_the_division_stands_on_its_table_of_groups_with_their_reasons() -> None:
    told = groups(("a", 4, ""), ("ab", 10, "Trucks meet shops"))
    assert division_tables.synergies(told, EN).rows == (
        ("A", "4", "–"),
        ("A and B", "10", "Trucks meet shops"),
    )
    assert division_tables.division(told, EN).rows == (
        ("A", "4", "9", "9", "9"),
        ("B", "0", "5", "5", "5"),
    )


def test_without_a_division_both_tables_are_empty() -> None:
    nothing = found(partners=[partner()])
    assert division_tables.division(nothing, EN).rows == ()
    assert division_tables.synergies(nothing, EN).rows == ()


def test_groups_whose_indicator_is_not_there_stand_in_no_table() -> None:
    rows = [{"id": "g", "partners": ["c"], "indicator": "none", "adds": 3}]
    told = found(partners=[partner()], synergies=rows)
    assert (division_tables.division(told, EN).rows, division_tables.synergies(told, EN).rows) == (
        (), (),
    )  # fmt: skip


def test_more_than_sixteen_partners_have_no_nucleolus_and_the_others_stand() -> None:
    letters = "abcdefghijklmnopq"
    told = groups(*((letter, 1, "") for letter in letters))
    assert told.division
    assert told.division.nucleolus is None
    assert len(told.division.parts) == 2
    assert {row[-1] for row in division_tables.division(told, EN).rows} == {"–"}


def test_the_parts_of_every_way_are_the_whole() -> None:
    told = groups(("a", 4, ""), ("ab", 10, ""), ("bc", 6, "")).division
    assert told
    assert [sum(way.values()) for way in told.parts] == [Fraction(1)] * 3


@pytest.mark.parametrize("rows", [(("a", -3, ""), ("b", 9, "")), (("a", 0, ""), ("b", 0, ""))])
def test_shares_below_nothing_or_of_nothing_are_not_drawn(
    rows: tuple[tuple[str, float, str], ...],
) -> None:
    told = groups(*rows)
    assert told.division
    assert told.division.parts == ()
    picture = share_figures.division(told, EN, "desk")
    assert len(picture.table.rows) == 2
    assert "shapley" not in picture.svg().lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_the_division_says_who_adds_most_or_blocks(language: str) -> None:
    voice = toolbox.voice(language)
    picture = share_figures.division(seed(), voice, "wall")
    assert picture.table == share_figures.division(seed(), voice, "phone").table
    assert "⟦" not in picture.svg()
    blocked = groups(("ab", 30, ""), ("ac", 30, ""), ("bc", 30, ""), ("abc", -52.5, ""))
    assert "A" in share_figures.division(blocked, voice, "desk").title


def test_the_division_of_the_example_is_what_the_axioms_give() -> None:
    assert division_tables.division(seed(), EN).rows == (
        ("Department of Samurdhi Development", "3,000", "4,283", "4,283", "4,250"),
        ("Ministry of Education", "0", "150", "150", "150"),
        ("World Food Programme", "2,000", "3,533", "3,533", "3,400"),
        ("Sarvodaya", "1,000", "2,017", "2,017", "2,100"),
        ("National supermarket chain", "0", "517", "517", "600"),
    )
