"""Words for packages, numbers and names, as the table's page and its parts show them."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from kolam.core.voice import Voice
from kolam.maths import Package
from kolam.tools.negotiation.findings import Judged
from kolam.tools.negotiation.sheet import Sheet

Plain = dict[str, Any]


def amount(value: Fraction | int, voice: Voice) -> str:
    """Points as people write them: whole where they are whole, else with one digit."""
    whole = Fraction(value).denominator == 1
    return voice.number(int(value)) if whole else voice.number(value, digits=1)


def signed(value: Fraction | int, voice: Voice) -> str:
    """A gain, with its sign."""
    return ("+" if value > 0 else "") + amount(value, voice)


def names(sheet: Sheet, parties: Iterable[str], voice: Voice) -> list[str]:
    """The parties' names in the order of the sheet."""
    wanted = set(parties)
    return [p.name.said(voice.language) for p in sheet.parties if p.id in wanted]


def lines(sheet: Sheet, package: Package, voice: Voice) -> list[Plain]:
    """A package line by line: the question and the option chosen; none for an empty package."""
    if len(package) != len(sheet.issues):
        return []
    return [
        {
            "question": issue.question.said(voice.language),
            "option": issue.options[number].words.said(voice.language),
            "id": issue.id,
            "choice": issue.options[number].id,
        }
        for issue, number in zip(sheet.issues, package, strict=True)
    ]


def spent(sheet: Sheet, costs: Iterable[int], voice: Voice) -> list[str]:
    """What a package takes from each budget, with the cap where there is one."""
    return [
        voice(
            "negotiation.page.of_cap" if budget.cap is not None else "negotiation.page.cost",
            name=budget.name.said(voice.language),
            cost=voice.number(cost),
            unit=budget.unit,
            **({"cap": voice.number(budget.cap)} if budget.cap is not None else {}),
        )
        for budget, cost in zip(sheet.budgets, costs, strict=False)
    ]


def for_the_room(judged: Judged, voice: Voice) -> list[str]:
    """What everybody may hear of a package, in sentences; nobody's number is in them."""
    if not judged.allowed:
        return [voice("negotiation.page.not_allowed")]
    said = []
    if judged.better is not None:
        key = "negotiation.page.better" if judged.better else "negotiation.page.best"
        said.append(voice(key, n=judged.better) if judged.better else voice(key))
    if judged.worst is not None:
        said.append(voice(f"negotiation.page.band.{judged.worst}"))
    return said or [voice("negotiation.page.not_known")]
