"""Published and recomputed answers for scenarios of other makers, where the data is at hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kolam.core.scenario import Scenario
from kolam.store.scenarios import read_scenario

DATA = Path(__file__).parents[4] / "shared" / "data" / "negotiation"
HERE = DATA.is_dir()
needs_data = pytest.mark.skipif(not HERE, reason="no shared data beside the repo")


def table(name: str) -> dict[str, Any]:
    """An oracle's table; empty without the data."""
    found: dict[str, Any] = json.loads((DATA / name).read_text("utf-8")) if HERE else {}
    return found


def genius() -> Iterator[tuple[str, tuple[str, ...], dict[str, Any]]]:
    """Each domain with the profiles that its oracle is for, and the oracle."""
    for domain, entry in table("genius_oracle.json").items():
        for key, oracle in entry.items():
            if key != "profiles":
                yield domain, tuple(entry["profiles"][: oracle["parties"]]), oracle


def genius_scenario(domain: str, profiles: tuple[str, ...]) -> Scenario:
    """The domain with just these profiles, in their order."""
    from kolam.store.scenarios.genius import is_domain
    from kolam.store.scenarios.sources import read_source

    folder = DATA / "genius_xml" / domain
    others = [path for path in folder.glob("*.xml") if path.name not in profiles]
    path = next(path for path in others if is_domain(read_source(path)))
    return read_scenario(path, [folder / name for name in profiles])
