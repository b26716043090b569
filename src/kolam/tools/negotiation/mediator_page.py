"""The mediator's side of the page: all points, every rule's packages, and what keeps a deal off."""

from collections.abc import Mapping
from typing import Any

from kolam.core.block import Table
from kolam.core.page import Asked, first
from kolam.core.voice import Voice
from kolam.maths import Package, Solution
from kolam.tools.negotiation.findings import Findings, Mediation, Stage, StageNumbers
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.probing import CHECKS, probed
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.showing import amount, lines, names, signed, spent
from kolam.tools.negotiation.space import costs, seated

Plain = dict[str, Any]
Sides = tuple[Sheet, Mapping[str, Preferences]]
#: As many ties of a rule as a person can compare; how many more there are is said.
SHOWN = 12
#: What the parties' points at a stage come to, and how the page calls it.
TOGETHER = {"sum": "total", "least": "least", "product": "product", "rational": "rational"}


def mediation(asked: Asked, findings: Findings, voice: Voice) -> Plain:
    """Everything a mediator sees and no one else."""
    assert isinstance(asked.sheet, Sheet)
    sheet, everything = asked.sheet, findings.mediation
    sides = seated(sheet, asked.owned)
    told: Plain = {
        "parties": [p.name.said(voice.language) for p in sheet.parties],
        "points": _points(sheet, sides, voice),
        "asides": _asides(sheet, sides, voice),
    }
    if everything is None:
        return told
    return told | {
        "numbers": [_numbers(n, voice) for n in everything.stages.values()],
        "by_party": _by_party(sheet, everything, voice),
        "solved": [
            _solved(stage, everything, (sheet, sides), voice)
            for stage in findings.stages
            if stage.name in everything.stages and everything.stages[stage.name].solutions
        ],
        "blocking": names(sheet, everything.blocking, voice),
        "checks": [(name, voice(f"negotiation.page.probe.{name}")) for name in CHECKS],
        "probed": probed(asked, first(asked.typed, "check"), voice),
    }


def _points(sheet: Sheet, sides: Mapping[str, Preferences], voice: Voice) -> list[Plain]:
    """Every party's points of every option, issue by issue."""
    return [
        {
            "question": issue.question.said(voice.language),
            "rows": [
                (
                    option.words.said(voice.language),
                    [_given(sides.get(p.id), issue.id, option.id) for p in sheet.parties],
                )
                for option in issue.options
            ],
        }
        for issue in sheet.issues
    ]


def _given(mine: Preferences | None, issue: str, option: str) -> str:
    points = mine.points(issue, option) if mine else None
    return "–" if points is None else str(points)


def _asides(sheet: Sheet, sides: Mapping[str, Preferences], voice: Voice) -> list[Plain]:
    """What each party said in words: its alternative, what it must have, what it needs."""
    return [
        {
            "name": party.name.said(voice.language),
            "reservation": mine.reservation,
            "batna": mine.batna.said(voice.language),
            "needs": [need.interest.said(voice.language) for need in mine.needs],
            "musts": [
                " / ".join(
                    option.words.said(voice.language)
                    for issue in sheet.issues
                    if issue.id == must.id
                    for option in issue.options
                    if option.id in must.options
                )
                for must in mine.must_haves
            ],
        }
        for party in sheet.parties
        if (mine := sides.get(party.id))
    ]


def _numbers(stage: StageNumbers, voice: Voice) -> Plain:
    return {
        "title": voice(f"negotiation.stage.{stage.name}"),
        "points": [amount(p, voice) for p in stage.points],
        "gains": [signed(g, voice) for g in stage.gains],
        "total": amount(stage.total, voice),
        "least": signed(stage.least_gain, voice),
        "product": amount(stage.nash_product, voice),
        "rational": "" if stage.rational is None else voice.number(stage.rational),
    }


def _by_party(sheet: Sheet, everything: Mediation, voice: Voice) -> Table:
    """The numbers of the stages with a row for each party, then what they come to together."""
    stages = [_numbers(n, voice) for n in everything.stages.values()]
    names = [party.name.said(voice.language) for party in sheet.parties]
    rows = [(name, *(stage["points"][n] for stage in stages)) for n, name in enumerate(names)]
    sums = [
        (voice(f"negotiation.page.numbers.{key}"), *(stage[name] for stage in stages))
        for key, name in TOGETHER.items()
    ]
    header = (voice("negotiation.page.numbers.party"), *(stage["title"] for stage in stages))
    return Table(header=header, rows=(*rows, *sums))


def _solved(stage: Stage, everything: Mediation, table: Sides, voice: Voice) -> Plain:
    solutions = everything.stages[stage.name].solutions.values()
    rules = [_rule(stage, solution, table, voice) for solution in solutions]
    return {
        "title": voice(f"negotiation.stage.{stage.name}"),
        "rules": rules,
        "alike": _alike(rules),
    }


def _alike(rules: list[Plain]) -> list[list[Plain]]:
    """The rules together that pick the same packages, in the order of the first of each."""
    found: dict[tuple[str, ...], list[Plain]] = {}
    for rule in rules:
        found.setdefault(tuple(pick["key"] for pick in rule["picks"]), []).append(rule)
    return list(found.values())


def _rule(stage: Stage, solution: Solution, table: Sides, voice: Voice) -> Plain:
    """One rule: its value, and every package that it picks alike."""
    sheet, _ = table
    packages = [_whole(sheet, stage, pick.package) for pick in solution.picks[:SHOWN]]
    exact = solution.gap == 0
    return {
        "name": voice(f"negotiation.page.rule.{solution.rule}"),
        "rule": solution.rule,
        "value": "" if solution.value is None else voice.number(float(solution.value)),
        "proven": exact,
        "gap": "" if exact or solution.gap is None else voice.percent(solution.gap),
        "more": max(0, len(solution.picks) - SHOWN),
        "picks": [
            {
                "key": ",".join(map(str, package)),
                "lines": lines(sheet, package, voice),
                "costs": spent(sheet, costs(sheet, package), voice),
                "worth": worths(package, table, voice),
            }
            for package in packages
        ],
        "dropped": names(sheet, (sheet.parties[n].id for n in solution.dropped), voice),
    }


def worths(package: Package, table: Sides, voice: Voice) -> list[tuple[str, str]]:
    """Points and gain of a package for every party, in order."""
    sheet, sides = table
    found = []
    for party in sheet.parties:
        mine = sides[party.id]
        points = sum(
            mine.points(issue.id, issue.options[number].id) or 0
            for issue, number in zip(sheet.issues, package, strict=True)
        )
        found.append((amount(points, voice), signed(points - (mine.reservation or 0), voice)))
    return found


def _whole(sheet: Sheet, stage: Stage, package: Package) -> Package:
    at = dict(zip(stage.issues, package, strict=True))
    return tuple(at.get(issue.id, 0) for issue in sheet.issues)
