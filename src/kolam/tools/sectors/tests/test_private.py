"""An organisation's own list: kept to itself, and at most a state told to the others."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.core.page import Asked
from kolam.core.passing import Evidence, Gate
from kolam.core.private import ROOM as EVERYBODY
from kolam.core.private import Owned, Viewer
from kolam.core.record import read
from kolam.core.task import Task
from kolam.tools.sectors import TOOL
from kolam.tools.sectors.analysis import Findings, analyse
from kolam.tools.sectors.diligence import WORST_FIRST, worst
from kolam.tools.sectors.moves import MOVES
from kolam.tools.sectors.page import PAGE
from kolam.tools.sectors.private import Private
from kolam.tools.sectors.sentences import sentences
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.tests.situations import organisation, result

VOICE = toolbox.voice("en")
SHEET = read(
    Sheet,
    {
        "organisations": [organisation(id="MOH", sector="government")],
        "results": [
            result("MOH", check) for check in ("corruption", "harm", "undeclared_interest")
        ],
    },
)
CHECK = {"id": "q", "words": {"en": "A secret question"}}


def own(outcome: str = "", *, tell: bool = False) -> Private:
    rows = [result("MOH", "q", outcome, evidence="A secret reason")] if outcome else []
    return read(Private, {"tell": tell, "checks": [CHECK], "results": rows})


def found(**owners: Private) -> Findings:
    return analyse(SHEET, {Owned: tuple(Owned(owner, record) for owner, record in owners.items())})


def seen(viewer: Viewer, **owners: Private) -> str:
    """Everything that a viewer could get out of the findings, as text."""
    return repr(found(**owners).seen_by(viewer))


@pytest.mark.parametrize(
    "viewer", [EVERYBODY, Viewer(mediator=True), Viewer(owner="other")], ids=str
)
@pytest.mark.parametrize("tell", [False, True])
def test_nobody_but_its_owner_sees_a_question_or_a_reason(viewer: Viewer, tell: bool) -> None:
    assert "secret" not in seen(viewer, wfp=own("hit", tell=tell))


def test_its_owner_sees_its_own_list() -> None:
    mine = found(wfp=own("hit"), other=own()).seen_by(Viewer(owner="wfp")).mine
    assert [(standing.organisation.id, standing.state) for standing in mine] == [("MOH", "stopped")]


def test_cutting_twice_for_one_reader_is_cutting_once() -> None:
    once = found(wfp=own("hit")).seen_by(Viewer(owner="wfp"))
    assert once.seen_by(Viewer(owner="wfp")) == once


def test_cutting_again_for_another_reader_leaves_nothing() -> None:
    once = found(wfp=own("hit")).seen_by(Viewer(owner="wfp"))
    assert once.seen_by(Viewer(owner="other")).mine == ()
    assert once.seen_by(EVERYBODY).mine == ()


def test_what_is_not_told_changes_nothing_for_the_others() -> None:
    without, with_ = found(), found(wfp=own("hit"))
    assert with_.seen_by(EVERYBODY) == without.seen_by(EVERYBODY)


def given(kind: type, findings: Findings) -> Any:
    [one] = TOOL.gives[kind](SHEET, findings, VOICE)
    return one


def test_a_hit_that_is_told_stops_for_all_and_says_no_more() -> None:
    cut = found(wfp=own("hit", tell=True)).seen_by(EVERYBODY)
    said = [sentence.said(VOICE) for sentence in sentences(cut)]
    assert said[0] == (
        "Stopped by due diligence: X, by a partner's own list. "
        "Ask before anything is agreed with it."
    )
    assert given(Gate, cut).state == given(Evidence, cut).state == "red"
    assert given(Gate, cut).words.en == ("Due diligence of X: stopped (by a partner's own list)")


def test_a_list_that_is_told_and_not_finished_keeps_it_from_clear() -> None:
    assert given(Gate, found()).state == "green"
    assert given(Gate, found(wfp=own(tell=True))).state == "amber"


def test_what_its_own_list_has_open_is_no_task_of_the_others() -> None:
    assert TOOL.gives[Task](SHEET, found(wfp=own(tell=True)), VOICE) == ()


def test_the_order_of_what_is_told_does_not_tell_whose_it_is() -> None:
    one = found(a=own("hit", tell=True), b=own("clear", tell=True))
    other = found(a=own("clear", tell=True), b=own("hit", tell=True))
    assert one.told == other.told == {"MOH": ("stopped", "clear")}


@pytest.mark.parametrize("place", range(len(WORST_FIRST)))
def test_the_worst_state_counts(place: int) -> None:
    assert worst(reversed(WORST_FIRST[place:])) == WORST_FIRST[place]


def faults(**body: Any) -> list[tuple[str, str]]:
    with pytest.raises(Faulty) as caught:
        read(Private, body)
    return [(fault.where(), fault.key) for fault in caught.value.faults]


def test_an_answer_to_a_question_that_is_not_on_the_list_is_a_fault() -> None:
    assert faults(results=[result("MOH", "q")]) == [("results.0.check", "no_such_check")]


def test_a_question_answered_twice_is_a_fault() -> None:
    rows = [result("MOH", "q"), result("MOH", "q", id="again")]
    assert faults(checks=[CHECK], results=rows) == [("results.1.check", "question_twice")]


def move(name: str, private: Private, **values: str) -> Private:
    asked = Asked(sheet=SHEET, private=private, owner="wfp", by="seat")
    changed = MOVES[name].act(asked, {key: (value,) for key, value in values.items()})
    assert isinstance(changed, Private)
    return changed


def test_a_list_is_loaded_a_question_a_line() -> None:
    loaded = move(
        "load_list", Private(), **{"list.en": "One?\n\n  Two?  \nOne?", "theme": "controversy"}
    )
    assert [(row.words.en, row.theme) for row in loaded.checks] == [
        ("One?", "controversy"),
        ("Two?", "controversy"),
    ]


def test_loading_a_list_again_adds_what_is_new_and_keeps_the_answers() -> None:
    once = move("load_list", own("clear"), **{"list.ta": "ஒன்று?"})
    again = move("load_list", once, **{"list.ta": "ஒன்று?\nஇரண்டு?"})
    assert [row.words.said("ta") for row in again.checks] == [
        "A secret question", "ஒன்று?", "இரண்டு?",
    ]  # fmt: skip
    assert again.results == once.results


def test_a_question_taken_off_the_list_takes_its_answers_along() -> None:
    assert move("drop_check", own("hit"), check="q") == Private()


def test_an_own_question_is_answered_for_one_organisation() -> None:
    typed = {"outcome.q": "clear", "evidence.q": "File", "who.q": "Nimal", "when.q": "2023-09-04"}
    [row] = move("answer_own", own(), organisation="MOH", **typed).results
    assert (row.organisation, row.check, row.stands) == ("MOH", "q", "clear")


def test_telling_is_switched_on_and_off() -> None:
    told = move("tell", own(), tell="1")
    assert (told.tell, move("tell", told).tell) == (True, False)


@pytest.mark.parametrize("name", ["answer_own", "load_list", "drop_check", "tell"])
def test_only_who_has_a_seat_has_a_list(name: str) -> None:
    assert MOVES[name].open_to == {"seat"}


def test_the_page_has_the_own_list_for_its_owner_alone() -> None:
    def lists(private: Private | None, viewer: Viewer) -> Any:
        asked = Asked(sheet=SHEET, private=private, owner=viewer.owner, by="seat")
        return PAGE.view(asked, found(wfp=own("hit")).seen_by(viewer), VOICE)["lists"]

    shared, mine = lists(own("hit"), Viewer(owner="wfp"))
    assert [one["state"] for one in mine["organisations"]] == ["stopped"]
    assert [one["state"] for one in shared["organisations"]] == ["clear"]
    assert len(lists(None, EVERYBODY)) == 1
