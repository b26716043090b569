"""Sheets for the tests, written the way cases.toml writes them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from kolam.core.record import read
from kolam.tools.competencies.sheet import PARTS, Rating, Round, Sheet, frame

ROOM = Path(__file__).parents[1]


def example(name: str) -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def sheet(case: Mapping[str, Any]) -> Sheet:
    """A round for each part; looking back stands in the round of after, as phones ask it."""
    rounds = []
    for part in PARTS:
        if part in case and part != "looking_back":
            both = (part, "looking_back") if part == "after" else (part,)
            ratings = (*_keys(part, case), *(r for p in both for r in _ratings(p, case)))
            promise = case.get("promise", "anonymous")
            rounds.append(Round(id=part, promise=promise, ratings=ratings))
    return Sheet(rounds=tuple(rounds))


def _keys(part: str, case: Mapping[str, Any]) -> Iterator[Rating]:
    people = max(len(row.split()) for row in case[part].values())
    keys = [f"{letter}1" + "x" for letter in ascii_uppercase[:people]]
    if part != "before" and "keys" in case:
        keys = [f"{key}x" for key in case["keys"].split()]
    item = "about" if part == "peer" else "key"
    for n, key in enumerate(keys):
        yield Rating(id=f"{item}.{n}", rater=f"R{n}", item=item, reason=key)


def _ratings(part: str, case: Mapping[str, Any]) -> Iterator[Rating]:
    for letter, row in case.get(part, {}).items():
        statement = next(id for id in frame("statements").ids() if id.startswith(f"{letter}."))
        for n, word in enumerate(row.split()):
            if word != "-":
                item = f"{part}.{statement}"
                yield Rating(id=f"{item}.{n}", rater=f"R{n}", item=item, score=int(word))
