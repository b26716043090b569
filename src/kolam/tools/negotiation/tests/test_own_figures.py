"""Private pictures: a party's own scale, a mediator's view of all, nothing for others."""

from dataclasses import replace
from functools import cache

import pytest

from kolam import toolbox
from kolam.core.private import ROOM as EVERYBODY
from kolam.core.private import Owned, Viewer
from kolam.core.voice import LANGUAGES
from kolam.tools.negotiation.analysis import analyse
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.own_figures import every_party, frontiers, own, share
from kolam.tools.negotiation.tests import cases, situations

EN = toolbox.voice("en")
MEDIATOR = Viewer(mediator=True)


@cache
def whole() -> Findings:
    row = situations.offer(situations.INTEREST_BASED, party="WFP")
    sheet = situations.example().model_copy(update={"tabled": (row,)})
    return analyse(sheet, {Owned: situations.private()})


@pytest.mark.parametrize("viewer", [EVERYBODY, Viewer(owner="somebody else")])
def test_the_room_gets_neither(viewer: Viewer) -> None:
    seen = whole().seen_by(viewer)
    assert (own(seen, EN, "desk"), every_party(seen, EN, "desk")) == (None, None)


def test_a_party_gets_its_own_and_no_more() -> None:
    seen = whole().seen_by(Viewer(owner="SMC"))
    figure = own(seen, EN, "desk")
    assert figure
    assert [row[1:] for row in figure.table.rows] == [
        ("65", "25"), ("78", "38"), ("92", "52"), ("78", "38"),
    ]  # fmt: skip
    assert every_party(seen, EN, "desk") is None


def test_a_mediator_sees_every_party_in_its_own_points() -> None:
    figure = every_party(whole().seen_by(MEDIATOR), EN, "desk")
    assert figure
    assert figure.table.rows[0] == (
        "Department of Samurdhi Development",
        "55 points (+10)",
        "81 points (+36)",
        "95 points (+50)",
    )
    assert len(figure.table.rows) == 6


def test_the_share_is_the_gain_of_the_most_that_all_could_accept() -> None:
    seen = situations.seen_by_a_party(situations.seed())
    assert seen.mine
    assert share(seen.mine, situations.worth(72, 30)) == 0.5


@pytest.mark.parametrize("gain", [-3, 0, 3])
def test_without_anything_to_gain_the_share_is_a_sign(gain: int) -> None:
    seen = situations.seen_by_a_party(situations.seed())
    assert seen.mine
    stuck = replace(seen.mine, best=seen.mine.reservation)
    assert share(stuck, situations.worth(42 + gain, gain)) == (gain > 0) - (gain < 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_there(language: str) -> None:
    voice = toolbox.voice(language)
    figures = (
        own(whole().seen_by(Viewer(owner="SMC")), voice, "phone"),
        every_party(whole().seen_by(MEDIATOR), voice, "desk"),
    )
    assert [figure for figure in figures if figure is None or "⟦" in figure.svg()] == []


def trading(*parties: str) -> Findings:
    """Two issues to trade, for as many parties as are named."""
    options = {
        "Price": {"low": "2 0 1", "middle": "1 1 1", "high": "0 8 1"},
        "Delivery": {"daily": "8 0 1", "twice": "4 1 2", "weekly": "0 2 3"},
    }
    case = {
        "parties": dict.fromkeys(parties, "0"), "issues": options, "positional": "middle twice",
    }  # fmt: skip
    return analyse(cases.sheet(case), {Owned: cases.private(case)})


def test_two_parties_are_drawn_on_one_plane() -> None:
    (plane,) = frontiers(trading("Shop", "Growers").seen_by(MEDIATOR), EN, "desk")
    assert plane.table.header == ("Shop", "Growers")
    assert plane.table.rows == (("10", "0"), ("9", "1"), ("8", "8"), ("4", "9"), ("0", "10"))


def test_three_parties_are_drawn_two_by_two() -> None:
    planes = frontiers(trading("Shop", "Growers", "Bank").seen_by(MEDIATOR), EN, "phone")
    assert [plane.table.header for plane in planes] == [
        ("Shop", "Growers"), ("Shop", "Bank"), ("Growers", "Bank"),
    ]  # fmt: skip


def test_more_parties_have_no_plane() -> None:
    assert frontiers(whole().seen_by(MEDIATOR), EN, "desk") == ()


@pytest.mark.parametrize("viewer", [EVERYBODY, Viewer(owner="Shop")])
def test_nobody_but_a_mediator_gets_a_frontier(viewer: Viewer) -> None:
    assert frontiers(trading("Shop", "Growers").seen_by(viewer), EN, "desk") == ()
