"""The negotiation's findings, in three layers: the room's, each party's own, the mediator's."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from kolam.core.interest import Interest
from kolam.core.private import Viewer
from kolam.core.stakeholder import Stakeholder
from kolam.maths import Solution
from kolam.tools.negotiation.sheet import Answer, Rule, Sheet

StageName = Literal["positional", "interest_based", "value_maximising"]
STAGES: tuple[StageName, ...] = ("positional", "interest_based", "value_maximising")
#: The worst-off party's gain as a share of the most that it could gain: below its walk-away,
#: then by quarters. Nobody's number can be told from a band.
Band = Literal["below", "first", "second", "third", "fourth"]
Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What everybody may know of one package, once every party has given its points.

    package    the option of each issue by number, in the order of `Findings.issues`
    allowed    holds no ruled-out pair and keeps every budget
    costs      what it takes from each budget, in the order of the sheet
    better     how many allowed packages are better for somebody and worse for nobody
    worst      the band of the worst-off party
    """

    package: Numbers
    allowed: bool
    costs: Numbers
    better: int | None = None
    worst: Band | None = None

    @property
    def efficient(self) -> bool | None:
        """Whether no allowed package is better for somebody and worse for nobody."""
        return None if self.better is None else self.better == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What everybody may know of a stage.

    issues     ids of the issues in play; the others stand at their first option
    packages   how many there are; `feasible` how many are allowed
    efficient  how many allowed packages nothing improves on (as many as lie on the frontier)
    chosen     the package of this stage: the positional one, or what the sheet's rule picks
    ties       how many packages the rule picks alike; the first of them is `chosen`
    gap        proven distance from the best of the rule; 0 is proven best
    better_than_positional
               allowed packages of this stage that leave nobody worse off than the positional one
               and somebody better off
    no_deal    why nothing is acceptable to all, as a word; "" where something is
    """

    name: StageName
    issues: tuple[str, ...]
    packages: int
    feasible: int | None = None
    efficient: int | None = None
    chosen: Judged | None = None
    ties: int = 0
    gap: Fraction | None = None
    better_than_positional: int | None = None
    no_deal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTable:
    """A tabled package, as everybody may see it; `answers` by party id."""

    id: str
    judged: Judged
    answers: Mapping[str, Answer]
    missing: tuple[str, ...]

    @property
    def accepted(self) -> bool:
        """Whether every party accepts."""
        return not self.missing and set(self.answers.values()) == {"accept"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """A package on one party's own scale: points, gain over walk-away, share of its best."""

    points: Fraction
    gain: Fraction
    of_best: Fraction
    acceptable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What one party sees of itself: nobody else but a mediator gets this.

    best       its points for the best allowed package that every party could accept
    most       its points for the best allowed package, whatever the others think
    stages     what each stage's package is worth to it, by stage name
    tabled     the same for each tabled package, by id
    """

    party: str
    reservation: Fraction
    most: Fraction
    best: Fraction | None
    stages: Mapping[str, Worth]
    tabled: Mapping[str, Worth]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageNumbers:
    """A stage as a mediator sees it: every number of every party, in the order of the parties."""

    name: StageName
    points: tuple[Fraction, ...]
    gains: tuple[Fraction, ...]
    total: Fraction
    least_gain: Fraction
    nash_product: Fraction
    rational: int | None
    ideal: tuple[Fraction, ...]
    solutions: Mapping[Rule, Solution] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediation:
    """What only a mediator sees: all parties' worths, the solutions of every rule.

    frontier   for two or three parties: the points of every package acceptable to all that
               nothing improves on, in the order of the parties; empty where they are too many
    """

    stages: Mapping[str, StageNumbers]
    own: Mapping[str, Own]
    blocking: tuple[str, ...] = ()
    frontier: tuple[tuple[Fraction, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the negotiation's sheets say together, cut to what its reader may see.

    ready, waiting   parties that have given points for every option, and those that have not
    offered          what other rooms say matters
    mine             the reader's own party
    """

    sheet: Sheet
    ready: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    tabled: tuple[OnTable, ...] = ()
    offered: tuple[Interest | Stakeholder, ...] = ()
    mine: Own | None = None
    mediation: Mediation | None = None

    @property
    def issues(self) -> tuple[str, ...]:
        """The ids of all issues, in order."""
        return tuple(issue.id for issue in self.sheet.issues)

    def stage(self, name: StageName) -> Stage | None:
        """The stage of this name, if it was worked out."""
        return next((stage for stage in self.stages if stage.name == name), None)

    def seen_by(self, viewer: Viewer) -> "Findings":
        """These findings, without what the viewer may not see."""
        everything = self.mediation
        if everything is None:
            return self
        seat = next((p.id for p in self.sheet.parties if p.organisation == viewer.owner), "")
        mine = everything.own.get(seat) if viewer.owner else None
        return replace(self, mine=mine, mediation=everything if viewer.mediator else None)
