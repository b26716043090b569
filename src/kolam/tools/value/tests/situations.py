"""Sheets and findings for the tests, and what may be in none of them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kolam.core.private import Owned
from kolam.core.record import read
from kolam.tools.value.analysis import analyse
from kolam.tools.value.findings import Findings
from kolam.tools.value.sheet import Private, Sheet

ROOM = Path(__file__).parents[1]
SHARED = ROOM.parents[4] / "shared"
SEED = "food_security"
Plain = dict[str, Any]


def shared(path: str) -> Path:
    """A file of the shared test data; the test is skipped where the data are not there."""
    if not (SHARED / path).exists():
        pytest.skip(f"the shared test data are not beside the repository: {path}")
    return SHARED / path


def example(name: str = SEED) -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def private(name: str = SEED) -> tuple[Owned, ...]:
    paths = sorted((ROOM / "examples" / "private" / name).glob("*.json"))
    return tuple(Owned(path.stem, read(Private, path.read_bytes())) for path in paths)


def seed() -> Findings:
    """The seed case with everybody's private lines, as the server alone holds it."""
    return analyse(example(), {Owned: private()})


def sheet(**said: Any) -> Sheet:
    return read(Sheet, {"draws": 1000, **said})


def found(private: Mapping[str, Plain] | None = None, **said: Any) -> Findings:
    owned = tuple(Owned(owner, read(Private, one)) for owner, one in (private or {}).items())
    return analyse(sheet(**said), {Owned: owned})


def line(id: str, kind: str, **more: Any) -> Plain:
    return {"id": id, "partner": "c", "kind": kind, **more}


def year(year: int, likely: int, low: int | None = None, high: int | None = None) -> Plain:
    return {"id": f"y{year}", "year": year, "low": low, "likely": likely, "high": high}


def partner(id: str = "c", name: str = "Clinic", **more: Any) -> Plain:
    return {"id": id, "name": {"en": name}, **more}


def fed(together: float, *alone: float, **more: Any) -> Plain:
    return {
        "id": "fed",
        "name": {"en": "Families fed"},
        "unit": {"en": "families"},
        "together": {"likely": together},
        "alone": [{"id": f"a{n}", "result": {"likely": x}} for n, x in enumerate(alone)],
        **more,
    }


def secrets() -> set[str]:
    """What private sheets say in words and in amounts, and nobody else may read."""
    told = [json.loads(p.read_bytes()) for p in (ROOM / "examples/private" / SEED).glob("*.json")]
    words = {w for one in told for w in one["alternative"].values()}
    lines = [line for one in told for line in one["lines"]]
    words |= {w for one in lines for w in one["description"].values()}
    amounts = {year for one in lines for year in one["years"] for year in map(str, _ends(year))}
    return {secret for secret in words | amounts if secret}


def _ends(year: Plain) -> tuple[int, ...]:
    return year["low"], year["likely"], year["high"]
