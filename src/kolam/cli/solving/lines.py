"""The answer for people: what there is to choose from, what each rule picks, and who blocks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from kolam.cli.books import fault_lines
from kolam.cli.solving.answer import Answer
from kolam.cli.solving.plain import short_of

if TYPE_CHECKING:
    from kolam.core.voice import Voice
    from kolam.maths import NoDeal, Rule, Solution

MOST_TIES = 5
WIDEST = 28
LARGEST = 10**12
Row = Sequence[str]


def lines_of(answer: Answer, voice: Voice) -> Iterator[str]:
    """The whole answer, a line at a time."""
    yield _heading(answer, voice)
    yield from _counted(answer, voice)
    yield from (line.replace("  ", "  * ", 1) for line in fault_lines(answer.scenario.notes, voice))
    yield ""
    if answer.no_deal:
        yield from _no_deal(answer, answer.no_deal, voice)
        return
    yield from aligned(_table(answer, voice))
    yield from _packages(answer, voice)
    if "utilitarian" in answer.solutions:
        yield voice("solve.adds_people")


def _heading(answer: Answer, voice: Voice) -> str:
    scenario = answer.scenario
    told = {"name": scenario.name, "parties": len(scenario.parties), "n": len(scenario.issues)}
    return voice("solve.heading", **told)


def _counted(answer: Answer, voice: Voice) -> Iterator[str]:
    found, points = answer.counts, answer.frontier
    yield voice("solve.packages", count=_large(found.packages, voice))
    if found.feasible is not None and found.feasible != found.packages:
        yield voice("solve.allowed", count=_large(found.feasible, voice))
    if found.rational is None:
        yield voice("solve.rational_unknown")
    else:
        yield voice("solve.rational", count=_large(found.rational, voice))
    key = "solve.frontier" if points.complete else "solve.frontier_incomplete"
    yield voice(key, count=_large(len(points), voice), ways=_large(sum(points.counts), voice))


def _large(number: int, voice: Voice) -> str:
    if number < 10**15:
        return voice.number(number)
    power = len(str(number)) - 1
    return f"{number / 10**power:.2f} x 10^{power}"


def _table(answer: Answer, voice: Voice) -> list[Row]:
    """A column a party, a row a rule, after what each has without a deal."""
    names = [_short(party.name) for party in answer.scenario.parties]
    rows: list[Row] = [("", *names, voice("solve.value"), voice("solve.gap"))]
    floors = [_number(party.reservation) for party in answer.scenario.parties]
    rows.append((voice("solve.without"), *floors, "", ""))
    for rule, found in answer.solutions.items():
        rows += _rule(answer, rule, found, voice)
    return rows


def _rule(answer: Answer, rule: Rule, found: Solution, voice: Voice) -> Iterator[Row]:
    name = voice(f"solve.rule.{rule}")
    if not found.picks:
        blanks = [""] * len(answer.scenario.parties)
        yield (name, *blanks, voice("solve.nothing"), _gap(found, voice))
    seen: dict[tuple[Fraction, ...], None] = {}
    for pick in found.picks:
        seen.setdefault(answer.utilities(pick.package))
    for number, worth in enumerate(list(seen)[:MOST_TIES]):
        value = "" if number else _number(answer.value(rule))
        gap = _gap(found, voice) if not number else ""
        yield (name if not number else "  =", *(_number(x) for x in worth), value, gap)


def _gap(found: Solution, voice: Voice) -> str:
    if found.gap is None:
        return "?"
    return voice("solve.proven") if found.gap == 0 else f"{float(found.gap):.2%}"


def _packages(answer: Answer, voice: Voice) -> Iterator[str]:
    """Which options each rule's packages take; rules that agree are told together."""
    by_package: dict[tuple[int, ...], list[str]] = {}
    for rule, found in answer.solutions.items():
        for pick in found.picks[:MOST_TIES]:
            by_package.setdefault(pick.package, []).append(voice(f"solve.rule.{rule}"))
    for package, rules in by_package.items():
        yield ""
        yield voice.list(rules) + ":"
        pairs = zip(answer.scenario.issues, answer.scenario.options(package), strict=True)
        yield from (f"  {issue.name}: {option}" for issue, option in pairs)
    for rule, found in answer.solutions.items():
        if (more := len(found.picks) - MOST_TIES) > 0:
            yield voice("solve.more_ties", rule=voice(f"solve.rule.{rule}"), n=more)
    yield ""


def _no_deal(answer: Answer, found: NoDeal, voice: Voice) -> Iterator[str]:
    yield voice(f"solve.no_deal.{found.reason}")
    if not found.picks:
        return
    closest = found.picks[0].package
    parties = answer.scenario.parties
    rows: list[Row] = [("", voice("solve.without"), voice("solve.worth"), voice("solve.short"))]
    worth, lacking = answer.utilities(closest), short_of(answer, closest)
    for party, own, short in zip(parties, worth, lacking, strict=True):
        rows.append((_short(party.name), _number(party.reservation), _number(own), _number(short)))
    yield voice("solve.nearest")
    yield from aligned(rows)
    pairs = zip(answer.scenario.issues, answer.scenario.options(closest), strict=True)
    yield from (f"  {issue.name}: {option}" for issue, option in pairs)
    for together in found.blocking:
        names = voice.list([parties[n].name for n in together])
        yield voice("solve.blocking", names=names)


def aligned(rows: Sequence[Row]) -> Iterator[str]:
    """The rows as columns: the first to the left, numbers to the right."""
    widths = [max(wide(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        first = row[0] + " " * (widths[0] - wide(row[0]))
        rest = (" " * (w - wide(c)) + c for c, w in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((first, *rest)).rstrip()


def wide(text: str) -> int:
    """Columns that a terminal gives a text; signs that combine take none."""
    return sum(unicodedata.category(c) not in ("Mn", "Me", "Cf") for c in text)


def _short(name: str) -> str:
    return name if len(name) <= WIDEST else name[: WIDEST - 3] + "..."


def _number(number: Fraction | None) -> str:
    if number is None:
        return ""
    short = number.denominator == 1 and abs(number) < LARGEST
    return str(number) if short else f"{float(number):.6g}"
