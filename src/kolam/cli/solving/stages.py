"""The demo case's three stages, from the negotiation's findings as its mediator sees them."""

from __future__ import annotations

from typing import Any

import click

from kolam.cli.books import echo_json
from kolam.cli.solving.lines import Row, aligned

SLUG = "negotiation"
CASE = "food_security"
SEED = "interest_based"


def show(language: str, *, as_json: bool) -> None:
    """Print the stages, as one JSON object or as a table."""
    found = stages(_findings(language))
    if as_json:
        echo_json({"stages": found})
        return
    for line in aligned(list(_rows(found))):
        click.echo(line)


def stages(findings: Any) -> list[dict[str, Any]]:
    """Each stage as plain values, in order; utilities in the order of `parties`.

    The positional stage is told on the issues that were on the table then.
    """
    names = [party.id for party in findings.sheet.parties]
    every = [issue.id for issue in findings.sheet.issues]
    first = findings.stage(SEED)
    return [_plain(findings, stage, names, every, first.issues) for stage in findings.stages]


def _plain(
    findings: Any, stage: Any, names: list[str], every: list[str], first: tuple[str, ...]
) -> dict[str, Any]:
    numbers = findings.mediation.stages.get(stage.name)
    issues = stage.issues if len(stage.issues) > 1 else first
    chosen = stage.chosen
    return {
        "name": stage.name,
        "parties": names,
        "issues": list(issues),
        "chosen": [chosen.package[every.index(issue)] for issue in issues] if chosen else None,
        "utilities": [_number(x) for x in numbers.points] if numbers else None,
        "sum": _number(numbers.total) if numbers else None,
        "least_gain": _number(numbers.least_gain) if numbers else None,
        "nash_product": _number(numbers.nash_product) if numbers else None,
        "packages": stage.packages,
        "feasible": stage.feasible,
        "rational": numbers.rational if numbers else None,
        "efficient": stage.efficient,
        "dominating_positional": stage.better_than_positional,
        "costs": list(chosen.costs) if chosen else None,
    }


def _findings(language: str) -> Any:
    """The demo case's findings. Its private sheets stand beside its example."""
    from kolam import toolbox
    from kolam.bench import Bench
    from kolam.core.book import About, Book
    from kolam.core.private import Owned, Viewer
    from kolam.core.record import Text, read

    tool, place = toolbox.room(SLUG), toolbox.folder(SLUG) / "examples"
    if tool.private is None:
        raise TypeError(f"{SLUG} has no private sheets")
    paths = sorted((place / "private" / CASE).glob("*.json"))
    owned = [Owned(path.stem, read(tool.private, path.read_bytes())) for path in paths]
    sheet = read(tool.sheet, (place / f"{CASE}.json").read_bytes())
    book = Book(About(id=CASE, title=Text())).with_sheet(SLUG, sheet).with_private(SLUG, owned)
    viewer = Viewer(mediator=True)
    return Bench(book, toolbox.rooms(), toolbox.voice(language), viewer).findings(SLUG)


def _number(value: Any) -> int | float:
    """A whole number as one, else a decimal."""
    return int(value) if value == int(value) else float(value)


def _rows(found: list[dict[str, Any]]) -> list[Row]:
    """A column a stage: whose points, what they add up to, and what was left on the table."""
    parties = found[0]["parties"]
    rows: list[Row] = [("", *(stage["name"] for stage in found))]
    rows.append(("chosen", *(",".join(map(str, stage["chosen"] or ())) for stage in found)))
    for number, party in enumerate(parties):
        own = (stage["utilities"] for stage in found)
        rows.append((party, *(str(worth[number]) if worth else "-" for worth in own)))
    for field in FIELDS:
        rows.append((field.replace("_", " "), *(f"{stage[field]:,}" for stage in found)))
    return rows


FIELDS = (
    "sum", "least_gain", "nash_product", "packages", "feasible", "efficient",
    "dominating_positional",
)  # fmt: skip
