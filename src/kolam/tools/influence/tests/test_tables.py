"""The equal tables, what phones are asked, and what is taken from the map, cell by cell."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.record import Text, read
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.core.voice import LANGUAGES
from kolam.tools.influence import tables
from kolam.tools.influence.analysis import Findings, analyse
from kolam.tools.influence.cards import ask, item
from kolam.tools.influence.figures import figure, stances
from kolam.tools.influence.sheet import Link, Sheet
from kolam.tools.influence.taking import TAKING
from kolam.tools.influence.tests.situations import example, sheet

EN = toolbox.voice("en")
DEMO = analyse(example("food_security"), {})
NAMES = st.text("abcDE-_:19", min_size=1, max_size=40)


def found(actors: str = "A B C", **rows: Any) -> Findings:
    return analyse(sheet({"actors": actors, **rows}), {})


HAND = found(
    influences={"A": "0 3 1", "B": "2 0 2", "C": "0 1 0"},
    objectives="road well",
    positions={"A": "3 -2", "B": "-1 2", "C": "4 0"},
)


def test_the_hand_worked_case_stands_in_the_table_the_strongest_first() -> None:
    assert tables.powers(HAND, EN).rows == (
        ("A", "–", "7", "3", "1.86"),
        ("B", "–", "5", "5", "0.95"),
        ("C", "–", "2", "6", "0.19"),
    )


def test_without_any_influence_the_table_keeps_the_sheets_order_and_has_dashes() -> None:
    assert tables.powers(found(), EN).rows == tuple((id, "–", "0", "0", "–") for id in "ABC")


def test_both_sides_of_an_objective_stand_apart() -> None:
    assert tables.objectives(HAND, EN).rows == (
        ("road", "6.34", "0.95", "2 / 1"),
        ("well", "1.90", "3.72", "1 / 1"),
    )


def test_pairs_stand_with_half_the_sum_of_both_strengths() -> None:
    allied = tables.pairs("alliances", HAND.alliances, HAND, EN).rows
    apart = tables.pairs("divergences", HAND.divergences, HAND, EN).rows
    assert allied == (("A", "C", "3.17"),)
    assert apart == (("A", "B", "6.08"), ("B", "C", "0.85"))


def test_every_position_stands_under_its_objective() -> None:
    table = tables.stances(HAND, EN)
    assert table.header == ("Actor", "road", "well")
    assert table.rows == (("A", "3", "-2"), ("B", "-1", "2"), ("C", "4", "0"))


def test_the_network_has_only_linked_actors_the_broker_first() -> None:
    rows = (("A", "B"), ("B", "C"))
    links = tuple(Link(id=f"{a}{b}", source=a, target=b) for a, b in rows)
    told = analyse(sheet({"actors": "A B C D"}).with_(links=links), {})
    table = tables.network(told, EN)
    assert [row[:3] for row in table.rows] == [("B", "1", "1"), ("A", "0", "1"), ("C", "1", "0")]
    assert tables.network(found(), EN).rows == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_and_pictures_speak_the_readers_language(language: str) -> None:
    voice = toolbox.voice(language)
    table = tables.powers(DEMO, voice)
    assert table.rows[0][0] == DEMO.ranked[0].actor.name.said(language)
    assert "⟦" not in str(table)
    for draw in (figure, stances):
        assert draw(DEMO, voice, "paper").language == language


def test_a_focus_of_each_actor_asks_about_all_the_others_in_their_order() -> None:
    kept = sheet({"actors": "A B C", "objectives": "road well"})
    for focus, others in (("A", "BC"), ("B", "AC"), ("", "BC")):
        asked = ask(kept.with_(focus=focus), EN)
        assert [q["item"] for q in asked["questions"]] == [
            f"I.{focus or 'A'}.{other}" for other in others
        ]
        assert [s["value"] for s in asked["questions"][0]["steps"]] == [0, 1, 2, 3, 4]
    asked = ask(kept.with_(asking="positions", focus="C"), EN)
    assert [q["item"] for q in asked["questions"]] == ["P.C.road", "P.C.well"]
    assert [s["value"] for s in asked["questions"][0]["steps"]] == [-4, -2, 0, 2, 4]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_both_ladders_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    kept = example("food_security")
    for asking in ("influences", "positions"):
        asked = ask(kept.with_(asking=asking), voice)
        words = [s["words"] for q in asked["questions"] for s in q["steps"]]
        assert all(words)
        assert "⟦" not in str(asked)


@given(NAMES, NAMES, NAMES, NAMES)
def test_an_item_is_short_and_stands_for_one_pair(a: str, b: str, c: str, d: str) -> None:
    one, other = item("I", a, b), item("I", c, d)
    assert len(one) <= 64
    assert (one == other) == ((a, b) == (c, d))
    assert item("P", a, b) != one


def stakeholder(id: str, name: str, seen: str = "1") -> Stakeholder:
    ref = Ref(tool="stakeholders", path=("stakeholders", id), seen=seen)
    return Stakeholder(
        ref=ref, name=Text(en=name), sector="business", kind="organisation", influence="7"
    )


def test_a_stakeholder_becomes_an_actor_with_its_sector_and_its_source() -> None:
    take = TAKING[Stakeholder]
    told = take(Sheet(), stakeholder("shop", "Shop"))
    (actor,) = told.actors
    assert (actor.id, actor.name.en, actor.sector) == ("shop", "Shop", "business")
    assert actor.ref == stakeholder("shop", "Shop").ref
    again = take(told, stakeholder("shop", "The shop", seen="2"))
    assert [(a.name.en, a.ref and a.ref.seen) for a in again.actors] == [("The shop", "2")]


def test_taking_keeps_every_influence_that_the_actor_had() -> None:
    kept = sheet({"actors": "A B", "influences": {"A": "0 3", "B": "1 0"}})
    told = TAKING[Stakeholder](kept, stakeholder("A", "Alpha"))
    assert told.influences == kept.influences
    assert [a.name.en for a in told.actors] == ["Alpha", "B"]
    assert read(Sheet, told.plain()) == told
