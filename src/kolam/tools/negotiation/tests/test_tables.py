"""The equal tables say what the pictures show, and nothing private but one's own."""

import pytest

from kolam import toolbox
from kolam.core.block import Table
from kolam.core.interest import Interest
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.tools.negotiation import tables
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.tests import situations

EN = toolbox.voice("en")
ROOM_TABLES = ("stages", "parties", "interests", "others", "gifts", "assumptions", "issues",
               "ruled_out", "tabled", "reasons", "agreed", "unmet")  # fmt: skip


def test_the_stages_stand_side_by_side() -> None:
    told = tables.stages(situations.seed(), EN)
    assert told.header == ("Issue", "Positional", "Interest-based", "Value-maximising")
    assert told.rows[1] == ("How much is bought locally in year 2?", "20%", "50%", "50%")
    assert told.rows[-6:] == (
        ("Packages", "1", "729", "6,561"),
        ("Of them allowed", "1", "544", "4,160"),
        ("Of them with no better for all", "1", "124", "104"),
        ("Left on the table", "862", "9", "0"),
        (
            "The worst-off party gets",
            "up to a quarter of the most it could gain",
            "a half to three quarters of the most it could gain",
            "at least three quarters of the most it could gain",
        ),
        ("Cash over two years", "405 m LKR", "463 m LKR", "523 m LKR"),
    )


def test_an_option_is_told_with_what_it_costs() -> None:
    row = tables.issues(situations.seed(), EN).rows[0]
    assert row == (
        "How many districts in the first two years?",
        "From the start",
        "2 districts (260 m LKR) · 3 districts (390 m LKR) · 5 districts (650 m LKR)",
    )


def test_a_tabled_package_names_both_sides() -> None:
    row = situations.offer(party="WFP", responses=situations.answers(DSD="accept", APP="refuse"))
    told = tables.tabled(situations.with_offer(row, better=2), EN).rows[0]
    assert (*told[:3], *told[4:]) == (
        "1", "A party's offer", "World Food Programme",
        "Department of Samurdhi Development", "App designer company", "2",
    )  # fmt: skip


def test_reasons_stand_with_their_answers() -> None:
    row = situations.offer(responses=situations.answers(APP="refuse"))
    assert tables.reasons(situations.with_offer(row), EN).rows == (
        ("1", "App designer company", "Refuse", "APP says why"),
    )


def test_only_the_readers_own_points_are_told() -> None:
    own = tables.own(situations.seen_by_a_party(situations.seed()), EN)
    assert own.rows == (
        ("Positional", "53", "11"),
        ("Interest-based", "72", "30"),
        ("Value-maximising", "91", "49"),
    )
    assert tables.own(situations.seed(), EN).rows == ()


def test_what_other_rooms_say_names_the_room() -> None:
    ref = Ref(tool="stakeholders", path=("stakeholders", "x"))
    offered = (
        Interest(ref=ref, party="MOE", words=situations.text("A meal a day"), importance=4),
        Stakeholder(
            ref=ref,
            name=situations.text("Households"),
            sector=None,
            kind="population_group",
            interest="8.5",
            influence="2",
        ),
    )
    assert tables.others(Findings(sheet=Sheet(), offered=offered), EN).rows == (
        ("MOE", "A meal a day", "4", "Stakeholder map"),
        ("Households", "interest 8.5, influence 2", "–", "Stakeholder map"),
    )


@pytest.mark.parametrize("name", ROOM_TABLES)
def test_the_rooms_tables_are_the_same_for_whoever_reads(name: str) -> None:
    findings = situations.with_offer(situations.offer(party="WFP"), agreed="t1")
    one, other = (getattr(tables, name)(seen, EN)
                  for seen in (findings, situations.seen_by_a_party(findings)))  # fmt: skip
    assert one == other


@pytest.mark.parametrize("name", [*ROOM_TABLES, "own"])
@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_row_fits_its_header(name: str, language: str) -> None:
    row = situations.offer(party="WFP", responses=situations.answers(DSD="accept", APP="refuse"))
    findings = situations.seen_by_a_party(situations.with_offer(row, agreed="t1"))
    told: Table = getattr(tables, name)(findings, toolbox.voice(language))
    assert {len(row) for row in told.rows} <= {len(told.header)}
    assert "⟦" not in f"{told}"
