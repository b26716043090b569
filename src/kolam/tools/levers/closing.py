"""Who closes what is open: the smallest sets of stakeholders, or of sectors, and every tie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from kolam.core.stakeholder import SECTORS
from kolam.maths.cover import smallest_cover
from kolam.tools.levers.levels import Levels
from kolam.tools.levers.sheet import LEVERS, Lever, Supplier

#: With more candidates there is no search, and the room says so.
CANDIDATES = 300
#: After so many looks the search ends with what it has; counted, so that it always ends alike.
LOOKS = 500


@dataclass(frozen=True, slots=True)
class Closing:
    """The smallest sets of candidates that meet every need that any of them can meet.

    sets      ids of stakeholders or sectors; all sets of that size where `every`
    size      how many stand in each
    proven    whether no smaller set does it
    unmet     levers that none of the candidates meets
    searched  False where there are more than CANDIDATES of them: then there is no set
    """

    sets: tuple[tuple[str, ...], ...]
    size: int
    every: bool
    proven: bool
    unmet: tuple[Lever, ...]
    searched: bool = True

    @property
    def in_every(self) -> tuple[str, ...]:
        """Who stands in each of the sets: where `every`, nobody replaces them."""
        first, *others = self.sets or ((),)
        return tuple(id for id in first if all(id in other for other in others))

    @property
    def in_any(self) -> tuple[str, ...]:
        """Who stands in one of the sets at least, in the order of the sets."""
        return tuple(dict.fromkeys(id for found in self.sets for id in found))


def closing(candidates: Mapping[str, Sequence[int]], needed: Mapping[Lever, int]) -> Closing | None:
    """The smallest sets among candidates, by id with their levels (0-3) in the levers' order.

    None where nothing is needed. Exact: kolam.maths.smallest_cover, after Balas and Ho 1980.
    """
    asked = [needed.get(lever, 0) for lever in LEVERS]
    wanted = tuple(lever for lever in LEVERS if needed.get(lever, 0))
    if not wanted:
        return None
    if len(candidates) > CANDIDATES:
        return Closing((), 0, every=False, proven=False, unmet=(), searched=False)
    if not candidates:
        return Closing(((),), 0, every=True, proven=True, unmet=wanted)
    looks = count(1)
    cover = smallest_cover(list(candidates.values()), asked, stop=lambda: next(looks) > LOOKS)
    ids = tuple(candidates)
    return Closing(
        sets=tuple(tuple(ids[place] for place in found) for found in cover.sets),
        size=cover.weight,
        every=cover.every,
        proven=cover.proven,
        unmet=tuple(LEVERS[place] for place in cover.unmet),
    )


def by_stakeholder(suppliers: Sequence[Supplier], levels: Levels) -> dict[str, tuple[int, ...]]:
    """Each supplier's levels in the levers' order."""
    return {row.id: levels.row(row.id) for row in suppliers}


def by_sector(suppliers: Sequence[Supplier], levels: Levels) -> dict[str, tuple[int, ...]]:
    """Each sector's best levels; who has no sector stands for none."""
    rows = {
        sector: [levels.row(row.id) for row in suppliers if row.sector == sector]
        for sector in SECTORS
    }
    return {
        sector: tuple(map(max, zip(*held, strict=True))) for sector, held in rows.items() if held
    }
