"""Organisation profiles: who an organisation is in law and in the registers, and what it plays."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from kolam.core.fault import Fault, near
from kolam.core.frame import Frame, read_frame
from kolam.core.record import Field, Row, Text
from kolam.core.ref import Ref
from kolam.core.stakeholder import SECTORS, Sector, sector_frame
from kolam.tools.sectors.places import DISTRICTS, TARGETS, of_goal

Table = Literal["profiles", "drivers", "checks", "schemes", "roles"]
#: A vehicle is the partnership itself, where it becomes an entity.
Kind = Literal["organisation", "population_group", "vehicle"]
IatiType = Literal[
    "10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"
]
IATI_TYPES: tuple[IatiType, ...] = get_args(IatiType)
Role = Literal["funder", "accountable", "extending", "implementer", "convener", "adviser"]
ROLES: tuple[Role, ...] = get_args(Role)
#: A register's code: the country or XM, XI ... and the list.
SCHEME = r"^([A-Z]{2,3}-[A-Z0-9]+)?$"
#: Registers of this country have to be known here, so that a slip of the pen is found.
HOME = "LK-"
#: The IATI types of those that no sector claims, and of a vehicle (public-private partnership).
OTHER, VEHICLE = "90", "30"


@cache
def frame(table: Table) -> Frame:
    """One of the room's lists, in its order."""
    return read_frame(Path(__file__).with_name("frame.toml"), table)


@cache
def types_of(sector: Sector | None, kind: Kind) -> tuple[str, ...]:
    """The IATI organisation types that fit. Source: the framework's table of sectors and types.

    A donor is a role: an organisation of any sector's type can be counted among the donors.
    """
    if kind == "vehicle":
        return (VEHICLE,)
    if kind == "population_group" or sector is None:
        return (OTHER,)
    if sector == "donors":
        return tuple(code for one in SECTORS for code in sector_frame()[one].codes)
    return sector_frame()[sector].codes


class Organisation(Row):
    """Who somebody at the table is; `ref` where the stakeholder map gave it.

    name        the legal name, in as many languages as it has one
    scheme      the register's code at org-id.guide, such as LK-NGO; `identifier` is the number in
                it, without the code; many public bodies have none
    districts   where it works; empty means the whole country
    acts        the acts, statutes or articles that its mandate rests on
    """

    name: Text
    kind: Kind = "organisation"
    sector: Sector | None = None
    iati_type: IatiType | None = None
    scheme: str = Field(default="", max_length=20, pattern=SCHEME)
    identifier: str = Field(default="", max_length=60)
    roles: tuple[Role, ...] = ()
    districts: tuple[str, ...] = Field(default=(), max_length=60)
    mandate: Text = Text()
    acts: Text = Text()
    targets: tuple[str, ...] = Field(default=(), max_length=169)
    focal_point: str = Field(default="", max_length=120)
    alternates: tuple[str, ...] = Field(default=(), max_length=10)
    ref: Ref | None = None

    def faults(self) -> Iterable[Fault]:
        yield from self._type_faults()
        yield from self._identifier_faults()
        yield from _target_faults(self.targets)
        yield from _repeated("districts", self.districts)
        yield from _repeated("roles", self.roles)
        if self.sector == "donors" and "funder" not in self.roles:
            yield Fault(("roles",), "donor_without_role")
        if self.focal_point and self.focal_point in self.alternates:
            at = self.alternates.index(self.focal_point)
            yield Fault(("alternates", at), "alternate_is_focal", {"name": self.focal_point})

    @property
    def can_sign(self) -> bool:
        """Whether it is a body that can sign; a population group cannot."""
        return self.kind != "population_group"

    @property
    def org_id(self) -> str:
        """The identifier with its register's code, such as LK-NGO-80505; "" without one."""
        return f"{self.scheme}-{self.identifier}" if self.scheme and self.identifier else ""

    def stands_for(self, id: str, name: Text) -> bool:
        """Whether it is this stakeholder of the map: taken from it, else of the same id or name."""
        if self.ref:
            return self.ref.path[-1] == id
        return self.id == id or self.name == name

    def _type_faults(self) -> Iterator[Fault]:
        fitting = types_of(self.sector, self.kind)
        if self.iati_type and self.iati_type not in fitting:
            said = {"code": self.iati_type, "fitting": ", ".join(fitting)}
            yield Fault(("iati_type",), "iati_type_not_of_sector", said)
        if self.kind == "vehicle" and self.sector:
            yield Fault(("sector",), "vehicle_has_no_sector")

    def _identifier_faults(self) -> Iterator[Fault]:
        known = frame("schemes").ids()
        if not self.can_sign and (self.identifier or self.scheme):
            yield Fault(("identifier",), "group_with_identifier")
        elif bool(self.identifier) != bool(self.scheme):
            missing = "identifier" if self.scheme else "scheme"
            yield Fault((missing,), "half_an_identifier")
        elif self.scheme.startswith(HOME) and self.scheme not in known:
            said = {"word": self.scheme, "near": near(self.scheme, known) or ", ".join(known)}
            yield Fault(("scheme",), "no_such_scheme", said)
        elif self.scheme in known and not _has_form(self.scheme, self.identifier):
            said = {"scheme": self.scheme, "id": self.identifier}
            yield Fault(("identifier",), "identifier_not_of_scheme", said)


def organisation_faults(rows: Iterable[Organisation], country: str) -> Iterator[Fault]:
    """Two rows of one organisation, and districts that the country does not have."""
    seen: dict[str, str] = {}
    for number, row in enumerate(rows):
        if row.org_id and row.org_id in seen:
            said = {"id": row.org_id, "other": seen[row.org_id]}
            yield Fault(("organisations", number, "identifier"), "organisation_twice", said)
        elif row.org_id:
            seen[row.org_id] = row.id
        if country == "LK":
            found = _district_faults(row.districts)
            yield from (fault.inside("organisations", number) for fault in found)


def _has_form(scheme: str, identifier: str) -> bool:
    forms = frame("schemes")[scheme].codes
    return not forms or re.fullmatch(forms[0], identifier) is not None


def _target_faults(targets: Iterable[str]) -> Iterator[Fault]:
    for number, word in enumerate(targets):
        if word not in TARGETS:
            said = {"word": word[:60], "known": ", ".join(of_goal(word))}
            yield Fault(("targets", number), "no_such_target", said)


def _district_faults(districts: Iterable[str]) -> Iterator[Fault]:
    for number, word in enumerate(districts):
        if word not in DISTRICTS:
            said = {"word": word[:60], "near": near(word, DISTRICTS) or ", ".join(DISTRICTS)}
            yield Fault(("districts", number), "no_such_district", said)


def _repeated(name: str, words: tuple[str, ...]) -> Iterator[Fault]:
    for number, word in enumerate(words):
        if word in words[:number]:
            yield Fault((name, number), "twice", {"id": word})
