"""The demonstration to the digit: budget, contracts, things in kind, votes and decisions."""

from fractions import Fraction

from kolam import toolbox
from kolam.tools.agreement import tables
from kolam.tools.agreement.sentences import sentences
from kolam.tools.agreement.tests.situations import example, seed

EN = toolbox.voice("en")
MILLION = 100_000_000


def millions(amount: int) -> float:
    return float(Fraction(amount, MILLION))


def test_eight_activities_come_to_523_million_rupees_and_are_paid_to_the_last_cent() -> None:
    (budget,) = seed().budgets
    assert [(line.activity.id, millions(line.budget)) for line in budget.lines] == [
        ("A1", 8), ("A2", 180), ("A3", 150), ("A4", 60), ("A5", 40), ("A6", 25), ("A7", 30),
        ("A8", 30),
    ]  # fmt: skip
    assert (millions(budget.total), budget.paid, budget.adds_up) == (523, budget.total, True)


def test_each_funder_pays_what_the_reference_says() -> None:
    (budget,) = seed().budgets
    assert {f: millions(budget.column(f)) for f in budget.funders} == {
        "DSD": 78.45,
        "MOE": 39.225,
        "MOH": 13.075,
        "WFP": 313.8,
        "SMC": 78.45,
    }
    government = sum(budget.column(f) for f in ("DSD", "MOE", "MOH"))
    shares = [Fraction(n, budget.total) for n in (budget.column("WFP"), government)]
    assert shares == [Fraction(3, 5), Fraction(1, 4)]


def test_the_parts_of_the_package_come_to_390_40_25_8_30_and_30() -> None:
    assert sorted(cost.amount for cost in example().costs) == [8, 25, 30, 30, 40, 390]
    assert [str(money) for money in seed().package] == ["Money(amount=52300000000, currency='LKR')"]


def test_five_checks_hold_by_the_sheet_alone_and_five_wait_for_other_rooms() -> None:
    told = {check.name: check.state for check in seed().checks}
    assert [name for name, state in told.items() if state == "holds"] == [
        "budget_total",
        "pledges_placed",
        "contracts_within",
        "leads_sign",
        "goes_in_time",
    ]
    assert "broken" not in told.values()


def test_two_contracts_take_all_of_a4_and_one_takes_ten_of_a6() -> None:
    assert [
        (c.payer, c.payee, millions(c.amount or 0), c.activity) for c in example().contracts
    ] == [("WFP", "SAR", 30, "A4"), ("SMC", "SAR", 30, "A4"), ("WFP", "APP", 10, "A6")]


def test_what_is_in_kind_is_counted_as_what_it_is_and_stands_apart() -> None:
    rows = {row[0]: row[2:] for row in tables.in_kind(seed(), EN).rows}
    assert rows["Ministry of Health"] == ("900 staff-days", "recognised, not priced")
    assert rows["Households"] == (
        "30,000 garden-days of households",
        "recognised, not priced",
    )
    assert rows["App designer company"] == (
        "–",
        "20 m LKR (Difference between list price and price paid, told by the company (invented))",
    )


def test_the_budget_table_adds_up_in_both_directions() -> None:
    (budget,) = seed().budgets
    table = tables.budget(budget, seed(), EN)
    assert table.rows[-1] == (
        "Sum", "", "78.450", "39.225", "13.075", "313.800", "78.450", "523.000", "523.000",
    )  # fmt: skip
    numbers = [[float(c) if c != "–" else 0.0 for c in row[2:]] for row in table.rows]
    *rows, sums = numbers
    assert [round(sum(column), 6) for column in zip(*rows, strict=True)] == sums
    assert all(round(sum(row[:-2]), 6) == row[-2] == row[-1] for row in rows)


def test_all_go_two_of_them_subject_to_something() -> None:
    decisions = example().decisions
    assert {row.decided for row in decisions} == {"go"}
    assert [row.id for row in decisions if row.subject_to.en] == ["SMC", "APP"]


def test_the_first_sentences_say_what_matters() -> None:
    said = [sentence.said(EN) for sentence in sentences(seed())]
    assert said[:2] == [
        "Nothing is put up for signature yet; the day of signing is 6 December 2023.",
        "5 of 10 checks hold, 0 are broken, 5 cannot be told yet.",
    ]
    assert "Household data: nothing is decided against SUN+HH." in said
    assert (
        "National supermarket chain goes ahead subject to: "
        "Legal review of liability for surplus food" in said
    )


def test_every_clause_of_the_demonstration_is_in_three_languages() -> None:
    assert [
        (row.id, code)
        for row in example().clauses
        for code in ("en", "si", "ta")
        if not getattr(row.words, code) or not getattr(row.heading, code)
    ] == []


def test_three_clauses_are_the_packages_own_and_one_of_them_was_reworded() -> None:
    rows = [row for row in example().clauses if row.id.startswith("negotiation.")]
    assert [row.id for row in rows if row.words != row.offered] == [
        "negotiation.issues.procurement.p50"
    ]
