"""Many actors and their links: what is drawn of hundreds, and who stands between others."""

import random

import pytest

from kolam import toolbox
from kolam.core.record import Text
from kolam.tools.influence.analysis import Findings, analyse
from kolam.tools.influence.figures import MANY, between, drawn, figure, stances
from kolam.tools.influence.report import sections
from kolam.tools.influence.sentences import sentences
from kolam.tools.influence.sheet import Actor, Influence, Link, Sheet
from kolam.tools.influence.tests.situations import example, sheet

EN = toolbox.voice("en")
DEMO = analyse(example("food_security"), {})


def found(actors: str = "A B C", **rows: dict[str, str] | str) -> Findings:
    return analyse(sheet({"actors": actors, **rows}), {})


def said(findings: Findings) -> list[str]:
    return [sentence.said(EN) for sentence in sentences(findings)]


def many(n: int) -> Sheet:
    """So many actors of whom each moves and is linked with some others, drawn from one seed."""
    draw = random.Random(n)
    pairs = draw.sample([(a, b) for a in range(n) for b in range(n) if a != b], 4 * n)
    return Sheet(
        actors=tuple(Actor(id=f"a{k}", name=Text(en=f"Actor {k}")) for k in range(n)),
        influences=tuple(
            Influence(id=f"i{k}", source=f"a{a}", target=f"a{b}", score=draw.randint(1, 4))
            for k, (a, b) in enumerate(pairs)
        ),
        links=tuple(
            Link(id=f"l{k}", source=f"a{a}", target=f"a{b}") for k, (a, b) in enumerate(pairs)
        ),
    )


def test_three_hundred_actors_have_their_findings_and_a_picture_that_can_be_read() -> None:
    told = analyse(many(300), {})
    assert (len(told.ranked), told.network is not None, told.alliances) == (300, True, ())
    assert len(drawn(told)) == MANY
    strongest = {power.actor.id for power in told.ranked[:MANY]}
    assert {power.actor.id for power in drawn(told)} == strongest
    picture = stances(told, EN, "desk")
    assert f"The {MANY} of 300 actors" in picture.svg().replace("\n", " ")
    assert len(figure(told, EN, "desk").table.rows) == 300


@pytest.mark.parametrize("n", [MANY, MANY + 1])
def test_up_to_forty_actors_are_all_drawn(n: int) -> None:
    told = analyse(sheet({"actors": " ".join(f"a{k}" for k in range(n))}), {})
    assert len(drawn(told)) == MANY
    assert [power.actor.id for power in drawn(told)] == [f"a{k}" for k in range(MANY)]


def test_links_alone_give_brokers_and_no_balance_of_power() -> None:
    kept = many(60).with_(influences=())
    told = analyse(kept, {})
    assert told.ranked == ()
    assert told.network
    picture = between(told, EN, "desk")
    most = max(told.network.betweenness)
    assert picture.title.startswith(EN.percent(most))


def test_the_brokers_stand_from_the_one_through_whom_most_leads() -> None:
    chain = sheet({"actors": "A B C D"}).with_(
        links=tuple(
            Link(id=f"{a}{b}", source=a, target=b) for a, b in ("AB", "BA", "BC", "CB", "CD", "DC")
        )
    )
    told = analyse(chain, {})
    picture = between(told, EN, "phone")
    # Of the six ordered pairs of others that B could stand between, paths lead through it for four.
    assert picture.title == "67% of the shortest paths between two others lead through B."
    assert [row[0] for row in picture.table.rows] == ["B", "C", "A", "D"]
    assert "If any of B and C left, others would lose their link." in said(told)


def test_where_everybody_keeps_a_link_whoever_leaves_no_broker_is_named() -> None:
    links = tuple(Link(id=f"{a}{b}", source=a, target=b) for a, b in ("AB", "BC", "CA"))
    told = said(analyse(sheet({"actors": "A B C"}).with_(links=links), {}))
    assert [s for s in told if "lose their link" in s] == []


@pytest.mark.parametrize(("links", "parts"), [(("AB", "BC", "CD"), []), (("AB", "CD"), ["2"])])
def test_only_links_that_fall_apart_are_said_to(links: tuple[str, ...], parts: list[str]) -> None:
    rows = tuple(Link(id=f"{a}{b}", source=a, target=b) for a, b in map(tuple, links))
    told = said(analyse(sheet({"actors": "A B C D"}).with_(links=rows), {}))
    assert [s.split()[5] for s in told if "separate parts" in s] == parts


def test_objectives_without_actors_are_carried_by_nobody() -> None:
    bare = analyse(sheet({"actors": "", "objectives": "road"}), {})
    assert (bare.carried, bare.alliances, bare.divergences) == ((), (), ())
    assert [getattr(b, "text", "") for b in sections(bare.sheet, bare, EN)][1:] == [
        "No actors are listed yet."
    ]


def test_a_link_map_in_which_nobody_stands_between_says_so() -> None:
    pair = sheet({"actors": "A B"}).with_(links=(Link(id="l", source="A", target="B"),))
    assert between(analyse(pair, {}), EN, "wall").title.startswith("No actor stands between")
    assert between(found(), EN, "desk").table.rows == ()


def test_without_links_the_report_has_no_part_for_them() -> None:
    bare = sections(DEMO.sheet.with_(links=()), analyse(DEMO.sheet.with_(links=()), {}), EN)
    texts = [getattr(block, "text", "") for block in bare]
    whole = [getattr(block, "text", "") for block in sections(DEMO.sheet, DEMO, EN)]
    assert "Links" in whole
    assert "Links" not in texts
