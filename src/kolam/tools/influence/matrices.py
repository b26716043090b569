"""From rows and answers to whole matrices: what was agreed counts, else what most answers reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kolam.tools.influence.cards import item
from kolam.tools.influence.sheet import Sheet

#: Whole scores from -4 to 4, rows by columns.
Scores: TypeAlias = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Answered:
    """One pair as people answered it: every score, lowest first, and the one that is used.

    `shown`: whether the scores may be seen one by one without telling on anybody.
    """

    one: str
    other: str
    scores: tuple[int, ...]
    shown: bool = True

    @property
    def used(self) -> int:
        """The median; the lower of the two where it falls between two whole scores."""
        return self.scores[(len(self.scores) - 1) // 2]

    @property
    def apart(self) -> int:
        """From the lowest to the highest answer."""
        return self.scores[-1] - self.scores[0]


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Rows by columns of whole scores; `missing` pairs count as 0 and are told."""

    scores: Scores
    answered: tuple[Answered, ...]
    missing: int


def influences(sheet: Sheet) -> Matrix:
    """What each actor can do to each other one."""
    ids = [actor.id for actor in sheet.actors]
    agreed = {(row.source, row.target): row.score for row in sheet.influences}
    return _matrix("I", ids, ids, agreed, _answers(sheet))


def positions(sheet: Sheet) -> Matrix:
    """Where each actor stands on each objective."""
    actors, objectives = ([row.id for row in rows] for rows in (sheet.actors, sheet.objectives))
    agreed = {(row.actor, row.objective): row.score for row in sheet.positions}
    return _matrix("P", actors, objectives, agreed, _answers(sheet))


def _answers(sheet: Sheet) -> dict[str, tuple[tuple[int, ...], bool]]:
    """Every score given about an item in the last round that asked about it, lowest first.

    With whether they may be shown one by one.
    """
    found: dict[str, tuple[tuple[int, ...], bool]] = {}
    for held in sheet.rounds:
        given: dict[str, list[int]] = {}
        for rating in held.ratings:
            # A file may hold what no phone can send: an influence is never under 0.
            if rating.score is not None and (rating.item[:1] != "I" or rating.score >= 0):
                given.setdefault(rating.item, []).append(rating.score)
        found |= {
            name: (tuple(sorted(scores)), held.shows(len(scores))) for name, scores in given.items()
        }
    return found


def _matrix(
    kind: str,
    rows: list[str],
    columns: list[str],
    agreed: Mapping[tuple[str, str], int],
    answers: Mapping[str, tuple[tuple[int, ...], bool]],
) -> Matrix:
    said = {
        (a, b): Answered(a, b, *given)
        for a in rows
        for b in columns
        if answers and (given := answers.get(item(kind, a, b)))
    }
    used = {pair: found.used for pair, found in said.items()} | dict(agreed)
    across, down = ({id: n for n, id in enumerate(ids)} for ids in (columns, rows))
    table = np.zeros((len(rows), len(columns)), dtype=np.int8)
    told = [(a, b) for a, b in used if a in down and b in across]
    for a, b in told:
        table[down[a], across[b]] = used[a, b]
    pairs = table.size - (len(rows) if kind == "I" else 0)
    return Matrix(
        table,
        tuple(said.values()),
        missing=pairs - sum(kind == "P" or a != b for a, b in told),
    )
