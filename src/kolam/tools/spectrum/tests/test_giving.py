"""What the room gives: gates that never shut, and evidence for two fundamentals."""

import pytest

from kolam import toolbox
from kolam.core.passing import Evidence, Gate
from kolam.core.record import fingerprint
from kolam.core.tool import Given
from kolam.tools.spectrum import TOOL
from kolam.tools.spectrum.analysis import analyse
from kolam.tools.spectrum.sheet import Sheet, Strand
from kolam.tools.spectrum.tests.situations import claims, placed, sheet, strand

VOICE = toolbox.voice("en")


def gates(*strands: Strand, given: Given | None = None) -> list[Gate]:
    held = Sheet(strands=strands)
    return list(TOOL.gives[Gate](held, analyse(held, given or {}), VOICE))


def evidence(held: Sheet) -> list[Evidence]:
    return list(TOOL.gives[Evidence](held, analyse(held, {}), VOICE))


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (strand(abcd="nnny", chosen="exchange"), "green"),
        (strand(abcd="nnny"), "amber"),
        (strand(abcd="y---", chosen="combine"), "amber"),
        (strand(abcd="nnny", chosen="combine"), "amber"),
        (strand(abcd="nnny", chosen="combine", reason={"en": "We train."}), "green"),
        (strand(abcd="yyyn", chosen="combine", towards="transform"), "amber"),
        (strand(abcd="yyyy", chosen="transform"), "green"),
    ],
)
def test_a_gate_is_green_where_the_type_stands(one: Strand, state: str) -> None:
    (gate,) = gates(one)
    assert (gate.state, gate.step) == (state, 2)


def test_a_type_3_that_no_source_carries_is_amber() -> None:
    one = strand(abcd="yyyy", chosen="transform")
    assert [g.state for g in gates(one, given=claims("scale"))] == ["amber"]
    assert [g.state for g in gates(one, given=claims("standards"))] == ["green"]


def test_a_gate_leads_to_its_strand() -> None:
    one = strand(abcd="nnny", chosen="exchange")
    (gate,) = gates(one)
    assert (gate.ref.path, gate.ref.seen) == (("strands", "Meals"), fingerprint(one))


def test_a_gate_says_both_the_groups_word_and_the_rules() -> None:
    (gate,) = gates(strand(abcd="nnny", chosen="combine"))
    assert gate.words.en == (
        "Meals: the group says 2 Combine\u00a0/ integrate, "
        "the rule type 1, leverage\u00a0/ exchange."
    )


def test_seeing_a_strand_alike_or_apart_speaks_to_the_shared_vision() -> None:
    held = sheet(
        {"abcd": {"A": "nnny", "B": "nnny"}, "places": {"A": "5 5 5 6 6", "B": "0 0 5 10 10"}}
    )
    assert [(e.room, e.about, e.state, e.words.en) for e in evidence(held)] == [
        (
            "fundamentals",
            "shared_vision_aligned_interest",
            "green",
            "A: 5 people see much alike what kind of partnership it is; "
            "the middle half reaches from 5 to 6 of 10.",
        ),
        (
            "fundamentals",
            "shared_vision_aligned_interest",
            "amber",
            "B: 5 people are apart about what kind of partnership it is; "
            "the middle half reaches from 0 to 10 of 10.",
        ),
    ]


def test_it_leads_to_the_round_that_was_counted() -> None:
    held = sheet({"abcd": {"A": "nnny"}, "places": {"A": "5 5 6 6 6"}})
    (found,) = evidence(held)
    assert found.ref.path == ("rounds", "first", "A")
    assert found.ref.seen == fingerprint(held.rounds[0])


@pytest.mark.parametrize("places", ["0 10", "0 0 10 10"])
def test_placements_that_may_not_be_shown_are_no_evidence(places: str) -> None:
    assert evidence(sheet({"abcd": {"A": "nnny"}, "places": {"A": places}})) == []


def test_who_is_missing_from_a_type_3_speaks_to_the_right_stakeholders() -> None:
    (found,) = evidence(Sheet(strands=(strand(abcd="yyyn"),)))
    assert (found.about, found.state) == ("right_stakeholders_resources", "amber")


def test_an_empty_sheet_gives_nothing() -> None:
    assert gates() == []
    assert evidence(Sheet(rounds=(placed("a", {"gone": "1 2 3"}),))) == []
