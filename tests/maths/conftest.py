"""Published tables and the worked example, read from the folder beside the repository."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[3] / "shared"

Table = list[list[int | None]]


def beside(*parts: str) -> Path:
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no {'/'.join(parts)} in the folder 'shared' beside the repository")
    return path


@pytest.fixture
def table() -> Callable[..., Table]:
    """Reads a table of ratings by file name, without its first `skip` columns."""

    def read(name: str, *, skip: int = 0) -> Table:
        with beside("data", "agreement", name).open(encoding="utf-8") as file:
            rows = list(csv.reader(file))[1:]
        return [[int(cell) if cell else None for cell in row[skip:]] for row in rows]

    return read


@pytest.fixture
def oracle() -> Any:
    """The published answers by file name."""
    return json.loads(beside("data", "agreement", "oracle.json").read_bytes())


@pytest.fixture
def answers() -> Any:
    """The worked-out answers of the framework's reference."""
    return json.loads(beside("reference", "oracles.json").read_bytes())


@pytest.fixture
def example() -> Any:
    """The worked example: raw ratings and what they come to."""
    return json.loads(beside("reference", "demo_workspace.json").read_bytes())
