"""The answer as plain values: the one object that `kolam solve --json` prints."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kolam.cli.books import fault_data
from kolam.cli.solving.answer import Answer

if TYPE_CHECKING:
    from kolam.core.voice import Voice
    from kolam.maths import NoDeal, Package, Rule, Solution


def data_of(answer: Answer, voice: Voice) -> dict[str, Any]:
    """Names, counts, the frontier, every rule's ties, and who blocks where there is no deal."""
    scenario = answer.scenario
    return {
        "name": scenario.name,
        "parties": [party.name for party in scenario.parties],
        "issues": [{"name": i.name, "options": list(i.options)} for i in scenario.issues],
        "packages": answer.counts.packages,
        "feasible": answer.counts.feasible,
        "rational": answer.counts.rational,
        "reservation": _floats(party.reservation for party in scenario.parties),
        "frontier": _frontier(answer),
        "solutions": {
            rule: _solution(answer, rule, found) for rule, found in answer.solutions.items()
        },
        "every_tie": {rule: found.every_tie for rule, found in answer.solutions.items()},
        "no_deal": _no_deal(answer, answer.no_deal, voice) if answer.no_deal else None,
        "rounded": answer.packages.rounded,
        "interrupted": answer.interrupted,
        "notes": [fault_data(note, voice) for note in scenario.notes],
    }


def _frontier(answer: Answer) -> dict[str, Any]:
    found = answer.frontier
    points = [_floats(point) for point in answer.points()]
    return {
        "count": len(points),
        "points": points,
        "packages": list(found.counts),
        "complete": found.complete,
    }


def _solution(answer: Answer, rule: Rule, found: Solution) -> list[dict[str, Any]]:
    value, gap = _float(answer.value(rule)), _float(found.gap)
    return [{**_package(answer, pick.package), "value": value, "gap": gap} for pick in found.picks]


def _package(answer: Answer, package: Package) -> dict[str, Any]:
    return {
        "package": list(answer.scenario.options(package)),
        "options": list(package),
        "utilities": _floats(answer.utilities(package)),
    }


def _no_deal(answer: Answer, found: NoDeal, voice: Voice) -> dict[str, Any]:
    names = [party.name for party in answer.scenario.parties]
    data: dict[str, Any] = {
        "reason": found.reason,
        "message": voice(f"solve.no_deal.{found.reason}"),
        "blocking": [[names[party] for party in together] for together in found.blocking],
        "proven": found.proven,
    }
    if not found.picks:
        return data
    closest = found.picks[0].package
    return data | {**_package(answer, closest), "shortfall": _floats(short_of(answer, closest))}


def short_of(answer: Answer, package: Package) -> tuple[Fraction, ...]:
    """How many points a package lacks for each party's reservation value; 0 where none."""
    worth = answer.utilities(package)
    parties = zip(answer.scenario.parties, worth, strict=True)
    return tuple(max(Fraction(0), party.reservation - own) for party, own in parties)


def _floats(numbers: Iterable[Fraction]) -> list[float]:
    return [float(number) for number in numbers]


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
