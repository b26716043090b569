"""Sheets for the tests, written the way cases.toml writes them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from kolam.core.record import read
from kolam.tools.fundamentals.sheet import (
    Check,
    ItemScore,
    Mark,
    Rating,
    Round,
    Score,
    Sheet,
)

ROOM = Path(__file__).parents[1]


def example(name: str) -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def sheet(case: Mapping[str, Any]) -> Sheet:
    promise = case.get("promise", "organisation")
    told = promise in ("organisation", "named")
    checks = [
        Check(id=name, promise=promise, ratings=tuple(_marks(case[name], told=told)))
        for name in ("before", "marks")
        if name in case
    ]
    rounds = [
        Round(id=name, promise=promise, ratings=tuple(_ratings(case[name], told=told)))
        for name in ("earlier", "ratings")
        if name in case
    ]
    if "items" in case or "totals" in case:
        checks = checks or [Check(id="marks")]
    return Sheet(
        rounds=tuple(rounds),
        checks=tuple(checks),
        scores=tuple(_totals(case)),
        items=tuple(_items(case)),
    )


def _totals(case: Mapping[str, Any]) -> Iterator[Score]:
    instrument = case.get("instrument", "psat")
    for who, value in case.get("totals", {}).items():
        yield Score(id=who, check="marks", instrument=instrument, organisation=who, value=value)


def _items(case: Mapping[str, Any]) -> Iterator[ItemScore]:
    instrument = case.get("instrument", "psat")
    for who, row in case.get("items", {}).items():
        organisation, respondent = who.split(".")
        for number, word in enumerate(row.split(), start=1):
            yield ItemScore(
                id=f"{who}.{number}",
                check="marks",
                instrument=instrument,
                organisation=organisation,
                respondent=respondent,
                item=str(number),
                value=None if word == "-" else float(word),
            )


def _who(number: int, *, told: bool) -> dict[str, Any]:
    who = ascii_uppercase[number]
    return {"rater": f"R{number}", "organisation": who if told else None}


def _ratings(given: Mapping[str, str], *, told: bool) -> Iterator[Rating]:
    for item, row in given.items():
        for number, word in enumerate(row.split()):
            if word != "-":
                score = None if word == "?" else int(word)
                yield Rating(
                    id=f"{item}.{number}",
                    item=item,
                    score=score,
                    dont_know=score is None,
                    **_who(number, told=told),
                )


def _marks(given: Mapping[str, str], *, told: bool) -> Iterator[Mark]:
    for item, row in given.items():
        for number, word in enumerate(row.split()):
            if word != "-":
                score = "GAR".index(word)
                yield Mark(id=f"{item}.{number}", item=item, score=score, **_who(number, told=told))
