"""The ten checks: what has to hold across the rooms before anybody signs, each with its place.

Source: the framework's reference, section 12.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from kolam.core.fault import Fault
from kolam.core.passing import Essential, Evidence, IssueQuestion
from kolam.core.tool import Given
from kolam.tools.agreement import money_checks
from kolam.tools.agreement.breach import Breach
from kolam.tools.agreement.sheet import Sheet

CheckName = Literal[
    "budget_total",
    "pledges_placed",
    "contracts_within",
    "leads_sign",
    "essential_in",
    "gaps_answered",
    "goes_in_time",
    "issue_alike",
    "influence_sums",
    "balance_mean",
]
CHECKS: tuple[CheckName, ...] = get_args(CheckName)
#: The step of the journey that each check belongs to.
STEPS: dict[CheckName, int] = {
    "budget_total": 5,
    "pledges_placed": 5,
    "contracts_within": 5,
    "leads_sign": 5,
    "essential_in": 6,
    "gaps_answered": 4,
    "goes_in_time": 7,
    "issue_alike": 1,
    "influence_sums": 1,
    "balance_mean": 1,
}
#: What another room's evidence for this one is about.
ABOUT: dict[str, CheckName] = {
    "levers": "gaps_answered",
    "influence.sums": "influence_sums",
    "influence.mean": "balance_mean",
}
#: holds; broken, with the places; open: what it needs is not there yet.
State = Literal["holds", "broken", "open"]


@dataclass(frozen=True, slots=True)
class Check:
    """One of the ten, numbered from 1 as in the framework."""

    name: CheckName
    state: State
    breaches: tuple[Breach, ...] = ()

    @property
    def number(self) -> int:
        """Its place among the ten."""
        return CHECKS.index(self.name) + 1


def checks(sheet: Sheet, given: Given) -> tuple[Check, ...]:
    """All ten, in the framework's order."""
    evidence = tuple(one for one in given.get(Evidence, ()) if one.room == "agreement")
    found = {
        "budget_total": money_checks.budget_total(sheet, given),
        "pledges_placed": money_checks.pledges_placed(sheet),
        "contracts_within": money_checks.contracts_within(sheet),
        "leads_sign": _leads_sign(sheet),
        "essential_in": _essential_in(sheet, given.get(Essential, ())),
        "goes_in_time": _goes_in_time(sheet),
        "issue_alike": _issue_alike(sheet, given.get(IssueQuestion, ())),
        **{check: _told(evidence, about) for about, check in ABOUT.items()},
    }
    return tuple(_check(name, found[name]) for name in CHECKS)


def _check(name: CheckName, found: Iterable[Breach] | None) -> Check:
    if found is None:
        return Check(name, "open")
    breaches = tuple(found)
    return Check(name, "broken" if breaches else "holds", breaches)


def _leads_sign(sheet: Sheet) -> Iterable[Breach] | None:
    """(4) Every activity is led by a partner that signs."""
    if not sheet.activities:
        return None
    signing = {row.id for row in sheet.signatories}
    return (
        Breach(Fault(("activities", number, "lead"), key, {"activity": row.id, "name": name}))
        for number, row in enumerate(sheet.activities)
        if row.lead not in signing
        for key in ("lead_no_signatory" if row.lead else "lead_missing",)
        for name in (sheet.names.get(row.lead, row.lead),)
    )


def _essential_in(sheet: Sheet, essential: tuple[Essential, ...]) -> Iterable[Breach] | None:
    """(5) Who is essential to a value is in the agreement, or it is written why not."""
    if not essential:
        return None
    here = [row for row in sheet.partners if row.left is None]
    ids = {row.id for row in here} | {row.ref.path[-1] for row in here if row.ref}
    names = {row.name.said("en").casefold() for row in here}
    written = {row.who for row in sheet.absences if row.reason.strip()}
    return (
        Breach(Fault(("partners",), "essential_missing", {"name": one.who}), one.ref)
        for one in essential
        if one.id not in ids | written and one.who.said("en").casefold() not in names
    )


def _goes_in_time(sheet: Sheet) -> Iterator[Breach] | None:
    """(7) Every partner that signs has released a go, dated before the day of signing."""
    return _goes(sheet) if sheet.signatories else None


def _goes(sheet: Sheet) -> Iterator[Breach]:
    said = {row.id: (number, row) for number, row in enumerate(sheet.decisions)}
    if sheet.signing is None:
        yield Breach(Fault(("signing",), "no_signing_day"))
    for number, partner in enumerate(sheet.partners):
        if not partner.is_signatory:
            continue
        values = {"name": partner.name}
        if partner.id not in said:
            yield Breach(Fault(("partners", number), "no_decision", values))
            continue
        at, row = said[partner.id]
        if row.decided != "go":
            yield Breach(Fault(("decisions", at, "decided"), f"decided_{row.decided}", values))
        elif row.on is None:
            yield Breach(Fault(("decisions", at, "on"), "go_undated", values))
        elif sheet.signing and row.on > sheet.signing:
            yield Breach(Fault(("decisions", at, "on"), "go_too_late", values))


def _issue_alike(sheet: Sheet, asked: tuple[IssueQuestion, ...]) -> Iterator[Breach] | None:
    """(8) The map, influence and levers, and this agreement, ask about the issue in one wording."""
    own = sheet.question if any(sheet.question.plain().values()) else None
    if len(asked) + bool(own) < 2:
        return None
    first = asked[0]
    return _worded_otherwise(sheet, first, asked[1:], own is not None)


def _worded_otherwise(
    sheet: Sheet, first: IssueQuestion, others: tuple[IssueQuestion, ...], own: bool
) -> Iterator[Breach]:
    for one in others:
        if one.words != first.words:
            values = {"words": one.words, "wanted": first.words}
            yield Breach(Fault((), "issue_worded_otherwise", values), one.ref)
    if own and sheet.question != first.words:
        values = {"words": sheet.question, "wanted": first.words}
        yield Breach(Fault(("question",), "issue_worded_otherwise", values))


def _told(evidence: tuple[Evidence, ...], about: str) -> Iterable[Breach] | None:
    """(6), (9), (10) What another room knows of itself: red where it does not hold."""
    told = [one for one in evidence if one.about == about]
    if not told:
        return None
    return (
        Breach(Fault((), "told_by_room", {"words": one.words}), one.ref)
        for one in told
        if one.state == "red"
    )
