"""The room's findings: what everybody may see, and what each partner alone sees of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from kolam.core.fault import Fault
from kolam.core.private import Viewer, seat_among
from kolam.core.record import Text
from kolam.maths.spread import Summary
from kolam.tools.value.advantage import Delta
from kolam.tools.value.division import Division
from kolam.tools.value.line import Line
from kolam.tools.value.money import Worth
from kolam.tools.value.scores import Scores
from kolam.tools.value.sheet import Claim, Partner, Private, Sheet
from kolam.tools.value.standing import Equity, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A claimed source; `index` is relevance times evidence, 0 to 9, and only sorts.

    spread  the room's own products, where the room has scored the source
    """

    claim: Claim
    index: Fraction | None
    spread: Summary | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What one organisation sees of itself: its open and its private lines together."""

    partner: Partner
    private: Private
    lines: tuple[Line, ...]
    standing: Standing
    worth: Worth | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the sheets say together, cut to what its reader may see.

    claims     the sources, by index from the highest
    standings  every partner in sheet order, from open lines alone
    worths     the partners that have open lines in money
    given      open lines of value that partners give to each other
    own        every organisation's own side, by partner: gone after `seen_by`
    mine       the reader's own side
    """

    sheet: Sheet
    claims: tuple[Claimed, ...] = ()
    deltas: tuple[Delta, ...] = ()
    standings: tuple[Standing, ...] = ()
    worths: tuple[Worth, ...] = ()
    given: tuple[Line, ...] = ()
    equity: Equity | None = None
    division: Division | None = None
    scores: Scores | None = None
    faults: tuple[Fault, ...] = ()
    own: Mapping[str, Own] = field(default_factory=dict)
    mine: Own | None = None

    def name(self, partner: str) -> Text:
        """A partner's name; its id where the list does not have it."""
        rows = self.sheet.partners
        return next((row.name for row in rows if row.id == partner), Text(en=partner))

    def spread_of(self, one: Claimed) -> Summary | None:
        """What the room's own products of a source come to, as far as they may be shown."""
        return self.scores.shown(one.spread) if self.scores else None

    def seen_by(self, viewer: Viewer) -> "Findings":
        """These findings, without what the viewer may not see: a mediator sees no more than all.

        An organisation sees its own side, which a row of the sheet ties to it.
        """
        seat = seat_of(self.sheet, viewer.owner)
        kept = self.mine if self.mine and self.mine.partner.id == seat else None
        return replace(self, own={}, mine=(self.own.get(seat) or kept) if seat else None)


def seat_of(sheet: Sheet, owner: str) -> str:
    """The partner that an organisation speaks for, "" for none."""
    return seat_among(sheet.partners, owner)
