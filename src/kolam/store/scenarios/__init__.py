"""Scenarios of many makers: read exactly, executed never, and written back.

`read_scenario` looks into a folder, one file, or a domain with its profiles, and chooses the
reader by what is inside. Everything that is wrong comes at once, as faults with their places.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kolam.core.scenario import Scenario
from kolam.store.scenarios.choosing import Wanted, draft_of
from kolam.store.scenarios.ledger import Ledger
from kolam.store.scenarios.writing import FORMATS, Format, write_scenario

__all__ = ["FORMATS", "Format", "read_scenario", "write_scenario"]


def read_scenario(
    paths: Path | Sequence[Path],
    profiles: Sequence[Path] = (),
    *,
    pick: str = "",
    in_proportion: bool = False,
) -> Scenario:
    """The scenario in a folder, a file, or a domain file and its profiles, in that order.

    pick: which one, where one file holds several. in_proportion: divide a party's weights by
    their sum, where they would be a fault or a note otherwise. Points are exact rationals in the
    file's own scale. Raises Faulty with every fault, OSError where a file cannot be read.
    """
    every = [paths] if isinstance(paths, Path) else list(paths)
    ledger = Ledger()
    draft = draft_of(every, profiles, Wanted(pick, in_proportion), ledger)
    return draft.scenario()
