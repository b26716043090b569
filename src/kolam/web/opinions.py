"""Opinions: what an invented participant thinks of a stakeholder; seeded, so always the same."""

import json
from random import Random
from statistics import fmean
from typing import Any

from kolam import toolbox

LOWEST, HIGHEST = 0, 10
EXAMPLE = ("stakeholders", "examples", "food_security.json")
# How far sectors, and the people of one sector, lie apart; discussion brings people closer.
SECTOR_SPREAD, PERSON_SPREAD = 1.4, 1.7
DOUBT = 0.06


class Opinions:
    """What the room thinks on the whole, and how people differ from it."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.means = _means()

    def of(self, stakeholder: str, sector: str, round: int, mind: Random) -> dict[str, Any]:
        """One person's mark: interest and influence, sometimes attitude, sometimes no answer."""
        attitude, confidence = mind.choice((-1, 0, 1, 1, 2)), mind.choice((1, 2, 2, 3))
        marks = {
            axis: self._mark(stakeholder, sector, axis, mind.gauss(0, PERSON_SPREAD / round))
            for axis in ("interest", "influence")
        }
        if mind.random() < DOUBT:
            return {"dont_know": True}
        return {**marks, "attitude": attitude, "confidence": confidence}

    def _mark(self, stakeholder: str, sector: str, axis: str, own: float) -> int:
        common = Random(f"{self.seed}:{stakeholder}:{axis}").uniform(2, 9)
        lean = Random(f"{self.seed}:{stakeholder}:{axis}:{sector}").gauss(0, SECTOR_SPREAD)
        felt = self.means.get((stakeholder, axis), common) + (lean if sector else 0) + own
        return min(max(round(felt), LOWEST), HIGHEST)


def _means() -> dict[tuple[str, str], float]:
    """The means of the example's ratings, by stakeholder and axis."""
    slug, *rest = EXAMPLE
    sheet = json.loads(toolbox.folder(slug).joinpath(*rest).read_bytes())
    found: dict[tuple[str, str], list[float]] = {}
    for rating in (rating for held in sheet["rounds"] for rating in held["ratings"]):
        for axis in ("interest", "influence"):
            if rating.get(axis) is not None:
                found.setdefault((rating["stakeholder"], axis), []).append(rating[axis])
    return {key: fmean(marks) for key, marks in found.items()}
