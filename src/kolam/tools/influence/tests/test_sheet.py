"""What is refused, each with its place: diagonals, strangers, doubles, scores off the ladder."""

from typing import Any

import pytest

from kolam.core.fault import Faulty
from kolam.core.record import Record, read
from kolam.tools.influence.sheet import Card, Sheet

Plain = dict[str, Any]
NAMED = {
    "actors": [{"id": id, "name": {"en": id}} for id in "AB"],
    "objectives": [{"id": "road", "name": {"en": "A road"}}],
}


def refused(kind: type[Record], said: Plain) -> list[tuple[str, str, Plain]]:
    """Where, what and with which values; empty where it is taken as it is."""
    try:
        read(kind, said)
    except Faulty as faulty:
        return [(f.where(), f.key, f.values) for f in faulty.faults]
    return []


def faults(**rows: list[Plain]) -> list[tuple[str, str, Plain]]:
    return refused(Sheet, {**NAMED, **rows})


def influence(source: str = "A", target: str = "B", score: int = 2, id: str = "i") -> Plain:
    return {"id": id, "source": source, "target": target, "score": score}


def position(actor: str = "A", score: int = 2, objective: str = "road", id: str = "p") -> Plain:
    return {"id": id, "actor": actor, "objective": objective, "score": score}


def card(item: str, score: int) -> list[tuple[str, str, Plain]]:
    return refused(Card, {"answers": [{"item": item, "score": score}]})


def test_a_matrix_with_a_diagonal_is_refused_where_the_diagonal_stands() -> None:
    rows = [influence(), influence("B", "B", id="j"), influence("A", "A", 0, id="k")]
    assert faults(influences=rows) == [
        ("influences.1.target", "influence_on_itself", {}),
        ("influences.2.target", "influence_on_itself", {}),
    ]


def test_a_link_from_an_actor_to_itself_is_refused() -> None:
    loop = {"id": "l", "source": "A", "target": "A"}
    assert faults(links=[loop]) == [("links.0.target", "influence_on_itself", {})]


@pytest.mark.parametrize("score", [0, 1, 2, 3, 4])
def test_the_ladder_goes_from_nothing_to_existence(score: int) -> None:
    assert faults(influences=[influence(score=score)]) == []


@pytest.mark.parametrize(("score", "key", "limit"), [(-1, "too_low", 0), (5, "too_high", 4)])
def test_a_score_off_the_ladder_is_refused(score: int, key: str, limit: int) -> None:
    assert faults(influences=[influence(score=score)]) == [
        ("influences.0.score", key, {"limit": limit})
    ]


@pytest.mark.parametrize(("score", "key", "limit"), [(-5, "too_low", -4), (5, "too_high", 4)])
def test_a_position_is_from_four_against_to_four_for(score: int, key: str, limit: int) -> None:
    assert faults(positions=[position(score=score)]) == [
        ("positions.0.score", key, {"limit": limit})
    ]
    assert faults(positions=[position(score=limit)]) == []


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ({"influences": [influence("X")]}, "influences.0.source"),
        ({"influences": [influence("A", "X")]}, "influences.0.target"),
        ({"positions": [position("X")]}, "positions.0.actor"),
        ({"positions": [position(objective="X")]}, "positions.0.objective"),
        ({"links": [{"id": "l", "source": "X", "target": "A"}]}, "links.0.source"),
        ({"links": [{"id": "l", "source": "A", "target": "X"}]}, "links.0.target"),
    ],
)
def test_a_row_about_somebody_who_is_not_listed_names_whom(
    rows: dict[str, list[Plain]], where: str
) -> None:
    assert faults(**rows) == [(where, "no_such_row", {"id": "X"})]


def test_phones_cannot_be_asked_about_an_actor_who_has_left_the_list() -> None:
    assert refused(Sheet, {**NAMED, "focus": "gone"}) == [("focus", "no_such_row", {"id": "gone"})]
    assert refused(Sheet, {**NAMED, "focus": "A"}) == []


def test_a_pair_is_scored_once() -> None:
    assert faults(
        influences=[influence(), influence(score=3, id="j"), influence("B", "A", id="k")],
        positions=[position(), position(score=-1, id="q")],
    ) == [
        ("influences.1.target", "twice", {"id": "A B"}),
        ("positions.1.objective", "twice", {"id": "A road"}),
    ]


def test_two_actors_may_be_linked_in_several_ways() -> None:
    kinds = [
        {"id": kind, "source": "A", "target": "B", "kind": kind} for kind in ("funding", "pressure")
    ]
    assert faults(links=kinds) == []


@pytest.mark.parametrize("weight", [0, -1, 1001])
def test_a_link_weighs_something(weight: int) -> None:
    link = {"id": "l", "source": "A", "target": "B", "weight": weight}
    assert [where for where, _, _ in faults(links=[link])] == ["links.0.weight"]


def test_all_faults_are_told_at_once() -> None:
    found = faults(
        influences=[influence("A", "A"), influence("X", "B", id="j")],
        positions=[position(objective="X")],
        links=[{"id": "l", "source": "B", "target": "B"}],
    )
    assert {(where, key) for where, key, _ in found} == {
        ("influences.0.target", "influence_on_itself"),
        ("influences.1.source", "no_such_row"),
        ("positions.0.objective", "no_such_row"),
        ("links.0.target", "influence_on_itself"),
    }


@pytest.mark.parametrize(
    ("item", "score", "expected"),
    [
        ("I.A.B", 0, []),
        ("I.A.B", 4, []),
        ("I.A.B", -1, [("answers.0.score", "too_low", {"limit": 0})]),
        ("I.A.B", 5, [("answers.0.score", "too_high", {"limit": 4})]),
        ("P.A.road", -4, []),
        ("P.A.road", -5, [("answers.0.score", "too_low", {"limit": -4})]),
        ("X.A.B", 1, [("answers.0.item", "bad_pattern", {})]),
    ],
)
def test_a_phone_sends_an_influence_from_0_and_a_position_from_minus_4(
    item: str, score: int, expected: list[tuple[str, str, Plain]]
) -> None:
    assert card(item, score) == expected


def test_an_actor_without_a_name_in_english_has_one_in_another_language() -> None:
    tamil = {"actors": [{"id": "A", "name": {"ta": "அமைச்சு"}}]}
    assert read(Sheet, tamil).actors[0].name.said("en") == "அமைச்சு"


def test_the_list_is_full_at_five_thousand_actors() -> None:
    rows = [{"id": str(n), "name": {}} for n in range(5001)]
    assert refused(Sheet, {"actors": rows}) == [("actors", "too_many", {"limit": 5000})]
