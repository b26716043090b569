"""What to do next: each viewer's steps, from an empty table to the agreement."""

from pathlib import Path

import pytest

from kolam import toolbox
from kolam.core.page import Asked, By
from kolam.core.record import read
from kolam.core.voice import Voice
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.moves import MOVES
from kolam.tools.negotiation.next_steps import guide, steps
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Party, Sheet
from kolam.tools.negotiation.tool import TOOL

EXAMPLES = Path(__file__).parents[1] / "examples"
FULL = read(Sheet, (EXAMPLES / "food_security.json").read_bytes()).with_(tabled=(), agreed="")
SHEET = FULL.with_(parties=tuple(p.with_(organisation=p.id) for p in FULL.parties))
CHAIN = read(Preferences, (EXAMPLES / "private" / "food_security" / "SMC.json").read_bytes())
PACKAGE = {f"choice.{issue.id}": (issue.options[0].id,) for issue in SHEET.issues}


def found(sheet: Sheet) -> Findings:
    findings = TOOL.analyse(sheet, {})
    assert isinstance(findings, Findings)
    return findings


def asked(
    sheet: Sheet, owner: str = "SMC", by: By = "seat", mine: Preferences | None = CHAIN
) -> Asked:
    return Asked(sheet=sheet, private=mine, owner=owner, by=by)


def host(sheet: Sheet) -> Asked:
    return asked(sheet, owner="", by="editor", mine=None)


def offered_by(owner: str, sheet: Sheet = SHEET) -> Sheet:
    after = MOVES["put_on_table"].act(asked(sheet, owner=owner), PACKAGE)
    assert isinstance(after, Sheet)
    return after


def now(who: Asked) -> tuple[str, str]:
    """The step to do now, and where."""
    assert isinstance(who.sheet, Sheet)
    step = next(step for step in steps(who, found(who.sheet)) if not step.done)
    return step.key, step.at


def test_a_party_first_gives_its_points() -> None:
    assert now(asked(SHEET, mine=Preferences())) == ("points", "#points")


def test_a_party_with_points_says_when_it_would_walk_away() -> None:
    mine = CHAIN.with_(reservation=None)
    assert now(asked(SHEET, mine=mine)) == ("walk_away", "#walk-away")


def test_a_party_that_is_ready_tables_a_package_or_waits_for_one() -> None:
    assert now(asked(SHEET)) == ("table", "#compose")


def test_a_party_answers_what_another_tabled() -> None:
    sheet = offered_by("WFP")
    assert now(asked(sheet)) == ("answer", f"#tabled-{sheet.tabled[0].id}")


def test_a_party_need_not_go_back_to_earlier_rounds() -> None:
    sheet = offered_by("SMC", offered_by("WFP", offered_by("WFP")))
    assert [row.round for row in sheet.tabled] == [1, 2, 2]
    after = sheet.with_(tabled=(sheet.tabled[0], sheet.tabled[2]))
    assert now(asked(after)) == ("agree", "#tabled-title")


def test_nothing_is_left_to_do_once_it_is_agreed() -> None:
    sheet = offered_by("WFP")
    told = guide(asked(sheet.with_(agreed=sheet.tabled[0].id)), found(sheet), voice())
    assert (told["now"], told["done"], told["of"]) == (None, 6, 6)


def test_a_party_without_issues_waits_for_them() -> None:
    bare = Sheet(parties=SHEET.parties)
    assert now(asked(bare, mine=Preferences())) == ("issues_come", "#add-issue")


def test_an_organisation_without_a_seat_has_no_steps() -> None:
    assert steps(asked(SHEET, owner="elsewhere"), found(SHEET)) == ()


def party(id: str, organisation: str = "") -> Party:
    return read(Party, {"id": id, "name": {"en": id}, "organisation": organisation})


UNSEATED = tuple(map(party, "ab"))
SEATED = tuple(party(id, id) for id in "ab")
ASKED = {"question": FULL.question}


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (Sheet(), ("question", "#seats")),
        (Sheet(**ASKED), ("parties", "#seats")),
        (Sheet(**ASKED, parties=UNSEATED), ("seats", "#seats")),
        (Sheet(**ASKED, parties=SEATED), ("issues", "#add-issue")),
        (SHEET, ("all_points", "#waiting")),
    ],
)
def test_whoever_runs_the_table_is_led_from_nothing(
    sheet: Sheet, expected: tuple[str, str]
) -> None:
    assert now(host(sheet)) == expected


def test_an_issue_without_a_choice_is_not_on_the_table_yet() -> None:
    first = SHEET.issues[0]
    sheet = SHEET.with_(issues=(first.with_(options=first.options[:1]),), positional=())
    assert now(host(sheet.with_(ruled_out=()))) == ("issues", "#add-issue")


def voice() -> Voice:
    return toolbox.voice("en")
