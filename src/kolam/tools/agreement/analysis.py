"""Findings: whether it all adds up, who can decide what, what is in place, and what blocks."""

from collections.abc import Iterator, Mapping

from kolam.core.clause import BudgetLine
from kolam.core.private import Owned
from kolam.core.signable import Signable, numbers
from kolam.core.tool import Given
from kolam.tools.agreement.amendment import of, words_of
from kolam.tools.agreement.budget import budgets
from kolam.tools.agreement.checks import checks
from kolam.tools.agreement.findings import Findings, Own, Signing, seat_of
from kolam.tools.agreement.go_no_go import Private
from kolam.tools.agreement.leaving import leaving_faults
from kolam.tools.agreement.money import Money, added, told_as
from kolam.tools.agreement.powers import decided
from kolam.tools.agreement.scoring import scorecard
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import documents, signable, title
from kolam.tools.agreement.sourcing import source_breaches
from kolam.tools.agreement.wording import wording_faults


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings of a sheet, beside what the other rooms know."""
    return Findings(
        sheet=sheet,
        checks=checks(sheet, given),
        budgets=budgets(sheet),
        package=_package(sheet, given),
        powers=tuple(found for body in sheet.bodies for found in decided(body)),
        scorecard=scorecard(sheet),
        wording=wording_faults(sheet),
        sources=source_breaches(sheet, given),
        leaving=leaving_faults(sheet),
        signings=tuple(_signings(sheet)),
        own=_own(sheet, given),
    )


def _package(sheet: Sheet, given: Given) -> tuple[Money, ...]:
    """What the agreed package costs, as far as its units are known."""
    costs = given.get(BudgetLine, ()) or sheet.costs
    told = (told_as(sheet.units, one.unit, one.amount, sheet.currencies) for one in costs)
    return added(money for money in told if money is not None)


def _signings(sheet: Sheet) -> Iterator[Signing]:
    for document in documents(sheet):
        found = of(sheet.versions, document)
        last = found[-1] if found else None
        now = signable(sheet, document)
        yield Signing(
            document=document,
            title=title(sheet, document),
            version=last,
            changed=bool(last and not _same(words_of(last), now)),
        )


def _same(put_up: Signable, now: Signable) -> bool:
    """Whether both say the same clauses in the same order, under the same numbers.

    What was put up before documents had parts is not numbered by them.
    """
    told, tells = (
        [(one.id, one.heading, one.words) for one in document.articles]
        for document in (put_up, now)
    )
    return told == tells and (not put_up.parts or numbers(put_up) == numbers(now))


def _own(sheet: Sheet, given: Given) -> Mapping[str, Own]:
    found = {}
    for owned in given.get(Owned, ()):
        seat = seat_of(sheet, owned.owner)
        if seat and isinstance(owned.record, Private):
            found[seat] = Own(partner=seat, private=owned.record)
    return found
