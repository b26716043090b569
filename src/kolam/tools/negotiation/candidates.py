"""Candidates: the packages that a practice partner looks at, and what each is worth to it."""

import math
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from kolam.core.record import Text
from kolam.maths import Package
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Party, Sheet
from kolam.tools.negotiation.space import missing, numbers, space

#: Of larger spaces a seeded sample is looked at.
MOST = 10_000
ALONE = Party(id="alone", name=Text(en="Alone"))


@dataclass(frozen=True)
class Side:
    """One party as it sees itself: the table, and its own points for every option."""

    sheet: Sheet
    preferences: Preferences
    points: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, sheet: Sheet, preferences: Preferences) -> "Side":
        """A party's side; an option without points counts 0."""
        rows = (
            tuple(preferences.points(issue.id, option.id) or 0 for option in issue.options)
            for issue in sheet.issues
        )
        return cls(sheet, preferences, tuple(rows))

    @property
    def reservation(self) -> int:
        """The points at which it would rather walk away."""
        return self.preferences.reservation or 0

    def worth(self, package: Package) -> int:
        """Its points for a package."""
        return sum(row[option] for row, option in zip(self.points, package, strict=True))

    def keeps(self, package: Package) -> bool:
        """Whether a package has its must-haves."""
        picked = {
            issue.id: issue.options[option].id
            for issue, option in zip(self.sheet.issues, package, strict=True)
        }
        musts = self.preferences.must_haves
        return all(picked[must.id] in must.options for must in musts if must.id in picked)

    def acceptable(self, package: Package) -> bool:
        """Whether it would sign a package rather than walk away."""
        return self.keeps(package) and self.worth(package) >= self.reservation

    def candidates(self, seed: str) -> tuple[Package, ...]:
        """The allowed packages that it could accept, the best for it first; ties by chance.

        All of them where there are at most MOST packages; else those of a seeded sample. None
        while points are missing.
        """
        if missing(self.sheet, self.preferences) or not self.sheet.issues:
            return ()
        chance = Random(seed)
        drawn = self._drawn(chance)
        each = [np.array(row)[drawn[:, issue]] for issue, row in enumerate(self.points)]
        worth = np.sum(each, axis=0)
        kept = np.flatnonzero((worth >= self.reservation) & self._allowed(drawn))
        shuffled = chance.sample(kept.tolist(), len(kept))
        best_first = sorted(shuffled, key=lambda number: -worth[number])
        return tuple(tuple(package) for package in drawn[best_first].tolist())

    def _allowed(self, drawn: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which packages are allowed and keep the must-haves."""
        alone = self.sheet.with_(parties=(ALONE,))
        packages = space(alone, {ALONE.id: self.preferences}, alone.issues).acceptable
        kept = np.ones(len(drawn), dtype=bool)
        for cells in packages.forbidden:
            kept &= ~np.all([drawn[:, issue] == option for issue, option in cells], axis=0)
        for cap in packages.caps:
            each = [np.array(row)[drawn[:, issue]] for issue, row in enumerate(cap.costs)]
            kept &= np.sum(each, axis=0) <= cap.limit
        return kept

    def _drawn(self, chance: Random) -> NDArray[np.int64]:
        """The packages to look at, packages x issues."""
        counts = [len(issue.options) for issue in self.sheet.issues]
        if math.prod(counts) <= MOST:
            return np.indices(counts, dtype=np.int64).reshape(len(counts), -1).T
        tabled = {numbers(self.sheet, row.choices): None for row in self.sheet.tabled}
        made = (tuple(self._option(chance, row) for row in self.points) for _ in range(MOST))
        return np.array([*tabled, *made], dtype=np.int64)

    def _option(self, chance: Random, row: tuple[int, ...]) -> int:
        """An option by chance: half the time any, else one of those it likes best."""
        if chance.random() < 0.5:
            return chance.randrange(len(row))
        best = max(row)
        return chance.choice([number for number, points in enumerate(row) if points == best])
