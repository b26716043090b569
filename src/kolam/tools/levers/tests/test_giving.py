"""What the room hands on: invitations, tasks, evidence; and what it takes by a click."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.passing import Evidence, Invitation, IssueQuestion
from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.sources import cell
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.core.voice import LANGUAGES
from kolam.tools.levers import TOOL
from kolam.tools.levers.analysis import analyse
from kolam.tools.levers.sheet import Sheet
from kolam.tools.levers.taking import TAKING
from kolam.tools.levers.tests.situations import answered, example, sheet

SHORT = {
    "table": "A",
    "possible": "C D",
    "sectors": {"C": "donors"},
    "supply": {"standards": "1 3 0", "organisation": "1 0 1"},
    "needed": {"standards": 3, "organisation": 2},
}


def given(kind: type, kept: Sheet, language: str = "en") -> tuple[Any, ...]:
    return TOOL.gives[kind](kept, analyse(kept, {}), toolbox.voice(language))


def test_who_stands_in_a_smallest_set_is_invited_for_the_gaps_it_closes() -> None:
    kept = sheet(SHORT)
    assert given(Invitation, kept)[0] == Invitation(
        ref=Ref(tool="levers", path=("suppliers", "C"), seen=fingerprint(kept.suppliers[1])),
        who=Text(en="C"),
        why=Text(en="Closes a gap: Standards. In the only smallest set."),
        sector="donors",
        brings=("standards",),
    )


def test_for_a_gap_that_nobody_listed_closes_somebody_who_can_is_invited() -> None:
    kept = sheet(SHORT)
    assert given(Invitation, kept)[1:] == (
        Invitation(
            ref=Ref(tool="levers", path=("needs", "organisation"), seen=fingerprint(kept.needs[1])),
            who=Text(en="Somebody who can supply: Organisation"),
            why=Text(en="Nobody listed supplies enough of this lever: Organisation."),
            brings=("organisation",),
        ),
    )


def test_each_of_several_sets_is_told_how_many_there_are() -> None:
    kept = sheet({**SHORT, "supply": {"standards": "1 3 3"}, "needed": {"standards": 3}})
    assert [i.why.en for i in given(Invitation, kept)] == [
        "Closes a gap: Standards. In 1 of 2 smallest sets."
    ] * 2


def test_who_is_on_the_map_already_needs_no_invitation() -> None:
    kept = sheet(SHORT)
    ref = Ref(tool="stakeholders", path=("stakeholders", "C"))
    rows = tuple(r.with_(ref=ref) if r.id == "C" else r for r in kept.suppliers)
    assert [i.brings for i in given(Invitation, kept.with_(suppliers=rows))] == [("organisation",)]


def test_for_an_accepted_gap_nobody_is_invited() -> None:
    kept = sheet({**SHORT, "accepted": {"standards": "Later.", "organisation": "Later."}})
    assert given(Invitation, kept) == ()


def test_somebody_is_invited_for_a_gap_that_was_taken_on_until_it_is_met() -> None:
    assigned = {"standards": "Nimal", "organisation": "Nimal"}
    before, after = (
        given(Invitation, sheet({**SHORT, "assigned": assigned, "supply": supply}))
        for supply in (SHORT["supply"], {"standards": "3 0 0", "organisation": "2 0 0"})
    )
    assert (len(before), after) == (2, ())


def test_a_gap_that_phones_alone_tell_of_refers_to_their_round() -> None:
    kept = sheet({"table": "A", "supply": {"standards": "1"}})
    held = answered("7", ("", {"needs.standards": 3}))
    (found,) = given(Invitation, kept.with_(rounds=(held,)))
    assert found.ref == Ref(
        tool="levers", path=("rounds", "7", "standards"), seen=fingerprint(held)
    )


def test_an_invitation_keeps_its_place_while_other_rows_come_and_go() -> None:
    kept = sheet(SHORT)
    moved = kept.with_(suppliers=kept.suppliers[::-1], needs=kept.needs[::-1])
    paths = [{i.ref.path for i in given(Invitation, one)} for one in (kept, moved)]
    assert paths[0] == paths[1]


def test_a_row_that_changes_changes_what_was_seen() -> None:
    kept = sheet(SHORT)
    renamed = tuple(r.with_(name=Text(en="Cee")) for r in kept.suppliers)
    seen = [given(Invitation, one)[0].ref.seen for one in (kept, kept.with_(suppliers=renamed))]
    assert seen[0] != seen[1]


@pytest.mark.parametrize("kind", [Invitation, Task])
def test_everything_given_names_a_row_that_stands_in_the_sheet(kind: type) -> None:
    kept = example("food_security")
    rows = [(thing.ref.seen, cell(kept, thing.ref.path)) for thing in given(kind, kept)]
    assert rows
    assert [row for seen, row in rows if fingerprint(row) != seen] == []


def test_a_gap_that_is_taken_on_is_a_task_in_the_teams_words() -> None:
    task = given(Task, example("food_security"))[1]
    assert (task.what.en, task.owner, str(task.due)) == (
        "Ask a donor or a development bank for a seasonal credit line",
        "World Food Programme",
        "2023-08-25",
    )


def test_a_task_without_words_says_which_gap() -> None:
    kept = sheet({**SHORT, "assigned": {"standards": "Nimal"}})
    (task,) = given(Task, kept)
    assert (task.what.en, task.owner, task.due) == (
        "Close the gap in Standards: 3 needed, 1 supplied",
        "Nimal",
        None,
    )


def test_a_gap_that_is_met_is_no_task() -> None:
    kept = sheet({**SHORT, "supply": {"standards": "3 0 0"}, "assigned": {"standards": "Nimal"}})
    assert given(Task, kept) == ()


@pytest.mark.parametrize(
    ("fields", "state", "words"),
    [
        (
            {},
            "red",
            "2 levers fall short and nobody has taken them on: Standards and Organisation.",
        ),
        (
            {"assigned": {"standards": "Nimal"}},
            "red",
            "A lever falls short and nobody has taken it on: Organisation.",
        ),
        (
            {"assigned": {"standards": "Nimal"}, "accepted": {"organisation": "Later."}},
            "amber",
            "2 levers fall short; each gap is accepted or taken on: Standards and Organisation.",
        ),
        (
            {"needed": {"standards": 1}},
            "green",
            "Every lever that is said to be needed is supplied at that strength.",
        ),
    ],
)
def test_evidence_is_red_with_an_open_gap_amber_with_handled_ones_and_green_without(
    fields: dict[str, Any], state: str, words: str
) -> None:
    found, *gaps = given(Evidence, sheet({**SHORT, **fields}))
    assert {one.room for one in gaps} == {"agreement"}
    assert (found.state, found.words.en) == (state, words)


@pytest.mark.parametrize("case", [{}, {"table": "A"}, {**SHORT, "needed": {}}])
def test_where_supply_or_need_is_unsaid_there_is_no_evidence(case: dict[str, Any]) -> None:
    assert given(Evidence, sheet(case)) == ()


def test_each_lever_is_evidence_for_the_agreement_red_where_its_gap_is_open() -> None:
    kept = sheet({**SHORT, "needed": {"standards": 3, "organisation": 0}})
    handled = sheet({**SHORT, "assigned": {"standards": "Nimal"}})
    told = [one for one in given(Evidence, kept) if one.room == "agreement"]
    assert [(one.about, one.state, one.ref.path, one.words.en) for one in told] == [
        (
            "levers",
            "red",
            ("needs", "standards"),
            "Standards: needed at 3, supplied at 1, and nobody has taken it on.",
        )
    ]
    assert [one.state for one in given(Evidence, handled) if one.about == "levers"] == [
        "amber",
        "red",
    ]


def test_the_levers_give_the_question_that_they_answer_where_one_is_written() -> None:
    kept = example("food_security")
    (asked,) = given(IssueQuestion, kept)
    assert (asked.ref.path, asked.words) == (("question",), kept.question)
    assert given(IssueQuestion, Sheet()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_given_speaks_the_readers_language(language: str) -> None:
    kept = sheet(SHORT)
    said = [
        *(i.why.plain()[language] for i in given(Invitation, kept, language)),
        *(e.words.plain()[language] for e in given(Evidence, kept, language)),
    ]
    assert all(said)
    assert "⟦" not in " ".join(said)


def offered(seen: str, name: str) -> Stakeholder:
    ref = Ref(tool="stakeholders", path=("stakeholders", "S1"), seen=seen)
    return Stakeholder(ref=ref, name=Text(en=name), sector="business", kind="organisation")


def test_a_stakeholder_of_the_map_is_taken_as_a_supplier_at_the_table() -> None:
    (row,) = TAKING[Stakeholder](Sheet(), offered("old", "Shop")).suppliers
    assert (row.id, row.name.en, row.sector, row.seat, row.ref) == (
        "S1",
        "Shop",
        "business",
        "table",
        offered("old", "Shop").ref,
    )


def test_a_stakeholder_taken_twice_is_one_row_brought_up_to_date_that_keeps_its_seat() -> None:
    take = TAKING[Stakeholder]
    once = take(Sheet(), offered("old", "Shop"))
    moved = once.with_(suppliers=(once.suppliers[0].with_(seat="possible"),))
    (row,) = take(moved, offered("new", "Shops")).suppliers
    assert row.ref
    assert (row.name.en, row.seat, row.ref.seen) == ("Shops", "possible", "new")


def test_taking_leaves_what_was_said_of_others_alone() -> None:
    kept = example("food_security")
    taken = TAKING[Stakeholder](kept, offered("old", "Shop"))
    assert taken.with_(suppliers=taken.suppliers[:-1]) == kept


def test_a_row_of_the_same_name_that_the_team_wrote_is_the_stakeholder_and_keeps_its_id() -> None:
    kept = sheet({"possible": "Shop"})
    (row,) = TAKING[Stakeholder](kept, offered("old", "Shop")).suppliers
    assert row.ref
    assert (row.id, row.seat, row.ref.path) == ("Shop", "possible", ("stakeholders", "S1"))


def test_another_row_that_came_from_the_map_is_not_taken_for_one_of_the_same_name() -> None:
    take = TAKING[Stakeholder]
    once = take(Sheet(), offered("old", "Shop"))
    ref = Ref(tool="stakeholders", path=("stakeholders", "S2"))
    two = take(once, offered("old", "Shop").with_(ref=ref))
    assert [row.id for row in two.suppliers] == ["S1", "S2"]
