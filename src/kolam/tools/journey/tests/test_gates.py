"""The gate's rule against its axioms: the least decides, and nothing but the words makes it old."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.passing import Gate
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.gates import LEVELS, StepFindings, gate_of, least, level_of, stands, worst
from kolam.tools.journey.sentences import sentences
from kolam.tools.journey.sheet import STEPS, Sheet
from kolam.tools.journey.tests.situations import SAID, WORDS, consent, example, partners, step

WORD = st.sampled_from([*SAID, "-"])
LEVEL_OF = {
    "yes": "yes", "old": "stale", "if": "yes_if", "if?": "unowned", "done": "yes",
    "notyet": "not_yet", "no": "no", "-": "silent",
}  # fmt: skip


def found(*words: str) -> StepFindings:
    names = " ".join("ABCDEFGHIJKL"[: len(words)])
    sheet = Sheet(partners=partners(names), steps=(step("vision", " ".join(words)),))
    return analyse(sheet, {}).of("vision")


@given(st.lists(WORD, min_size=1, max_size=12))
def test_a_steps_readiness_is_the_least_of_its_partners(words: list[str]) -> None:
    expected = min((LEVEL_OF[word] for word in words), key=[*map(str, LEVELS)].index)
    assert found(*words).readiness == expected


@given(st.lists(WORD, min_size=1, max_size=11), WORD)
def test_one_more_partner_never_opens_a_gate(words: list[str], more: str) -> None:
    before, after = found(*words).readiness, found(*words, more).readiness
    assert before
    assert after
    assert LEVELS.index(after) <= LEVELS.index(before)


@given(st.lists(WORD, min_size=1, max_size=12))
def test_the_gate_is_shut_exactly_by_a_no_or_a_yes_if_that_nobody_owns(words: list[str]) -> None:
    assert (found(*words).gate == "red") == bool({"no", "if?"} & set(words))


@given(st.lists(WORD, min_size=1, max_size=12))
def test_the_gate_is_open_exactly_where_all_say_yes_to_the_words_that_stand(
    words: list[str],
) -> None:
    assert (found(*words).gate == "green") == (set(words) <= {"yes", "done"})


def test_the_order_of_the_partners_does_not_matter() -> None:
    words = ("yes", "if", "notyet", "old")
    assert {found(*order).readiness for order in permutations(words)} == {"not_yet"}


@given(st.sampled_from(["yes", "if", "done"]), st.text(min_size=1, max_size=20))
def test_a_yes_to_other_words_is_old_and_to_the_same_words_again_is_not(
    word: str, words: str
) -> None:
    given_to = consent("A", word)
    changed = Text(en=f"{WORDS.en} {words}", si=WORDS.si, ta=WORDS.ta)
    assert level_of(given_to, changed) == "stale"
    assert level_of(given_to, WORDS) == LEVEL_OF[word]


def test_a_change_in_one_language_alone_makes_a_yes_old() -> None:
    assert level_of(consent("A", "yes"), WORDS.with_(ta="வேறு")) == "stale"


@pytest.mark.parametrize("word", ["no", "notyet"])
def test_a_no_and_a_not_yet_stand_whatever_the_words(word: str) -> None:
    assert level_of(consent("A", word), Text(en="Other words")) == LEVEL_OF[word]


@pytest.mark.parametrize("missing", ["action", "owner", "due"])
def test_a_yes_if_without_one_of_action_owner_and_date_is_owned_by_nobody(missing: str) -> None:
    empty = {"action": Text(), "owner": "  ", "due": None}[missing]
    assert level_of(consent("A", "if").with_(**{missing: empty}), WORDS) == "unowned"


def test_without_partners_there_is_no_gate() -> None:
    step_alone = analyse(Sheet(steps=(step("vision"),)), {}).of("vision")
    assert (step_alone.readiness, step_alone.gate, step_alone.holds) == (None, None, ())


def test_every_level_makes_a_gate() -> None:
    assert [gate_of(level) for level in LEVELS] == [
        "red", "red", "amber", "amber", "amber", "amber", "green",
    ]  # fmt: skip


def test_the_least_and_the_worst_of_nothing_are_nothing() -> None:
    assert (least(()), gate_of(None), worst((None, None))) == (None, None, None)


def test_how_a_step_stands_is_told_in_a_word() -> None:
    kept = example("on_the_way")
    bare = kept.with_(steps=kept.steps[:-1])
    assert [stands(bare, name) for name in STEPS] == [
        "agreed", "reopened", "agreed", "recheck", "recheck", "", "",
    ]  # fmt: skip


def gate(state: str, number: int | None) -> Gate:
    ref = Ref(tool="fundamentals", path=("rounds", "1"))
    return Gate.model_validate(
        {"ref": ref, "words": Text(en=f"{state} {number}"), "state": state, "step": number}
    )


def test_a_gate_of_another_room_narrows_its_step_and_no_other() -> None:
    sheet = Sheet(partners=partners("A"), steps=(step("vision", "yes"), step("purpose", "yes")))
    found = analyse(sheet, {Gate: (gate("red", 2),)})
    assert [found.of("vision").state, found.of("purpose").state] == ["red", "green"]


def test_a_gate_without_a_step_narrows_every_step() -> None:
    sheet = Sheet(partners=partners("A"), steps=(step("vision", "yes"),))
    found = analyse(sheet, {Gate: (gate("amber", None),)})
    assert {s.state for s in found.steps} == {"amber"}


def test_a_gate_of_every_step_concerns_only_those_that_are_not_agreed() -> None:
    rows = (step("vision", "yes", status="agreed"), step("purpose", "yes"))
    found = analyse(Sheet(partners=partners("A"), steps=rows), {Gate: (gate("red", None),)})
    assert [found.of("vision").state, found.of("purpose").state] == ["green", "red"]


def test_a_gate_of_one_step_is_said_also_when_it_is_agreed_and_shuts_nothing_behind() -> None:
    sheet = Sheet(partners=partners("A"), steps=(step("vision", "yes", status="agreed"),))
    found = analyse(sheet, {Gate: (gate("red", 2),)})
    assert (found.of("vision").gate, found.of("vision").state) == ("green", "green")
    said = [sentence.said(toolbox.voice("en")) for sentence in sentences(found)]
    assert "Vision: “Six fundamentals” shuts the gate: red 2" in said


def test_rooms_with_a_reservation_are_named_once_and_those_without_are_not() -> None:
    sheet = Sheet(partners=partners("A"), steps=(step("vision", "yes"), step("purpose", "yes")))
    gates = (gate("amber", 2), gate("amber", 3), gate("green", 2), gate("red", 3))
    said = [s.said(toolbox.voice("en")) for s in sentences(analyse(sheet, {Gate: gates}))]
    assert [s for s in said if "reservation" in s] == [
        "2 gates of other rooms have a reservation: Six fundamentals."
    ]


def test_another_rooms_green_does_not_open_what_a_partner_shuts() -> None:
    sheet = Sheet(partners=partners("A B"), steps=(step("vision", "yes no"),))
    assert analyse(sheet, {Gate: (gate("green", 2),)}).of("vision").state == "red"
