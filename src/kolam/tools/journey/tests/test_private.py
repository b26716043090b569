"""A partner's own track stays its own; what it tells is what it chose to tell, and no note."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.private import ROOM, Owned, Viewer
from kolam.core.record import Text, canonical
from kolam.core.voice import LANGUAGES
from kolam.tools.journey.analysis import analyse, told_of
from kolam.tools.journey.figures import FIGURES
from kolam.tools.journey.findings import Findings
from kolam.tools.journey.private import CHECKS, READY, Check, CheckState, Private
from kolam.tools.journey.report import sections
from kolam.tools.journey.sheet import Sheet
from kolam.tools.journey.tests.situations import partners, step

SECRET = "The board fears a claim"
DAY = datetime.date(2023, 12, 1)
PRIVATE = Private(
    checks=(
        Check(id="1", check="legal", state="stuck", owner="Secret counsel", note=Text(en=SECRET)),
        Check(id="2", check="mandate", state="clear"),
    ),
    decision=DAY,
    note=Text(en="Secret note", ta="இரகசியம்"),
)
SHEET = Sheet(partners=partners(), steps=(step("sign", "yes yes yes"),))
STATE: st.SearchStrategy[CheckState] = st.sampled_from(READY)


def findings(sheet: Sheet = SHEET, owner: str = "B", private: Private = PRIVATE) -> Findings:
    return analyse(sheet, {Owned: (Owned(owner, private),)})


@given(st.lists(STATE, min_size=5, max_size=5))
def test_how_ready_a_partner_is_is_the_least_of_its_five_checks(states: list[CheckState]) -> None:
    rows = tuple(Check(id=n, check=n, state=s) for n, s in zip(CHECKS, states, strict=True))
    assert Private(checks=rows).readiness == min(states, key=READY.index)


def test_a_check_that_nothing_was_said_of_has_not_begun() -> None:
    assert (Private().state("legal"), Private().readiness) == ("open", "open")


def test_telling_in_all_tells_the_least_and_neither_check_nor_date() -> None:
    told = told_of(PRIVATE, "B", every=False, given=DAY)
    assert told.readiness == "stuck"
    assert [getattr(told, name) for name in CHECKS] == [""] * 5
    assert told.decision is None


def test_telling_everything_tells_states_and_the_decision_date_and_no_note_or_owner() -> None:
    told = told_of(PRIVATE, "B", every=True, given=DAY)
    assert [getattr(told, name) for name in CHECKS] == ["clear", "open", "stuck", "open", "open"]
    assert told.decision == DAY
    assert b"ecret" not in canonical(told)
    assert SECRET.encode() not in canonical(told)


def test_without_telling_the_room_knows_nothing_not_even_that_there_is_a_track() -> None:
    assert findings().seen_by(ROOM) == analyse(SHEET, {})


@pytest.mark.parametrize("viewer", [ROOM, Viewer(mediator=True), Viewer(owner="A")])
def test_nobody_else_sees_a_partners_track(viewer: Viewer) -> None:
    seen = findings().seen_by(viewer)
    assert seen.own == {}
    assert seen.mine is None


def test_a_partner_sees_its_own_track() -> None:
    mine = findings().seen_by(Viewer(owner="B")).mine
    assert mine
    assert (mine.partner.id, mine.private) == ("B", PRIVATE)


def test_seeing_twice_is_seeing_once_and_never_more() -> None:
    once = findings().seen_by(Viewer(owner="B"))
    assert once.seen_by(Viewer(owner="B")) == once
    assert once.seen_by(ROOM).mine is None
    assert findings().seen_by(ROOM).seen_by(Viewer(owner="B")).mine is None


def test_a_track_of_nobody_in_the_list_belongs_to_nobody() -> None:
    assert findings(owner="X").own == {}


def test_a_partner_that_has_left_has_no_seat() -> None:
    gone = tuple(p.with_(left=DAY) if p.id == "B" else p for p in SHEET.partners)
    assert findings(SHEET.with_(partners=gone)).own == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_table_or_picture_holds_a_word_of_a_private_track(language: str) -> None:
    voice = toolbox.voice(language)
    whole = findings()
    told = repr(sections(SHEET, whole, voice))
    for draw in FIGURES.values():
        for canvas in ("phone", "desk", "wall", "paper"):
            told += draw(whole.seen_by(ROOM), voice, canvas).svg()
    assert [word for word in (SECRET, "Secret", "இரகசியம்") if word in told] == []


def test_a_partner_that_told_an_older_state_is_shown_that_it_is_behind() -> None:
    told = told_of(PRIVATE, "B", every=True, given=DAY)
    sheet = SHEET.with_(told=(told,))
    assert findings(sheet).own["B"].behind is False
    eased = PRIVATE.with_(checks=(PRIVATE.checks[0].with_(state="clear"), PRIVATE.checks[1]))
    assert findings(sheet, private=eased).own["B"].behind is True


def test_a_new_note_alone_does_not_make_what_was_told_old() -> None:
    sheet = SHEET.with_(told=(told_of(PRIVATE, "B", every=False, given=DAY),))
    noted = PRIVATE.with_(note=Text(en="Another"))
    assert findings(sheet, private=noted).own["B"].behind is False
