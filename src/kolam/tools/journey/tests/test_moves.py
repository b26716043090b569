"""The page's moves by themselves: what each changes, what it leaves alone, what it refuses."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from kolam.core.fault import Faulty
from kolam.core.page import Asked, By
from kolam.core.record import Record, Text
from kolam.tools.journey.moves import (
    MOVES,
    keep_track,
    reopen,
    say_consent,
    set_step,
    still_holds,
    tell_room,
    untell,
)
from kolam.tools.journey.private import CHECKS, Check, Private
from kolam.tools.journey.sheet import Sheet, Told, wording
from kolam.tools.journey.tests.situations import WORDS, partners, step

SHEET = Sheet(
    partners=partners(),
    steps=(step("vision", "yes yes", status="agreed"), step("purpose", status="agreed")),
)
DAY = datetime.date(2023, 12, 1)


def asked(sheet: Sheet = SHEET, private: Private | None = None, owner: str = "B") -> Asked:
    by: By = "seat" if private is not None else "editor"
    return Asked(sheet=sheet, private=private, owner=owner, by=by)


def made(move: Callable[..., Record], about: Asked, **values: str) -> Any:
    return move(about, {name.replace("__", "."): (value,) for name, value in values.items()})


def refused(move: Callable[..., Record], about: Asked, **values: str) -> list[str]:
    with pytest.raises(Faulty) as found:
        made(move, about, **values)
    return [fault.key for fault in found.value.faults]


def test_a_first_consent_comes_after_those_of_others() -> None:
    after = made(say_consent, asked(owner="C"), step="vision", says="yes", saw=wording(WORDS))
    assert [(c.partner, c.says) for c in after.steps[0].consents] == [
        ("A", "yes"), ("B", "yes"), ("C", "yes"),
    ]  # fmt: skip


def test_a_changed_consent_keeps_its_row_and_its_place() -> None:
    after = made(say_consent, asked(owner="A"), step="vision", says="no", saw="")
    assert [c.id for c in after.steps[0].consents] == [c.id for c in SHEET.steps[0].consents]
    assert after.steps[0].consents[0].says == "no"


def test_a_consent_changes_nothing_but_itself() -> None:
    after = made(say_consent, asked(), step="vision", says="no", saw="")
    row = after.steps[0]
    assert row.with_(consents=SHEET.steps[0].consents) == SHEET.steps[0]
    assert after.with_(steps=SHEET.steps) == SHEET


def test_saying_the_same_twice_is_saying_it_once() -> None:
    said = {"step": "vision", "says": "yes_if", "action.en": "Ask", "owner": "N", "saw": "1"}
    values = {name: (value,) for name, value in said.items()}
    once = say_consent(asked(), values)
    assert say_consent(asked(once), values) == once


def test_the_day_of_a_consent_stays_where_the_form_has_none() -> None:
    dated = SHEET.steps[0].consents[1].with_(given=DAY)
    row = SHEET.steps[0].with_(consents=(SHEET.steps[0].consents[0], dated))
    after = made(say_consent, asked(SHEET.with_(steps=(row,))), step="vision", says="no", saw="")
    assert after.steps[0].consents[1].given == DAY


def test_a_consent_to_a_step_that_nobody_opened_is_refused() -> None:
    assert refused(say_consent, asked(), step="sign", says="yes") == ["step_without_row"]


def test_who_speaks_for_no_partner_gives_no_consent() -> None:
    assert refused(say_consent, asked(owner="X"), step="vision", says="yes") == [
        "consent_of_nobody"
    ]


def test_a_partner_that_left_gives_no_consent() -> None:
    gone = tuple(p.with_(left=DAY) if p.id == "B" else p for p in SHEET.partners)
    about = asked(SHEET.with_(partners=gone))
    assert refused(say_consent, about, step="vision", says="yes") == ["consent_of_nobody"]


def test_a_day_that_is_none_is_refused_with_its_place() -> None:
    with pytest.raises(Faulty) as found:
        made(say_consent, asked(), step="vision", says="yes_if", due="soon")
    (fault,) = found.value.faults
    assert (fault.place[-1], fault.key) == ("due", "not_a_date")


def test_a_step_that_is_none_of_the_seven_is_refused() -> None:
    assert refused(set_step, asked(), step="party") == ["not_a_choice"]


def test_a_track_has_all_five_checks_whatever_the_form_left_out() -> None:
    after = made(keep_track, asked(private=Private()), state__legal="stuck", decision="2023-12-01")
    assert [(row.check, row.state) for row in after.checks] == [
        (name, "stuck" if name == "legal" else "open") for name in CHECKS
    ]
    assert after.decision == DAY


def test_notes_in_other_languages_stay() -> None:
    old = Check(id="x", check="legal", note=Text(en="Old", ta="பழைய"))
    before = Private(checks=(old,), note=Text(si="සටහන"))
    after = made(keep_track, asked(private=before), note__legal__en="New", note__en="Mine")
    (legal,) = [row for row in after.checks if row.check == "legal"]
    assert (legal.id, legal.note) == ("x", Text(en="New", ta="பழைய"))
    assert after.note == Text(en="Mine", si="සටහන")


def test_a_state_that_is_none_is_refused() -> None:
    assert refused(keep_track, asked(private=Private()), state__legal="asleep") == ["not_a_choice"]


def test_telling_again_replaces_what_was_told_and_leaves_others() -> None:
    others = Told(id="A", partner="A", readiness="clear")
    old = Told(id="B", partner="B", readiness="clear", legal="clear")
    before = SHEET.with_(told=(others, old))
    private = Private(checks=(Check(id="1", check="legal", state="stuck"),))
    after = made(tell_room, asked(before, private), how="least")
    assert after.told == (others, Told(id="B", partner="B", readiness="stuck"))


def test_telling_nothing_more_takes_only_the_own_row() -> None:
    rows = tuple(Told(id=p, partner=p, readiness="open") for p in "AB")
    after = made(untell, asked(SHEET.with_(told=rows), Private()))
    assert [row.partner for row in after.told] == ["A"]


def test_a_new_step_is_opened_with_its_words() -> None:
    after = made(set_step, asked(), step="sign", status="working", text__en="We sign")
    row = after.step("sign")
    assert (row.status, row.text, row.id) == ("working", Text(en="We sign"), "sign")


def test_a_day_can_be_taken_out_and_days_that_the_form_has_not_stay() -> None:
    row = SHEET.steps[0].with_(planned=DAY, agreed=DAY)
    after = made(set_step, asked(SHEET.with_(steps=(row,))), step="vision", planned="")
    assert (after.steps[0].planned, after.steps[0].agreed) == (None, DAY)


def test_words_that_somebody_consented_to_become_earlier_ones() -> None:
    after = made(set_step, asked(), step="vision", text__en="New words")
    assert [one.text for one in after.steps[0].earlier] == [WORDS]
    assert after.steps[0].consents == SHEET.steps[0].consents


def test_a_reopening_needs_a_begun_step_and_a_reason() -> None:
    assert refused(reopen, asked(), step="sign", why__en="New") == ["step_not_begun"]
    assert refused(reopen, asked(), step="vision", why__en=" ") == ["reopened_without_reason"]


def test_a_reason_in_tamil_alone_is_a_reason() -> None:
    after = made(reopen, asked(), step="vision", why__ta="தோட்டங்கள்", when="2023-12-01")
    (one,) = after.steps[0].reopenings
    assert (one.why, one.when) == (Text(ta="தோட்டங்கள்"), DAY)


def test_two_reopenings_have_names_of_their_own_and_both_are_to_be_rechecked() -> None:
    once = made(reopen, asked(), step="vision", why__en="One")
    twice = made(reopen, asked(once), step="vision", why__en="Two")
    ids = [one.id for one in twice.steps[0].reopenings]
    assert len(set(ids)) == 2
    assert made(still_holds, asked(twice), step="purpose").step("purpose").checked == tuple(ids)


@pytest.mark.parametrize("name", ["say_consent", "keep_track", "tell_room", "untell"])
def test_what_is_a_partners_is_open_to_partners_alone(name: str) -> None:
    assert MOVES[name].open_to == {"seat"}


@pytest.mark.parametrize("name", ["set_step", "reopen", "still_holds"])
def test_what_is_the_hosts_is_open_to_no_partner(name: str) -> None:
    assert MOVES[name].open_to == {"editor", "mediator"}
