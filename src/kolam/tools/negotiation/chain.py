"""The room's part in tracing: from interests and parties to the agreed package and its options."""

from collections.abc import Iterator
from typing import Any

from kolam.core import interest as passed
from kolam.core.chain import Chain, Lead, Place
from kolam.core.record import Row
from kolam.core.stakeholder import Stakeholder
from kolam.core.voice import Voice
from kolam.tools.negotiation.sheet import Sheet, Tabled

OPTIONS: Place = ("issues", "options")
COSTS: Place = ("issues", "options", "costs")


def leads(sheet: Sheet) -> Iterator[Lead]:
    """From parties to what they accepted, from the agreed package to the options that it holds.

    While no package is agreed, every party is behind every issue.
    """
    budgets = {row.id for row in sheet.budgets}
    for issue in sheet.issues:
        for party in sheet.parties if not sheet.agreed else ():
            yield Lead(("parties", party.id), ("issues", issue.id), "negotiation.lead.settles")
        for option in issue.options:
            at = ("issues", issue.id, "options", option.id)
            for cost in option.costs:
                if cost.id in budgets:
                    yield Lead(("budgets", cost.id), at, "negotiation.lead.takes")
    for tabled in sheet.tabled:
        yield from _tabled(sheet, tabled)
    for idea in sheet.ideas:
        if idea.merged in sheet.options(idea.issue):
            into = ("issues", idea.issue, "options", idea.merged)
            yield Lead(("ideas", idea.id), into, "negotiation.lead.became")


def called(lists: Place, row: Row, sheet: Sheet, voice: Voice) -> str:
    """An option with its question, and a package by what it is; "" for what has its own words."""
    if lists == OPTIONS:
        issue = next(i for i in sheet.issues if any(one is row for one in i.options))
        said: Any = row
        question = issue.question.said(voice.language)
        return f"{question} {said.words.said(voice.language)}"
    if isinstance(row, Tabled):
        agreed = "agreed" if row.id == sheet.agreed else "tabled"
        yes = sum(one.answer == "accept" for one in row.responses)
        return voice(f"negotiation.called.{agreed}", round=row.round, yes=yes)
    return ""


def _tabled(sheet: Sheet, tabled: Tabled) -> Iterator[Lead]:
    at: Place = ("tabled", tabled.id)
    for one in tabled.responses:
        key = "accepted" if one.answer == "accept" else "refused"
        yield Lead(("parties", one.id), at, f"negotiation.lead.{key}")
    named = {choice.id: choice.option for choice in tabled.choices}
    for issue in sheet.issues:
        # An issue that a package does not name stands at its first option.
        first = issue.options[0].id if issue.options else ""
        option: Place = ("issues", issue.id, "options", named.get(issue.id, first))
        if tabled.id == sheet.agreed and issue.options:
            yield Lead(at, option, "negotiation.lead.chosen")
        elif issue.id in named:
            yield Lead(option, at, "negotiation.lead.holds")


def _of_party(sheet: Sheet, thing: passed.Interest) -> Iterator[Place]:
    for party in sheet.parties:
        if thing.party in party.name.plain().values():
            yield ("parties", party.id)


def _seat(sheet: Sheet, thing: Stakeholder) -> Iterator[Place]:
    for party in sheet.parties:
        if party.id == thing.ref.path[-1]:
            yield ("parties", party.id)


CHAIN = Chain(
    stations={"": "tabled"},
    leads=leads,
    links=frozenset(
        {
            COSTS,
            ("tabled", "choices"),
            ("tabled", "responses"),
            ("ruled_out", "choices"),
            ("positional",),
        }
    ),
    down=frozenset({OPTIONS}),
    reads={passed.Interest: _of_party, Stakeholder: _seat},
    called=called,
)
