"""NegoLog: two JSON profiles of weights and values, in one file or a folder, and their specs."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kolam.core.scenario import Party
from kolam.store.scenarios.draft import Draft, Place, weigh
from kolam.store.scenarios.ledger import Ledger
from kolam.store.scenarios.sources import Source


def is_profile(tree: Any) -> bool:
    """Whether these plain values are one party's profile."""
    return isinstance(tree, dict) and {"issueWeights", "issues"} <= set(tree)


def is_scenario(tree: Any) -> bool:
    """Whether these plain values hold the profiles of both parties."""
    return isinstance(tree, dict) and len(profiles_of(tree)) >= 2


def profiles_of(tree: Mapping[str, Any]) -> dict[str, Any]:
    """The profiles in one file, by name."""
    return {name: value for name, value in tree.items() if is_profile(value)}


def read(
    name: str, profiles: Mapping[str, Any], ledger: Ledger, *, in_proportion: bool = False
) -> Draft:
    """The draft of profiles by name; the first one's issues and values are the domain."""
    draft = Draft(name, ledger)
    first_name, first = next(iter(profiles.items()))
    for issue, values in ledger.mapping(first["issues"], (first_name, "issues")).items():
        place = (first_name, "issues", issue)
        draft.issue(issue, list(ledger.mapping(values, place)), place)
    draft.small_enough()
    for party, profile in profiles.items():
        draft.parties.append(_party(draft, party, profile, in_proportion=in_proportion))
    return draft


def named(sources: list[Source]) -> dict[str, Any]:
    """The profiles of a folder, by their files' names."""
    return {source.stem: source.tree for source in sources}


def _party(draft: Draft, name: str, profile: Any, *, in_proportion: bool) -> Party:
    ledger, place = draft.ledger, (name,)
    found = draft.by_issue(ledger.mapping(profile["issueWeights"], place), (*place, "issueWeights"))
    numbers = {
        issue: ledger.number(value, (*place, "issueWeights", issue))
        for issue, value in found.items()
    }
    weights = weigh(numbers, ledger, (*place, "issueWeights"), in_proportion=in_proportion)
    return Party(
        name=name,
        points=_points(draft, profile, weights, (*place, "issues")),
        reservation=ledger.number(profile.get("reservationValue", 0), (*place, "reservationValue")),
    )


def _points(
    draft: Draft, profile: Any, weights: Mapping[str, Fraction], place: Place
) -> tuple[tuple[Fraction, ...], ...]:
    here = draft.by_issue(draft.ledger.mapping(profile["issues"], place), place)
    return tuple(
        tuple(
            weights.get(issue.name, Fraction(0)) * worth
            for worth in draft.table(
                draft.ledger.mapping(here.get(issue.name, {}), (*place, issue.name)),
                issue,
                (*place, issue.name),
            )
        )
        for issue in draft.issues
    )
