"""The seed case from its sheets to its sentences: the framework's numbers, and no private ones."""

from functools import cache

import pytest

from kolam import toolbox
from kolam.core.private import ROOM as EVERYBODY
from kolam.core.private import Owned, Viewer
from kolam.core.voice import LANGUAGES
from kolam.tools.negotiation.analysis import analyse
from kolam.tools.negotiation.figures import figure
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.report import sections
from kolam.tools.negotiation.sentences import sentences
from kolam.tools.negotiation.tests import situations


@cache
def whole() -> Findings:
    return analyse(situations.example(), {Owned: situations.private()})


def test_the_room_hears_the_seeds_message_in_two_numbers() -> None:
    voice = toolbox.voice("en")
    said = [sentence.said(voice) for sentence in sentences(whole().seen_by(EVERYBODY))]
    end = (
        " packages would leave nobody worse off and somebody better off than the deal from "
        "splitting the difference."
    )
    assert said[:2] == [f"With 2 more issues on the table, 862{end}", f"25{end}"]


def test_the_stages_are_the_frameworks() -> None:
    found = whole().seen_by(EVERYBODY).stages
    assert [
        (s.packages, s.feasible, s.efficient, s.chosen and s.chosen.package) for s in found
    ] == [
        (1, 1, 1, situations.POSITIONAL),
        (729, 544, 124, situations.INTEREST_BASED),
        (6561, 4160, 104, situations.WIDENED),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_room_is_shown_is_the_same_whoever_prepares_it(language: str) -> None:
    voice, findings = toolbox.voice(language), whole()
    shown = [sections(findings.sheet, seen, voice) for seen in
             (findings.seen_by(EVERYBODY), findings.seen_by(Viewer(mediator=True)))]  # fmt: skip
    assert shown[0] == shown[1]


def test_no_words_of_a_private_sheet_are_shown_to_a_party() -> None:
    voice = toolbox.voice("en")
    seen = whole().seen_by(Viewer(owner="WFP"))
    shown = figure(seen, voice, "desk").svg() + f"{sections(seen.sheet, seen, voice)}"
    assert [words for words in situations.secrets() if words in shown] == []


def test_a_party_sees_its_own_line_and_no_other_number_changes() -> None:
    voice = toolbox.voice("en")
    room, party = (figure(whole().seen_by(v), voice, "desk").table for v in
                   (EVERYBODY, Viewer(owner="WFP")))  # fmt: skip
    assert party.rows[:-1] == room.rows
