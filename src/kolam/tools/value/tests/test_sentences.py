"""Every finding as it is said, at the numbers where it begins and ends."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.tools.value.findings import Findings
from kolam.tools.value.sentences import headline, live_headline, sentences
from kolam.tools.value.tests.situations import fed, found, line, partner, year

EN = toolbox.voice("en")


def said(findings: Findings) -> list[str]:
    return [sentence.said(EN) for sentence in sentences(findings)]


def claim(id: str = "s", source: str = "scale", **more: Any) -> dict[str, Any]:
    whole = {"mechanism": {"en": "Trucks"}, "partners": ["c"], "relevance": 2, "evidence": 2}
    return {"id": id, "source": source, **whole, **more}


def claims(*rows: dict[str, Any]) -> list[str]:
    return said(found(partners=[partner()], sources=list(rows)))


def scored(*pairs: tuple[int, int]) -> Findings:
    """Partners A, B, C ...: each has a value score and a cost score of 4."""
    names = "ABCDEFGH"[: len(pairs)]
    return found(
        partners=[partner(id.lower(), id) for id in names],
        lines=[
            {"id": f"{kind}{n}", "partner": id.lower(), "kind": kind, "score": score}
            for n, (id, pair) in enumerate(zip(names, pairs, strict=True))
            for kind, score in zip(("funding", "resources_in"), pair, strict=True)
        ],
    )


@pytest.mark.parametrize(
    ("together", "alone", "words"),
    [
        ({"likely": 91}, 90, "1 families more than all alone (1 to 1): 91 together, 90 alone."),
        (
            {"likely": 90},
            90,
            "Families fed: nothing more than all alone (0 families): 90 together, 90 alone.",
        ),
        (
            {"likely": 90},
            95,
            "Families fed: nothing more than all alone (-5 families): 90 together, 95 alone.",
        ),
        (
            {"low": 60, "likely": 90, "high": 95},
            60,
            "30 families more than all alone is most likely, but there could be nothing extra "
            "(0 to 35): 90 together, 60 alone.",
        ),
        (
            {"low": 61, "likely": 90, "high": 95},
            60,
            "30 families more than all alone (1 to 35): 90 together, 60 alone.",
        ),
    ],
)
def test_the_extra_result_is_sure_possible_or_none(
    together: dict[str, float], alone: float, words: str
) -> None:
    assert said(found(indicators=[fed(90, alone) | {"together": together}]))[0] == words


@pytest.mark.parametrize(
    ("part", "left"),
    [
        (29, ["1 families (3%) of the extra result belong to no source yet."]),
        (10, ["20 families (67%) of the extra result belong to no source yet."]),
        (30, []),
        (31, []),
    ],
)
def test_what_no_source_has_a_part_in_is_told(part: float, left: list[str]) -> None:
    row = claim(indicator="fed", result={"likely": part})
    told = said(found(partners=[partner()], indicators=[fed(90, 60)], sources=[row]))
    assert [s for s in told if "no source yet" in s] == left


def test_all_of_the_highest_index_are_named_as_far_as_three() -> None:
    rows = [claim(f"s{n}", s) for n, s in enumerate(("scale", "synergy", "holism", "innovation"))]
    told = claims(*rows, claim("low", "standards", evidence=1))
    (first,) = [s for s in told if s.startswith("First in the list")]
    assert first.endswith("(4 of 9): Scale, Aligned programmes and Seeing the whole.")


def test_a_claim_without_an_index_is_in_no_first_place() -> None:
    assert not [s for s in claims(claim(relevance=None)) if s.startswith("First in the list")]


@pytest.mark.parametrize(
    ("more", "bare"),
    [({}, False), ({"mechanism": {}}, True), ({"partners": []}, True)],
)
def test_a_claim_needs_a_mechanism_and_partners(more: dict[str, Any], *, bare: bool) -> None:
    told = "Claimed without a mechanism or without the partners it depends on: Scale."
    assert (told in claims(claim(**more))) == bare


@pytest.mark.parametrize(
    ("evidence", "weak"), [(0, True), (1, True), (2, False), (3, False), (None, False)]
)
def test_a_claim_on_an_opinion_or_less_is_asked_what_would_show_it(
    evidence: int | None, *, weak: bool
) -> None:
    about = [s for s in claims(claim(evidence=evidence)) if s.startswith("Claimed on an opinion")]
    told = "Claimed on an opinion or less: Scale. What would show it?"
    assert about == ([told] if weak else [])


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (99, "99 measured at review, less than was expected (100 to 300)."),
        (100, "100 measured at review, as was expected (100 to 300)."),
        (300, "300 measured at review, as was expected (100 to 300)."),
        (300.5, "300.5 measured at review, more than was expected (100 to 300)."),
    ],
)
def test_what_a_review_measured_is_set_against_what_was_expected(
    measured: float, words: str
) -> None:
    result = {"low": 100, "likely": 200, "high": 300}
    assert f"Scale: {words}" in claims(claim(measured=measured, result=result))


def test_what_was_measured_of_nothing_expected_and_expected_of_nothing_measured_is_not_said() -> (
    None
):
    told = [*claims(claim(measured=5)), *claims(claim(result={"likely": 5}))]
    assert not [s for s in told if "measured" in s]


def test_a_cost_index_equal_to_the_value_index_is_not_above_it() -> None:
    assert "No partner's cost index is above its value index (1 partner)." in said(scored((3, 3)))
    assert "The cost index is above the value index for: B. Talk about what would tip it." in said(
        scored((3, 3), (2, 3))
    )


def test_who_is_silent_on_one_side_is_named() -> None:
    told = said(found(partners=[partner()], lines=[line("1", "funding", score=2)]))
    assert "Has not openly scored both what it gains and what it bears: Clinic." in told
    assert not [s for s in told if "above its value index" in s]


def test_the_chance_of_being_worse_off_is_told_of_the_likeliest_first() -> None:
    def money(id: str, gain: int, cost: int) -> list[dict[str, Any]]:
        rows = (("funding", gain), ("resources_in", cost))
        return [
            {
                "id": f"{id}.{kind}",
                "partner": id,
                "kind": kind,
                "years": [year(2024, likely, likely - 50, likely + 50)],
            }
            for kind, likely in rows
        ]

    told = said(
        found(
            currency="LKR",
            partners=[partner("a", "A"), partner("b", "B")],
            lines=[*money("a", 200, 100), *money("b", 100, 110)],
        )
    )
    futures = [s for s in told if "futures" in s]
    assert len(futures) == 2
    assert futures[0].startswith("B")
    assert futures[1].startswith("A")


def test_whoever_puts_in_most_beyond_its_gain_is_named_and_nobody_where_shares_are_alike() -> None:
    alike = said(scored((2, 2), (3, 3)))
    apart = said(scored((4, 1), (1, 4)))
    assert not [s for s in alike if "%" in s]
    (only,) = [s for s in apart if "%" in s]
    assert only.startswith("B")


@pytest.mark.parametrize(("people", "tested"), [(2, True), (20, True), (21, False)])
def test_beyond_twenty_partners_the_core_is_not_tested_and_the_room_says_so(
    people: int, *, tested: bool
) -> None:
    ids = [f"p{n}" for n in range(people)]
    rows = [{"id": i, "partners": [i], "indicator": "fed", "adds": 1} for i in ids]
    findings = found(indicators=[fed(0)], partners=[partner(i, i) for i in ids], synergies=rows)
    assert findings.division
    assert findings.division.tested == tested
    beyond = (
        f"With {people} partners in the table it is not tested whether a group would reach more "
        "by itself; that is done up to 20."
    )
    within = f"Credited by what each adds, no group of the {people} would reach more by itself."
    assert [words in said(findings) for words in (beyond, within)] == [not tested, tested]


def test_a_partner_that_left_is_told() -> None:
    told = said(found(partners=[partner(left="May 2025"), partner("d", "Shop")]))
    assert "Has left; the lines stay and are marked: Clinic." in told


def rounds(*scores: int, promise: str = "anonymous") -> list[dict[str, Any]]:
    return [
        {
            "id": "r",
            "promise": promise,
            "ratings": [
                {"id": f"{n}{aspect}", "rater": f"R{n}", "item": f"{aspect}.scale", "score": score}
                for n, score in enumerate(scores)
                for aspect in ("relevance", "evidence")
            ],
        }
    ]


@pytest.mark.parametrize(
    ("scores", "promise", "words"),
    [
        ((1, 2), "named", "2 people answered in a round: too few to speak of a spread."),
        ((0, 1, 2, 3), "anonymous", "4 people answered a round without being named"),
        ((0, 1, 2, 3, 3), "anonymous", "Scale"),
        ((0, 1, 3), "named", "Scale"),
    ],
)
def test_a_room_that_has_just_scored_hears_that_it_is_few_or_where_it_disagrees(
    scores: tuple[int, ...], promise: str, words: str
) -> None:
    findings = found(
        partners=[partner()], sources=[claim()], rounds=rounds(*scores, promise=promise)
    )
    assert words in live_headline(findings).said(EN)


def test_a_room_that_has_only_scored_is_not_told_that_nothing_is_there() -> None:
    told = [s.key for s in sentences(found(rounds=rounds(0, 1, 2, 3, 3)))]
    assert told == ["value.finding.no_sources", "value.finding.contested"]


def test_a_room_that_agrees_hears_the_headline() -> None:
    findings = found(partners=[partner()], sources=[claim()], rounds=rounds(2, 2, 2, 2, 2))
    assert live_headline(findings) == headline(findings)


def test_every_fault_is_said_once_and_keeps_its_place() -> None:
    findings = found(
        currency="LKR",
        partners=[partner()],
        indicators=[fed(90, 60)],
        sources=[claim(indicator="nobody"), claim("t", partners=["x"])],
        lines=[
            line("1", "funding", currency="USD", years=[year(2024, 5)]),
            line("2", "funding", partner="x", score=2),
            line("3", "funding", years=[year(2024, 5), year(2026, 5)]),
        ],
    )
    faults = [s.fault.where() for s in sentences(findings) if s.fault]
    assert sorted(faults) == [
        "lines.0.currency",
        "lines.1.partner",
        "lines.2.years",
        "sources.0.indicator",
        "sources.1.partners",
    ]
    assert faults == [fault.where() for fault in findings.faults]
