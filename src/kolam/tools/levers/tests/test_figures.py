"""The pictures and the report: of little and of much, in every language."""

from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.core.block import Paragraph, Picture, Quote
from kolam.core.voice import LANGUAGES
from kolam.tools.levers.analysis import Findings, analyse
from kolam.tools.levers.figures import FIGURES
from kolam.tools.levers.report import sections
from kolam.tools.levers.sentences import sentences
from kolam.tools.levers.sheet import Sheet
from kolam.tools.levers.tests.situations import example, sheet

DEMO = analyse(example("food_security"), {})
MANY = [f"S{n}" for n in range(60)]
CROWD = {
    "table": " ".join(MANY[:55]),
    "possible": " ".join(MANY[55:]),
    "sectors": {id: ("government", "business", "donors")[n % 3] for n, id in enumerate(MANY[:50])},
    "supply": {"standards": " ".join(str(n % 4) for n in range(60))},
    "needed": {"standards": 3},
}
BARE = {
    "nothing": analyse(Sheet(), {}),
    "one stakeholder": analyse(sheet({"table": "A"}), {}),
    "no need": analyse(sheet({"table": "A B", "supply": {"standards": "1 3"}}), {}),
    "sixty stakeholders": analyse(sheet(CROWD), {}),
}


def words(name: str, findings: Findings) -> str:
    drawn = FIGURES[name](findings, toolbox.voice("en"), "desk").svg()
    return " ".join(ElementTree.fromstring(drawn).itertext())


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("findings", BARE.values(), ids=BARE)
def test_every_picture_can_be_drawn_of_little_and_of_much(name: str, findings: Findings) -> None:
    ElementTree.fromstring(FIGURES[name](findings, toolbox.voice("en"), "phone").svg())


def test_the_headline_names_what_is_short() -> None:
    title = FIGURES["supply"](DEMO, toolbox.voice("en"), "desk").title
    assert title == (
        "2 levers fall short of what is needed: Evidence\u00a0/ information\u00a0/ data and "
        "Affordable finance."
    )


def test_where_the_gaps_stand_between_boundary_and_element_heads_the_coverage() -> None:
    title = FIGURES["coverage"](DEMO, toolbox.voice("en"), "desk").title
    assert title == "From boundary (1) to element (13), the gaps stand at 9 and 10."


def test_without_a_gap_the_coverage_has_the_headline() -> None:
    titles = [FIGURES[n](BARE["no need"], toolbox.voice("en"), "desk").title for n in FIGURES]
    assert titles[0] == titles[1]


def test_those_who_could_come_are_told_from_those_at_the_table() -> None:
    assert "A development bank (could come)" in words("supply", DEMO).replace("\u00a0", " ")


def test_many_are_drawn_by_sector_and_those_without_one_or_not_there_yet_apart() -> None:
    said = words("supply", BARE["sixty stakeholders"]).replace("\u00a0", " ")
    columns = (
        "1 Government (17)",
        "2 Business (17)",
        "3 Donors (16)",
        "4 No sector (5)",
        "5 Those who could come (5)",
    )
    assert [name for name in columns if name not in said] == []
    assert "the best of its stakeholders (60 in all)" in said


def test_the_table_of_coverage_stands_in_the_frameworks_order_with_leads_and_gap() -> None:
    table = FIGURES["coverage"](DEMO, toolbox.voice("en"), "desk").table
    assert table.header == ("Lever", "Needed", "Best", "By whom", "At 2 or more", "Gap", "State")
    assert [table.rows[6], table.rows[9]] == [
        (
            "7 Inclusive market-based approaches",
            "3",
            "3",
            "National supermarket chain",
            "1",
            "0",
            "Met",
        ),
        (
            "10 Affordable finance",
            "3",
            "2",
            "Department of Samurdhi Development",
            "1",
            "1",
            "Taken on: World Food Programme",
        ),
    ]


def test_what_was_not_said_is_a_dash_and_no_nought() -> None:
    rows = FIGURES["supply"](BARE["one stakeholder"], toolbox.voice("en"), "desk").table.rows
    assert rows[0] == ("1 Policy\u00a0/ regulation\u00a0/ taxation", "–")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_begins_with_question_and_findings(language: str) -> None:
    voice = toolbox.voice(language)
    blocks = sections(DEMO.sheet, DEMO, voice)
    assert blocks[1:3] == (
        Quote(DEMO.sheet.question.said(language)),
        Paragraph(sentences(DEMO)[0].said(voice)),
    )
    assert sum(isinstance(b, Picture) for b in blocks) == 2
    assert not [b for b in blocks if "⟦" in str(b)]


def test_the_report_of_nothing_says_so_and_no_more() -> None:
    blocks = sections(Sheet(), BARE["nothing"], toolbox.voice("en"))
    assert [getattr(b, "text", "") for b in blocks] == [
        "Thirteen levers",
        "No stakeholders are listed yet.",
    ]
