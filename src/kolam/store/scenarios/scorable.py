"""Scorable games: parties with scores for every option and a walk-away threshold, in one JSON."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any

from kolam.core.scenario import Party
from kolam.store.scenarios.draft import Draft
from kolam.store.scenarios.kolam_json import rows
from kolam.store.scenarios.ledger import Ledger


def is_scenario(tree: Any) -> bool:
    """Whether these plain values are one game."""
    parties = tree.get("parties") if isinstance(tree, dict) else None
    return isinstance(parties, list) and all(
        isinstance(party, dict) and "scores" in party for party in parties
    )


def read(name: str, tree: Any, ledger: Ledger) -> Draft:
    """The draft of one game: issues A, B, C ... with options A1, A2 ...; `min` is the threshold."""
    draft = Draft(name, ledger)
    first = ledger.sequence(tree["parties"][0]["scores"], (name, 1)) if tree["parties"] else []
    for letter, scores in zip(ascii_uppercase, first, strict=False):
        count = len(ledger.sequence(scores, (name, letter)))
        draft.issue(letter, [f"{letter}{n + 1}" for n in range(count)], (name, letter))
    for number, party in enumerate(tree["parties"], 1):
        place = (name, f"party {number}")
        draft.parties.append(
            Party(
                name=ledger.name(party.get("name"), (*place, "name")),
                points=rows(draft, party["scores"], (*place, "scores")),
                reservation=ledger.number(party.get("min", 0), (*place, "min")),
            )
        )
    return draft
