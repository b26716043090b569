"""Practice partners: seeded strategies that see their own points and what is on the table.

Concession by time and tit-for-tat after Faratin, Sierra and Jennings, "Negotiation decision
functions for autonomous agents", Robotics and Autonomous Systems 24 (1998), 159-182; trade-offs by
similarity after the same, "Using similarity criteria to make issue trade-offs in automated
negotiations", Artificial Intelligence 142 (2002), 205-237; acceptance when an offer is worth what
one would ask for next after Baarslag, Hindriks and Jonker, "Effective acceptance conditions in
real-time automated negotiation", Decision Support Systems 60 (2014), 68-77.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Literal

from kolam.maths import Package
from kolam.tools.negotiation.candidates import Side
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Answer, Choice, Sheet, Tabled
from kolam.tools.negotiation.space import allowed, choices, numbers

Strategy = Literal["boulware", "steady", "conceder", "tit_for_tat", "integrative"]
STRATEGIES: tuple[Strategy, ...] = (
    "boulware", "steady", "conceder", "tit_for_tat", "integrative"
)  # fmt: skip
#: The exponent of concession over time; below 1 late, above 1 early.
EXPONENT: dict[Strategy, float] = {
    "boulware": 0.3,
    "steady": 1.0,
    "conceder": 3.0,
    "tit_for_tat": 1.0,
    "integrative": 1.0,
}
#: How far below what it aims for an integrative partner looks for what suits the others, in
#: shares of the way from its walk-away to its best.
SLACK = 0.1


@dataclass(frozen=True, slots=True)
class Says:
    """An answer to a tabled package.

    `reason` is a word: `enough`, `too_little`, `not_allowed`, `must_have`; `issue` is where it
    pinches most, "" where nowhere. Neither tells how many points anything is worth.
    """

    tabled: str
    answer: Answer
    reason: str
    issue: str = ""


@dataclass(frozen=True, slots=True)
class Tables:
    """A package that is put on the table."""

    choices: tuple[Choice, ...]


Reply = Says | Tables


def reply(
    strategy: Strategy,
    preferences: Preferences,
    sheet: Sheet,
    *,
    party: str,
    round: int,
    rounds: int,
    seed: int,
) -> tuple[Reply, ...]:
    """What a partner does now: answers to packages on the table, then perhaps one of its own.

    Pure: the same table, own points and seed give the same reply. It sees nobody else's points.
    A package that it refused earlier is accepted once its aim has come down to it. In the last
    round it accepts what is better for it than walking away. It tables at most once a round, and
    nothing while it accepts a package that nobody has refused.
    """
    side = Side.of(sheet, preferences)
    ranked = side.candidates(f"{seed}:{party}:{round}")
    if not ranked or not sheet.issues:
        return tuple(_answers(side, party, side.reservation))
    aim = _aim(strategy, side, ranked, party=party, at=(round, rounds))
    answers = tuple(_answers(side, party, side.reservation if round >= rounds else aim))
    if _content(sheet, party, answers) or _spoken(sheet, party, round):
        return answers
    wanted = _wanted(strategy, side, ranked, party=party, aim=aim)
    return (*answers, Tables(choices(sheet, wanted)))


def aim_by_time(worst: int, best: int, *, at: tuple[int, int], exponent: float) -> int:
    """What is aimed for in round at[0] of at[1]: from the best to the worst acceptable.

    best - (best - worst) * (t ** (1 / exponent)), t from 0 to 1; rounded up.
    """
    now, last = at
    time: float = min(1.0, max(0.0, (now - 1) / (last - 1))) if last > 1 else 1.0
    conceded: float = (best - worst) * time ** (1 / exponent)
    return ceil(best - conceded - 1e-9)


def _aim(
    strategy: Strategy,
    side: Side,
    ranked: tuple[Package, ...],
    *,
    party: str,
    at: tuple[int, int],
) -> int:
    best, worst = side.worth(ranked[0]), max(side.reservation, side.worth(ranked[-1]))
    by_time = aim_by_time(worst, best, at=at, exponent=EXPONENT[strategy])
    if strategy != "tit_for_tat" or at[0] >= at[1]:
        return by_time
    return max(worst, min(best, _in_return(side, party, best)))


def _in_return(side: Side, party: str, best: int) -> int:
    """Relative tit-for-tat: one's last aim, lowered in the proportion in which others came nearer.

    Compared are the last two packages of each other side, by what they are worth to oneself.
    """
    own = [row for row in side.sheet.tabled if row.party == party]
    if not own:
        return best
    ratios = [_ratio(side, rows) for rows in _others(side.sheet, party) if len(rows) > 1]
    mean = sum(ratios) / len(ratios) if ratios else 1.0
    return ceil(side.worth(numbers(side.sheet, own[-1].choices)) * min(1.0, mean) - 1e-9)


def _ratio(side: Side, rows: list[Tabled]) -> float:
    before, now = (side.worth(numbers(side.sheet, row.choices)) for row in rows[-2:])
    return before / now if now else 1.0


def _others(sheet: Sheet, party: str) -> Iterable[list[Tabled]]:
    sides = dict.fromkeys(row.party for row in sheet.tabled if row.party not in ("", party))
    return [[row for row in sheet.tabled if row.party == other] for other in sides]


def _answers(side: Side, party: str, aim: int) -> Iterable[Says]:
    """An answer to everything not answered yet, and a yes to what was refused and is enough now."""
    for row in side.sheet.tabled:
        given = next((r.answer for r in row.responses if r.id == party), None)
        package = numbers(side.sheet, row.choices)
        said = _said(side, row.id, package, aim)
        if row.party != party and given != said.answer and given != "accept":
            yield said


def _said(side: Side, tabled: str, package: Package, aim: int) -> Says:
    if not allowed(side.sheet, package):
        return Says(tabled, "refuse", "not_allowed")
    if not side.keeps(package):
        return Says(tabled, "refuse", "must_have")
    if side.worth(package) >= aim:
        return Says(tabled, "accept", "enough")
    return Says(tabled, "refuse", "too_little", _pinch(side, package))


def _pinch(side: Side, package: Package) -> str:
    """The issue where a package is furthest from what the party likes best; ties: the first."""
    lost = [max(row) - row[option] for row, option in zip(side.points, package, strict=True)]
    return side.sheet.issues[lost.index(max(lost))].id if any(lost) else ""


def _content(sheet: Sheet, party: str, answers: tuple[Says, ...]) -> bool:
    """Whether it accepts a package that nobody has refused."""
    now = {says.tabled: says.answer for says in answers}
    for row in sheet.tabled:
        given = {response.id: response.answer for response in row.responses}
        if row.id in now:
            given[party] = now[row.id]
        if row.party != party and given.get(party) == "accept" and "refuse" not in given.values():
            return True
    return False


def _spoken(sheet: Sheet, party: str, round: int) -> bool:
    return any(row.party == party and row.round >= round for row in sheet.tabled)


def _wanted(
    strategy: Strategy, side: Side, ranked: tuple[Package, ...], *, party: str, aim: int
) -> Package:
    """The package to table: what is worth the aim; an integrative partner looks around it."""
    worst, best = side.reservation, side.worth(ranked[0])
    width = ceil((best - worst) * SLACK) if strategy == "integrative" else 0
    near = [p for p in ranked if side.worth(p) >= max(worst, aim - width)] or [ranked[0]]
    if strategy == "integrative":
        likes = _likes(side.sheet, party)
        return max(near, key=lambda package: (_suits(likes, package), side.worth(package)))
    least = side.worth(near[-1])
    return next(package for package in near if side.worth(package) == least)


Likes = list[list[list[float]]]


def _likes(sheet: Sheet, party: str) -> Likes:
    """How often each other side tabled or accepted an option, in shares; refused ones count down.

    What a side tabled first counts most: people open with what they want.
    """
    found: Likes = []
    for other in (p.id for p in sheet.parties if p.id != party):
        table = [[0.0] * len(issue.options) for issue in sheet.issues]
        for number, row in enumerate(sheet.tabled):
            if weight := _weight(row, other, number):
                for issue, option in enumerate(numbers(sheet, row.choices)):
                    table[issue][option] += weight
        found.append(table)
    return found


def _weight(row: Tabled, party: str, number: int) -> float:
    if row.party == party:
        return 1.0 + 1.0 / (1 + number)
    answer = next((r.answer for r in row.responses if r.id == party), None)
    return {"accept": 1.0, "refuse": -0.25}.get(answer or "", 0.0)


def _suits(likes: Likes, package: Package) -> tuple[float, float]:
    """How alike a package is to what the others showed they like: the least of all, then all."""
    each = [sum(row[option] for row, option in zip(table, package, strict=True)) for table in likes]
    return (min(each), sum(each)) if each else (0.0, 0.0)
