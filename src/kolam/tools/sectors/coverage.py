"""Coverage: who is here of which of the seven sectors, and whom nobody has asked in yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kolam.core.passing import Invitation
from kolam.core.record import Text
from kolam.core.stakeholder import SECTORS, Kind, Sector, Stakeholder
from kolam.tools.sectors.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who is here: a name, a sector, and whether it is a population group."""

    name: Text
    sector: Sector | None
    kind: Kind


@dataclass(frozen=True)
class Coverage:
    """The seven sectors.

    bodies     who could sign, by sector
    groups     population groups, by sector
    asked      whom another room already asks in, by sector
    from_map   whether the stakeholder map says who is here; else the organisations of this room
    """

    bodies: Mapping[Sector, tuple[Text, ...]]
    groups: Mapping[Sector, tuple[Text, ...]]
    asked: Mapping[Sector, tuple[Text, ...]]
    from_map: bool

    @property
    def present(self) -> tuple[Sector, ...]:
        """The sectors of which anybody is here."""
        return tuple(s for s in SECTORS if self.bodies[s] or self.groups[s])

    @property
    def empty(self) -> tuple[Sector, ...]:
        """The sectors of which nobody is here."""
        return tuple(s for s in SECTORS if s not in self.present)

    @property
    def groups_only(self) -> tuple[Sector, ...]:
        """The sectors of which only population groups are here, so that nobody could sign."""
        return tuple(s for s in SECTORS if self.groups[s] and not self.bodies[s])

    @property
    def to_invite(self) -> tuple[Sector, ...]:
        """The sectors that nobody could sign for and from which no room has asked anybody in."""
        wanting = (*self.empty, *self.groups_only)
        return tuple(s for s in SECTORS if s in wanting and not self.asked[s])


def coverage(
    mapped: Sequence[Stakeholder],
    organisations: Iterable[Organisation],
    invited: Iterable[Invitation],
) -> Coverage:
    """Who is here of each sector: by the stakeholder map, else by the profiles of this room."""
    here = [Here(one.name, one.sector, one.kind) for one in mapped] or [
        Here(row.name, row.sector, "organisation" if row.can_sign else "population_group")
        for row in organisations
        if row.kind != "vehicle"
    ]
    invited = tuple(invited)
    return Coverage(
        bodies=_by_sector(here, "organisation"),
        groups=_by_sector(here, "population_group"),
        asked={s: tuple(one.who for one in invited if one.sector == s) for s in SECTORS},
        from_map=bool(mapped),
    )


def _by_sector(here: Sequence[Here], kind: Kind) -> dict[Sector, tuple[Text, ...]]:
    return {s: tuple(o.name for o in here if o.sector == s and o.kind == kind) for s in SECTORS}
