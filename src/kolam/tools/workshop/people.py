"""The participants: how many in all, by sector and by gender, and what has to stay hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from kolam.core.stakeholder import SECTORS
from kolam.maths.groups import visible
from kolam.tools.workshop.sheet import Gender, Sheet

#: The group of those whose sector was not told.
NO_SECTOR = "none"
GENDERS: tuple[Gender, ...] = get_args(Gender)


@dataclass(frozen=True, slots=True)
class Group:
    """One group of participants; `n` is None where it must stay hidden."""

    name: str
    n: int | None


@dataclass(frozen=True, slots=True)
class Participants:
    """How many there were, and the groups that may be told.

    Groups of fewer than five are hidden, and as many more that they cannot be worked out from the
    total. Sector and gender are told apart from each other and never crossed.
    """

    total: int
    sectors: tuple[Group, ...]
    genders: tuple[Group, ...]

    @property
    def hidden(self) -> int:
        """How many groups are not told."""
        return sum(group.n is None for group in (*self.sectors, *self.genders))

    @property
    def absent(self) -> tuple[str, ...]:
        """The sectors from which nobody came."""
        here = {group.name for group in self.sectors}
        return tuple(sector for sector in SECTORS if sector not in here) if self.total else ()


def participants(sheet: Sheet) -> Participants:
    """The counts of the sheet."""
    sectors: dict[str, int] = dict.fromkeys((*SECTORS, NO_SECTOR), 0)
    genders: dict[str, int] = dict.fromkeys(GENDERS, 0)
    for row in sheet.participants:
        sectors[row.sector or NO_SECTOR] += row.n
        genders[row.gender] += row.n
    return Participants(
        total=sum(row.n for row in sheet.participants),
        sectors=_groups(sectors),
        genders=_groups(genders),
    )


def _groups(people: Mapping[str, int]) -> tuple[Group, ...]:
    shown = visible(people)
    return tuple(Group(name, n if name in shown else None) for name, n in people.items() if n)
