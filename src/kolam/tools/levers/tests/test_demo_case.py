"""The demo case comes out to the printed digits: best and depth, gaps, and whom to invite."""

from kolam import toolbox
from kolam.core.passing import Evidence, Invitation
from kolam.tools.levers import TOOL
from kolam.tools.levers.analysis import analyse
from kolam.tools.levers.tests.situations import example

SHEET = example("food_security")
FOUND = analyse(SHEET, {})


def test_best_and_depth_of_the_thirteen_are_as_printed() -> None:
    assert [(c.number, c.lever, c.best, c.depth) for c in FOUND.levers] == [
        (1, "policy_regulation_taxation", 3, 4),
        (2, "infrastructure", 2, 3),
        (3, "advocacy_balancing_power", 3, 2),
        (4, "influence_behaviour_change", 3, 6),
        (5, "new_norms", 2, 5),
        (6, "innovative_technologies", 3, 2),
        (7, "market_based_approaches", 3, 1),
        (8, "standards", 3, 2),
        (9, "evidence_information_data", 2, 6),
        (10, "affordable_finance", 2, 1),
        (11, "education_capacity", 3, 5),
        (12, "organisation", 3, 4),
        (13, "human_community_capital", 3, 3),
    ]


def test_the_supermarket_and_the_samurdhi_department_are_single_points_of_failure() -> None:
    assert {id: [c.lever for c in levers] for id, levers in FOUND.singles.items()} == {
        "SMC": ["market_based_approaches"],
        "DSD": ["affordable_finance"],
    }


def test_evidence_and_finance_are_the_gaps() -> None:
    assert [(c.lever, c.gap, c.state) for c in FOUND.gaps] == [
        ("evidence_information_data", 1, "assigned"),
        ("affordable_finance", 1, "assigned"),
    ]


def test_a_university_and_a_donor_or_bank_close_the_gaps() -> None:
    assert FOUND.invited
    assert (FOUND.invited.sets, FOUND.invited.every, FOUND.invited.proven) == (
        (("UNV", "DON"), ("UNV", "BNK")),
        True,
        True,
    )


def test_by_sector_academia_closes_them_with_donors_or_business() -> None:
    assert FOUND.sectors
    assert FOUND.sectors.sets == (("business", "academia"), ("academia", "donors"))


def test_six_at_the_table_hold_what_is_met_and_four_of_them_nobody_replaces() -> None:
    assert FOUND.held
    assert (FOUND.held.size, len(FOUND.held.sets), FOUND.held.in_every) == (
        6,
        4,
        ("MOH", "MOE", "SUN", "SMC"),
    )


def test_the_three_who_could_come_are_invited_for_the_levers_they_bring() -> None:
    given = TOOL.gives[Invitation](SHEET, FOUND, toolbox.voice("en"))
    assert [(i.ref.path, i.sector, i.brings) for i in given] == [
        (("suppliers", "UNV"), "academia", ("evidence_information_data",)),
        (("suppliers", "DON"), "donors", ("affordable_finance",)),
        (("suppliers", "BNK"), "business", ("affordable_finance",)),
    ]


def test_the_fundamental_of_the_right_stakeholders_is_amber_while_gaps_are_taken_on() -> None:
    found, *_ = TOOL.gives[Evidence](SHEET, FOUND, toolbox.voice("en"))
    assert (found.room, found.about, found.state, found.words.en) == (
        "fundamentals",
        "right_stakeholders_resources",
        "amber",
        "2 levers fall short; each gap is accepted or taken on: "
        "Evidence\u00a0/ information\u00a0/ data and Affordable finance.",
    )
