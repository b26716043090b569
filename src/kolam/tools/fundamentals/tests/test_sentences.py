"""Every finding as it is said: the low voice before the mean, and no more than was promised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.card import Promise
from kolam.core.passing import Evidence, Gate
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.task import Task
from kolam.core.voice import LANGUAGES
from kolam.tools.fundamentals import TOOL, tables
from kolam.tools.fundamentals.analysis import Findings, analyse
from kolam.tools.fundamentals.cards import ask
from kolam.tools.fundamentals.sentences import headline, health_headline, sentences
from kolam.tools.fundamentals.sheet import FUNDAMENTALS, Aspect, Improvement, Sheet
from kolam.tools.fundamentals.tests.situations import example, sheet

EN = toolbox.voice("en")
DEMO = analyse(example("food_security"), {})
GOOD = dict.fromkeys(FUNDAMENTALS, "4 4 3")


def found(**case: object) -> Findings:
    return analyse(sheet(case), {})


def said(findings: Findings) -> list[str]:
    return [sentence.said(EN) for sentence in sentences(findings)]


def rated(**low: str) -> Findings:
    """Everything stands but what is named otherwise."""
    return found(ratings=GOOD | low)


def test_all_six_green_are_told_with_how_many_say_so() -> None:
    assert headline(rated()).said(EN) == "All six stand, say 3 people."


def test_the_single_low_voice_comes_before_any_red() -> None:
    told = said(rated(empowered_partners="4 4 1", compatible_values="1 1 2"))
    assert told[:2] == [
        "Empowered partners: C gives 1, which a mean of 3.00 would hide.",
        "Red, not in place: Compatible values.",
    ]


def test_the_lowest_mean_of_several_low_voices_comes_first() -> None:
    told = said(rated(empowered_partners="4 4 1", value_creation="4 3 1"))
    assert [s.partition(":")[0] for s in told[:2]] == ["Value creation", "Empowered partners"]


def test_all_who_give_the_lowest_are_named() -> None:
    assert said(rated(empowered_partners="4 1 1 4 4"))[0].startswith(
        "Empowered partners: B and C give 1"
    )


def test_reds_and_ambers_are_told_from_the_lowest_mean() -> None:
    told = said(rated(compatible_values="1 1 2", empowered_partners="1 1 1"))
    assert told[0] == "Red, not in place: Empowered partners and Compatible values."
    told = said(rated(compatible_values="3 3 2", empowered_partners="2 2 2"))
    assert told[0] == "Amber: Empowered partners and Compatible values."


def test_what_somebody_has_taken_on_is_not_asked_for_again() -> None:
    kept = sheet({"ratings": GOOD | {"empowered_partners": "2 2 2"}})
    row = Improvement(id="i", about="empowered_partners", what=Text(en="A seat"), owner="A")
    bare, cared = (said(analyse(one, {})) for one in (kept, kept.with_(improvements=(row,))))
    assert "Nobody has taken on yet: Empowered partners." in bare
    assert not [s for s in cared if s.startswith("Nobody has taken on")]


def test_what_is_higher_and_what_is_lower_than_before_is_told_apart() -> None:
    told = said(
        found(
            earlier={"value_creation": "2 2 2", "compatible_values": "4 4 4"},
            ratings={"value_creation": "3 3 3", "compatible_values": "3 3 3"},
        )
    )
    assert "Higher than in the round before: Value creation." in told
    assert "Lower than in the round before: Compatible values." in told


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ("G G G", "No red, and no amber by a third or more: nothing has to be on the agenda."),
        ("A G G", "Worth a word: Trust (1 amber, 2 green)."),
        ("R G G", "On the agenda: Trust. A sees serious concern (1 red, 0 amber, 2 green)."),
        ("R R G", "On the agenda: Trust. A and B see serious concern (2 red, 0 amber, 1 green)."),
    ],
)
def test_a_health_check_is_told_by_its_most_worried_aspect(marks: str, words: str) -> None:
    findings = found(marks={"trust": marks})
    assert findings.health.now
    assert health_headline(findings.health.now, findings.sheet).said(EN) == words
    assert words in said(findings)


def test_too_few_people_are_told_first_and_any_other_fault_last() -> None:
    kept = sheet({"ratings": {"value_creation": "4 4"}})
    row = kept.rounds[0].ratings[0]
    twice = kept.rounds[0].with_(ratings=(*kept.rounds[0].ratings, row.with_(id="again")))
    told = sentences(analyse(kept.with_(rounds=(twice,)), {}))
    keys = [sentence.fault.key if sentence.fault else "" for sentence in told]
    assert (keys[0], keys[-1]) == ("fewer_than_three", "twice")
    assert set(keys[1:-1]) == {""}


def test_a_red_of_somebody_without_a_name_is_told_by_numbers_among_five() -> None:
    told = said(found(promise="anonymous", marks={"trust": "R G G G G"}))
    assert "On the agenda: Trust (1 red, 0 amber, 4 green)." in told


def test_a_reason_of_somebody_among_four_without_a_name_stands_without_score_and_rater() -> None:
    for promise, cells in (("anonymous", ("–", "–")), ("organisation", ("A", "2"))):
        kept = sheet({"promise": promise, "ratings": {"value_creation": "2 3 3 4"}})
        first, *others = kept.rounds[0].ratings
        held = kept.rounds[0].with_(ratings=(first.with_(reason="Why"), *others))
        (row,) = tables.answers(analyse(kept.with_(rounds=(held,)), {}), EN).rows
        assert row == ("Value creation", *cells, "Why")


def test_a_fundamental_of_which_one_round_is_small_has_not_moved() -> None:
    for earlier, ratings in (("2 2 2 2 2", "3 3 3"), ("2 2 2", "3 3 3 3 3")):
        findings = found(
            promise="anonymous",
            earlier={"value_creation": earlier},
            ratings={"value_creation": ratings},
        )
        assert findings.moved == ()


def test_an_aspect_is_called_by_the_partnerships_own_words() -> None:
    kept = sheet({"marks": {"wells": "R G G"}})
    aspects = (Aspect(id="wells", words=Text(en="The wells run")),)
    assert said(analyse(kept.with_(aspects=aspects), {}))[0].startswith(
        "On the agenda: The wells run."
    )
    assert said(analyse(kept, {}))[0].startswith("On the agenda: wells.")


@given(
    st.dictionaries(
        st.sampled_from(FUNDAMENTALS),
        st.lists(st.integers(1, 4), min_size=1, max_size=4),
        min_size=1,
    ),
    st.sampled_from(["anonymous", "sector"]),
)
def test_no_number_of_fewer_than_five_without_a_name_is_said(
    given_: dict[str, list[int]], promise: Promise
) -> None:
    findings = found(
        promise=promise, ratings={id: " ".join(map(str, row)) for id, row in given_.items()}
    )
    assert not [s for s in said(findings) if "gives 1" in s or "mean of" in s]
    rows = {row[0]: row[2:6] for row in tables.standings(findings, EN).rows}
    assert all(set(cells) == {"–"} for cells in rows.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_demonstration_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    told = [sentence.said(voice) for sentence in sentences(DEMO)]
    assert len(told) >= 6
    assert not [words for words in told if "⟦" in words or "{" in words]


def test_a_gate_stands_for_every_fundamental_that_was_rated_and_names_its_flag() -> None:
    kept = sheet({"ratings": {"value_creation": "4 4 4", "empowered_partners": "4 4 1"}})
    gates = TOOL.gives[Gate](kept, analyse(kept, {}), EN)
    assert [(gate.words.en, gate.state, gate.step) for gate in gates] == [
        ("Value creation: Green", "green", None),
        ("Empowered partners: Amber: one low voice", "amber", None),
    ]
    assert [gate.ref.path for gate in gates] == [
        ("rounds", "ratings", "value_creation"),
        ("rounds", "ratings", "empowered_partners"),
    ]


def test_gates_are_those_of_the_last_round_that_has_answers() -> None:
    kept = sheet({"earlier": {"value_creation": "1 1 1"}, "ratings": {"value_creation": "4 4 4"}})
    empty = kept.rounds[1].with_(id="new", ratings=())
    for one in (kept, kept.with_(rounds=(*kept.rounds, empty))):
        (gate,) = TOOL.gives[Gate](one, analyse(one, {}), EN)
        assert gate.state == "green"


def test_before_anybody_has_rated_there_is_no_gate() -> None:
    assert TOOL.gives[Gate](Sheet(), analyse(Sheet(), {}), EN) == ()


def test_a_task_carries_what_by_whom_and_until_when() -> None:
    row = {"id": "i", "about": "trust", "what": {"en": "Meet"}, "owner": "A", "due": "2024-05-01"}
    kept = Sheet(improvements=(Improvement.model_validate(row),))
    (task,) = TOOL.gives[Task](kept, analyse(kept, {}), EN)
    assert (task.what.en, task.owner, str(task.due)) == ("Meet", "A", "2024-05-01")
    assert task.ref.path == ("improvements", "i")
    changed = kept.with_(improvements=(kept.improvements[0].with_(owner="B"),))
    (other,) = TOOL.gives[Task](changed, analyse(changed, {}), EN)
    assert other.ref.seen != task.ref.seen


def test_evidence_of_several_rooms_stands_under_its_fundamental_with_who_says_it() -> None:
    heard = tuple(
        Evidence(
            ref=Ref(tool=tool, path=("x",)),
            room="fundamentals",
            about=about,
            words=Text(en=f"{tool} says"),
        )
        for tool, about in (("value", "value_creation"), ("levers", "right_stakeholders_resources"))
    )
    table = tables.evidence(analyse(Sheet(), {Evidence: heard}), EN)
    assert table.rows == (
        ("Value creation", "value says", "Value"),
        ("Right stakeholders and resources", "levers says", "Thirteen levers"),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_hears_what_each_level_and_colour_means(language: str) -> None:
    voice = toolbox.voice(language)
    for asking in ("fundamentals", "health"):
        asked = ask(Sheet(asking=asking), voice)
        texts = [step["words"] for q in asked["questions"] for step in q["steps"]]
        assert all(texts)
        assert not [words for words in texts if "⟦" in words]
    assert len(ask(Sheet(asking="health"), voice)["questions"]) == 12


def test_bands_of_organisations_stand_with_how_many_answered() -> None:
    rows = tables.bands(DEMO, EN).rows
    assert [(row[2], row[3], row[4]) for row in rows if row[2] in ("DSD", "SMC")] == [
        ("DSD", "104", rows[0][4]),
        ("SMC", "88", next(r[4] for r in rows if r[2] == "SMC")),
    ]
    assert {row[4] for row in rows if row[2] != "SMC"} == {rows[0][4]}
    assert rows[0][4] != next(r[4] for r in rows if r[2] == "SMC")
