"""The equal tables: everything that the pictures show and the report tells, row by row."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.block import Table
from kolam.core.passing import Invitation
from kolam.core.record import read
from kolam.core.voice import LANGUAGES
from kolam.tools.sectors import tables
from kolam.tools.sectors.analysis import analyse
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.tests.situations import (
    example,
    invitation,
    organisation,
    result,
    sheet,
)

EN = toolbox.voice("en")
DEMO = analyse(example(), {})
TABLES = (
    tables.guesses, tables.own, tables.coverage, tables.diligence, tables.evidence,
    tables.organisations, tables.mandates,
)  # fmt: skip


def rows(table: Table) -> dict[str, tuple[str, ...]]:
    """The rows by their first cell."""
    return {row[0]: row[1:] for row in table.rows}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_row_is_as_long_as_the_header_and_whole(table: Any, language: str) -> None:
    found = table(DEMO, toolbox.voice(language))
    assert found.rows
    assert {len(row) for row in found.rows} == {len(found.header)}
    assert "⟦" not in str(found)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_an_empty_sheet_has_no_row_but_the_seven_sectors(table: Any) -> None:
    found = table(analyse(Sheet(), {}), EN)
    assert len(found.rows) == (7 if table is tables.coverage else 0)


def test_a_share_of_a_place_stands_beside_the_driver() -> None:
    found = analyse(sheet({"guess": {"business": ["A B C", "A B D"]}}), {})
    assert rows(tables.own(found, EN)) == {
        "Business": ("A; B; C (1/2); D (1/2)", "2 of its people")
    }


def test_what_was_said_at_the_table_is_told_so() -> None:
    found = analyse(sheet({"own": "A B"}), {})
    assert rows(tables.own(found, EN)) == {"Business": ("A; B", "said at the table")}


def test_what_may_not_be_shown_stands_in_no_table() -> None:
    case = {"promise": "sector", "guess": {"business": ["A B C"] * 4, "donors": ["A B C"] * 6}}
    found = analyse(sheet(case), {})
    assert tables.own(found, EN).rows == ()
    assert tables.guesses(found, EN).rows == ()


def test_who_is_here_stands_by_sector_with_whom_others_ask_in() -> None:
    kept = sheet({"here": ["MOH government", "HH business group"]})
    found = rows(tables.coverage(analyse(kept, {Invitation: (invitation("donors"),)}), EN))
    assert found["Government"] == ("1", "MOH", "–", "–")
    assert found["Business"] == ("0", "–", "HH", "–")
    assert found["Donors"] == ("0", "–", "–", "Somebody of donors")


def test_due_diligence_stands_with_who_and_when() -> None:
    found = rows(tables.diligence(DEMO, EN))
    assert found["Ministry of Health"] == ("clear", "3 of 3", "Secretariat", "14 August 2023")
    assert found["Family Planning Association of Sri Lanka"] == ("not begun", "0 of 6", "–", "–")
    assert found["Sarvodaya"] == ("under way", "4 of 6", "Secretariat", "4 September 2023")


def test_every_question_of_one_that_has_begun_stands_with_its_evidence() -> None:
    rows_ = [organisation(sector="government"), organisation(id="WFP", name={"en": "WFP"})]
    check = {"id": "c", "words": {"en": "No. 4"}, "owner": "WFP"}
    body = {"organisations": rows_, "checks": [check], "results": [result("X", "harm")]}
    table = tables.evidence(analyse(read(Sheet, body), {}), EN)
    assert [row[1:5] for row in table.rows] == [
        (EN("sectors.check.corruption"), "–", "Open", "–"),
        (EN("sectors.check.harm"), "–", "No", "Seen"),
        (EN("sectors.check.undeclared_interest"), "–", "Open", "–"),
        ("No. 4", "WFP", "Open", "–"),
    ]


def test_an_organisation_stands_with_its_type_its_number_and_its_roles() -> None:
    assert rows(tables.organisations(DEMO, EN))["World Food Programme"] == (
        "United Nations", "40 Multilateral", "XM-DAC-41140", "Funder and Implementer",
        "Nuwara Eliya, Batticaloa and Kilinochchi", "2.1",
    )  # fmt: skip


def test_one_without_a_number_or_a_sector_has_a_dash() -> None:
    kept = read(Sheet, {"organisations": [organisation(sector=None)]})
    assert rows(tables.organisations(analyse(kept, {}), EN)) == {"X": ("–",) * 6}


def test_mandates_stand_with_whom_to_speak_to_and_only_where_there_are_any() -> None:
    found = rows(tables.mandates(DEMO, EN))
    assert found["UNICEF"] == (
        "Rights and survival of every child.",
        "General Assembly resolution 57 (I), 1946",
        "Chief of nutrition",
    )
    assert "A tobacco distributor that offered to pay for gardens" not in found
