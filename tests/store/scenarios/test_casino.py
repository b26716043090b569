"""CaSiNo: campers share out food, water and firewood; what people agreed on, and what was left.

Three packages of each; a thing of high priority is worth 5 points, of medium 4, of low 3.
"""

from fractions import Fraction
from typing import Any

import pytest

from kolam.core.scenario import Issue, Party, Scenario
from kolam.maths import Packages, frontier
from tests.store.scenarios.oracles import needs_data, table

pytestmark = needs_data
THINGS = ("Food", "Water", "Firewood")
WORTH = {"High": 5, "Medium": 4, "Low": 3}
PEOPLE = ("mturk_agent_1", "mturk_agent_2")


def casino() -> dict[str, Any]:
    return table("casino/casino_valid_slim.json")


def scenario(dialogue: dict[str, Any]) -> Scenario:
    """How many packages of each thing the first one takes; the second one takes the others."""
    info = dialogue["participant_info"]
    worth = [
        {thing: WORTH[rank] for rank, thing in info[person]["value2issue"].items()}
        for person in PEOPLE
    ]
    takes = (range(4), range(3, -1, -1))
    return Scenario(
        name=str(dialogue["dialogue_id"]),
        issues=tuple(Issue(name=thing, options=("0", "1", "2", "3")) for thing in THINGS),
        parties=tuple(
            Party(
                name=person,
                points=tuple(tuple(Fraction(own[t] * n) for n in taken) for t in THINGS),
            )
            for person, own, taken in zip(PEOPLE, worth, takes, strict=True)
        ),
    )


def deal(dialogue: dict[str, Any]) -> tuple[int, ...]:
    """What the first one takes of each thing in the deal that was accepted."""
    offer = next(turn for turn in reversed(dialogue["final"]) if turn["text"] == "Submit-Deal")
    side = "issue2youget" if offer["id"] == PEOPLE[0] else "issue2theyget"
    return tuple(int(offer["task_data"][side][thing]) for thing in THINGS)


def test_the_points_of_every_deal_are_the_published_ones() -> None:
    for dialogue in casino()["dialogues"]:
        found = scenario(dialogue)
        published = [
            dialogue["participant_info"][person]["outcomes"]["points_scored"] for person in PEOPLE
        ]
        assert [party.worth(deal(dialogue)) for party in found.parties] == published


def test_as_many_deals_are_efficient_as_the_oracle_counts() -> None:
    efficient, total = 0, Fraction(0)
    for dialogue in casino()["dialogues"]:
        found = scenario(dialogue)
        packages = Packages.of(**found.numbers())
        points = [packages.in_points(row) for row in frontier(packages).points.tolist()]
        worth = packages.points(deal(dialogue))
        efficient += worth in points
        total += sum(worth)
    oracle = casino()["oracle"]
    joint = oracle["mean_joint_points_of_agreements"] * oracle["dialogues"]
    assert efficient == oracle["pareto_efficient_agreements"]
    assert float(total) == pytest.approx(joint, rel=1e-12)
