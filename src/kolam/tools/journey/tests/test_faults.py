"""Bad input: every fault at once, each with its place and what to do."""

import datetime
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.core.record import Text, canonical, read
from kolam.core.voice import LANGUAGES
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.private import Check, Private
from kolam.tools.journey.sentences import sentences
from kolam.tools.journey.sheet import Meeting, Sheet, Told
from kolam.tools.journey.tests.situations import consent, partners, step
from kolam.tools.journey.tests.situations import sheet as situation

Place = tuple[str | int, ...]


def refused(sheet: Any) -> list[tuple[Place, str]]:
    """What reading the record refuses."""
    with pytest.raises(Faulty) as found:
        read(type(sheet), canonical(sheet))
    return [(fault.place, fault.key) for fault in found.value.faults]


def found(sheet: Sheet) -> list[tuple[Place, str]]:
    """What the findings point at in a sheet that can be read."""
    return [(f.place, f.key) for f in analyse(read(Sheet, canonical(sheet)), {}).faults]


def test_two_rows_of_one_step_are_refused() -> None:
    sheet = Sheet(steps=(step("vision"), step("vision").with_(id="other")))
    assert refused(sheet) == [(("steps", 1, "step"), "step_twice")]


def test_two_consents_of_one_partner_to_one_step_are_refused() -> None:
    twice = (consent("A", "yes"), consent("A", "no").with_(id="B"))
    sheet = Sheet(partners=partners(), steps=(step("vision").with_(consents=twice),))
    assert refused(sheet) == [(("steps", 0, "consents", 1, "partner"), "consent_twice")]


@pytest.mark.parametrize("name", ["planned", "agreed"])
def test_a_step_that_ends_before_it_begins_is_refused(name: str) -> None:
    days: dict[str, Any] = {"begun": datetime.date(2023, 8, 2), name: datetime.date(2023, 8, 1)}
    sheet = Sheet(steps=(step("vision", **days),))
    assert refused(sheet) == [(("steps", 0, name), "dates_upside_down")]


def test_a_step_that_ends_on_the_day_it_begins_is_fine() -> None:
    days: dict[str, Any] = dict.fromkeys(("begun", "agreed"), datetime.date(2023, 8, 2))
    assert read(Sheet, canonical(Sheet(steps=(step("vision", **days),))))


def test_a_reopened_step_without_a_reason_is_refused() -> None:
    sheet = Sheet(steps=(step("vision", status="reopened"),))
    assert refused(sheet) == [(("steps", 0, "status"), "reopened_without_reason")]


def test_all_that_is_wrong_is_told_at_once() -> None:
    row = step("vision", status="reopened", begun="2023-08-02", agreed="2023-08-01")
    assert [key for _, key in refused(Sheet(steps=(row, row)))] == [
        "twice", "step_twice", "dates_upside_down", "reopened_without_reason",
        "dates_upside_down", "reopened_without_reason",
    ]  # fmt: skip


def test_a_partner_that_tells_twice_is_refused() -> None:
    told = Told(id="1", partner="A", readiness="open")
    assert refused(Sheet(told=(told, told.with_(id="2")))) == [
        (("told", 1, "partner"), "told_twice")
    ]


def test_a_check_that_stands_twice_in_a_private_track_is_refused() -> None:
    row = Check(id="1", check="legal")
    assert refused(Private(checks=(row, row.with_(id="2")))) == [
        (("checks", 1, "check"), "check_twice")
    ]


def test_a_meeting_at_an_impossible_time_is_refused() -> None:
    with pytest.raises(Faulty) as refusal:
        read(Meeting, {"id": "m", "time": "25:00"})
    assert [(f.place, f.key) for f in refusal.value.faults] == [(("time",), "bad_pattern")]


def test_agreed_while_somebody_says_no_is_pointed_at_and_kept() -> None:
    sheet = Sheet(partners=partners(), steps=(step("vision", "yes no yes", status="agreed"),))
    assert found(sheet) == [(("steps", 0, "status"), "agreed_while_no")]
    assert analyse(sheet, {}).sheet == sheet


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_names_the_partner_in_the_readers_language(language: str) -> None:
    name = Text(en="Ministry", si="අමාත්‍යාංශය", ta="அமைச்சு")
    held = partners()
    named = (held[0].with_(name=name), *held[1:])
    sheet = Sheet(partners=named, steps=(step("vision", "no yes yes", status="agreed"),))
    [fault] = analyse(sheet, {}).faults
    assert name.said(language) in fault.said(toolbox.voice(language))


def test_a_yes_if_says_each_thing_that_it_lacks() -> None:
    sheet = Sheet(partners=partners(), steps=(step("vision", "yes if?"),))
    at = ("steps", 0, "consents", 1)
    assert found(sheet) == [
        ((*at, "action"), "yes_if_without_action"),
        ((*at, "owner"), "yes_if_without_owner"),
        ((*at, "due"), "yes_if_without_date"),
    ]


def test_a_consent_of_somebody_who_is_no_partner_is_pointed_at_and_not_counted() -> None:
    row = step("vision", "yes").with_(consents=(consent("X", "no"),))
    sheet = Sheet(partners=partners("A"), steps=(row,))
    assert found(sheet) == [(("steps", 0, "consents", 0, "partner"), "consent_of_nobody")]
    assert analyse(sheet, {}).of("vision").readiness == "silent"


def test_a_population_group_that_consents_is_pointed_at_and_not_counted() -> None:
    (group,) = partners("A")
    sheet = Sheet(partners=(group.with_(kind="population_group"),), steps=(step("vision", "no"),))
    assert found(sheet) == [(("steps", 0, "consents", 0, "partner"), "group_cannot_consent")]
    assert analyse(sheet, {}).of("vision").standings == ()


def test_a_consent_given_after_the_partner_left_is_pointed_at() -> None:
    gone = partners("A")[0].with_(left=datetime.date(2023, 8, 1))
    late = consent("A", "yes").with_(given=datetime.date(2023, 8, 2))
    sheet = Sheet(partners=(gone,), steps=(step("vision").with_(consents=(late,)),))
    assert found(sheet) == [(("steps", 0, "consents", 0, "given"), "consent_after_leaving")]


def test_a_step_agreed_without_words_is_pointed_at() -> None:
    sheet = Sheet(steps=(step("vision", status="agreed").with_(text=Text()),))
    assert found(sheet) == [(("steps", 0, "text"), "agreed_without_words")]


def test_somebody_at_a_meeting_who_is_no_partner_is_pointed_at() -> None:
    sheet = Sheet(partners=partners("A"), meetings=(Meeting(id="m", present=("A", "X")),))
    assert found(sheet) == [(("meetings", 0, "present"), "no_such_row")]


def test_who_tells_and_is_no_partner_is_pointed_at() -> None:
    sheet = Sheet(told=(Told(id="X", partner="X", readiness="open"),))
    assert found(sheet) == [(("told", 0, "partner"), "no_such_row")]


def test_a_readiness_above_the_least_check_that_is_told_is_pointed_at() -> None:
    told = Told(id="A", partner="A", readiness="under_way", legal="stuck", finance="clear")
    sheet = Sheet(partners=partners("A"), told=(told,))
    assert found(sheet) == [(("told", 0, "readiness"), "told_above_least")]


def test_what_contradicts_comes_first_and_a_small_round_last() -> None:
    case = {"partners": "A B", "agreed": ["vision"], "says_at": {"vision": "no yes"}}
    kept = situation({**case, "people": {"vision": "A=yes"}})
    told = sentences(analyse(kept, {}))
    keys = [sentence.fault.key if sentence.fault else "" for sentence in told]
    assert (keys[0], keys[-1]) == ("agreed_while_no", "fewer_than_three")
    assert set(keys[1:-1]) == {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_is_said_with_a_next_step_in_every_language(language: str) -> None:
    sheet = Sheet(partners=partners(), steps=(step("vision", "no if? yes", status="agreed"),))
    said = [fault.said(toolbox.voice(language)) for fault in analyse(sheet, {}).faults]
    assert len(said) == 5
    assert [words for words in said if words.count(".") < 1 or "⟦" in words] == []
