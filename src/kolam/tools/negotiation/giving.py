"""What the negotiation gives the other rooms: the agreed package, its cost, what stays unmet."""

from collections.abc import Callable, Iterator

from kolam.core.clause import BudgetLine, Clause
from kolam.core.interest import Interest
from kolam.core.record import Row, Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.task import Task
from kolam.core.voice import LANGUAGES, Voice
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.sentences import party_name
from kolam.tools.negotiation.sheet import Interest as Shared
from kolam.tools.negotiation.sheet import Issue, Met, Option, Sheet

#: Ends the path of the work that an option needs, which is not the option as it is worded.
DONE = "@task"
MET: dict[Met, bool | None] = {"open": None, "met": True, "unmet": False}


def clauses(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Clause, ...]:
    """The agreed package as sentences of an agreement, in every language that has words.

    Nothing before a package is agreed. What costs something says what is done; what does not,
    how it is done.
    """
    return tuple(_clauses(sheet, voice))


def tasks(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Task, ...]:
    """One for each agreed option that needs money or work, and a review of each unmet interest."""
    return (
        *(
            Task(ref=_ref("issues", issue, option.id, DONE), what=_settled(issue, option))
            for issue, option in sheet.settled
            if option.costs or option != issue.options[0]
        ),
        *(
            Task(ref=_ref("interests", row), what=_review(sheet, row, voice))
            for row in _unmet(sheet)
        ),
    )


def budget_lines(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[BudgetLine, ...]:
    """What each agreed option takes from each budget, in whole units of that budget."""
    units = {budget.id: budget.unit or budget.id for budget in sheet.budgets}
    return tuple(
        BudgetLine(
            ref=_ref("issues", issue, option.id, cost.id),
            what=_settled(issue, option),
            amount=cost.amount,
            unit=units[cost.id],
        )
        for issue, option in sheet.settled
        for cost in option.costs
        if cost.amount
    )


def interests(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Interest, ...]:
    """The interests that were shared; `met` is what the party says of the agreed package."""
    return tuple(
        Interest(
            ref=_ref("interests", row),
            party=party_name(sheet, row.party).said(voice.language),
            words=_need(row),
            importance=row.importance,
            met=MET[row.met],
        )
        for row in sheet.interests
        if _filled(_need(row))
    )


def _clauses(sheet: Sheet, voice: Voice) -> Iterator[Clause]:
    settled = sheet.settled
    for party in sheet.parties if settled else ():
        yield Clause(ref=_ref("parties", party), part="who", words=party.name)
    for issue, option in settled:
        yield Clause(
            ref=_ref("issues", issue, option.id),
            part="what" if option.costs else "how",
            words=_settled(issue, option),
        )
    for row in _unmet(sheet):
        words = _review(sheet, row, voice)
        yield Clause(ref=_ref("interests", row), part="what_if", words=words)


def _unmet(sheet: Sheet) -> tuple[Shared, ...]:
    """Before a package is agreed no interest is up for review."""
    return tuple(i for i in sheet.interests if i.met == "unmet" and sheet.agreed)


def _settled(issue: Issue, option: Option) -> Text:
    """Question and answer in each language that has both."""

    def said(language: str) -> str:
        question, answer = getattr(issue.question, language), getattr(option.words, language)
        return f"{question.rstrip(' :')} {answer}" if question and answer else ""

    words = _text(said)
    if _filled(words):
        return words
    return Text(en=f"{issue.question.said('en')} {option.words.said('en')}".strip())


def _need(row: Shared) -> Text:
    """The interest; where none was found behind the position, the position."""
    return row.interest if _filled(row.interest) else row.position


def _review(sheet: Sheet, row: Shared, voice: Voice) -> Text:
    said, party = voice.language, party_name(sheet, row.party)
    words = voice("negotiation.task.review", party=party.said(said), interest=_need(row).said(said))
    return Text.model_validate({said: words})


def _text(said: Callable[[str], str]) -> Text:
    return Text.model_validate({language: said(language) for language in LANGUAGES})


def _filled(words: Text) -> bool:
    return bool(words.said("en"))


def _ref(table: str, row: Row, *inside: str) -> Ref:
    return Ref(tool="negotiation", path=(table, row.id, *inside), seen=fingerprint(row))
