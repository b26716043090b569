"""The findings in words: their order, and that every language says them whole."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.stakeholder import SECTORS, Stakeholder
from kolam.core.voice import LANGUAGES
from kolam.tools.sectors.analysis import Findings, analyse
from kolam.tools.sectors.sentences import coverage_headline, driver, headline, sentences
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.tests.situations import ROOM, example, given, result, sheet, stakeholder

EN = toolbox.voice("en")
CASES = tomllib.loads((ROOM / "cases.toml").read_text(encoding="utf-8"))["case"]
HOLES = re.compile(r"[{}⟦⟧]|None")


def keys(findings: Findings) -> list[str]:
    return [sentence.key.rpartition(".")[2] for sentence in sentences(findings)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["situation"])
def test_every_finding_is_said_whole(case: Mapping[str, Any], language: str) -> None:
    voice = toolbox.voice(language)
    findings = analyse(sheet(case), given(case))
    said = [sentence.said(voice) for sentence in sentences(findings)]
    assert [sentence for sentence in said if HOLES.search(sentence)] == []


def test_the_cases_lead_to_every_sentence_about_guesses() -> None:
    told = {key for case in CASES for key in keys(analyse(sheet(case), given(case)))}
    assert told >= {
        "one", "least_by", "least_by_tied", "no_better_than_chance", "silent", "own_hidden",
        "tied", "short", "few", "hidden", "unplaced", "stopped", "clear", "under_way",
        "not_begun", "empty", "groups_only", "asked_already", "no_map", "nobody",
    }  # fmt: skip


def test_what_is_stopped_comes_before_guesses_and_guesses_before_who_is_here() -> None:
    found = keys(analyse(example(), {}))
    assert found == [
        "stopped",
        "least",
        "least_by",
        "empty",
        "no_map",
        "clear",
        "under_way",
        "not_begun",
    ]


def test_the_headline_of_the_guesses_is_never_what_is_stopped() -> None:
    assert headline(analyse(example(), {})).key.endswith(".least")


def test_without_a_guess_the_headline_is_who_is_here() -> None:
    found = analyse(sheet({"here": ["MOH government"]}), {})
    assert headline(found) == coverage_headline(found)


def test_an_empty_sheet_says_what_to_do_first() -> None:
    assert keys(analyse(Sheet(), {})) == ["nobody"]


def test_all_seven_here_is_said() -> None:
    mapped = tuple(stakeholder(s, s) for s in SECTORS)
    found = analyse(Sheet(), {Stakeholder: mapped})
    assert keys(found)[0] == "complete"


def test_who_is_on_the_map_without_a_profile_is_said_by_name() -> None:
    found = analyse(Sheet(), {Stakeholder: (stakeholder("MOH", "government"),)})
    said = [sentence.said(EN) for sentence in sentences(found)]
    assert "On the stakeholder map but without a profile here: MOH." in said


def test_those_that_tie_for_least_understood_are_said_together() -> None:
    one = sheet({"own": "A B C", "guess": {"government": ["A D E"] * 3}})
    rounds, own = list(one.rounds[0].ratings), list(one.own)
    for sector, said in (("academia", "A D E"), ("donors", "A B C")):
        other = sheet({"about": sector, "own": "A B C", "guess": {"government": [said] * 3}})
        rounds += other.rounds[0].ratings
        own.append(other.own[0].with_(id=sector))
    found = analyse(one.with_(own=own, rounds=[one.rounds[0].with_(ratings=rounds)]), {})
    assert headline(found).said(EN) == (
        "Understood least, all 2 alike: Business and Academia. "
        "Guesses name 1.00 of 3 drivers on average."
    )


def test_sectors_that_are_understood_alike_are_not_ranked() -> None:
    one = sheet({"own": "A B C", "guess": {"government": ["A D E"] * 3}})
    other = sheet({"about": "academia", "own": "A B C", "guess": {"government": ["A D E"] * 3}})
    own = [*one.own, other.own[0].with_(id="o")]
    ratings = [*one.rounds[0].ratings, *other.rounds[0].ratings]
    found = analyse(one.with_(own=own, rounds=[one.rounds[0].with_(ratings=ratings)]), {})
    assert headline(found).said(EN) == (
        "No sector is understood less than another: guesses name 1.00 of 3 drivers on average, "
        "for each of 2."
    )


def test_a_fault_is_said_last_with_its_place() -> None:
    kept = sheet({"here": ["MOH government"], "no": {"MOH": ["harm"]}})
    broken = kept.with_(results=(kept.results[0].with_(evidence=""),))
    last = sentences(analyse(broken, {}))[-1]
    assert last.fault
    assert (last.fault.where(), last.said(EN)) == (
        "results.0.evidence",
        "Write what was looked at. Until then the question counts as open.",
    )


@pytest.mark.parametrize(
    ("id", "said"), [("A", "A"), ("income", "Profit and market share"), ("gone", "gone")]
)
def test_a_driver_is_called_by_the_teams_words_the_rooms_or_its_id(id: str, said: str) -> None:
    assert driver(id, sheet({}), EN) == said


def test_an_open_question_that_somebody_took_on_is_under_way() -> None:
    waiting = result("MOH", "harm", "open", evidence="")
    kept = sheet({"here": ["MOH government"]})
    found = analyse(type(kept).model_validate({**kept.plain(), "results": [waiting]}), {})
    assert "Under way, 3 questions open in all: MOH." in [s.said(EN) for s in sentences(found)]
