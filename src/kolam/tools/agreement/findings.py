"""The room's findings: what everybody may see, and what each partner alone sees of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kolam.core.answers import small_rounds
from kolam.core.fault import Fault
from kolam.core.private import Viewer, seat_among
from kolam.core.record import Text
from kolam.core.signable import Version
from kolam.tools.agreement.amendment import state_of
from kolam.tools.agreement.breach import Breach
from kolam.tools.agreement.budget import Budget
from kolam.tools.agreement.checks import Check
from kolam.tools.agreement.clause import Clause
from kolam.tools.agreement.go_no_go import Private
from kolam.tools.agreement.money import Money
from kolam.tools.agreement.powers import Decided
from kolam.tools.agreement.scoring import Scorecard
from kolam.tools.agreement.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """How far a document is: its last version and whether everybody has signed it.

    `changed` says that the sheet has other words now than that version.
    """

    document: str
    title: Text
    version: Version | None
    changed: bool

    @property
    def state(self) -> str:
        """none: not put up yet; open, complete, declined or withdrawn as for kolam.core.signing."""
        if self.version is None:
            return "none"
        return state_of(self.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What one partner sees of itself: its nine areas, and what they leave open."""

    partner: str
    private: Private


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the sheets say together, cut to what its reader may see.

    checks    the ten, in the framework's order
    powers    each body's power, on everything and on each matter with vetoes
    wording   what keeps the language versions from saying the same
    sources   rows whose source has changed since they were taken, or is gone
    leaving   what still rests on partners that have left
    own       every partner's own side: gone after `seen_by`
    mine      the reader's own side
    """

    sheet: Sheet
    scorecard: Scorecard
    checks: tuple[Check, ...] = ()
    budgets: tuple[Budget, ...] = ()
    package: tuple[Money, ...] = ()
    powers: tuple[Decided, ...] = ()
    wording: tuple[Fault, ...] = ()
    sources: tuple[Breach, ...] = ()
    leaving: tuple[Fault, ...] = ()
    signings: tuple[Signing, ...] = ()
    own: Mapping[str, Own] = field(default_factory=dict)
    mine: Own | None = None

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything to mend in this sheet, with its place."""
        broken = (b.fault for check in self.checks for b in check.breaches if b.fault.place)
        old = (breach.fault for breach in self.sources if breach.holds)
        return (*broken, *old, *self.leaving, *self.wording, *self.small)

    @property
    def small(self) -> tuple[Fault, ...]:
        """Rounds that too few answered for a spread, or for single answers to show."""
        return tuple(small_rounds("rounds", self.sheet.rounds))

    @property
    def unsettled(self) -> tuple[Clause, ...]:
        """Clauses that must be agreed before anybody signs, and are not."""
        return tuple(row for row in self.sheet.clauses if row.must and row.status != "agreed")

    @property
    def edited(self) -> tuple[Clause, ...]:
        """Clauses that say something else than the source that they were taken from."""
        return tuple(row for row in self.sheet.clauses if row.edited)

    @property
    def ends(self) -> tuple[date, date] | None:
        """The first and the last day of the work plan."""
        rows = self.sheet.activities
        days = [day for row in rows for day in (row.starts, row.ends) if day]
        days += [row.due for row in self.sheet.milestones if row.due]
        return (min(days), max(days)) if days else None

    def check(self, name: str) -> Check:
        """One of the ten."""
        return next(one for one in self.checks if one.name == name)

    def seen_by(self, viewer: Viewer) -> "Findings":
        """These findings, without what the viewer may not see: a mediator sees no more than all.

        An organisation sees its own nine areas, which a row of the sheet ties to it.
        """
        seat = seat_of(self.sheet, viewer.owner)
        kept = self.mine if self.mine and self.mine.partner == seat else None
        return replace(self, own={}, mine=(self.own.get(seat) or kept) if seat else None)


def seat_of(sheet: Sheet, owner: str) -> str:
    """The partner that an organisation speaks for, "" for none."""
    return seat_among(sheet.partners, owner)
