"""NegMAS: a folder with one outcome space and one utility function a party, in YAML or JSON.

Types are names to compare with a short list; nothing is imported or made from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from kolam.core.scenario import Issue, Party
from kolam.store.scenarios.draft import MOST_OPTIONS, Draft, Place
from kolam.store.scenarios.exact import endless
from kolam.store.scenarios.ledger import Ledger, is_number
from kolam.store.scenarios.sources import Source
from kolam.store.scenarios.value_functions import kind_of, worth

SPACES = {"DiscreteCartesianOutcomeSpace", "CartesianOutcomeSpace"}
RANGES = {"ContiguousIssue"}
LISTS = {"CategoricalIssue", "DiscreteCardinalIssue", "DiscreteOrdinalIssue", "OrdinalIssue"}
ADDITIVE = {"LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction", "UFun"}
AFFINE = {"AffineUtilityFunction", "LinearUtilityFunction"}


def is_domain(source: Source) -> bool:
    """Whether this is an outcome space."""
    tree = source.tree
    return isinstance(tree, dict) and isinstance(tree.get("issues"), list) and "type" in tree


def is_profile(source: Source) -> bool:
    """Whether this is one party's utility function."""
    return kind_of(source.tree).endswith("Function")


def read(domain: Source, profiles: Sequence[Source], ledger: Ledger) -> Draft:
    """The draft of an outcome space and its utility functions, in the order given."""
    draft = Draft(str(domain.tree.get("name") or domain.stem), ledger)
    if kind_of(domain.tree) not in SPACES:
        _stranger(domain.tree, ledger, (domain.name, "type"))
    for number, found in enumerate(domain.tree["issues"], 1):
        place = (domain.name, f"issue {number}")
        issue = ledger.mapping(found, place)
        name = ledger.name(issue.get("name", f"issue {number}"), (*place, "name"))
        draft.issue(name, _options(issue, ledger, (domain.name, name)), (domain.name, name))
    draft.small_enough()
    for profile in profiles:
        draft.parties.append(_party(draft, profile))
    return draft


def _options(issue: Any, ledger: Ledger, place: Place) -> list[str]:
    kind = kind_of(issue)
    if kind == "ContinuousIssue":
        ledger.fault(place, "scenario_continuous")
        return ["?"]
    if kind not in RANGES | LISTS:
        _stranger(issue, ledger, (*place, "type"))
        return ["?"]
    values = issue.get("values")
    if is_number(values):
        values = ["0", str(int(ledger.number(values, place)) - 1)]
        kind = "ContiguousIssue"
    found = ledger.sequence(values, place)
    if kind in LISTS:
        return [ledger.name(value, place) for value in found]
    ends = [int(ledger.number(value, place)) for value in found]
    if len(ends) != 2 or ends[1] - ends[0] >= MOST_OPTIONS:
        ledger.fault(place, "scenario_too_much" if len(ends) == 2 else "scenario_two_ends")
        return ["?"]
    return [str(value) for value in range(ends[0], ends[1] + 1)]


def _stranger(value: Any, ledger: Ledger, place: Place) -> None:
    word = str(value.get("type"))[:80] if isinstance(value, dict) else ""
    ledger.fault(place, "scenario_names_a_class", word=word)


def _party(draft: Draft, profile: Source) -> Party:
    tree, ledger, place = profile.tree, draft.ledger, (profile.name,)
    if kind_of(tree) not in ADDITIVE | AFFINE:
        _stranger(tree, ledger, (*place, "type"))
        points: tuple[tuple[Fraction, ...], ...] = ()
    else:
        points = _points(draft, tree, place)
    base = ledger.number(tree.get("bias") or 0, (*place, "bias"))
    party = Party(
        name=str(tree.get("name") or profile.stem),
        points=points,
        base=base,
        fallback=_fallback(draft, tree.get("reserved_outcome"), place),
    )
    return _with_reservation(party, tree, ledger, place)


def _with_reservation(party: Party, tree: Any, ledger: Ledger, place: Place) -> Party:
    """Its reserved value; minus infinity, NegMAS's own default, is the smallest utility."""
    from dataclasses import replace

    stated = tree.get("reserved_value")
    if party.fallback is not None and not ledger.faults and stated is None:
        return replace(party, reservation=party.worth(party.fallback))
    if stated is None:
        return party
    if endless(stated):
        least = party.base + sum(min(row, default=Fraction(0)) for row in party.points)
        ledger.note((*place, "reserved_value"), "scenario_no_reservation")
        return replace(party, reservation=Fraction(least))
    return replace(party, reservation=ledger.number(stated, (*place, "reserved_value")))


def _points(draft: Draft, tree: Any, place: Place) -> tuple[tuple[Fraction, ...], ...]:
    weights = _weights(draft, tree, place)
    if kind_of(tree) in AFFINE:
        straight: Any = [{"type": "IdentityFun"} for _ in draft.issues]
        functions = _by_issue(draft, straight, (*place, "values"))
    else:
        functions = _by_issue(draft, tree.get("values"), (*place, "values"))
    return tuple(
        tuple(
            weights.get(issue.name, Fraction(0)) * number
            for number in _row(draft, issue, functions, place)
        )
        for issue in draft.issues
    )


def _row(draft: Draft, issue: Issue, functions: Any, place: Place) -> tuple[Fraction, ...]:
    if issue.name not in functions:
        return (Fraction(0),) * len(issue.options)
    return worth(functions[issue.name], issue, draft, (*place, "values", issue.name))


def _weights(draft: Draft, tree: Any, place: Place) -> dict[str, Fraction]:
    stated = tree.get("weights")
    if stated is None:
        return {name: Fraction(1) for name in draft.names}
    inner = (*place, "weights")
    found = _by_issue(draft, stated, inner)
    return {name: draft.ledger.number(value, (*inner, name)) for name, value in found.items()}


def _by_issue(draft: Draft, found: Any, place: Place) -> dict[str, Any]:
    """A list in the issues' order, or a mapping by name; NegMAS writes both."""
    if isinstance(found, dict):
        return draft.by_issue(found, place)
    items = draft.ledger.sequence(found, place)
    if len(items) != len(draft.issues):
        values = {"found": len(items), "wanted": len(draft.issues)}
        draft.ledger.fault(place, "scenario_not_as_many", **values)
    return dict(zip(draft.names, items, strict=False))


def _fallback(draft: Draft, stated: Any, place: Place) -> tuple[int, ...] | None:
    if not stated:
        return None
    inner = (*place, "reserved_outcome")
    return draft.package(_by_issue(draft, stated, inner), inner)
