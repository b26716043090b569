"""GENIUS: one XML domain, and one XML profile a party, as ANAC's competitions publish them.

A party's utility of a package is the sum over issues of weight x evaluation / largest evaluation
of the issue. Weights count as written. Where a value is listed twice, the last evaluation wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from xml.etree.ElementTree import Element

from kolam.core.scenario import Issue, Party
from kolam.store.scenarios.draft import MOST_OPTIONS, Draft, weigh
from kolam.store.scenarios.hyper_rectangles import boxes
from kolam.store.scenarios.ledger import Ledger
from kolam.store.scenarios.sources import Source


def is_domain(source: Source) -> bool:
    """Whether this XML is a domain: issues without anybody's evaluations."""
    return source.xml.tag == "negotiation_template"


def is_profile(source: Source) -> bool:
    """Whether this XML is one party's utility space."""
    return source.xml.tag == "utility_space"


def read(
    domain: Source, profiles: Sequence[Source], ledger: Ledger, *, in_proportion: bool = False
) -> Draft:
    """The draft of a domain and its profiles, in the order given."""
    draft = Draft(domain.stem, ledger)
    for element in domain.xml.iter("issue"):
        name = element.get("name", "")
        draft.issue(name, _options(element, ledger, (domain.name, name)), (domain.name, name))
    draft.small_enough()
    for profile in profiles:
        draft.parties.append(_party(draft, profile, in_proportion=in_proportion))
    return draft


def _options(element: Element, ledger: Ledger, place: tuple[str, ...]) -> list[str]:
    if element.findall("item"):
        return [item.get("value", "") for item in element.findall("item")]
    if _kind(element) == "real":
        ledger.fault(place, "scenario_continuous")
        return ["?"]
    low, high = _bounds(element, ledger, place)
    if high - low >= MOST_OPTIONS:
        ledger.fault(place, "scenario_too_much")
        return ["?"]
    return [str(value) for value in range(low, high + 1)]


def _kind(element: Element) -> str:
    return element.get("vtype") or element.get("type") or element.get("etype") or ""


def _bounds(element: Element, ledger: Ledger, place: tuple[str, ...]) -> tuple[int, int]:
    inner = element.find("range")
    found = {**(inner.attrib if inner is not None else {}), **element.attrib}
    if not {"lowerbound", "upperbound"} <= set(found):
        return 0, -1
    return int(ledger.number(found["lowerbound"], place)), int(
        ledger.number(found["upperbound"], place)
    )


def _party(draft: Draft, profile: Source, *, in_proportion: bool) -> Party:
    root, ledger, place = profile.xml, draft.ledger, (profile.name,)
    reservation = root.find(".//reservation")
    text = "0" if reservation is None else reservation.get("value", "0")
    extra = boxes(root, draft.issues, ledger, place)
    if extra is not None:
        points = tuple((Fraction(0),) * len(issue.options) for issue in draft.issues)
    else:
        points = _points(draft, profile, in_proportion=in_proportion)
    _note_discount(root, ledger, place)
    return Party(
        name=profile.stem,
        points=points,
        reservation=ledger.number(text, (*place, "reservation")),
        extra=extra or (),
    )


def _note_discount(root: Element, ledger: Ledger, place: tuple[str, ...]) -> None:
    discount = root.find(".//discount_factor")
    if discount is not None and ledger.number(discount.get("value", "1"), place) != 1:
        ledger.note(place, "scenario_discount", word=discount.get("value", ""))


def _points(
    draft: Draft, profile: Source, *, in_proportion: bool
) -> tuple[tuple[Fraction, ...], ...]:
    root, ledger, place = profile.xml, draft.ledger, (profile.name,)
    elements = {e.get("name", ""): e for e in root.iter("issue")}
    here = draft.by_issue(elements, place)
    weights = weigh(_weights(draft, profile, here), ledger, place, in_proportion=in_proportion)
    return tuple(
        tuple(
            weights.get(issue.name, Fraction(0)) * share
            for share in _shares(draft, issue, here[issue.name], (*place, issue.name))
        )
        if issue.name in here
        else (Fraction(0),) * len(issue.options)
        for issue in draft.issues
    )


def _weights(draft: Draft, profile: Source, here: dict[str, Element]) -> dict[str, Fraction]:
    """The weight of each issue; a weight belongs to the issue with the same index."""
    ledger, place = draft.ledger, (profile.name,)
    by_index = {w.get("index", ""): w.get("value", "") for w in profile.xml.iter("weight")}
    found = {}
    for name, element in here.items():
        if (index := element.get("index", "")) in by_index:
            found[name] = ledger.number(by_index[index], (*place, name, "weight"))
        else:
            ledger.fault((*place, name), "scenario_missing_weight", word=name)
    return found


def _shares(
    draft: Draft, issue: Issue, element: Element, place: tuple[str, ...]
) -> tuple[Fraction, ...]:
    """Each option's evaluation as a share of the issue's largest; all 0 where that is 0."""
    evaluator = element.find("evaluator")
    if evaluator is not None and not element.findall("item"):
        return _line(evaluator, issue, draft.ledger, place)
    found: dict[str, str] = {}
    for item in element.findall("item"):
        value = item.get("value", "")
        if value in found:
            draft.ledger.note((*place, value), "scenario_value_twice", word=value)
        found[value] = item.get("evaluation", "")
    worth = draft.table(found, issue, place)
    for option, number in zip(issue.options, worth, strict=True):
        if number < 0:
            draft.ledger.fault((*place, option), "scenario_negative_evaluation", word=option)
    largest = max(worth, default=Fraction(0))
    return tuple(number / largest for number in worth) if largest > 0 else worth


def _line(
    evaluator: Element, issue: Issue, ledger: Ledger, place: tuple[str, ...]
) -> tuple[Fraction, ...]:
    """An integer issue's evaluator: offset + slope x steps above the lowest, held to 0..1."""
    if evaluator.get("ftype", "linear") not in ("linear", "constant"):
        ledger.fault(place, "scenario_unknown_function", word=evaluator.get("ftype", ""))
    slope = ledger.number(evaluator.get("slope", evaluator.get("parameter1", "0")), place)
    offset = ledger.number(evaluator.get("offset", evaluator.get("parameter0", "0")), place)
    steps = range(len(issue.options))
    return tuple(min(Fraction(1), max(Fraction(0), offset + slope * step)) for step in steps)
