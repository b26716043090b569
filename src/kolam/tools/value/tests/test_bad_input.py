"""Bad input, each kind once through: a fault with its place, a next step in words, nothing lost."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.fault import Fault, Faulty
from kolam.core.record import read
from kolam.core.voice import LANGUAGES
from kolam.tools.value.findings import Findings
from kolam.tools.value.sheet import Sheet
from kolam.tools.value.tests.situations import fed, found, line, partner, year

EN = toolbox.voice("en")
Plain = dict[str, Any]


def refused(**said: Any) -> list[Fault]:
    with pytest.raises(Faulty) as faulty:
        read(Sheet, said)
    return list(faulty.value.faults)


def claim(id: str = "s", **more: Any) -> Plain:
    return {"id": id, "source": "scale", **more}


def money(*years: Plain, **more: Any) -> Plain:
    return line("1", "funding", years=list(years), **more)


def told(findings: Findings) -> list[tuple[str, str]]:
    return [(fault.where(), fault.key) for fault in findings.faults]


UPSIDE_DOWN: list[tuple[Plain, str]] = [
    ({"low": 5, "likely": 3}, "likely"),
    ({"likely": 5, "high": 3}, "likely"),
    ({"low": 5, "high": 3}, "likely"),
    ({"low": 9, "likely": 5, "high": 1}, "likely"),
]


@pytest.mark.parametrize(("ends", "field"), UPSIDE_DOWN)
def test_a_range_upside_down_is_refused_wherever_a_range_is_typed(ends: Plain, field: str) -> None:
    alone = [{"id": "a", "result": ends}]
    faults = refused(
        indicators=[fed(9) | {"together": ends, "alone": alone}],
        sources=[claim(result=ends)],
    )
    assert [(fault.where(), fault.key) for fault in faults] == [
        (f"indicators.0.together.{field}", "range_not_rising"),
        (f"indicators.0.alone.0.result.{field}", "range_not_rising"),
        (f"sources.0.result.{field}", "range_not_rising"),
    ]


@pytest.mark.parametrize(
    "ends", [{}, {"likely": 5}, {"low": 5, "likely": 5, "high": 5}, {"low": -3, "likely": 0}]
)
def test_a_range_may_be_a_point_or_lack_an_end(ends: Plain) -> None:
    assert read(Sheet, {"sources": [claim(result=ends)]}).sources[0].result.likely == ends.get(
        "likely"
    )


@pytest.mark.parametrize(
    ("years", "gaps"),
    [
        ((2024, 2025, 2026), None),
        ((2024, 2026), "2025"),
        ((2026, 2024), "2025"),
        ((2024, 2028), "2025, 2026, 2027"),
        ((2024,), None),
    ],
)
def test_years_left_out_are_named_and_count_as_nothing(
    years: tuple[int, ...], gaps: str | None
) -> None:
    findings = found(
        currency="LKR", partners=[partner()], lines=[money(*(year(y, 500) for y in years))]
    )
    assert told(findings) == ([("lines.0.years", "missing_years")] if gaps else [])
    assert [fault.values["years"] for fault in findings.faults] == ([gaps] if gaps else [])
    assert [y.year for y in findings.sheet.lines[0].years] == list(years)
    (worth,) = findings.worths
    assert worth.likely == pytest.approx(5 * len(years))


@pytest.mark.parametrize(
    ("unit", "counted"),
    [({}, True), ({"en": "families"}, True), ({"en": "tonnes"}, False), ({"si": "පවුල්"}, False)],
)
def test_unlike_units_are_never_added(unit: Plain, *, counted: bool) -> None:
    row = claim(indicator="fed", unit=unit, result={"likely": 20}, partners=["c"])
    findings = found(partners=[partner()], indicators=[fed(90, 60)], sources=[row])
    (delta,) = findings.deltas
    assert (delta.left == 10) == counted
    assert told(findings) == ([] if counted else [("sources.0.unit", "unlike_units")])
    assert findings.sheet.sources[0].result.likely == 20


def test_a_currency_without_a_rate_is_told_at_every_amount_in_it_and_converts_nothing() -> None:
    findings = found(
        currency="LKR",
        currencies=[{"id": "EUR"}],
        partners=[partner()],
        indicators=[fed(90, 60, cost=500, currency="EUR")],
        lines=[money(year(2024, 500), currency="EUR"), money(year(2024, 500)) | {"id": "2"}],
    )
    assert told(findings) == [
        ("indicators.0.currency", "no_rate"),
        ("lines.0.currency", "no_rate"),
    ]
    assert findings.deltas[0].cost == {}
    assert findings.worths[0].likely == 5
    assert findings.sheet.lines[0].years[0].likely == 500


@pytest.mark.parametrize("code", ["lkr", "RUPEE", "L1R", "€"])
def test_what_is_no_code_of_a_currency_is_refused(code: str) -> None:
    assert [fault.where() for fault in refused(currency=code)] == ["currency"]
    assert [fault.where() for fault in refused(currencies=[{"id": code, "rate": 1}])] == [
        "currencies.0.id"
    ]


@pytest.mark.parametrize("rate", [0, -1, 10**13])
def test_a_rate_is_above_nothing_and_within_reason(rate: float) -> None:
    faults = refused(currencies=[{"id": "USD", "rate": rate}])
    assert [fault.where() for fault in faults] == ["currencies.0.rate"]


@pytest.mark.parametrize(
    ("parts", "places"),
    [
        ((10, 20), []),
        ((10, 20, 1), ["sources.2.result"]),
        ((31, 5), ["sources.0.result", "sources.1.result"]),
        ((0, 0, 30), []),
    ],
)
def test_shares_over_a_hundred_percent_are_told_from_the_part_that_goes_over(
    parts: tuple[int, ...], places: list[str]
) -> None:
    rows = [
        claim(f"s{n}", indicator="fed", result={"likely": part}) for n, part in enumerate(parts)
    ]
    findings = found(indicators=[fed(90, 60)], sources=rows)
    assert [where for where, key in told(findings) if key == "over_the_whole"] == places
    assert sum(part for part in findings.deltas[0].split.values()) == sum(parts)


def test_a_partner_that_leaves_keeps_everything_and_goes_out_of_what_is_reached_together() -> None:
    rows: Plain = {
        "indicators": [fed(0)],
        "lines": [line("1", "funding", score=3), line("2", "resources_in", score=1)],
        "synergies": [
            {"id": "1", "partners": ["c", "d"], "indicator": "fed", "adds": 10},
            {"id": "2", "partners": ["d"], "indicator": "fed", "adds": 4},
        ],
    }
    here = found(partners=[partner(), partner("d", "Shop")], **rows)
    left = found(partners=[partner(left="2025"), partner("d", "Shop")], **rows)
    assert here.division
    assert left.division
    assert [int(told.total) for told in (here.division, left.division)] == [14, 4]
    assert left.standings[0].last == here.standings[0].last
    assert left.sheet.synergies == here.sheet.synergies
    assert left.faults == ()


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ({"lines": [line("1", "funding", partner="x", score=1)]}, "lines.0.partner"),
        ({"sources": [claim(partners=["x"])]}, "sources.0.partners"),
        ({"sources": [claim(indicator="x")]}, "sources.0.indicator"),
        (
            {"synergies": [{"id": "1", "partners": ["x"], "indicator": "fed", "adds": 1}]},
            "synergies.0.partners",
        ),
    ],
)
def test_a_row_about_somebody_unknown_is_kept_counts_nowhere_and_is_told(
    row: Plain, where: str
) -> None:
    findings = found(indicators=[fed(9)], partners=[partner()], **row)
    assert (where, "no_such_row") in told(findings)
    assert findings.division is None
    assert all(one.last.value is None for one in findings.standings)


@pytest.mark.parametrize(
    ("ends", "key"),
    [
        ((1, 5, 9), None),
        ((1, 6, 9), "normal_not_middle"),
        ((5, 5, 5), None),
        ((0, 0, 1), "normal_not_middle"),
    ],
)
def test_the_likely_amount_of_a_normal_range_is_its_middle(
    ends: tuple[int, int, int], key: str | None
) -> None:
    low, likely, high = ends
    row = money(year(2024, likely, low, high), shape="normal")
    if key is None:
        assert read(Sheet, {"lines": [row]}).lines[0].shape == "normal"
        return
    assert [(f.where(), f.key) for f in refused(lines=[row])] == [("lines.0.years.0.likely", key)]


def test_a_sheet_with_every_fault_of_its_fields_tells_them_all_at_once() -> None:
    faults = refused(
        currency="rupees",
        discount=-1,
        draws=10,
        lines=[line("1", "luck", score=9)],
        sources=[claim(relevance=4, evidence=-1, status="hoped")],
    )
    assert {fault.where() for fault in faults} == {
        "currency",
        "discount",
        "draws",
        "lines.0.kind",
        "lines.0.score",
        "sources.0.relevance",
        "sources.0.evidence",
        "sources.0.status",
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "key",
    [
        "range_not_rising",
        "missing_years",
        "unlike_units",
        "no_rate",
        "over_the_whole",
        "no_such_row",
        "no_partners",
        "normal_not_middle",
        "score_and_money",
        "year_twice",
        "fewer_than_three",
        "under_five",
    ],
)
def test_every_fault_says_in_every_language_what_is_wrong_and_what_to_do(
    key: str, language: str
) -> None:
    voice = toolbox.voice(language)
    values = {
        "years": "2025", "unit": "t", "other": "kg", "currency": "USD", "percent": "150",
        "id": "x", "year": "2024", "n": 4,
    }  # fmt: skip
    said = Fault(("lines", 0), key, values).said(voice)
    assert len(said) > 20
    assert "⟦" not in said
    assert "{" not in said


def test_groups_counted_in_another_indicator_are_not_added_and_are_told() -> None:
    rows = [
        {"id": "1", "partners": ["c"], "indicator": "fed", "adds": 10},
        {"id": "2", "partners": ["c"], "indicator": "wells", "adds": 3},
        {"id": "3", "partners": ["c"], "adds": 5},
    ]
    wells = fed(1) | {"id": "wells", "name": {"en": "Wells"}}
    findings = found(indicators=[fed(0), wells], partners=[partner()], synergies=rows)
    assert told(findings) == [
        ("synergies.1.indicator", "unlike_units"),
        ("synergies.2.indicator", "unlike_units"),
    ]
    assert findings.division
    assert int(findings.division.total) == 10
    assert [row.adds for row in findings.sheet.synergies] == [10, 3, 5]
