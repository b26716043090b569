"""The checks that hold the agreement and other rooms together: value, levers, go, wording."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.clause import BudgetLine
from kolam.core.passing import Essential, Evidence, IssueQuestion
from kolam.core.record import Text
from kolam.tools.agreement.sentences import sentences
from kolam.tools.agreement.tests.situations import (
    broken,
    contract,
    found,
    go,
    line,
    partner,
    ref,
)


def evidence(about: str, state: str, room: str = "agreement") -> Evidence:
    return Evidence.model_validate(
        {
            "ref": ref("elsewhere", "rows", about),
            "room": room,
            "about": about,
            "words": Text(en="So it is."),
            "state": state,
        }
    )


def asked(tool: str, words: str) -> IssueQuestion:
    return IssueQuestion(ref=ref(tool, "question"), words=Text(en=words))


def essential(id: str, name: str) -> Essential:
    return Essential(ref=ref("value", "partners", id), id=id, who=Text(en=name))


@pytest.mark.parametrize(
    ("id", "name", "state"),
    [("clinic", "?", "holds"), ("x", "The clinic", "holds"), ("x", "The farm", "broken")],
)
def test_5_who_is_essential_is_known_by_id_or_name(id: str, name: str, state: str) -> None:
    told = found({Essential: (essential(id, name),)})
    assert told.check("essential_in").state == state


def test_5_a_written_reason_is_an_answer_and_the_breach_leads_to_the_value() -> None:
    missing = {Essential: (essential("farm", "The farm"),)}
    (breach,) = found(missing).check("essential_in").breaches
    assert (breach.fault.where(), breach.ref and breach.ref.path) == (
        "partners",
        ("partners", "farm"),
    )
    absent = [{"id": "a", "who": "farm", "reason": "It has closed."}]
    assert found(missing, absences=absent).check("essential_in").state == "holds"


def test_5_one_that_has_left_is_not_in_it() -> None:
    gone = [partner("clinic"), partner("shop", left="2024-03-01")]
    told = found({Essential: (essential("shop", "The shop"),)}, partners=gone)
    assert told.check("essential_in").state == "broken"


@pytest.mark.parametrize(
    ("about", "check"),
    [
        ("levers", "gaps_answered"),
        ("influence.sums", "influence_sums"),
        ("influence.mean", "balance_mean"),
    ],
)
def test_6_9_10_what_another_room_finds_wrong_breaks_and_leads_there(
    about: str, check: str
) -> None:
    good, bad = evidence(about, "amber"), evidence(about, "red")
    assert found({Evidence: (good,)}).check(check).state == "holds"
    assert broken(found({Evidence: (good, bad)}), check) == [(f"rows/{about}", "told_by_room")]


def test_6_evidence_for_another_room_is_not_ours() -> None:
    other = evidence("levers", "red", room="fundamentals")
    assert found({Evidence: (other,)}).check("gaps_answered").state == "open"


@pytest.mark.parametrize(
    ("decisions", "place"),
    [
        ([go("clinic")], ("partners.1", "no_decision")),
        ([go("clinic"), go("shop", "2024-02-02")], ("decisions.1.on", "go_too_late")),
        ([go("clinic"), {"id": "shop", "decided": "go"}], ("decisions.1.on", "go_undated")),
        (
            [go("clinic"), {"id": "shop", "decided": "continue", "on": "2024-01-01"}],
            ("decisions.1.decided", "decided_continue"),
        ),
        (
            [go("clinic"), {"id": "shop", "decided": "decline", "on": "2024-01-01"}],
            ("decisions.1.decided", "decided_decline"),
        ),
    ],
)
def test_7_a_signatory_without_a_go_in_time_is_named(
    decisions: list[Any], place: tuple[str, str]
) -> None:
    assert broken(found(decisions=decisions), "goes_in_time") == [place]


def test_7_a_go_on_the_day_of_signing_is_in_time() -> None:
    told = found(decisions=[go("clinic", "2024-02-01"), go("shop")])
    assert told.check("goes_in_time").state == "holds"


def test_7_without_a_day_of_signing_nothing_can_be_in_time() -> None:
    assert broken(found(signing=None), "goes_in_time") == [("signing", "no_signing_day")]


def test_7_who_does_not_sign_needs_no_go() -> None:
    told = found(partners=[partner("clinic"), partner("shop"), partner("guest", signs=False)])
    assert told.check("goes_in_time").state == "holds"


def test_8_another_wording_of_the_issue_leads_to_where_it_stands() -> None:
    given = {
        IssueQuestion: (
            asked("stakeholders", "How?"),
            asked("influence", "How?"),
            asked("levers", "how?"),
        )
    }
    assert broken(found(given, question={"en": "How?"}), "issue_alike") == [
        ("question", "issue_worded_otherwise")
    ]
    (breach,) = found(given).check("issue_alike").breaches
    assert breach.ref
    assert breach.ref.tool == "levers"


def test_8_the_agreements_own_wording_is_compared_too() -> None:
    given = {IssueQuestion: (asked("stakeholders", "How?"),)}
    assert found(given, question={"en": "How?"}).check("issue_alike").state == "holds"
    assert broken(found(given, question={"en": "Why?"}), "issue_alike") == [
        ("question", "issue_worded_otherwise")
    ]


def test_8_one_wording_alone_is_compared_with_nothing() -> None:
    given = {IssueQuestion: (asked("stakeholders", "How?"),)}
    assert found(given).check("issue_alike").state == "open"


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_breach_is_a_sentence_in_the_readers_language(language: str) -> None:
    voice = toolbox.voice(language)
    told = found(
        {
            BudgetLine: (line(11),),
            Essential: (essential("farm", "The farm"),),
            Evidence: (evidence("levers", "red"),),
            IssueQuestion: (asked("stakeholders", "How?"), asked("levers", "Why?")),
        },
        decisions=[],
        contracts=[contract("c1", "clinic", "shop", 1001, activity="A1")],
    )
    said = " ".join(sentence.said(voice) for sentence in sentences(told))
    assert ("⟦" in said, "{" in said) == (False, False)
