"""Value functions: NegMAS's tables and simple formulas, worked out for every option."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from kolam.core.scenario import Issue
from kolam.store.scenarios.draft import Draft, Place

OWN = "negmas."
Formula = Callable[[Fraction, Mapping[str, Fraction]], Fraction]


def kind_of(value: Any) -> str:
    """A type's name; NegMAS writes some with its own module in front, and nobody else may."""
    word = str(value.get("type") or "") if isinstance(value, dict) else ""
    return word.rpartition(".")[2] if word.startswith(OWN) else word


def worth(function: Any, issue: Issue, draft: Draft, place: Place) -> tuple[Fraction, ...]:
    """The worth of every option; a function that is not on the list is a fault."""
    if isinstance(function, dict) and "type" not in function:
        return draft.table(function, issue, place)
    given = draft.ledger.mapping(function, place)
    kind = kind_of(given)
    if kind == "TableFun":
        return draft.table(draft.ledger.mapping(given.get("mapping"), place), issue, place)
    if kind == "ConstFun":
        return (draft.ledger.number(given.get("bias", 0), place),) * len(issue.options)
    if kind not in FORMULAS:
        draft.ledger.fault((*place, "type"), "scenario_names_a_class", word=kind[:80])
        return (Fraction(0),) * len(issue.options)
    numbers = {
        name: draft.ledger.number(value, (*place, name))
        for name, value in given.items()
        if name in NAMES
    }
    return tuple(
        FORMULAS[kind](draft.ledger.number(option, (*place, option)), numbers)
        for option in issue.options
    )


def _affine(x: Fraction, given: Mapping[str, Fraction]) -> Fraction:
    return given.get("slope", Fraction(1)) * x + given.get("bias", Fraction(0))


def _quadratic(x: Fraction, given: Mapping[str, Fraction]) -> Fraction:
    a2, a1 = given.get("a2", Fraction(0)), given.get("a1", Fraction(0))
    return a2 * x * x + a1 * x + given.get("bias", Fraction(0))


FORMULAS: dict[str, Formula] = {
    "IdentityFun": lambda x, _: x,
    "AffineFun": _affine,
    "LinearFun": _affine,
    "QuadraticFun": _quadratic,
}
NAMES = {"slope", "bias", "a1", "a2"}
