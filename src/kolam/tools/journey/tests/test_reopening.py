"""Reopening erases nothing, marks every later step that was begun, and is the same done twice."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.fault import Faulty
from kolam.core.record import Text, canonical, read
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.gates import rechecks
from kolam.tools.journey.reopening import confirmed, put, reopened, reworded
from kolam.tools.journey.sheet import STEPS, Sheet, Step, StepName, wording
from kolam.tools.journey.tests.situations import WORDS, partners, step

WHY = Text(en="The estates were left out")
WHEN = datetime.date(2023, 10, 2)
STATUS = st.sampled_from(["not_started", "working", "agreed"])
STEP = st.sampled_from(STEPS)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any sheet with all seven steps, each as far as it may be."""
    words = st.lists(st.sampled_from(["yes", "if", "no", "-"]), min_size=3, max_size=3)
    rows = tuple(step(name, " ".join(draw(words)), status=draw(STATUS)) for name in STEPS)
    return Sheet(partners=partners(), steps=rows)


def again(sheet: Sheet, name: StepName, id: str = "r1") -> Sheet:
    return reopened(sheet, name, why=WHY, when=WHEN, id=id)


def begun(sheet: Sheet) -> list[StepName]:
    return [row.step for row in sheet.steps if row.status != "not_started"]


@given(sheets(), STEP)
def test_reopening_changes_one_status_adds_one_reason_and_erases_nothing(
    sheet: Sheet, name: StepName
) -> None:
    if name not in begun(sheet):
        return
    after = again(sheet, name)
    row = after.step(name)
    assert row
    assert (row.status, len(row.reopenings)) == ("reopened", 1)
    old = sheet.step(name)
    assert old
    assert row.with_(status=old.status, reopenings=old.reopenings) == old
    others = [(a, b) for a, b in zip(sheet.steps, after.steps, strict=True) if a.step != name]
    assert all(a == b for a, b in others)
    assert after.with_(steps=sheet.steps) == sheet


@given(sheets(), STEP)
def test_exactly_the_later_steps_that_were_begun_are_to_be_rechecked(
    sheet: Sheet, name: StepName
) -> None:
    if name not in begun(sheet):
        return
    later = [s for s in begun(sheet) if STEPS.index(s) > STEPS.index(name)]
    assert [s.name for s in analyse(again(sheet, name), {}).steps if s.rechecks] == later


@given(sheets(), STEP)
def test_the_same_reopening_twice_is_once(sheet: Sheet, name: StepName) -> None:
    if name in begun(sheet):
        once = again(sheet, name)
        assert again(once, name) == once


@given(sheets(), STEP, STEP)
def test_confirming_clears_one_step_and_confirming_again_changes_nothing(
    sheet: Sheet, name: StepName, checked: StepName
) -> None:
    if name not in begun(sheet):
        return
    after = again(sheet, name)
    once = confirmed(after, checked)
    assert rechecks(once, checked) == ()
    assert confirmed(once, checked) == once
    rest = [s for s in STEPS if s != checked]
    assert [rechecks(once, s) for s in rest] == [rechecks(after, s) for s in rest]


@given(sheets(), STEP)
def test_a_second_reopening_marks_what_was_confirmed_after_the_first(
    sheet: Sheet, name: StepName
) -> None:
    later = [s for s in begun(sheet) if STEPS.index(s) > STEPS.index(name)]
    if name not in begun(sheet) or not later:
        return
    twice = again(confirmed(again(sheet, name), later[0]), name, "r2")
    assert [r.reopening.id for r in rechecks(twice, later[0])] == ["r2"]


@given(sheets(), STEP)
def test_the_gates_are_what_they_were_before_the_reopening(sheet: Sheet, name: StepName) -> None:
    if name in begun(sheet):
        before, after = analyse(sheet, {}), analyse(again(sheet, name), {})
        assert [s.gate for s in after.steps] == [s.gate for s in before.steps]


def test_a_step_that_was_never_begun_cannot_be_reopened() -> None:
    with pytest.raises(ValueError, match="vision was never begun"):
        again(Sheet(), "vision")


def test_a_reopening_without_a_reason_is_refused() -> None:
    sheet = Sheet(steps=(step("vision", status="agreed"),))
    after = reopened(sheet, "vision", why=Text(), when=None, id="r1")
    with pytest.raises(Faulty) as refused:
        read(Sheet, canonical(after))
    assert [(f.place, f.key) for f in refused.value.faults] == [
        (("steps", 0, "reopenings", 0, "why"), "reopened_without_reason")
    ]


def test_new_words_keep_the_old_ones_where_somebody_consented_to_them() -> None:
    row = reworded(step("vision", "yes"), Text(en="Other words"), when=WHEN)
    assert [(one.text, one.until) for one in row.earlier] == [(WORDS, WHEN)]
    assert row.consents == step("vision", "yes").consents


def test_words_that_nobody_consented_to_are_simply_changed() -> None:
    assert reworded(step("vision"), Text(en="Other words")).earlier == ()


def test_the_same_words_again_change_nothing() -> None:
    row = step("vision", "yes")
    assert reworded(row, WORDS) == row


def test_going_back_and_forth_keeps_each_wording_once() -> None:
    row: Step = step("vision", "yes")
    for text in (Text(en="Other"), WORDS, Text(en="Other"), WORDS):
        row = reworded(row, text)
    assert [wording(one.text) for one in row.earlier] == [wording(WORDS)]
    assert row.text == WORDS


def test_a_new_step_comes_after_the_others() -> None:
    sheet = put(put(Sheet(), step("vision")), step("context"))
    assert [row.step for row in sheet.steps] == ["vision", "context"]
