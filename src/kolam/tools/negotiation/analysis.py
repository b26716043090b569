"""What the sheets say together: the three stages, the packages on the table, each party's side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import prod
from typing import Any

from kolam.core.interest import Interest
from kolam.core.private import Owned
from kolam.core.stakeholder import Stakeholder
from kolam.maths import Package, Packages, frontier, ideal_gains, improvements, no_deal, solve
from kolam.maths import counts as count
from kolam.tools.negotiation.findings import (
    Band,
    Findings,
    Judged,
    Mediation,
    OnTable,
    Own,
    Stage,
    StageNumbers,
    Worth,
)
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.space import Seated, Space, allowed, costs, missing, seated, space
from kolam.tools.negotiation.space import numbers as in_numbers

#: Seconds for one rule in one stage; the answer then says how far from the best it may be.
PATIENCE = 2.0
#: Points on a frontier that are worth counting while people wait.
MOST_POINTS = 20_000
#: For so many parties a frontier can be drawn, and with so many points it can be read.
DRAWN, READABLE = (2, 3), 2_000
QUARTERS: tuple[Band, ...] = ("first", "second", "third", "fourth")
Given = Mapping[type, tuple[Any, ...]]


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The stages, the tabled packages and every party's side of both.

    Without the private sheets of all parties only what the shared sheet alone tells is there.
    """
    return replace(_analysed(sheet, given), offered=_offered(given))


def _offered(given: Given) -> tuple[Interest | Stakeholder, ...]:
    """What other rooms say matters: needs, and who has how much interest."""
    return (*given.get(Interest, ()), *given.get(Stakeholder, ()))


def _analysed(sheet: Sheet, given: Given) -> Findings:
    sides = seated(sheet, (o for o in given.get(Owned, ()) if isinstance(o, Owned)))
    ready = tuple(p.id for p in sheet.parties if not missing(sheet, sides.get(p.id)))
    waiting = tuple(p.id for p in sheet.parties if p.id not in ready)
    if waiting or len(sheet.parties) < 2 or not _settleable(sheet):
        tabled = tuple(_on_table(sheet, None, row.id) for row in sheet.tabled)
        return Findings(sheet=sheet, ready=ready, waiting=waiting, tabled=tabled)
    return _Table(sheet, sides).findings(ready)


def table(sheet: Sheet, owned: Iterable[Owned]) -> Space:
    """All issues with every party's points, for what only a mediator may ask of it.

    Raises ValueError while somebody's points are missing.
    """
    return space(sheet, seated(sheet, owned), sheet.issues)


def _settleable(sheet: Sheet) -> bool:
    return bool(sheet.issues) and all(issue.options for issue in sheet.issues)


@dataclass
class _Scale:
    """All issues at once, and what each party could get of them."""

    space: Space
    _better: dict[Package, int | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ideal = ideal_gains(self.space.acceptable, seconds=PATIENCE)

    def better(self, package: Package) -> int | None:
        """How many packages leave nobody worse off and somebody better off."""
        if package not in self._better:
            self._better[package] = improvements(self.space.acceptable, package, most=0).count
        return self._better[package]

    def band(self, package: Package) -> Band | None:
        """The worst-off party's gain as a share of its most possible gain; None if not known."""
        packages = self.space.packages
        gains = [s - r for s, r in zip(packages.scores(package), packages.reservation, strict=True)]
        if min(gains) < 0 or not self.space.acceptable.allowed(package):
            return "below"
        if self.ideal is None:
            return None
        shares = [
            Fraction(gain, most) for gain, most in zip(gains, self.ideal, strict=True) if most
        ]
        return QUARTERS[min(int(min(shares, default=Fraction(0)) * 4), 3)]

    def judged(self, package: Package) -> Judged:
        """What everybody may know of a package of all issues."""
        sheet = self.space.sheet
        return Judged(
            package=package,
            allowed=allowed(sheet, package),
            costs=costs(sheet, package),
            better=self.better(package),
            worst=self.band(package),
        )


class _Table:
    """The whole table, with every party's points."""

    def __init__(self, sheet: Sheet, sides: Seated) -> None:
        self.sheet = sheet
        self.scale = _Scale(space(sheet, sides, sheet.issues))
        self.positional = in_numbers(sheet, sheet.positional) if sheet.positional else None
        self.spaces = self._spaces(sides)
        self.solved = {
            name: solve(played.acceptable, seconds=PATIENCE) for name, played in self.spaces.items()
        }

    def _spaces(self, sides: Seated) -> dict[str, Space]:
        start = tuple(issue for issue in self.sheet.issues if issue.since == "start")
        found = {"interest_based": space(self.sheet, sides, start)} if start else {}
        if len(start) < len(self.sheet.issues):
            found["value_maximising"] = self.scale.space
        return found

    def findings(self, ready: tuple[str, ...]) -> Findings:
        """Everything; the bench cuts it to what the reader may see."""
        stages = tuple(self._stages())
        tabled = tuple(_on_table(self.sheet, self.scale, row.id) for row in self.sheet.tabled)
        return Findings(
            sheet=self.sheet,
            ready=ready,
            stages=stages,
            tabled=tabled,
            mediation=self._mediation(stages, tabled),
        )

    def _stages(self) -> Iterable[Stage]:
        if self.positional is not None:
            yield Stage(
                name="positional",
                issues=(),
                packages=1,
                feasible=int(allowed(self.sheet, self.positional)),
                efficient=1,
                chosen=self.scale.judged(self.positional),
                ties=1,
                better_than_positional=0,
            )
        for name in ("interest_based", "value_maximising"):
            if name in self.spaces:
                yield self._stage(name)

    def _stage(self, name: Any) -> Stage:
        played, solution = self.spaces[name], self.solved[name][self.sheet.rule]
        front = frontier(played.packages, most=MOST_POINTS)
        blocked = no_deal(played.acceptable, seconds=PATIENCE)
        first = solution.picks[0].package if solution.picks else None
        return Stage(
            name=name,
            issues=tuple(issue.id for issue in played.issues),
            packages=played.packages.count,
            feasible=count(played.packages).feasible,
            efficient=sum(front.counts) if front.complete else None,
            chosen=self.scale.judged(played.whole(first)) if first is not None else None,
            ties=len(solution.picks),
            gap=solution.gap,
            better_than_positional=self._beaten(played),
            no_deal=blocked.reason if blocked else "",
        )

    def _beaten(self, played: Space) -> int | None:
        """How many packages of a stage nobody would mind having instead of the positional one."""
        if self.positional is None or played.whole(played.part(self.positional)) != self.positional:
            return None
        return improvements(played.acceptable, played.part(self.positional), most=0).count

    def _mediation(self, stages: tuple[Stage, ...], tabled: tuple[OnTable, ...]) -> Mediation:
        blocked = no_deal(self.scale.space.acceptable, seconds=PATIENCE)
        parties = tuple(p.id for p in self.sheet.parties)
        return Mediation(
            stages={s.name: self._numbers(s) for s in stages if s.chosen},
            own={
                party: self._own(number, party, stages, tabled)
                for number, party in enumerate(parties)
            },
            blocking=tuple(
                dict.fromkeys(parties[n] for group in blocked.blocking for n in group)
                if blocked
                else ()
            ),
            frontier=self._frontier() if len(parties) in DRAWN else (),
        )

    def _frontier(self) -> tuple[tuple[Fraction, ...], ...]:
        """What a picture for two or three parties needs, where there are not too many points."""
        packages = self.scale.space.acceptable
        front = frontier(packages, acceptable=True, most=READABLE)
        if not front.complete:
            return ()
        return tuple(packages.in_points([int(x) for x in row]) for row in front.points)

    def _numbers(self, stage: Stage) -> StageNumbers:
        packages = self.scale.space.packages
        assert stage.chosen is not None
        points = packages.points(stage.chosen.package)
        floor = packages.in_points(packages.reservation)
        gains = tuple(p - r for p, r in zip(points, floor, strict=True))
        played = self.spaces.get(stage.name)
        return StageNumbers(
            name=stage.name,
            points=points,
            gains=gains,
            total=sum(points, Fraction(0)),
            least_gain=min(gains),
            nash_product=prod(gains, start=Fraction(1)),
            rational=count(played.acceptable).rational if played else int(min(gains) >= 0),
            ideal=_ideals(played.acceptable) if played else gains,
            solutions=self.solved.get(stage.name, {}),
        )

    def _own(
        self, number: int, party: str, stages: tuple[Stage, ...], tabled: tuple[OnTable, ...]
    ) -> Own:
        packages = self.scale.space.packages
        unit = packages.units[number]
        reservation = packages.reservation[number] * unit
        most = _most(packages, number)

        def worth(package: Package) -> Worth:
            points = packages.points(package)[number]
            return Worth(
                points=points,
                gain=points - reservation,
                of_best=points / most if most else Fraction(0),
                acceptable=points >= reservation,
            )

        return Own(
            party=party,
            reservation=reservation,
            most=most,
            best=None
            if self.scale.ideal is None
            else reservation + self.scale.ideal[number] * unit,
            stages={s.name: worth(s.chosen.package) for s in stages if s.chosen},
            tabled={t.id: worth(t.judged.package) for t in tabled},
        )


def _on_table(sheet: Sheet, scale: _Scale | None, tabled: str) -> OnTable:
    row = next(t for t in sheet.tabled if t.id == tabled)
    package = in_numbers(sheet, row.choices) if _settleable(sheet) else ()
    alone = Judged(
        package=package,
        allowed=bool(package) and allowed(sheet, package),
        costs=costs(sheet, package) if package else (),
    )
    answers = {response.id: response.answer for response in row.responses}
    return OnTable(
        id=row.id,
        judged=scale.judged(package) if scale else alone,
        answers=answers,
        missing=tuple(p.id for p in sheet.parties if p.id not in answers),
    )


def _ideals(packages: Packages) -> tuple[Fraction, ...]:
    """Each party's most possible gain in points; empty where it was not known in time."""
    most = ideal_gains(packages, seconds=PATIENCE)
    return () if most is None else packages.in_points(most)


def _most(packages: Packages, party: int) -> Fraction:
    """A party's points for its best allowed package, whatever the others think of it."""
    alone = Packages(
        tables=tuple(table[:, [party]] for table in packages.tables),
        units=(packages.units[party],),
        reservation=(packages.reservation[party],),
        base=(packages.base[party],),
        forbidden=packages.forbidden,
        caps=packages.caps,
    )
    points = frontier(alone).points
    return alone.in_points([int(points[-1][0])])[0] if len(points) else Fraction(0)
