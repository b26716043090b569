"""The result of a written round: on phone and wall, in words, and only where it belongs."""

import pytest

from kolam import toolbox
from kolam.core.private import Owned
from kolam.core.record import Text
from kolam.core.tool import Canvas
from kolam.core.voice import LANGUAGES
from kolam.tools.negotiation.analysis import analyse
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.sheet import Gift, Sheet
from kolam.tools.negotiation.tests.certified import openings, sheet
from kolam.tools.negotiation.told_figure import told_figure

SCREENS: tuple[Canvas, ...] = ("phone", "wall")


def written(asking: str = "gifts") -> Sheet:
    gift = Gift(id="g", party="WFP", what=Text(en="Warehouse space"))
    return sheet().with_(asking=asking, gifts=(gift,), ideas=())


def found(record: Sheet) -> Findings:
    return analyse(record, {})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("canvas", SCREENS)
def test_a_screen_shows_what_was_written(canvas: Canvas, language: str) -> None:
    voice = toolbox.voice(language)
    figure = toolbox.room("negotiation").figure(found(written()), voice, canvas)
    assert figure.title == voice("negotiation.told.gifts", n=1)
    assert "Warehouse space" in figure.svg()


@pytest.mark.parametrize("canvas", ["desk", "paper"])
def test_desk_and_paper_show_the_stages(canvas: Canvas) -> None:
    assert told_figure(found(written()), toolbox.voice("en"), canvas) is None


def test_where_nothing_was_written_there_is_nothing_to_show() -> None:
    assert told_figure(found(written("options")), toolbox.voice("en"), "wall") is None


def test_where_stages_can_be_worked_out_they_are_shown() -> None:
    seats = [party.with_(organisation=party.id) for party in sheet().parties]
    owned = tuple(Owned(o.party, o.preferences) for o in openings().openings)
    findings = analyse(written().with_(parties=tuple(seats)), {Owned: owned})
    assert told_figure(findings, toolbox.voice("en"), "wall") is None
