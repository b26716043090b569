"""Meetings: who came, what was decided, what is to be done by whom and when."""

import datetime

import pytest

from kolam import toolbox
from kolam.core.record import Text
from kolam.core.voice import LANGUAGES
from kolam.tools.journey import meetings
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.sentences import sentences
from kolam.tools.journey.sheet import Action, Decision, Meeting, Sheet
from kolam.tools.journey.tests.situations import example, partners, step

VOICE = toolbox.voice("en")
DUE = datetime.date(2023, 10, 20)
HELD = Meeting(
    id="m",
    day=datetime.date(2023, 10, 12),
    purpose=Text(en="Second round"),
    step="resources",
    present=("A", "C"),
    decisions=(Decision(id="d", words=Text(en="Take the package")),),
    actions=(
        Action(id="a", what=Text(en="Send the budget"), owner="WFP", due=DUE),
        Action(id="b", what=Text(en="Book the hall"), done=True),
    ),
)
SHEET = Sheet(partners=partners(), meetings=(HELD,), steps=(step("vision", "if done"),))


def test_a_meeting_is_told_with_who_came_and_what_was_decided() -> None:
    assert meetings.meetings(analyse(SHEET, {}), VOICE).rows == (
        ("12 October 2023", "Second round", "Resources and roles", "A and C", "Take the package"),
    )


def test_what_yes_ifs_hang_on_comes_before_what_meetings_asked() -> None:
    assert meetings.actions(analyse(SHEET, {}), VOICE).rows == (
        ("Ask the lawyers", "Nimali", "1 September 2023", "Open", "Vision"),
        ("Send the budget", "WFP", "20 October 2023", "Open", "12 October 2023"),
        ("Book the hall", "–", "–", "Done", "12 October 2023"),
    )


def test_a_bare_meeting_has_dashes_and_no_gap() -> None:
    sheet = Sheet(meetings=(Meeting(id="m"),))
    assert meetings.meetings(analyse(sheet, {}), VOICE).rows == (("–",) * 5,)


@pytest.mark.parametrize(
    ("more", "loose"), [({}, False), ({"owner": " "}, True), ({"due": None}, True)]
)
def test_an_open_action_without_owner_or_date_is_pointed_at(
    more: dict[str, object], loose: bool
) -> None:
    action = HELD.actions[0].with_(**more)
    sheet = Sheet(meetings=(HELD.with_(actions=(action,)),))
    said = [sentence.said(VOICE) for sentence in sentences(analyse(sheet, {}))]
    told = "1 action of a meeting has no owner or no date: Send the budget."
    assert (told in said) == loose


def test_what_is_done_is_not_pointed_at() -> None:
    sheet = Sheet(meetings=(HELD.with_(actions=(HELD.actions[1],)),))
    said = [sentence.said(VOICE) for sentence in sentences(analyse(sheet, {}))]
    assert not any("no owner" in words for words in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demos_meetings_are_told_in_every_language(language: str) -> None:
    voice = toolbox.voice(language)
    table = meetings.meetings(analyse(example("food_security"), {}), voice)
    assert len(table.rows) == 3
    assert "⟦" not in repr(table)
    held = example("food_security").meetings[0]
    assert table.rows[0][1] == held.purpose.said(language)
