"""Reading a scenario for a command: found, or stopped with every fault and the nearest name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kolam.cli.books import Faults, must_exist, why
from kolam.cli.stopped import Stopped
from kolam.core.fault import Faulty
from kolam.core.scenario import Scenario


def read(
    file: Path,
    profiles: Sequence[Path],
    language: str,
    *,
    pick: str = "",
    in_proportion: bool = False,
) -> Scenario:
    """The scenario at a path. Raises Stopped or Faults."""
    from kolam import toolbox
    from kolam.store.scenarios import read_scenario

    for path in (file, *profiles):
        must_exist(path, "file")
    try:
        return read_scenario(file, profiles, pick=pick, in_proportion=in_proportion)
    except Faulty as faulty:
        raise Faults(file, faulty.faults, toolbox.voice(language)) from None
    except OSError as error:
        raise Stopped("The file cannot be read", where=file, then=why(error)) from None
