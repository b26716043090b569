"""GeniusWeb: JSON profiles, each with its domain in it; a no-deal package instead of a value."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from kolam.core.scenario import Issue, Party
from kolam.store.scenarios.draft import MOST_OPTIONS, Draft, Place, weigh
from kolam.store.scenarios.exact import decimal
from kolam.store.scenarios.ledger import Ledger
from kolam.store.scenarios.sources import Source

SPACE = "LinearAdditiveUtilitySpace"


def is_domain(source: Source) -> bool:
    """Whether this JSON is a domain."""
    return isinstance(source.tree, dict) and "issuesValues" in source.tree


def is_profile(source: Source) -> bool:
    """Whether this JSON is one party's utility space."""
    tree = source.tree
    return isinstance(tree, dict) and len(tree) == 1 and next(iter(tree)).endswith("UtilitySpace")


def read(
    domain: Source | None,
    profiles: Sequence[Source],
    ledger: Ledger,
    *,
    in_proportion: bool = False,
) -> Draft:
    """The draft of the profiles, in the order given; without a domain file, the first one's."""
    spaces = [(profile, _space(profile, ledger)) for profile in profiles]
    first = domain.tree if domain else spaces[0][1].get("domain")
    source = domain or profiles[0]
    found = ledger.mapping(first, (source.name, "domain"))
    draft = Draft(str(found.get("name") or source.stem), ledger)
    values = ledger.mapping(found.get("issuesValues"), (source.name, "issuesValues"))
    for name, options in values.items():
        place = (source.name, "issuesValues", name)
        draft.issue(name, _options(ledger.mapping(options, place), ledger, place), place)
    draft.small_enough()
    for profile, space in spaces:
        draft.parties.append(_party(draft, profile, space, in_proportion=in_proportion))
    return draft


def _space(profile: Source, ledger: Ledger) -> dict[str, Any]:
    tree = profile.tree
    kind = next(iter(tree)) if isinstance(tree, dict) and tree else ""
    if kind != SPACE:
        ledger.fault((profile.name,), "scenario_unknown_function", word=kind[:80])
    return dict(ledger.mapping(tree.get(kind), (profile.name, kind))) if kind else {}


def _options(values: Any, ledger: Ledger, place: Place) -> list[str]:
    if "range" in values:
        ends = [ledger.number(x, place) for x in ledger.sequence(values["range"], place)]
        if len(ends) != 3 or ends[2] <= 0 or (ends[1] - ends[0]) / ends[2] >= MOST_OPTIONS:
            ledger.fault(place, "scenario_continuous")
            return ["?"]
        count = int((ends[1] - ends[0]) // ends[2]) + 1
        return [decimal(ends[0] + n * ends[2]) for n in range(count)]
    return [ledger.name(v, place) for v in ledger.sequence(values.get("values"), place)]


def _party(draft: Draft, profile: Source, space: Any, *, in_proportion: bool) -> Party:
    ledger, place = draft.ledger, (profile.name,)
    given = ledger.mapping(space.get("issueWeights"), (*place, "issueWeights"))
    weights = {
        name: ledger.number(value, (*place, "issueWeights", name))
        for name, value in draft.by_issue(given, (*place, "issueWeights")).items()
    }
    counted = weigh(weights, ledger, (*place, "issueWeights"), in_proportion=in_proportion)
    inner = (*place, "issueUtilities")
    utilities = draft.by_issue(ledger.mapping(space.get("issueUtilities"), inner), inner)
    points = tuple(
        tuple(
            counted.get(issue.name, Fraction(0)) * worth
            for worth in _worth(draft, issue, utilities.get(issue.name, {}), (*inner, issue.name))
        )
        for issue in draft.issues
    )
    party = Party(name=profile.stem, points=points, fallback=_fallback(draft, space, place))
    if party.fallback and not ledger.faults:
        worth = decimal(party.worth(party.fallback))
        ledger.note((*place, "reservationBid"), "scenario_reservation_bid", worth=worth)
    return party


def _worth(draft: Draft, issue: Issue, found: Any, place: Place) -> tuple[Fraction, ...]:
    ledger = draft.ledger
    found = ledger.mapping(found, place)
    nothing = (Fraction(0),) * len(issue.options)
    if "numberutils" in found:
        return _between(issue, ledger.mapping(found["numberutils"], place), ledger, place)
    if "discreteutils" in found:
        inner = ledger.mapping(found["discreteutils"], place)
        return draft.table(ledger.mapping(inner.get("valueUtilities"), place), issue, place)
    if found:
        ledger.fault(place, "scenario_unknown_function", word=", ".join(found)[:80])
    return nothing


def _between(issue: Issue, ends: Any, ledger: Ledger, place: Place) -> tuple[Fraction, ...]:
    """Utilities on the straight line between a low and a high value."""
    names = ("lowValue", "lowUtility", "highValue", "highUtility")
    low, at_low, high, at_high = (ledger.number(ends.get(n), (*place, n)) for n in names)
    if low == high:
        return (at_low,) * len(issue.options)
    slope = (at_high - at_low) / (high - low)
    return tuple(at_low + slope * (ledger.number(o, place) - low) for o in issue.options)


def _fallback(draft: Draft, space: Any, place: Place) -> tuple[int, ...] | None:
    bid = space.get("reservationBid")
    if not bid:
        return None
    inner = (*place, "reservationBid")
    chosen = _chosen(draft, bid, inner)
    return draft.package(chosen, inner) if chosen else None


def _chosen(draft: Draft, bid: Any, place: Place) -> dict[str, Any]:
    """The options of a bid by issue."""
    inner = draft.ledger.mapping(bid, place).get("issuevalues", {})
    return dict(draft.ledger.mapping(inner, place))
