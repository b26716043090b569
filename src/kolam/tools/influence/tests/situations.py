"""Sheets for the tests, written the way cases.toml writes them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kolam.core.record import Text, read
from kolam.tools.influence.sheet import Actor, Influence, Objective, Position, Sheet

ROOM = Path(__file__).parents[1]


def example(name: str) -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def sheet(case: Mapping[str, Any]) -> Sheet:
    actors, objectives = case["actors"].split(), case.get("objectives", "").split()
    return Sheet(
        actors=tuple(Actor(id=id, name=Text(en=id)) for id in actors),
        objectives=tuple(Objective(id=id, name=Text(en=id)) for id in objectives),
        influences=tuple(
            Influence(id=f"{a}.{b}", source=a, target=b, score=int(word))
            for a, row in case.get("influences", {}).items()
            for b, word in zip(actors, row.split(), strict=True)
            if a != b and word != "-"
        ),
        positions=tuple(
            Position(id=f"{a}.{o}", actor=a, objective=o, score=int(word))
            for a, row in case.get("positions", {}).items()
            for o, word in zip(objectives, row.split(), strict=True)
            if word != "-"
        ),
    )
