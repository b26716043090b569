"""Flags, the lowest voice and what changed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.core.passing import Evidence, Gate
from kolam.core.record import Text, read
from kolam.core.ref import Ref
from kolam.core.task import Task
from kolam.tools.fundamentals import TOOL, tables
from kolam.tools.fundamentals.analysis import Findings, Standing, analyse
from kolam.tools.fundamentals.sheet import Sheet
from kolam.tools.fundamentals.tests.situations import example, sheet


def found(**case: object) -> Findings:
    return analyse(sheet(case), {})


def standing(*scores: int) -> Standing:
    now = found(ratings={"value_creation": " ".join(map(str, scores))}).now
    assert now
    return now.of("value_creation")


@given(st.lists(st.integers(1, 4), min_size=1, max_size=12))
def test_the_flag_follows_from_the_mean_and_the_lowest_answer(scores: list[int]) -> None:
    mean = Fraction(sum(scores), len(scores))
    low = mean < 3 or min(scores) == 1
    assert standing(*scores).flag == ("red" if mean < 2 else "amber" if low else "green")


@given(st.lists(st.integers(1, 4), min_size=1, max_size=12), st.randoms())
def test_the_order_of_answers_changes_no_flag(scores: list[int], random: object) -> None:
    shuffled = sorted(scores, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert standing(*shuffled).flag == standing(*scores).flag


def test_dont_know_is_no_score_and_is_counted_apart() -> None:
    now = found(ratings={"value_creation": "4 ? 3"}).now
    assert now
    about = now.of("value_creation")
    assert (about.scores, about.not_relevant) == ((3, 4), 1)


def test_a_fundamental_that_nobody_rated_has_no_flag() -> None:
    now = found(ratings={"value_creation": "4 4 4"}).now
    assert now
    assert now.of("compatible_values").flag is None


def test_rounds_are_compared_fundamental_by_fundamental() -> None:
    findings = found(
        earlier={"value_creation": "2 2 2", "compatible_values": "4 4 4"},
        ratings={"value_creation": "3 3 3", "compatible_values": "4 4 1"},
    )
    assert [(m.fundamental, m.change) for m in findings.moved] == [
        ("value_creation", Fraction(1)),
        ("compatible_values", Fraction(-1)),
    ]


def test_only_the_last_two_of_three_rounds_are_compared() -> None:
    kept = sheet({"earlier": {"value_creation": "1 1 1"}, "ratings": {"value_creation": "3 3 3"}})
    third = kept.rounds[1].with_(id="third")
    findings = analyse(kept.with_(rounds=(*kept.rounds, third)), {})
    assert [m.change for m in findings.moved] == [0]


def test_what_is_weak_and_in_nobodys_hands_is_told() -> None:
    findings = analyse(example("food_security"), {})
    assert [s.fundamental for s in findings.uncared] == [
        "right_stakeholders_resources",
        "compatible_values",
    ]


def test_evidence_for_a_fundamental_is_kept_and_any_other_left() -> None:
    ref = Ref(tool="value", path=("rows", "r1"))
    words = Text(en="9 of 10 sources are claimed.")
    mine = Evidence(ref=ref, room="fundamentals", about="value_creation", words=words)
    others = mine.with_(room="spectrum"), mine.with_(about="no_such")
    assert analyse(Sheet(), {Evidence: (mine, *others)}).evidence == (mine,)


def test_a_rating_about_something_else_is_a_fault_with_its_place() -> None:
    row = {"id": "x", "rater": "R1", "item": "luck", "score": 3}
    with pytest.raises(Faulty) as refused:
        read(Sheet, {"rounds": [{"id": "1", "ratings": [row]}]})
    assert [(f.place, f.key) for f in refused.value.faults] == [
        (("rounds", 0, "ratings", 0, "item"), "no_such_fundamental")
    ]


def test_an_aspect_cannot_take_the_id_of_a_fundamental() -> None:
    with pytest.raises(Faulty) as refused:
        read(Sheet, {"aspects": [{"id": "value_creation", "words": {"en": "x"}}]})
    assert [(f.place, f.key) for f in refused.value.faults] == [
        (("aspects", 0, "id"), "aspect_is_fundamental")
    ]


def test_improvements_are_given_as_tasks_and_flags_as_gates() -> None:
    kept = example("food_security")
    findings, voice = analyse(kept, {}), toolbox.voice("en")
    tasks = TOOL.gives[Task](kept, findings, voice)
    gates = TOOL.gives[Gate](kept, findings, voice)
    assert [(task.ref.path, task.owner) for task in tasks] == [
        (("improvements", "voice"), "DSD"),
        (("improvements", "liability"), "SMC"),
    ]
    states = ["green", "amber", "green", "amber", "amber", "green"]
    assert [gate.state for gate in gates] == states


def test_a_changed_round_gives_gates_that_look_changed() -> None:
    kept, voice = example("food_security"), toolbox.voice("en")
    (held,) = kept.rounds
    fewer = kept.with_(rounds=(held.with_(ratings=held.ratings[1:]),))
    seen = [TOOL.gives[Gate](one, analyse(one, {}), voice)[0].ref.seen for one in (kept, fewer)]
    assert seen[0] != seen[1]


def test_evidence_is_read_live_and_stands_in_the_report_under_its_fundamental() -> None:
    ref = Ref(tool="value", path=("sources", "a"))
    words = Text(en="Each gains.")
    heard = Evidence(ref=ref, room="fundamentals", about="value_creation", words=words)
    table = tables.evidence(analyse(Sheet(), {Evidence: (heard,)}), toolbox.voice("en"))
    assert TOOL.takes == (Evidence,)
    assert table.rows == (("Value creation", "Each gains.", "Value"),)
