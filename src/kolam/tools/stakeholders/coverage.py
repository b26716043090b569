"""What the list itself tells, before anyone rates: sectors, salience, links, engagement."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from kolam.core.frame import Frame, read_frame
from kolam.core.stakeholder import SECTORS, Sector
from kolam.tools.stakeholders.sheet import Link, LinkKind, Salience, Stakeholder

FRAME = Path(__file__).with_name("frame.toml")
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
LETTERS = {"P": "power", "L": "legitimacy", "U": "urgency"}


@dataclass(frozen=True)
class Coverage:
    """Who stands for which of the seven sectors; population groups apart, for they cannot sign."""

    organisations: Mapping[Sector, tuple[str, ...]]
    groups: tuple[str, ...]
    groups_by_sector: Mapping[Sector, tuple[str, ...]]
    without_sector: tuple[str, ...]

    @property
    def empty(self) -> tuple[Sector, ...]:
        """The sectors for which nobody is listed."""
        return tuple(s for s in SECTORS if not (self.organisations[s] or self.groups_by_sector[s]))

    @property
    def groups_only(self) -> tuple[Sector, ...]:
        """The sectors for which only population groups are listed, so that nobody could sign."""
        return tuple(s for s in SECTORS if self.groups_by_sector[s] and not self.organisations[s])


@dataclass(frozen=True, slots=True)
class Degree:
    """How many different stakeholders one is linked to by one kind of link, each way."""

    given: int = 0
    received: int = 0


def coverage(stakeholders: Iterable[Stakeholder]) -> Coverage:
    """The stakeholders by sector, in the order of the list."""
    rows = tuple(stakeholders)
    groups = [row for row in rows if row.kind == "population_group"]
    bodies = [row for row in rows if row.kind == "organisation"]
    return Coverage(
        organisations={s: tuple(r.id for r in bodies if r.sector == s) for s in SECTORS},
        groups=tuple(row.id for row in groups),
        groups_by_sector={s: tuple(r.id for r in groups if r.sector == s) for s in SECTORS},
        without_sector=tuple(row.id for row in bodies if row.sector is None),
    )


@cache
def salience_frame() -> Frame:
    """The eight classes with the marks that make them and their source."""
    return read_frame(FRAME, "salience")


@cache
def quadrant_frame() -> Frame:
    """The four quadrants with their source."""
    return read_frame(FRAME, "quadrants")


def salience_class(marks: Salience) -> str:
    """The id of the class that these marks make; every combination has exactly one.

    Source: Mitchell, Agle and Wood, Academy of Management Review 22 (1997) 853-886.
    """
    held = {letter for letter, name in LETTERS.items() if getattr(marks, name)}
    return next(entry.id for entry in salience_frame().entries if set(entry.codes) == held)


def degrees(links: Iterable[Link]) -> Mapping[str, Mapping[LinkKind, Degree]]:
    """For each linked stakeholder and kind of link, how many others it reaches and is reached by.

    A link drawn twice counts once, and a link to itself not at all.
    """
    drawn = {(link.source, link.target, link.kind) for link in links if link.source != link.target}
    out = Counter((source, kind) for source, _, kind in drawn)
    back = Counter((target, kind) for _, target, kind in drawn)
    linked = sorted({id for source, target, _ in drawn for id in (source, target)})
    return {
        id: {
            kind: Degree(out[id, kind], back[id, kind])
            for kind in LINK_KINDS
            if out[id, kind] or back[id, kind]
        }
        for id in linked
    }


def nobody_in_touch(row: Stakeholder) -> bool:
    """Whether it is not settled who keeps in touch, how, or when next."""
    plan = row.engagement
    return not (plan.owner and plan.strategy != "undecided" and plan.next_contact)
