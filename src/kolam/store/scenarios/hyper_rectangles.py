"""Hyper-rectangles: GENIUS's utilities that are not sums over issues; bounds are inclusive."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from xml.etree.ElementTree import Element

from kolam.core.scenario import Issue
from kolam.store.scenarios.ledger import Ledger

Box = tuple[tuple[tuple[int, frozenset[int]], ...], Fraction]
MOST_BOXES = 5_000


def boxes(
    root: Element, issues: Sequence[Issue], ledger: Ledger, place: tuple[str, ...]
) -> tuple[Box, ...] | None:
    """Every rectangle with its share of the largest utility; None where there is none.

    A package's utility is the sum of the rectangles it lies in, divided by `maxutility`.
    """
    utility = root.find(".//utility")
    if utility is None:
        return None
    largest = ledger.number(utility.get("maxutility", "1"), place)
    if largest <= 0:
        ledger.fault((*place, "maxutility"), "scenario_not_a_number", word=str(largest))
        largest = Fraction(1)
    number = {e.get("index", ""): n for n, e in enumerate(root.iter("issue"))}
    found: list[Box] = []
    for function in utility.findall("ufun"):
        weight = ledger.number(function.get("weight", "1"), place) / largest
        if function.get("aggregation", "sum") != "sum":
            ledger.fault(place, "scenario_unknown_function", word=function.get("aggregation", ""))
        for count, child in enumerate(function, 1):
            inner = (*place, f"rectangle {count}")
            if box := _box(child, issues, number, ledger, inner):
                found.append((box[0], box[1] * weight))
    if len(found) > MOST_BOXES:
        ledger.fault(place, "scenario_too_much")
    return tuple(found)


def _box(
    element: Element,
    issues: Sequence[Issue],
    number: dict[str, int],
    ledger: Ledger,
    place: tuple[str, ...],
) -> Box | None:
    if element.tag != "hyperRectangle":
        ledger.fault(place, "scenario_unknown_function", word=element.tag)
        return None
    sides = []
    for side in element:
        index = side.get("index", "")
        if side.tag != "INCLUDES" or number.get(index, len(issues)) >= len(issues):
            ledger.fault(place, "scenario_unknown_function", word=f"{side.tag} {index}".strip())
            continue
        low = ledger.number(side.get("min", ""), place)
        high = ledger.number(side.get("max", ""), place)
        issue = number[index]
        sides.append((issue, _inside(issues[issue], low, high, ledger, place)))
    return tuple(sides), ledger.number(element.get("utility", ""), place)


def _inside(
    issue: Issue, low: Fraction, high: Fraction, ledger: Ledger, place: tuple[str, ...]
) -> frozenset[int]:
    numbers = [ledger.number(option, (*place, issue.name)) for option in issue.options]
    return frozenset(n for n, value in enumerate(numbers) if low <= value <= high)
