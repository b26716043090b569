"""Reads cases.toml: sheets and private sheets, written the way a facilitator writes them."""

from collections.abc import Iterator, Mapping
from typing import Any

from kolam.core.private import Owned
from kolam.core.record import Text
from kolam.tools.negotiation.preferences import Points, Preferences, Valued
from kolam.tools.negotiation.sheet import (
    Budget,
    Choice,
    Cost,
    Issue,
    Option,
    Party,
    Response,
    Sheet,
    Tabled,
)

Case = Mapping[str, Any]


def sheet(case: Case) -> Sheet:
    """What everybody may read of a case."""
    offers = tuple(tabled(case, number, said) for number, said in enumerate(case.get("offers", [])))
    cap = case.get("cap")
    return Sheet(
        question=Text(en="What do we agree on?"),
        rule=case.get("rule", "nash"),
        parties=tuple(Party(id=p, name=Text(en=p), organisation=p) for p in case["parties"]),
        issues=tuple(issue(case, name) for name in case["issues"]),
        budgets=() if cap is None else (Budget(id="money", name=Text(en="Money"), cap=cap),),
        positional=chosen(case, case.get("positional", "")),
        tabled=offers,
        agreed=f"t{case['agreed']}" if "agreed" in case else "",
    )


def private(case: Case) -> tuple[Owned, ...]:
    """The private sheets of the parties that have given their points."""
    return tuple(
        Owned(party, Preferences(issues=tuple(valued(case, number)), reservation=int(floor)))
        for number, (party, floor) in enumerate(case["parties"].items())
        if floor != "?"
    )


def issue(case: Case, name: str) -> Issue:
    costs = case.get("costs", {})
    options = tuple(
        Option(
            id=option,
            words=Text(en=option),
            costs=(Cost(id="money", amount=costs[option]),) if option in costs else (),
        )
        for option in case["issues"][name]
    )
    since = "widened" if name in case.get("widened", []) else "start"
    return Issue.model_validate(
        {"id": name, "question": Text(en=name), "since": since, "options": options}
    )


def valued(case: Case, party: int) -> Iterator[Valued]:
    for name, options in case["issues"].items():
        rows = (Points(id=o, points=int(said.split()[party])) for o, said in options.items())
        yield Valued(id=name, options=tuple(rows))


def chosen(case: Case, said: str) -> tuple[Choice, ...]:
    pairs = zip(case["issues"], said.split(), strict=False)
    return tuple(Choice(id=name, option=option) for name, option in pairs)


def tabled(case: Case, number: int, said: str) -> Tabled:
    """Reads "Shop: middle twice, Shop yes, Growers no"."""
    party, _, rest = said.partition(": ")
    options, *answers = rest.split(", ")
    return Tabled(
        id=f"t{number + 1}",
        party=party,
        round=number + 1,
        choices=chosen(case, options),
        responses=tuple(response(*answer.split()) for answer in answers),
    )


def response(party: str, said: str) -> Response:
    return Response(id=party, answer="accept" if said == "yes" else "refuse")
