"""Sheets for the tests, written the way cases.toml writes them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kolam.core.record import Text, read
from kolam.tools.stakeholders.analysis import Findings, analyse
from kolam.tools.stakeholders.sheet import Rating, Round, Scale, Sheet, Stakeholder

ROOM = Path(__file__).parents[1]
SHARED = ROOM.parents[4] / "shared"


def shared(path: str) -> Path:
    """A file of the shared test data; the test is skipped where the data are not there."""
    if not (SHARED / path).exists():
        pytest.skip(f"the shared test data are not beside the repository: {path}")
    return SHARED / path


def example(name: str) -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def sheet(case: Mapping[str, Any]) -> Sheet:
    listed = case.get("stakeholders") or dict.fromkeys(case.get("first", {}), "")
    kept = ("rule", "tie", "interest", "influence")
    raters = case.get("raters", "").split()
    rounds = [
        Round(
            id=name,
            promise=case.get("promise", "anonymous"),
            ratings=tuple(ratings(case[name], raters)),
        )
        for name in ("first", "second")
        if name in case
    ]
    return Sheet(
        question=Text(en="What next?"),
        scale=Scale(**{name: case[name] for name in kept if name in case}),
        stakeholders=tuple(stakeholder(name, told) for name, told in listed.items()),
        rounds=tuple(rounds),
    )


def stakeholder(name: str, told: str) -> Stakeholder:
    sector, _, group = told.partition(", ")
    return Stakeholder.model_validate(
        {
            "id": name,
            "name": Text(en=name),
            "sector": sector or None,
            "kind": "population_group" if group else "organisation",
        }
    )


def ratings(given: Mapping[str, str], sectors: list[str]) -> list[Rating]:
    return [
        rating(f"R{number}", name, mark, sectors[number - 1] if sectors else "-")
        for name, marks in given.items()
        for number, mark in enumerate(marks.split(), start=1)
        if mark != "-"
    ]


def rating(rater: str, stakeholder: str, mark: str, sector: str = "-", **more: Any) -> Rating:
    values: dict[str, Any] = {"dont_know": True}
    if mark != "?":
        interest, _, influence = mark.partition("/")
        values = {
            "interest": int(interest) if interest else None,
            "influence": int(influence) if influence else None,
        }
    return Rating.model_validate(
        {
            "id": f"{rater}.{stakeholder}",
            "rater": rater,
            "stakeholder": stakeholder,
            "sector": None if sector == "-" else sector,
            **values,
            **more,
        }
    )


def found(**case: Any) -> Findings:
    return analyse(sheet(case), {})
