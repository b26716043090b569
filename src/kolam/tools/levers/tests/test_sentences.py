"""How findings are said: sets with what they share, searches that ended, and what is left open."""

from dataclasses import replace

import pytest

from kolam import toolbox
from kolam.core.passing import IssueQuestion
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.core.voice import LANGUAGES
from kolam.tools.levers import tables
from kolam.tools.levers.analysis import Findings, analyse
from kolam.tools.levers.closing import Closing
from kolam.tools.levers.sentences import Sets, headline, sentences, slope
from kolam.tools.levers.sheet import LEVERS, Supplier
from kolam.tools.levers.tests.situations import answered, example, sheet

EN = toolbox.voice("en")
DEMO = analyse(example("food_security"), {})


def said(findings: Findings, language: str = "en") -> list[str]:
    return [sentence.said(toolbox.voice(language)) for sentence in sentences(findings)]


def sets(*names: str, every: bool = True) -> str:
    told = tuple(tuple(Text(en=name) for name in some.split()) for some in names)
    return Sets(told, every).said(EN)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("A",), "A"),
        (("A B C",), "A, B and C"),
        (("A", "B"), "A or B"),
        (("A B", "C D"), "A and B or C and D"),
        (("A B", "A C"), "A with either B or C"),
        (("A B C", "A D C"), "A and C with either B or D"),
        (("A", "B", "C", "D"), "A or B or C or 1 more set"),
        (("A", "B", "C", "D", "E"), "A or B or C or 2 more sets"),
    ],
)
def test_sets_are_said_by_what_they_share_and_then_the_choice(
    names: tuple[str, ...], told: str
) -> None:
    assert sets(*names) == told


def test_sets_that_are_not_all_listed_are_said_to_be_more_at_least() -> None:
    assert sets("A", "B", every=False) == "A or B, or 1 more set at least"


def invited(closing: Closing) -> list[str]:
    names = {"suppliers": [Supplier(id=id, name=Text(en=id), seat="possible") for id in "AB"]}
    found = replace(DEMO, sheet=DEMO.sheet.with_(**names), invited=closing, sectors=None)
    return [s for s in said(found) if "To close" in s or "too many" in s]


def test_a_search_that_ended_early_does_not_claim_that_no_set_is_smaller() -> None:
    early = Closing((("A", "B"),), 2, every=False, proven=False, unmet=())
    assert invited(early) == [
        "To close what can be closed, invite A and B; the search ended before it could rule out "
        "a smaller set."
    ]


def test_too_many_to_search_is_said_with_the_limit() -> None:
    none = Closing((), 0, every=False, proven=False, unmet=(), searched=False)
    assert invited(none) == [
        "More than 300 could be asked: too many to search for the smallest set exactly. List fewer."
    ]


def test_sectors_that_leave_a_gap_open_are_not_said_to_do() -> None:
    found = analyse(
        sheet(
            {
                "table": "A",
                "possible": "B C",
                "sectors": {"B": "donors"},
                "supply": {"standards": "1 3 0", "organisation": "1 0 3"},
                "needed": {"standards": 3, "organisation": 3},
            }
        ),
        {},
    )
    assert [s for s in said(found) if "By sector" in s] == []


def test_the_most_urgent_stands_first() -> None:
    assert said(DEMO)[0] == headline(DEMO).said(EN)
    assert said(DEMO)[0].startswith("2 levers fall short of what is needed: ")


def test_the_slope_is_told_by_the_numbers_of_the_levers_and_no_index() -> None:
    assert slope(DEMO).said(EN) == "From boundary (1) to element (13), the gaps stand at 9 and 10."


def test_where_nobody_said_what_is_needed_nothing_is_said_to_be_met() -> None:
    found = analyse(sheet({"table": "A", "supply": {"standards": "2"}}), {})
    assert said(found)[0].startswith("Nobody has said how strongly they are needed: ")
    assert [s for s in said(found) if "strength needed" in s] == []


def test_a_list_that_needs_everything_is_asked_to_choose() -> None:
    needed = dict.fromkeys(LEVERS, 3)
    found = analyse(sheet({"table": "A", "supply": {"standards": "3"}, "needed": needed}), {})
    assert (
        "All thirteen are said to be needed, and each as much (3). A list of everything chooses "
        "nothing: which come first?"
    ) in said(found)


def test_people_who_named_nobody_are_told_and_not_blamed() -> None:
    held = answered("1", ("", {"supplies.standards": 2}), ("A", {"supplies.standards": 2}))
    found = analyse(sheet({"table": "A"}).with_(rounds=(held,)), {})
    assert (
        "1 participant did not say about whom they answered; those answers are kept and not "
        "counted."
    ) in said(found)


def test_a_disputed_need_and_a_disputed_supply_are_told_apart() -> None:
    need = answered("1", ("", {"needs.standards": 0}), ("", {"needs.standards": 3}))
    supply = answered("2", ("A", {"supplies.standards": 0}), ("A", {"supplies.standards": 2}))
    kept = sheet({"table": "A"})
    found = [analyse(kept.with_(rounds=(held, supply)), {}) for held in (need, supply)]
    assert "How strongly Standards is needed: 2 answers, from 0 to 3." in said(found[0])
    assert (
        "A, Standards: 2 answers, from 0 to 2. Talk about it before relying on the result."
    ) in said(found[1])


def test_what_the_map_has_otherwise_is_told() -> None:
    ref = Ref(tool="stakeholders", path=("stakeholders", "Z"))
    other = Stakeholder(ref=ref, name=Text(en="Zed"), sector=None, kind="organisation")
    question = IssueQuestion(ref=ref, words=Text(en="Who grows?"))
    kept = sheet({"table": "A", "supply": {"standards": "2"}}).with_(question=Text(en="Who eats?"))
    told = said(analyse(kept, {Stakeholder: (other,), IssueQuestion: (question,)}))
    assert [s for s in told if "Zed" in s or "Who grows?" in s] == [
        "The stakeholder map asks in other words: Who grows? Use the same question in both.",
        "On the stakeholder map but not in this list: Zed.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_is_told_in_full_in_every_language(language: str) -> None:
    told = said(DEMO, language)
    assert len(told) == len(said(DEMO))
    assert [s for s in told if "⟦" in s or "{" in s] == []


def test_the_table_of_closings_lists_every_set_in_full() -> None:
    rows = tables.closings(DEMO, EN).rows
    assert [row[:3] for row in rows[:4]] == [
        (
            "Closes the gaps: stakeholders to invite",
            "2",
            "A university with a nutrition faculty and A donor for food security",
        ),
        (
            "Closes the gaps: stakeholders to invite",
            "2",
            "A university with a nutrition faculty and A development bank",
        ),
        ("Closes the gaps: sectors to invite", "2", "Business and Academia"),
        ("Closes the gaps: sectors to invite", "2", "Academia and Donors"),
    ]
    assert len(rows) == 2 + 2 + 4 + 1


def test_the_table_of_closings_names_what_is_left_open() -> None:
    case = {
        "table": "A",
        "possible": "B",
        "supply": {"standards": "1 3", "organisation": "1 1"},
        "needed": {"standards": 3, "organisation": 3},
    }
    assert tables.closings(analyse(sheet(case), {}), EN).rows == (
        ("Closes the gaps: stakeholders to invite", "1", "B", "Organisation"),
    )


def test_the_plan_tells_barrier_sequence_and_who_sees_to_it() -> None:
    rows = {row[0]: row[1:] for row in tables.plan(DEMO, EN).rows}
    assert rows["10 Affordable finance"] == (
        "Producer groups cannot borrow for a season.",
        "By somebody outside",
        "–",
        "–",
        "Ask a donor or a development bank for a seasonal credit line",
        "World Food Programme",
        "25 August 2023",
    )
    assert rows["7 Inclusive market-based approaches"][1:4] == (
        "By a partner at the table",
        "Affordable finance and Standards",
        "Small shops may lose customers to the chain.",
    )


def test_the_table_of_disputes_has_every_answer_and_the_one_that_is_used() -> None:
    assert tables.disputed(DEMO, EN).rows == (
        ("National supermarket chain", "Inclusive market-based approaches", "1, 3, 3", "3"),
        ("National supermarket chain", "Standards", "0, 1, 2", "1"),
    )


def test_evidence_stands_beside_the_level_that_rests_on_it() -> None:
    assert tables.grounds(DEMO, EN).rows[-1] == (
        "App designer company",
        "Innovative technologies",
        "3",
        "Wrote and runs the household app.",
    )
