"""Profiles of the seven sectors: what the team wrote for its country, else the starter words."""

from dataclasses import dataclass

from kolam.core.record import Text
from kolam.core.stakeholder import SECTORS, Sector
from kolam.core.voice import Voice
from kolam.tools.sectors.organisation import frame
from kolam.tools.sectors.sheet import PARTS, Profile, Sheet


@dataclass(frozen=True, slots=True)
class Told:
    """One sector's profile: the team's row for the sheet's country, or None."""

    sector: Sector
    row: Profile | None

    @property
    def own_parts(self) -> tuple[str, ...]:
        """The parts that the team wrote itself."""
        return tuple(part for part in PARTS if any(self._text(part).plain().values()))

    @property
    def source(self) -> str:
        """Where the words come from: as the team says, or as the starter words do."""
        return (self.row.source if self.row else "") or frame("profiles")[self.sector].source

    def said(self, part: str, voice: Voice) -> str:
        """One part of it: the team's words where there are any, else the starter words."""
        own = self._text(part).said(voice.language)
        return own or voice(f"sectors.profile.{self.sector}.{part}")

    def _text(self, part: str) -> Text:
        found: Text = getattr(self.row, part) if self.row else Text()
        return found


def profiles(sheet: Sheet) -> tuple[Told, ...]:
    """A profile for each of the seven; a row for the sheet's country before one for any."""
    return tuple(Told(sector, _row(sector, sheet)) for sector in SECTORS)


def _row(sector: Sector, sheet: Sheet) -> Profile | None:
    rows = {row.country: row for row in sheet.profiles if row.sector == sector}
    return rows.get(sheet.country) or rows.get("")
