"""Stakeholders and sectors: anyone with a stake; a partner is one that has joined."""

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from kolam.core.frame import Frame, read_frame
from kolam.core.record import Record, Text
from kolam.core.ref import Ref

Sector = Literal[
    "government",
    "civil_society",
    "business",
    "united_nations",
    "academia",
    "donors",
    "foundations",
]
SECTORS: tuple[Sector, ...] = get_args(Sector)
Kind = Literal["organisation", "population_group"]


@cache
def sector_frame() -> Frame:
    """The seven sectors with colour, marker shape, IATI organisation types and source."""
    return read_frame(Path(__file__).with_name("sectors.toml"), "sectors")


class Stakeholder(Record):
    """A stakeholder as one room gives it to another."""

    ref: Ref
    name: Text
    sector: Sector | None
    kind: Kind
    interest: str = ""
    influence: str = ""
    quadrant: str = ""
