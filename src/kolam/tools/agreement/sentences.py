"""The findings in words: what breaks, then what blocks, then who can decide what."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kolam.core.fault import Fault
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.sentence import Sentence, Share, Word
from kolam.core.voice import Voice
from kolam.tools.agreement.agreement_articles import seat_name
from kolam.tools.agreement.amendment import words_of
from kolam.tools.agreement.budget import Budget
from kolam.tools.agreement.checks import Check
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.money import Money
from kolam.tools.agreement.powers import Decided
from kolam.tools.agreement.scoring import Marked
from kolam.tools.agreement.sums import sum_

#: So many faults of wording are told; the table has them all.
TOLD = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A fault as it is said inside another sentence."""

    fault: Fault

    def said(self, voice: Voice) -> str:
        """The fault's own sentence, its values in the reader's language."""
        return told_fault(self.fault).said(voice)


@dataclass(frozen=True, slots=True)
class Source:
    """A row of another room, as it is said: the room, then the list, then the row."""

    ref: Ref

    def said(self, voice: Voice) -> str:
        """The path in words as far as there are any."""
        return " › ".join((self.room(voice), *self.ref.path))

    def room(self, voice: Voice) -> str:
        """The room by its title, for where a link leads to the row."""
        key = f"{self.ref.tool}.title"
        return voice(key) if voice.knows(key) else self.ref.tool


def told_fault(fault: Fault) -> Sentence:
    """A fault as a sentence with its place."""
    return Sentence(f"fault.{fault.key}", fault.values, fault)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Everything worth saying, the most important first."""
    return tuple(_sentences(findings))


def headline(findings: Findings) -> Sentence:
    """The sentence over the plan: how much is done by how many, from when to when."""
    rows, ends = findings.sheet.activities, findings.ends
    if not rows or not ends:
        return _say("no_plan")
    leads = {row.lead for row in rows if row.lead}
    first, last = (Day(day) for day in ends)
    return _say("plan", n=len(rows), leads=len(leads), first=first, last=last)


def budget_headline(budget: Budget, findings: Findings) -> Sentence:
    """The sentence over a budget: whether it is paid in full, and whether it is the package."""
    sheet, code = findings.sheet, budget.currency
    total = sum_(sheet, Money(budget.total, code))
    if not budget.adds_up:
        short = [line.activity.id for line in budget.lines if line.unpaid]
        paid = sum_(sheet, Money(budget.paid, code))
        return _say("budget_open", total=total, paid=paid, activities=tuple(short), n=len(short))
    package = [money for money in findings.package if money.currency == code]
    if not package:
        return _say("budget_paid", total=total, n=len(budget.funders))
    if package[0].amount == budget.total:
        return _say("budget_whole", total=total, n=len(budget.funders))
    return _say("budget_other", total=total, package=sum_(sheet, package[0]))


def power_headline(found: Decided, findings: Findings) -> Sentence:
    """The sentence over a body: what a vote is good for there."""
    name = found.body.name
    if found.dummies:
        seats = tuple(seat_name(findings.sheet, found.body, id) for id in found.dummies)
        return _say("power_dummies", body=name, n=len(seats), seats=seats)
    heaviest = max(one.votes for one in found.seats)
    same = [one for one in found.seats if one.votes == heaviest]
    return _say(
        "power",
        body=name,
        votes=heaviest,
        share=Share(same[0].share),
        power=Share(same[0].banzhaf),
        n=len(same),
    )


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is said."""

    day: datetime.date

    def said(self, voice: Voice) -> str:
        """The day as the reader's language writes it."""
        return voice.date(self.day)


def _say(finding: str, fault: Fault | None = None, /, **values: object) -> Sentence:
    return Sentence(f"agreement.finding.{finding}", values, fault)


def _sentences(findings: Findings) -> Iterator[Sentence]:
    sheet = findings.sheet
    if sheet == type(sheet)():
        yield _say("nothing")
        return
    yield from _signing(findings)
    yield _checks(findings)
    for check in findings.checks:
        yield from _breaches(check)
    yield from (told_fault(breach.fault) for breach in findings.sources if breach.holds)
    if others := sum(not breach.holds for breach in findings.sources):
        yield _say("sources_else", n=others)
    yield from (told_fault(fault) for fault in findings.leaving)
    yield from _scorecard(findings)
    yield from (budget_headline(budget, findings) for budget in findings.budgets)
    for found in findings.powers:
        yield from _power(found, findings)
    yield from _wording(findings)
    yield from _clauses(findings)
    yield from (told_fault(fault) for fault in findings.small)


def _signing(findings: Findings) -> Iterator[Sentence]:
    for found in findings.signings:
        if found.version is None:
            continue
        words = words_of(found.version)
        values: dict[str, object] = {"title": found.title, "version": words.version}
        signed = {one.signer for one in found.version.receipts if one.act == "signed"}
        n = len(words.signers)
        yield _say(f"signing_{found.state}", **values, n=n, signed=len(signed))
        if found.changed:
            yield _say("changed_since", **values)
    if all(one.version is None for one in findings.signings) and findings.sheet.signing:
        yield _say("signing_planned", day=Day(findings.sheet.signing))


def _checks(findings: Findings) -> Sentence:
    count = dict.fromkeys(("holds", "broken", "open"), 0)
    for check in findings.checks:
        count[check.state] += 1
    n = len(findings.checks)
    return _say("checks", n=n, holds=count["holds"], broken=count["broken"], open=count["open"])


def _breaches(check: Check) -> Iterator[Sentence]:
    name = Word(f"agreement.check.{check.name}")
    for breach in check.breaches:
        said = Said(breach.fault)
        if breach.ref and not breach.fault.place:
            yield _say(
                "breach_in", number=check.number, check=name, said=said, source=Source(breach.ref)
            )
        else:
            yield _say("breach", breach.fault, number=check.number, check=name, said=said)


def _scorecard(findings: Findings) -> Iterator[Sentence]:
    card = findings.scorecard
    if card.share is None:
        return
    yield _say("score", share=Share(card.share), n=len(card.counted), unmarked=len(card.unmarked))
    if card.zeros:
        yield _say("zeros", n=len(card.zeros), names=_ingredients(card.zeros))
    if card.blocking:
        yield _say("blocked", n=len(card.blocking), names=_ingredients(card.blocking))
    if card.disputed:
        yield _say("disputed", n=len(card.disputed), names=_ingredients(card.disputed))


def _ingredients(marked: Iterable[Marked]) -> tuple[Word, ...]:
    return tuple(Word(f"agreement.ingredient.{one.id}") for one in marked)


def _power(found: Decided, findings: Findings) -> Iterator[Sentence]:
    def names(ids: tuple[str, ...]) -> tuple[Text, ...]:
        return tuple(seat_name(findings.sheet, found.body, id) for id in ids)

    if found.matter:
        yield _say("vetoes", what=found.matter.what, seats=names(found.vetoes), n=len(found.vetoes))
        return
    yield power_headline(found, findings)
    if found.dictator:
        yield _say("dictator", body=found.body.name, seat=names((found.dictator,))[0])
    elif found.vetoes:
        yield _say("veto_all", body=found.body.name, seats=names(found.vetoes), n=len(found.vetoes))


def _wording(findings: Findings) -> Iterator[Sentence]:
    found = findings.wording
    if not found:
        return
    yield _say("wording", n=len(found))
    yield from (told_fault(fault) for fault in found[:TOLD])


def _clauses(findings: Findings) -> Iterator[Sentence]:
    sheet = findings.sheet
    if findings.unsettled:
        names = tuple(
            row.heading if row.heading.said("en") else row.id for row in findings.unsettled
        )
        yield _say("unsettled", n=len(names), names=names)
    if findings.edited:
        yield _say("edited", n=len(findings.edited))
    if waiting := sum(len(row.open_comments) for row in sheet.clauses):
        yield _say("comments", n=waiting)
    conditions = [row for row in sheet.decisions if row.subject_to.said("en")]
    for row in conditions:
        yield _say("subject_to", name=sheet.names[row.id], what=row.subject_to)
