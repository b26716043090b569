"""The sentences: which comes when, and that each says what it knows in three languages."""

from collections.abc import Mapping
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.tools.spectrum.analysis import Findings, analyse
from kolam.tools.spectrum.rule import suggested
from kolam.tools.spectrum.sentences import Because, Claim, Verdicts, headline, sentences
from kolam.tools.spectrum.sheet import Sheet
from kolam.tools.spectrum.tests.situations import claims, given, placed, sheet, strand

EN = toolbox.voice("en")
NAME = "spectrum.finding."


def found(**case: Any) -> Findings:
    return analyse(sheet(case), given(case))


def keys(findings: Findings) -> list[str]:
    return [sentence.key.removeprefix(NAME) for sentence in sentences(findings)]


EVERYTHING = found(
    abcd={"Meals": "yyyn", "Labels": "ynyy", "Gardens": "ynny", "Shelves": "nnny", "New": "----"},
    chosen={
        "Meals": "transform",
        "Labels": "transform",
        "Gardens": "combine",
        "Shelves": "combine",
    },
    reason={"Shelves": "We train together."},
    places={"Meals": "0 5 5 10 10", "Gardens": "5 5 5 5 5", "gone": "1 - - - -"},
    sources=["synergy"],
)


def test_what_is_claimed_comes_before_the_room_and_the_room_before_the_tools() -> None:
    assert keys(EVERYTHING) == [
        "no_source",
        "not_equipped",
        "differs",
        "differs",
        "differs_because",
        "apart",
        "unplaced",
        "unknown",
        "rule_open",
        "no_type",
        "modules.light",
        "modules.all",
        "journey",
    ]


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ({}, "Nobody has placed the 1 strand yet."),
        ({"Meals": "0 0 5 10 10"}, "The room is apart on Meals."),
        ({"Meals": "5 5 5 5 6"}, "5 people see each strand much alike."),
    ],
)
def test_the_headline_says_what_the_placements_say(places: dict[str, str], said: str) -> None:
    told = found(abcd={"Meals": "yyyn"}, chosen={"Meals": "transform"}, places=places)
    assert headline(told).said(EN) == said


def test_the_headline_of_too_few_says_so_before_anything_else() -> None:
    told = found(abcd={"Meals": "yyyn"}, places={"Meals": "0 10"})
    assert headline(told).key == "fault.fewer_than_three"


def test_the_headline_names_the_strand_with_the_widest_middle_half() -> None:
    assert headline(EVERYTHING).values["name"].en == "Meals"


@pytest.mark.parametrize(
    "places",
    [
        {"A": "5 5 5", "B": "1 9 -"},
        {"A": "5 5 5", "B": "? ? ?"},
        {"A": "5 5 5", "B": "- - -"},
        {"A": "? ? ?"},
        {"gone": "1 2 3"},
        {"A": "5"},
        {},
    ],
)
def test_there_is_always_a_headline(places: dict[str, str]) -> None:
    assert headline(found(abcd={"A": "yyyy", "B": "----"}, places=places)).said(EN)


def test_the_headline_of_an_empty_sheet_teaches() -> None:
    assert headline(analyse(Sheet(), {})).said(EN) == "No strands of work are listed yet."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_said_whole_in_every_language(language: str) -> None:
    voice = toolbox.voice(language)
    said = [sentence.said(voice) for sentence in sentences(EVERYTHING)]
    assert [words for words in said if "⟦" in words or "{" in words] == []
    assert len(set(said)) == len(said)


def test_the_strand_with_the_widest_middle_half_comes_first() -> None:
    told = found(
        abcd={"Near": "yyyy", "Far": "yyyy"},
        places={"Near": "2 2 5 5 5", "Far": "0 0 10 10 10"},
    )
    apart = [s.values["name"].en for s in sentences(told) if s.key.endswith("apart")]
    assert apart == ["Far", "Near"]


def test_a_middle_that_moved_is_told_with_both_places() -> None:
    rounds = (placed("a", {"Meals": "1 1 1 1 1"}), placed("b", {"Meals": "6 6 6 6 6"}))
    told = analyse(Sheet(strands=(strand(),), rounds=rounds), {})
    said = [s.said(EN) for s in sentences(told)]
    assert "Meals: the middle of the placements was 1 in the round before and is 6 now." in said


def test_a_middle_that_stayed_is_not_worth_a_word() -> None:
    rounds = (placed("a", {"Meals": "6 6 6 6 6"}), placed("b", {"Meals": "6 6 6 6 6"}))
    assert "moved" not in keys(analyse(Sheet(strands=(strand(),), rounds=rounds), {}))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "no type chosen"),
        ({"chosen": "exchange"}, "1 Leverage\u00a0/ exchange"),
        (
            {"chosen": "combine", "towards": "transform"},
            "2 Combine\u00a0/ integrate, growing into 3 Transform the system",
        ),
    ],
)
def test_a_claim_tells_what_it_is_and_what_it_grows_into(
    fields: Mapping[str, str], said: str
) -> None:
    assert Claim(strand(**fields)).said(EN) == said


@pytest.mark.parametrize(
    ("abcd", "said"),
    [
        ("nnnn", "type 1, leverage\u00a0/ exchange"),
        ("yyy-", "type 3, transform the system or type 3 intended, not yet equipped"),
    ],
)
def test_a_rule_that_is_open_tells_what_is_possible(abcd: str, said: str) -> None:
    assert Verdicts(suggested(strand(abcd=abcd))).said(EN) == said


def test_an_open_rule_has_no_reason_yet() -> None:
    assert Because(suggested(strand(abcd="yyy-"))).said(EN) == ""


@pytest.mark.parametrize(
    ("status", "key"),
    [("planned", "sources_planned"), ("emerging", "sources"), ("confirmed", "sources")],
)
def test_sources_that_are_only_planned_are_told_as_such(status: str, key: str) -> None:
    held = sheet({"abcd": {"Meals": "yyyy"}, "chosen": {"Meals": "transform"}})
    assert key in keys(analyse(held, claims("standards", status=status)))


def test_an_emerging_source_among_planned_ones_carries() -> None:
    held = sheet({"abcd": {"Meals": "yyyy"}})
    both = {
        kind: (*things, *claims("critical_mass", status="emerging")[kind])
        for kind, things in claims("standards").items()
    }
    assert "sources" in keys(analyse(held, both))


def test_a_fault_stands_last_with_its_place() -> None:
    held = Sheet.model_construct(strands=(strand("A", towards="combine"),), rounds=())
    last = sentences(analyse(held, {}))[-1]
    assert last.fault
    assert (last.key, last.fault.where()) == ("fault.towards_without_type", "strands.0.chosen")


def test_all_strands_of_type_3_is_said_instead_of_one_type_forced() -> None:
    told = found(abcd={"A": "yyyy", "B": "nnnn"}, chosen={"A": "transform", "B": "transform"})
    assert ("all_type_3" in keys(told), "forced" in keys(told)) == (True, False)


def test_one_strand_of_type_3_is_not_everything() -> None:
    assert "all_type_3" not in keys(found(abcd={"A": "yyyy"}, chosen={"A": "transform"}))
