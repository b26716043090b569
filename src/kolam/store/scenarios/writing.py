"""Writing scenarios for other programs, so that they read the same numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, get_args
from xml.sax.saxutils import quoteattr

from kolam.core.fault import Fault, Faulty
from kolam.core.scenario import Party, Scenario
from kolam.store.files import write_whole
from kolam.store.scenarios import csv_tables, kolam_json
from kolam.store.scenarios.draft import ROUNDING
from kolam.store.scenarios.exact import decimal

Format = Literal["kolam", "genius", "negmas", "geniusweb", "negolog", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
#: One file, or a folder with one file for the issues and one a party.
SINGLE = {"kolam", "csv", "negolog"}
Files = Mapping[str, bytes]


def write_scenario(scenario: Scenario, path: Path, kind: Format) -> tuple[Fault, ...]:
    """Write a scenario at a path: a file for kolam, csv and negolog, a folder for the others.

    Returns notes on what was scaled or rounded. Raises Faulty, before anything is written, where
    the format has no words for what the scenario holds; OSError where nothing can be written.
    """
    _sayable(scenario, kind)
    ready, notes = _scaled(scenario, kind)
    files = WRITERS[kind](ready, path.stem if kind in SINGLE else path.name)
    if kind in SINGLE:
        write_whole(path, next(iter(files.values())))
    else:
        for name, data in files.items():
            write_whole(path / name, data)
    return (*notes, *_rounded(ready, kind))


def _sayable(scenario: Scenario, kind: Format) -> None:
    """Raise Faulty for everything that the format cannot hold."""
    if kind == "kolam":
        return
    faults = []
    things = {
        "forbidden": bool(scenario.forbidden),
        "budgets": bool(scenario.budgets) and (kind != "csv" or len(scenario.budgets) > 1),
        "together": any(party.extra for party in scenario.parties),
        "base": kind != "negmas" and any(party.base for party in scenario.parties),
    }
    for name, there in things.items():
        if there:
            faults.append(Fault((scenario.name, name), f"scenario_cannot_say_{name}"))
    if kind in ("genius", "geniusweb", "negolog"):
        faults += [
            Fault((party.name,), "scenario_cannot_say_negative")
            for party in scenario.parties
            if any(x < 0 for row in party.points for x in row) or party.reservation < 0
        ]
    if kind == "negolog" and len(scenario.parties) != 2:
        faults.append(Fault((scenario.name,), "scenario_two_parties_only"))
    if faults:
        raise Faulty(faults)


def _scaled(scenario: Scenario, kind: Format) -> tuple[Scenario, list[Fault]]:
    """Points between 0 and 1 where the format knows no others; the factor is told."""
    if kind not in ("genius", "geniusweb", "negolog"):
        return scenario, []
    parties, notes = [], []
    for party in scenario.parties:
        top = sum((max(row) for row in party.points), Fraction(0))
        factor = 1 / top if top > 1 + ROUNDING else Fraction(1)
        if factor != 1:
            said = {"factor": str(factor)}
            notes.append(Fault((party.name,), "scenario_scaled", said))
        parties.append(_times(party, factor))
    return replace(scenario, parties=tuple(parties)), notes


def _times(party: Party, factor: Fraction) -> Party:
    points = tuple(tuple(x * factor for x in row) for row in party.points)
    return replace(party, points=points, reservation=party.reservation * factor)


def _rounded(scenario: Scenario, kind: Format) -> list[Fault]:
    """A note for each party whose points do not end in decimals."""
    if kind in ("kolam", "csv"):
        return []
    return [
        Fault((party.name,), "scenario_rounded")
        for party in scenario.parties
        if any(Fraction(repr(float(x))) != x for row in party.points for x in row)
    ]


def _kolam(scenario: Scenario, _: str) -> Files:
    return {"scenario.json": _json(kolam_json.written(scenario))}


def _csv(scenario: Scenario, _: str) -> Files:
    return {"scenario.csv": csv_tables.written(scenario)}


def _genius(scenario: Scenario, name: str) -> Files:
    """Each issue's weight is its largest worth and its best option's evaluation is 1, so that
    readers which divide by the largest evaluation and those which do not get the same numbers.
    """
    files = {f"{name}-domain.xml": _domain_xml(scenario, name)}
    return files | {
        f"{file}.xml": _profile_xml(scenario, party)
        for file, party in zip(_file_names(scenario), scenario.parties, strict=True)
    }


def _domain_xml(scenario: Scenario, name: str) -> bytes:
    lines = [f'<utility_space number_of_issues="{len(scenario.issues)}">', _objective(name)]
    for number, issue in enumerate(scenario.issues, 1):
        lines.append(_issue_xml(number, issue.name))
        lines += [
            f"<item index={quoteattr(str(n))} value={quoteattr(option)}/>"
            for n, option in enumerate(issue.options, 1)
        ]
        lines.append("</issue>")
    whole = ["<negotiation_template>", *lines, "</objective></utility_space>"]
    return "\n".join([*whole, "</negotiation_template>", ""]).encode()


def _profile_xml(scenario: Scenario, party: Party) -> bytes:
    lines = ["<utility_space>", _objective(party.name)]
    for number, (issue, row) in enumerate(zip(scenario.issues, party.points, strict=True), 1):
        top = max(row)
        lines.append(_issue_xml(number, issue.name))
        for n, (option, x) in enumerate(zip(issue.options, row, strict=True), 1):
            share = decimal(x / top if top else x)
            lines.append(f'<item index="{n}" value={quoteattr(option)} evaluation="{share}"/>')
        lines.append("</issue>")
    for number, row in enumerate(party.points, 1):
        lines.append(f'<weight index="{number}" value="{decimal(max(row))}"/>')
    reservation = f'<reservation value="{decimal(party.reservation)}"/>'
    return "\n".join([*lines, "</objective>", reservation, "</utility_space>", ""]).encode()


def _objective(name: str) -> str:
    return f'<objective index="0" name={quoteattr(name)} type="objective" etype="objective">'


def _issue_xml(number: int, name: str) -> str:
    kinds = 'type="discrete" etype="discrete" vtype="discrete"'
    return f'<issue index="{number}" name={quoteattr(name)} {kinds}>'


def _negmas(scenario: Scenario, name: str) -> Files:
    """Tables of points with weights of 1: NegMAS multiplies and never divides."""
    issues = [
        {"name": i.name, "type": "CategoricalIssue", "values": list(i.options)}
        for i in scenario.issues
    ]
    space = {"name": name, "type": "DiscreteCartesianOutcomeSpace", "issues": issues}
    files = {"_domain.yml": _yaml(space)}
    for file, party in zip(_file_names(scenario), scenario.parties, strict=True):
        values = [
            {"type": "TableFun", "mapping": _by_option(issue.options, row)}
            for issue, row in zip(scenario.issues, party.points, strict=True)
        ]
        files[f"{file}.yml"] = _yaml(
            {
                "name": party.name,
                "type": "LinearAdditiveUtilityFunction",
                "reserved_value": float(party.reservation),
                "bias": float(party.base),
                "weights": [1.0] * len(values),
                "values": values,
            }
        )
    return files


def _by_option(options: Iterable[str], row: Iterable[Fraction]) -> dict[str, float]:
    return {option: float(x) for option, x in zip(options, row, strict=True)}


def _shares(scenario: Scenario, party: Party) -> Iterable[tuple[str, Fraction, dict[str, float]]]:
    """Each issue's name, its weight (its largest worth) and its options' shares of that."""
    for issue, row in zip(scenario.issues, party.points, strict=True):
        top = max(row)
        yield issue.name, top, _by_option(issue.options, (x / top if top else x for x in row))


def _geniusweb(scenario: Scenario, name: str) -> Files:
    values = {issue.name: {"values": list(issue.options)} for issue in scenario.issues}
    domain = {"name": name, "issuesValues": values}
    files = {f"{name}.json": _json(domain)}
    for file, party in zip(_file_names(scenario), scenario.parties, strict=True):
        shares = list(_shares(scenario, party))
        space: dict[str, Any] = {
            "name": party.name,
            "issueUtilities": {n: {"discreteutils": {"valueUtilities": v}} for n, _, v in shares},
            "issueWeights": {n: float(weight) for n, weight, _ in shares},
            "domain": domain,
        }
        if party.fallback:
            chosen = dict(zip(values, scenario.options(party.fallback), strict=True))
            space["reservationBid"] = {"issuevalues": chosen}
        files[f"{file}.json"] = _json({"LinearAdditiveUtilitySpace": space})
    return files


def _negolog(scenario: Scenario, _: str) -> Files:
    found = {}
    for side, party in zip("AB", scenario.parties, strict=True):
        shares = list(_shares(scenario, party))
        found[f"profile{side}"] = {
            "reservationValue": float(party.reservation),
            "issueWeights": {name: float(weight) for name, weight, _ in shares},
            "issues": {name: values for name, _, values in shares},
        }
    return {"scenario.json": _json(found)}


def _file_names(scenario: Scenario) -> list[str]:
    """A file name for each party: its own name where that is plain, in the parties' order."""
    digits = len(str(len(scenario.parties)))
    names = []
    for number, party in enumerate(scenario.parties, 1):
        plain = "".join(c if c.isalnum() or c in "-_" else "_" for c in party.name)[:40]
        names.append(f"party{number:0{digits}d}_{plain}")
    return names


def _json(values: Any) -> bytes:
    return (json.dumps(values, indent=1, ensure_ascii=False) + "\n").encode()


def _yaml(values: Any) -> bytes:
    import yaml

    text: str = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
    return text.encode()


WRITERS: dict[Format, Callable[[Scenario, str], Files]] = {
    "kolam": _kolam,
    "csv": _csv,
    "genius": _genius,
    "negmas": _negmas,
    "geniusweb": _geniusweb,
    "negolog": _negolog,
}
