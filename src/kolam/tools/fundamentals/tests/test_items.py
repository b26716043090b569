"""Item scores: what they come to, what alpha says of them, and what they may not hold."""

from fractions import Fraction
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.fault import Fault, Faulty
from kolam.core.record import read
from kolam.maths.outcome import Undefined
from kolam.maths.reliability import Reliability
from kolam.tools.fundamentals import tables
from kolam.tools.fundamentals.analysis import Findings, analyse
from kolam.tools.fundamentals.health import Shift
from kolam.tools.fundamentals.instruments import Result
from kolam.tools.fundamentals.items import Items, Worked
from kolam.tools.fundamentals.report import sections
from kolam.tools.fundamentals.sentences import sentences
from kolam.tools.fundamentals.sheet import Sheet
from kolam.tools.fundamentals.tests.situations import sheet

FOUR = {"A.1": "4 4 3", "A.2": "2 3 2", "B.1": "5 4 5", "B.2": "3 2 3"}
EN = toolbox.voice("en")


def found(**case: object) -> Findings:
    return analyse(sheet(case), {})


def table(**case: object) -> Items:
    (only,) = found(**case).items
    return only


def row(**more: Any) -> dict[str, Any]:
    told = {"id": "1", "check": "c", "instrument": "psat", "organisation": "A"}
    return {**told, "respondent": "1", "item": "L1", "value": 3, **more}


def refused(*rows: dict[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(Faulty) as told:
        read(Sheet, {"checks": [{"id": "c"}], "items": rows})
    return [(fault.place, fault.key) for fault in told.value.faults]


def test_alpha_is_that_worked_by_hand() -> None:
    # Variances 5/3, 11/12 and 19/12 of the items, 10 of the totals: 3/2 (1 - 50/120).
    alpha = table(items=FOUR).alpha
    assert isinstance(alpha, Reliability)
    assert (alpha.alpha, alpha.people, alpha.items) == (Fraction(7, 8), 4, 3)


def test_items_that_all_say_the_same_have_an_alpha_without_an_interval() -> None:
    findings = found(items={"A.1": "2 2", "A.2": "3 3", "B.1": "5 5"})
    assert [s.said(EN) for s in sentences(findings) if "alpha" in s.key] == [
        "Partnership Self-Assessment Tool (Total): Cronbach's alpha 1.00: 3 people answered all 2 "
        "items alike up to a shift; 0 left out."
    ]
    assert [r[4:] for r in tables.alphas(findings, EN).rows] == [("3", "0", "1.00", "–")]


def test_who_skipped_an_item_takes_no_part_and_is_counted() -> None:
    alpha = table(items={**FOUR, "B.3": "1 - 5"}).alpha
    assert isinstance(alpha, Reliability)
    assert (alpha.alpha, alpha.people, alpha.left_out) == (Fraction(7, 8), 4, (4,))


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ({"A.1": "4", "B.1": "2"}, "too_few_values"),
        ({"A.1": "4 3", "B.1": "2 -"}, "too_few_people"),
        ({"A.1": "4 2", "B.1": "2 4"}, "no_variance"),
    ],
)
def test_where_there_is_no_alpha_the_reason_is_kept(items: dict[str, str], reason: Any) -> None:
    assert table(items=items).alpha == Undefined(reason)


@pytest.mark.parametrize("language", ["en", "si", "ta"])
@pytest.mark.parametrize("items", [FOUR, {"A.1": "4", "B.1": "2"}, {"A.1": "4 2", "B.1": "2 4"}])
def test_the_report_tells_of_alpha_in_every_language(items: dict[str, str], language: str) -> None:
    told = found(items=items, totals={"A": 1.25})
    assert "⟦" not in repr(sections(told.sheet, told, toolbox.voice(language)))


def test_the_table_names_items_people_alpha_and_its_range() -> None:
    (told,) = tables.alphas(found(items={**FOUR, "B.3": "1 - 5"}), EN).rows
    name = "Partnership Self-Assessment Tool"
    assert told == ("marks", name, "Total", "3 (1, 2, 3)", "4", "1", "0.88", "0.18 to 0.99")


def test_an_organisations_result_is_the_mean_of_its_peoples_means() -> None:
    assert table(items={**FOUR, "B.3": "1 - 5"}).worked == {
        "A": Worked(Fraction(3), 2, 0),
        "B": Worked(Fraction(11, 3), 2, 1),
    }


def test_thirty_five_items_of_vichealth_are_summed() -> None:
    items = {"A.1": "3 " * 35, "A.2": "2 " * 34 + "1"}
    worked = table(instrument="vichealth_0_4", items=items).worked
    assert worked == {"A": Worked(Fraction(87), 2, 0)}


def test_fewer_items_of_an_instrument_of_sums_give_no_total() -> None:
    told = found(instrument="vichealth_0_4", items={"A.1": "3 " * 34})
    assert (told.items[0].worked, told.scores) == ({}, ())


def test_a_result_from_items_has_its_band_where_nothing_was_typed() -> None:
    (told,) = found(items=FOUR).scores
    assert told.scores == (
        Result("A", Fraction(3), 2, 0, worked_out=True),
        Result("B", Fraction(11, 3), 2, 0, worked_out=True),
    )
    assert (told.bands, told.mean) == ((2, 2), Fraction(10, 3))


def test_what_was_typed_stands_and_the_table_says_what_was_worked_out() -> None:
    rows = tables.bands(found(items=FOUR, totals={"A": 3.0}), EN).rows
    assert [(cells[2], cells[3]) for cells in rows] == [
        ("A", "3"),
        ("B", "3.67 (worked out from items)"),
    ]


def test_a_typed_total_that_its_items_do_not_come_to_is_a_fault_with_its_place() -> None:
    assert found(items=FOUR, totals={"A": 3.5, "B": 3.7}).faults == (
        Fault(
            ("scores", 0, "value"),
            "total_disagrees",
            {"typed": Fraction(7, 2), "worked": Fraction(3), "n": 2},
        ),
    )


@pytest.mark.parametrize(
    ("typed", "agrees"),
    [(3.7, True), (3.67, True), (4.0, True), (3.6, False), (3.66, False), (3.668, False)],
)
def test_a_typed_total_agrees_to_the_digits_that_it_has(typed: float, agrees: bool) -> None:
    assert (found(items=FOUR, totals={"B": typed}).faults == ()) is agrees


def test_a_disagreement_loses_neither_the_total_nor_the_items() -> None:
    told = found(items=FOUR, totals={"A": 3.5})
    assert told.scores[0].scores[0] == Result("A", Fraction(7, 2), 1, 0, worked_out=False)
    assert len(told.sheet.items) == 12


def test_an_items_words_cannot_be_kept() -> None:
    assert refused(row(item="We trust each other")) != []


def test_a_score_outside_the_items_range_is_a_fault_with_its_place() -> None:
    assert refused(row(value=6)) == [(("items", 0, "value"), "outside_instrument")]


def test_an_item_scored_twice_by_one_person_is_a_fault_with_its_place() -> None:
    assert refused(row(), row(id="2")) == [(("items", 1, "item"), "twice")]


def test_an_item_of_an_unknown_check_is_a_fault_with_its_place() -> None:
    assert refused(row(check="other")) == [(("items", 0, "check"), "no_such_row")]


def test_marks_are_paired_by_partner_and_counted_over_aspects() -> None:
    told = found(
        before={"trust": "G G R", "voice_heard": "G - A"},
        marks={"trust": "A G A", "voice_heard": "R G G", "risk_shared": "R R R"},
    )
    assert told.health.shifts == (Shift("A", 0, 0, 2), Shift("B", 0, 1, 0), Shift("C", 2, 0, 0))
    assert tables.shifts(told, EN).rows[0] == ("A", "0", "0", "2")


def test_partners_of_an_anonymous_check_are_not_paired() -> None:
    told = found(promise="anonymous", before={"trust": "G A"}, marks={"trust": "A A"})
    assert told.health.shifts == ()
