"""Nobody but the organisation itself ever sees its private lines, in any byte that leaves."""

from dataclasses import replace

import pytest

from kolam import toolbox
from kolam.core.private import ROOM, Viewer
from kolam.core.record import canonical
from kolam.core.tool import Canvas
from kolam.core.voice import LANGUAGES
from kolam.tools.value import figures, money_figures, tables
from kolam.tools.value.analysis import analyse
from kolam.tools.value.findings import Findings
from kolam.tools.value.giving import advantages, clauses, evidence, interests
from kolam.tools.value.report import sections
from kolam.tools.value.sentences import own_sentences, sentences
from kolam.tools.value.tests.situations import example, found, line, partner, secrets, seed, year

OUTSIDERS = (ROOM, Viewer(mediator=True), Viewer(owner="NPD"), Viewer(owner="nobody"))
GIVERS = (advantages, clauses, evidence, interests)


def everything(findings: Findings) -> str:
    """All that a page, a phone, a report or another room could get of these findings."""
    parts = [repr(findings)]
    for language in LANGUAGES:
        voice = toolbox.voice(language)
        parts += [s.said(voice) for s in (*sentences(findings), *own_sentences(findings))]
        parts.append(repr(sections(findings.sheet, findings, voice)))
        parts += [canonical(x).decode() for g in GIVERS for x in g(findings.sheet, findings, voice)]
        parts += [draw(findings, voice, "wall").svg() for draw in figures.FIGURES.values()]
    return "\n".join(parts)


@pytest.mark.parametrize("viewer", OUTSIDERS, ids=str)
def test_no_private_word_or_amount_reaches_anybody_else(viewer: Viewer) -> None:
    seen = everything(seed().seen_by(viewer))
    assert len(secrets()) > 30
    assert [secret for secret in sorted(secrets()) if secret in seen] == []


def test_one_partner_does_not_see_anothers_private_lines() -> None:
    mine = seed().seen_by(Viewer(owner="SMC"))
    own = mine.mine
    assert own
    seen = everything(mine)
    others = [o for id, o in seed().own.items() if id != "SMC"]
    words = {line.description.en for one in others for line in one.private.lines}
    assert [word for word in words if word in seen] == []
    assert {line.description.en for line in own.private.lines} <= {
        line.description.en for line in own.lines
    }


@pytest.mark.parametrize("viewer", OUTSIDERS, ids=str)
def test_what_the_room_sees_is_the_same_without_any_private_sheet(viewer: Viewer) -> None:
    assert seed().seen_by(viewer) == analyse(example(), {})


def test_what_the_room_sees_of_a_partner_is_the_same_to_the_partner() -> None:
    mine = seed().seen_by(Viewer(owner="SMC"))
    assert replace(mine, mine=None) == analyse(example(), {})


def test_the_report_of_a_partner_holds_nothing_private_either() -> None:
    mine, voice = seed().seen_by(Viewer(owner="SMC")), toolbox.voice("en")
    assert sections(mine.sheet, mine, voice) == sections(mine.sheet, seed().seen_by(ROOM), voice)


@pytest.mark.parametrize("canvas", ["phone", "desk", "wall", "paper"])
def test_the_rooms_figures_are_the_same_whoever_looks(canvas: Canvas) -> None:
    mine, room, voice = (
        seed().seen_by(Viewer(owner="SMC")),
        seed().seen_by(ROOM),
        toolbox.voice("en"),
    )
    for draw in figures.FIGURES.values():
        assert draw(mine, voice, canvas).svg() == draw(room, voice, canvas).svg()


def test_cutting_twice_never_shows_more() -> None:
    mine = seed().seen_by(Viewer(owner="SMC"))
    assert mine.seen_by(Viewer(owner="SMC")) == mine
    assert mine.seen_by(ROOM).mine is None
    assert mine.seen_by(Viewer(owner="WFP")).mine is None


def test_a_seat_is_the_organisation_that_the_sheet_names() -> None:
    private = {"org-1": {"lines": [line("1", "funding", score=4)]}}
    told = found(private, partners=[partner("c", organisation="org-1")])
    assert told.seen_by(Viewer(owner="org-1")).mine
    assert told.seen_by(Viewer(owner="c")).mine is None


def test_private_lines_count_for_ones_own_side_alone() -> None:
    private = {"c": {"lines": [line("1", "risk_negative", score=4)]}}
    open_line = line("1", "funding", score=2)
    told = found(private, partners=[partner()], lines=[open_line])
    mine = told.seen_by(Viewer(owner="c")).mine
    assert mine
    assert mine.standing.last.cost_above
    assert told.standings[0].last.cost is None


def test_a_private_line_with_the_id_of_an_open_one_loses_neither() -> None:
    private = {"c": {"lines": [line("1", "resources_in", years=[year(2024, 300)])]}}
    told = found(
        private,
        currency="LKR",
        partners=[partner()],
        lines=[line("1", "funding", years=[year(2024, 500)])],
    )
    mine = told.seen_by(Viewer(owner="c")).mine
    assert mine
    assert mine.worth
    assert mine.worth.likely == pytest.approx(2.0)


def test_a_fault_in_a_private_line_is_told_to_its_owner_alone() -> None:
    bad = line("1", "funding", currency="USD", years=[year(2024, 5)])
    told = found({"c": {"lines": [bad]}}, currency="LKR", partners=[partner()])
    mine = told.seen_by(Viewer(owner="c"))
    assert mine.mine
    assert [f.key for f in mine.mine.faults] == ["no_rate"]
    assert told.faults == ()


def test_the_own_table_and_figure_show_private_money_to_its_owner() -> None:
    mine, voice = seed().seen_by(Viewer(owner="SMC")), toolbox.voice("en")
    (row,) = tables.own_worth(mine, voice).rows
    assert row[0] == "National supermarket chain"
    assert "worse off" in money_figures.own_worth(mine, voice, "desk").svg()
