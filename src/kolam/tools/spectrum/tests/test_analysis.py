"""The findings: placements and their spread, differences from the rule, doubts, type 3, effort."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kolam.core.record import Text
from kolam.tools.spectrum.analysis import EFFORTS, Findings, Placed, analyse, modules
from kolam.tools.spectrum.rule import suggested
from kolam.tools.spectrum.sheet import TYPES, Partner, Sheet, Strand, frame
from kolam.tools.spectrum.tests.situations import claims, placed, sheet, strand


def found(places: str = "", **fields: Any) -> Placed:
    """The only strand of a sheet, where people put it."""
    rounds = (placed("first", {"Meals": places}),) if places else ()
    return analyse(Sheet(strands=(strand(**fields),), rounds=rounds), {}).strands[0]


def test_the_places_are_told_lowest_first() -> None:
    assert found("7 2 5").places == (2, 5, 7)


def test_who_does_not_know_is_counted_and_placed_nowhere() -> None:
    told = found("7 ? 5 ?")
    assert (told.places, told.unsure) == ((5, 7), 2)


@pytest.mark.parametrize(
    ("places", "near"),
    [
        ("0 1 2", (3, 0, 0)),
        ("3 4 5 6 7", (0, 5, 0)),
        ("8 9 10", (0, 0, 3)),
    ],
)
def test_each_place_is_nearest_to_one_type(places: str, near: tuple[int, ...]) -> None:
    assert tuple(found(places).near.values()) == near


@given(some.lists(some.integers(0, 10), min_size=1, max_size=12))
def test_every_placement_is_near_exactly_one_type(places: list[int]) -> None:
    assert sum(found(" ".join(map(str, places))).near.values()) == len(places)


@given(some.lists(some.integers(0, 10), min_size=1, max_size=12))
def test_a_strand_seen_from_the_other_end_is_as_far_apart(places: list[int]) -> None:
    there = found(" ".join(map(str, places)))
    back = found(" ".join(str(10 - place) for place in places))
    assert there.apart == back.apart
    assert tuple(there.near.values()) == tuple(reversed(back.near.values()))


@pytest.mark.parametrize(
    ("places", "apart"),
    [
        ("0 10", False),
        ("4 4 6 6", False),
        ("4 4 7 7", True),
        ("5 5 5 5 10", False),
        ("0 5 10", True),
    ],
)
def test_apart_is_a_middle_half_wider_than_two_of_three_or_more(places: str, apart: bool) -> None:
    assert found(places).apart == apart


@pytest.mark.parametrize("places", ["", "5", "0 10", "0 ? 10"])
def test_fewer_than_three_have_no_middle_half(places: str) -> None:
    told = found(places)
    assert (told.quartiles, told.apart) == (None, False)


def test_three_have_one() -> None:
    cuts = found("2 4 9").quartiles
    assert cuts
    assert (cuts.lower, cuts.median, cuts.upper) == (Fraction(3), Fraction(4), Fraction(13, 2))


def test_only_the_last_round_counts_and_the_one_before_is_compared() -> None:
    rounds = (placed("a", {"Meals": "1 1 1 1 1"}), placed("b", {"Meals": "6 6 8"}))
    told = analyse(Sheet(strands=(strand(),), rounds=rounds), {}).strands[0]
    assert told.places == (6, 6, 8)
    assert told.moved_from
    assert told.moved_from.median == Fraction(1)


@pytest.mark.parametrize(
    ("promise", "places", "shown"),
    [
        ("anonymous", "1 5 6 9", False),
        ("sector", "1 5 6 9", False),
        ("organisation", "1 5 6 9", True),
        ("named", "1", True),
        ("anonymous", "1 5 6 9 9", True),
        ("anonymous", "1 5 6 9 ?", False),
    ],
)
def test_placements_of_fewer_than_five_are_shown_only_of_those_who_are_told(
    promise: str, places: str, shown: bool
) -> None:
    held = placed("first", {"Meals": places}).with_(promise=promise)
    assert analyse(Sheet(strands=(strand(),), rounds=(held,)), {}).strands[0].shown == shown


def test_a_round_before_that_may_not_be_shown_is_not_compared() -> None:
    rounds = (placed("a", {"Meals": "1 1 1"}), placed("b", {"Meals": "6 6 8 8 8"}))
    assert analyse(Sheet(strands=(strand(),), rounds=rounds), {}).strands[0].moved_from is None


def test_a_round_without_answers_is_passed_over() -> None:
    rounds = (placed("a", {"Meals": "1 1 1"}), placed("b", {}))
    told = analyse(Sheet(strands=(strand(),), rounds=rounds), {}).strands[0]
    assert (told.places, told.moved_from) == ((1, 1, 1), None)


def test_answers_about_a_strand_that_is_gone_are_counted_apart() -> None:
    told = analyse(Sheet(strands=(strand(),), rounds=(placed("a", {"Gone": "1 2"}),)), {})
    assert (told.unknown, told.raters, told.unplaced) == (2, 0, ())


def test_a_strand_that_nobody_placed_is_told_where_others_are_placed() -> None:
    told = analyse(sheet({"abcd": {"A": "yyyy", "B": "yyyy"}, "places": {"A": "5 5 5"}}), {})
    assert [p.strand.id for p in told.unplaced] == ["B"]


@pytest.mark.parametrize(
    ("abcd", "chosen", "towards", "differs"),
    [
        ("nnnn", "exchange", None, False),
        ("nnnn", "combine", None, True),
        ("yyyy", "transform", None, False),
        ("yyyy", "combine", "transform", True),
        ("yyyn", "combine", "transform", False),
        ("yyyn", "combine", None, True),
        ("yyyn", "transform", None, True),
        ("yyyn", "exchange", "combine", True),
        ("yyyn", None, None, False),
        ("y---", "exchange", None, False),
    ],
)
def test_a_choice_differs_where_it_claims_other_than_the_rule(
    abcd: str, chosen: str | None, towards: str | None, differs: bool
) -> None:
    assert found(abcd=abcd, chosen=chosen, towards=towards).differs == differs


def partner(leave: str | None, inside: str = "yes") -> Partner:
    row = {"id": f"{leave}{inside}", "name": Text(en="x"), "can_leave": leave, "inside": inside}
    return Partner.model_validate(row)


@pytest.mark.parametrize(
    ("one", "doubts"),
    [
        (strand(abcd="-y--", partners=(partner("yes"),)), ["could_leave"]),
        (strand(abcd="-y--", partners=(partner("yes"), partner("no"))), []),
        (strand(abcd="-y--", partners=(partner(None),)), []),
        (strand(abcd="-y--"), []),
        (strand(abcd="---y", partners=(partner("no", "no"),)), ["outside"]),
        (strand(abcd="---n", partners=(partner("no", "no"),)), []),
        (strand(flow="one_way", chosen="combine"), ["grant"]),
        (strand(flow="one_way", chosen="exchange"), []),
        (strand(flow="one_way", chosen="exchange", towards="transform"), ["grant"]),
        (strand(organisations=1), ["alone"]),
        (strand(organisations=2), []),
        (strand(abcd="nyy-"), ["wants_more"]),
        (strand(abcd="nny-"), []),
    ],
)
def test_what_a_strand_says_against_itself_is_doubted(one: Strand, doubts: list[str]) -> None:
    assert list(analyse(Sheet(strands=(one,)), {}).strands[0].doubts) == doubts


def three() -> Sheet:
    return Sheet(strands=(strand(abcd="yyyy", chosen="transform"),))


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (("synergy", "scale"), []),
        (("synergy", "standards"), ["standards"]),
        (("system_transformation", "critical_mass"), ["system_transformation", "critical_mass"]),
    ],
)
def test_type_3_is_carried_by_three_sources_only(sources: tuple[str, ...], told: list[str]) -> None:
    found = analyse(three(), claims(*sources)).sources
    assert found is not None
    assert [claim.source for claim in found] == told


def test_nothing_is_said_of_sources_where_value_claims_none() -> None:
    assert analyse(three(), {}).sources is None


@pytest.mark.parametrize(
    ("one", "claimed"),
    [
        (strand(chosen="transform"), True),
        (strand(chosen="combine", towards="transform"), True),
        (strand(abcd="yyyn"), True),
        (strand(abcd="yyyy"), True),
        (strand(abcd="yyn-", chosen="combine"), False),
    ],
)
def test_type_3_is_claimed_by_the_group_or_by_the_rule(one: Strand, claimed: bool) -> None:
    assert bool(analyse(Sheet(strands=(one,)), {}).type_3) == claimed


def forced(**chosen: tuple[str, str]) -> str | None:
    strands = tuple(strand(id, abcd, chosen=type) for id, (abcd, type) in chosen.items())
    return analyse(Sheet(strands=strands), {}).forced


def test_one_type_for_strands_that_the_rule_tells_apart_is_forced() -> None:
    assert forced(A=("ynny", "combine"), B=("nnny", "combine")) == "combine"
    assert forced(A=("ynny", "combine"), B=("yyny", "combine")) is None
    assert forced(A=("ynny", "combine"), B=("nnny", "exchange")) is None


def by_type(told: Findings) -> dict[str, list[str]]:
    return {type: [p.strand.id for p in strands] for type, strands in told.by_type.items()}


def test_strands_stand_under_the_type_whose_tools_they_want() -> None:
    strands = (
        strand("Grows", chosen="combine", towards="transform"),
        strand("Chosen", "nnnn", chosen="combine"),
        strand("Rule", "nnnn"),
        strand("Open"),
    )
    assert by_type(analyse(Sheet(strands=strands), {})) == {
        "exchange": ["Rule"],
        "combine": ["Chosen"],
        "transform": ["Grows"],
    }


def test_every_tool_has_an_effort_for_each_type() -> None:
    ids = set(frame("modules").ids())
    for type in TYPES:
        told = modules(type)
        assert (tuple(told), {id for row in told.values() for id in row}) == (EFFORTS, ids)
        assert sum(map(len, told.values())) == len(ids)


def test_type_1_leaves_out_levers_and_systems_and_type_3_takes_all() -> None:
    assert modules("exchange")["later"] == ("influence", "levers")
    assert modules("transform")["needed"] == frame("modules").ids()


def test_no_tool_is_worth_less_for_a_deeper_type() -> None:
    for id in frame("modules").ids():
        told = [next(EFFORTS.index(e) for e in EFFORTS if id in modules(t)[e]) for t in TYPES]
        assert told == sorted(told, reverse=True)


def test_the_usual_sources_of_the_three_types_are_the_ten_once_each() -> None:
    codes = [code for entry in frame("types").entries for code in entry.codes]
    assert (len(codes), len(set(codes))) == (10, 10)


def test_faults_of_the_sheet_and_of_its_strands_are_told_with_their_places() -> None:
    one = strand("A", towards="combine")
    told = analyse(Sheet.model_construct(strands=(one, one), rounds=()), {})
    assert sorted((f.where(), f.key) for f in told.faults) == [
        ("strands.0.chosen", "towards_without_type"),
        ("strands.1.chosen", "towards_without_type"),
        ("strands.1.id", "twice"),
    ]


def test_the_suggestion_of_a_strand_is_the_rules() -> None:
    one = strand(abcd="yyyn")
    assert analyse(Sheet(strands=(one,)), {}).strands[0].suggestion == suggested(one)
