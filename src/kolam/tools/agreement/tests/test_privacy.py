"""The nine areas: never averaged, never shown; only a decision leaves, and only by its owner."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.core.page import Asked
from kolam.core.private import ROOM, Owned, Viewer
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.documents import blocks
from kolam.tools.agreement.findings import seat_of
from kolam.tools.agreement.giving import evidence, gates, tasks
from kolam.tools.agreement.go_no_go import AREAS, Private
from kolam.tools.agreement.moves import release, take_back, weigh
from kolam.tools.agreement.own_page import own
from kolam.tools.agreement.report import sections
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.tests.situations import go, partner, sheet, weighed

EN = toolbox.voice("en")
SECRET = "Our board fears the margin"
SEATS = [partner("clinic", organisation="o1"), partner("shop", organisation="o2")]


def asked(private: Private, kept: Sheet, owner: str = "o1", **typed: tuple[str, ...]) -> Asked:
    return Asked(sheet=kept, private=private, owner=owner, by="seat", typed=typed)


@pytest.mark.parametrize(
    ("but", "furthest"),
    [
        ((), "go"),
        ((("risk_handled", "with_change"),), "go"),
        ((("risk_handled", "insufficient_information"),), "continue"),
        ((("risk_handled", ""),), "continue"),
        ((("risk_handled", "not_acceptable"),), "decline"),
        ((("risk_handled", "not_acceptable"), ("money_enough", "")), "decline"),
    ],
)
def test_one_area_that_is_not_acceptable_blocks_however_good_the_others_are(
    but: tuple[tuple[str, str], ...], furthest: str
) -> None:
    assert weighed(but=but).furthest == furthest


def test_an_empty_private_sheet_leaves_continue_at_most() -> None:
    assert (Private().furthest, len(Private().unclear)) == ("continue", 9)


def told(viewer: Viewer) -> Any:
    kept = sheet(partners=SEATS)
    mine = weighed("continue", [("risk_handled", "not_acceptable")])
    noted = mine.with_(areas=[row.with_(note=SECRET) for row in mine.areas])
    found = analyse(kept, {Owned: (Owned("o1", noted), Owned("o2", weighed("go")))})
    return found.seen_by(viewer)


@pytest.mark.parametrize("viewer", [ROOM, Viewer(owner="o2"), Viewer(mediator=True)])
def test_nobody_else_sees_the_areas_nor_a_mediator(viewer: Viewer) -> None:
    assert SECRET not in str(told(viewer))


def test_the_owner_sees_its_own_and_nobody_elses() -> None:
    found = told(Viewer(owner="o1"))
    assert found.mine.partner == "clinic"
    assert SECRET in str(found.mine)
    assert found.own == {}


@pytest.mark.parametrize("viewer", [ROOM, Viewer(owner="o1"), Viewer(mediator=True)])
def test_nothing_private_is_in_a_report_a_document_or_what_is_given(viewer: Viewer) -> None:
    found = told(viewer)
    kept = found.sheet
    out = [
        sections(kept, found, EN),
        blocks("agreement", kept, found, EN),
        *(give(kept, found, EN) for give in (tasks, gates, evidence)),
    ]
    assert SECRET not in str(out)
    assert "not acceptable" not in str(out)


def test_a_stranger_with_an_organisation_that_no_row_names_sees_nothing() -> None:
    assert told(Viewer(owner="o9")).mine is None
    assert seat_of(sheet(partners=SEATS), "") == ""


def test_the_own_page_is_for_the_seat_alone() -> None:
    kept = sheet(partners=SEATS)
    nobody = Asked(sheet=kept, private=None, owner="", by="editor")
    assert own(nobody, analyse(kept, {}), EN) is None


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_the_own_page_says_what_the_areas_leave_open(language: str) -> None:
    kept, voice = sheet(partners=SEATS, decisions=[go("clinic")]), toolbox.voice(language)
    blocked = weighed("decline", [("risk_handled", "not_acceptable")])
    seen = own(asked(blocked, kept), analyse(kept, {}), voice)
    assert seen
    assert [area["id"] for area in seen["areas"]] == list(AREAS)
    assert [area["id"] for area in seen["areas"] if area["blocks"]] == ["risk_handled"]
    assert seen["blocking"] == [voice("agreement.area.risk_handled")]
    assert "⟦" not in str(seen)


def test_rating_the_areas_keeps_them_private_and_keeps_what_is_not_asked() -> None:
    before = weighed("go").with_(subject_to={"en": "A rule", "ta": "ஒரு விதி"})
    values = {
        "rated.money_enough": ("with_change",),
        "change.money_enough": ("More",),
        "decision": ("continue",),
        "subject_to.en": ("Two rules",),
    }
    after = weigh(asked(before, sheet(partners=SEATS)), values)
    assert [(row.area, row.rated, row.change) for row in after.areas] == [
        ("money_enough", "with_change", "More")
    ]
    assert (after.decision, after.subject_to.en, after.subject_to.ta) == (
        "continue",
        "Two rules",
        "ஒரு விதி",
    )


def test_a_rating_that_there_is_not_is_told_and_nothing_is_lost() -> None:
    with pytest.raises(Faulty, match="not_a_choice"):
        weigh(asked(Private(), sheet(partners=SEATS)), {"rated.money_enough": ("great",)})


def test_releasing_tells_the_decision_and_what_it_is_subject_to_and_no_more() -> None:
    private = weighed("go", [("risk_handled", "with_change")]).with_(subject_to={"en": "A rule"})
    kept = sheet(partners=SEATS, decisions=[go("shop")])
    after = release(asked(private, kept), {"on": ("2024-01-15",)})
    assert [(d.id, d.decided, d.subject_to.en, str(d.on)) for d in after.decisions] == [
        ("shop", "go", "", "2024-01-10"),
        ("clinic", "go", "A rule", "2024-01-15"),
    ]
    assert after.with_(decisions=kept.decisions) == kept


@pytest.mark.parametrize(
    ("private", "key"),
    [
        (weighed(), "nothing_decided"),
        (weighed("go", [("risk_handled", "not_acceptable")]), "area_blocks"),
        (weighed("go", [("risk_handled", "")]), "area_unclear"),
    ],
)
def test_a_go_that_the_areas_do_not_leave_open_is_not_released(private: Private, key: str) -> None:
    with pytest.raises(Faulty, match=key):
        release(asked(private, sheet(partners=SEATS)), {})


@pytest.mark.parametrize("decision", ["decline", "continue"])
def test_a_partner_may_always_decline_or_continue(decision: str) -> None:
    private = weighed(decision, [("risk_handled", "not_acceptable")])
    after = release(asked(private, sheet(partners=SEATS, decisions=[])), {})
    assert [row.decided for row in after.decisions] == [decision]


def test_without_a_row_or_a_private_sheet_nothing_is_released() -> None:
    kept = sheet(partners=SEATS)
    with pytest.raises(Faulty, match="no_seat"):
        release(asked(weighed("go"), kept, "o9"), {})
    with pytest.raises(Faulty, match="no_seat"):
        release(Asked(sheet=kept, private=None, owner="", by="editor"), {})


def test_a_release_can_be_taken_back_by_its_own_partner_alone() -> None:
    kept = sheet(partners=SEATS, decisions=[go("clinic"), go("shop")])
    after = take_back(asked(weighed("go"), kept), {})
    assert [row.id for row in after.decisions] == ["shop"]
