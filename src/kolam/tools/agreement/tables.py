"""The equal tables of the pictures, and the tables of the report, each sum beside its parts."""

from collections.abc import Sequence

from kolam.core.block import Table
from kolam.core.record import Text
from kolam.core.sentence import listed
from kolam.core.signable import numbers
from kolam.core.voice import Voice
from kolam.tools.agreement.budget import Budget
from kolam.tools.agreement.clause import PARTS, Clause
from kolam.tools.agreement.contribution import Contribution
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.money import Money
from kolam.tools.agreement.sentences import Said, Source
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import AGREEMENT, signable
from kolam.tools.agreement.sums import sum_, unit_said
from kolam.tools.agreement.work import Activity

NOTHING = "–"
Rows = Sequence[tuple[str, ...]]


def table(name: str, columns: tuple[str, ...], rows: Rows, voice: Voice) -> Table:
    """A table of the room: its columns and its caption by name."""
    header = tuple(voice(f"agreement.column.{column}") for column in columns)
    return Table(header, tuple(rows), voice(f"agreement.table.{name}"))


def said(words: Text, voice: Voice) -> str:
    """Words in the reader's language; a dash where there are none."""
    return words.said(voice.language) or NOTHING


def partner(sheet: Sheet, id: str, voice: Voice) -> str:
    """A partner by name; a dash for nobody."""
    return said(sheet.names[id], voice) if id in sheet.names else id or NOTHING


def checks(findings: Findings, voice: Voice) -> Table:
    """The ten: what has to hold, whether it does, and what breaks it."""
    rows = []
    for check in findings.checks:
        broken = [Said(breach.fault).said(voice) for breach in check.breaches]
        name = f"{voice.number(check.number)} {voice(f'agreement.check.{check.name}')}"
        state = voice(f"agreement.check.state.{check.state}")
        rows.append((name, state, " ".join(broken) or NOTHING))
    return table("checks", ("check", "state", "broken"), rows, voice)


def partners(findings: Findings, voice: Voice) -> Table:
    """Who is in it: legal status, who speaks with what authority, since when, what it released."""
    sheet = findings.sheet
    decided = {row.id: row for row in sheet.decisions}
    rows = []
    for row in sheet.partners:
        speaker = row.representative.said(voice.language) or (
            partner(sheet, row.represented_by, voice) if row.represented_by else NOTHING
        )
        go = decided.get(row.id)
        rows.append(
            (
                said(row.name, voice),
                said(row.legal_status, voice),
                speaker,
                said(row.authority, voice),
                voice(f"agreement.signs.{_signs(row)}"),
                voice(f"agreement.decided.{go.decided}") if go else NOTHING,
            )
        )
    columns = ("partner", "legal_status", "speaks", "authority", "signs", "decided")
    return table("partners", columns, rows, voice)


def _signs(row: object) -> str:
    if getattr(row, "left", None):
        return "left"
    return "yes" if getattr(row, "is_signatory", False) else "no"


def budget(found: Budget, findings: Findings, voice: Voice) -> Table:
    """Activities by funders with the sum of each, in one currency."""
    sheet = findings.sheet
    columns = [found.column(funder) for funder in found.funders]
    cells = [value for line in found.lines for value in (*line.cells.values(), line.budget)]
    told = [sum_(sheet, Money(value, found.currency)) for value in (*cells, *columns)]
    digits = max((one.digits for one in told), default=0)

    def amount(value: int) -> str:
        return sum_(sheet, Money(value, found.currency)).bare(voice, digits=digits)

    header = (
        voice("agreement.column.activity"),
        voice("agreement.column.lead"),
        *(partner(sheet, funder, voice) for funder in found.funders),
        voice("agreement.column.paid"),
        voice("agreement.column.budget"),
    )
    rows = [
        (
            activity_name(line.activity, voice),
            partner(sheet, line.activity.lead, voice),
            *(amount(line.cells[f]) if f in line.cells else NOTHING for f in found.funders),
            amount(line.paid),
            amount(line.budget),
        )
        for line in found.lines
    ]
    sums = (
        voice("agreement.column.sum"),
        "",
        *map(amount, columns),
        amount(found.paid),
        amount(found.total),
    )
    unit = unit_said(found.currency, sheet.told_in, voice)
    caption = voice("agreement.table.budget", unit=unit)
    return Table(header, (*rows, sums), caption, kept=True, total=True)


def activity_name(row: Activity, voice: Voice) -> str:
    """An activity with its short id before it, as people speak of it."""
    return f"{row.id} {row.what.said(voice.language)}"


def activities(findings: Findings, voice: Voice) -> Table:
    """What is done: by whom, from when to when, after what, with what given in kind."""
    sheet = findings.sheet
    given = {row.id: row for row in sheet.contributions}
    rows = [
        (
            activity_name(row, voice),
            partner(sheet, row.lead, voice) if row.lead else row.owner or NOTHING,
            voice.date(row.starts) if row.starts else NOTHING,
            voice.date(row.ends) if row.ends else NOTHING,
            listed(list(row.after), voice) or NOTHING,
            listed([_kind(given[id], sheet, voice) for id in row.in_kind], voice) or NOTHING,
        )
        for row in sheet.activities
    ]
    return table(
        "activities", ("activity", "lead", "starts", "ends", "after", "in_kind"), rows, voice
    )


def in_kind(findings: Findings, voice: Voice) -> Table:
    """What is given in kind, as what it is; priced only where somebody said how."""
    sheet = findings.sheet
    rows = [
        (
            partner(sheet, row.partner, voice),
            said(row.what, voice),
            _counted(row, voice),
            _valued(row, sheet, voice),
        )
        for row in sheet.contributions
        if row.kind == "in_kind"
    ]
    return table("in_kind", ("partner", "what", "counted", "valued"), rows, voice)


def _kind(row: Contribution, sheet: Sheet, voice: Voice) -> str:
    return f"{partner(sheet, row.partner, voice)}: {row.what.said(voice.language)}"


def _counted(row: Contribution, voice: Voice) -> str:
    if row.amount is None:
        return NOTHING
    return f"{voice.number(row.amount)} {row.unit.said(voice.language)}".strip()


def _valued(row: Contribution, sheet: Sheet, voice: Voice) -> str:
    if row.value is None:
        return voice("agreement.not_priced")
    money = sum_(sheet, sheet.money(row.value, row.currency))
    return voice("agreement.priced", amount=money.said(voice), basis=said(row.basis, voice))


def contracts(findings: Findings, voice: Voice) -> Table:
    """Who pays whom how much for which activity."""
    sheet = findings.sheet
    rows = [
        (
            said(row.title, voice),
            partner(sheet, row.payer, voice),
            partner(sheet, row.payee, voice),
            NOTHING
            if row.amount is None
            else sum_(sheet, sheet.money(row.amount, row.currency)).said(voice),
            row.activity or NOTHING,
            voice("yes" if row.binding else "no"),
        )
        for row in sheet.contracts
    ]
    columns = ("contract", "payer", "payee", "amount", "activity", "binding")
    return table("contracts", columns, rows, voice)


def milestones(findings: Findings, voice: Voice) -> Table:
    """What is to be there by which day, and whether it is."""
    rows = [
        (
            said(row.what, voice),
            row.activity or NOTHING,
            voice.date(row.due) if row.due else NOTHING,
            voice.date(row.reached) if row.reached else NOTHING,
        )
        for row in findings.sheet.milestones
    ]
    return table("milestones", ("milestone", "activity", "due", "reached"), rows, voice)


def indicators(findings: Findings, voice: Voice) -> Table:
    """What is counted, from where to where, and what it stood at last."""
    sheet = findings.sheet
    rows = []
    for row in sheet.indicators:
        readings = sorted((r for r in sheet.readings if r.indicator == row.id), key=lambda r: r.on)
        last = readings[-1] if readings else None
        rows.append(
            (
                said(row.what, voice),
                said(row.unit, voice),
                NOTHING if row.baseline is None else voice.number(row.baseline),
                NOTHING if row.target is None else voice.number(row.target),
                voice.date(row.due) if row.due else NOTHING,
                f"{voice.number(last.value)} ({voice.date(last.on)})" if last else NOTHING,
                said(row.source, voice),
            )
        )
    columns = ("indicator", "unit", "baseline", "target", "due", "reading", "known_by")
    return table("indicators", columns, rows, voice)


def readings(findings: Findings, voice: Voice) -> Table:
    """What every indicator stood at, the latest first, and who read it."""
    sheet = findings.sheet
    named = {row.id: row.what for row in sheet.indicators}
    rows = [
        (
            said(named[row.indicator], voice) if row.indicator in named else row.indicator,
            voice.date(row.on),
            voice.number(row.value),
            row.by or NOTHING,
            row.note or NOTHING,
        )
        for row in sorted(sheet.readings, key=lambda row: row.on, reverse=True)
    ]
    return table("readings", ("indicator", "on", "reading", "by", "comment"), rows, voice)


def clauses(findings: Findings, voice: Voice) -> Table:
    """Every clause by its number: its state, where it came from, and its name in the file."""
    sheet = findings.sheet
    cited = _cited(sheet)
    rows = [
        (
            cited[row.id] or NOTHING,
            said(row.heading, voice),
            voice(f"agreement.choice.Clause.status.{row.status}"),
            Source(row.ref).said(voice) if row.ref else came_from(row.library, voice),
            row.id,
        )
        for row in sorted(sheet.clauses, key=_place)
    ]
    return table("clauses", ("clause", "heading", "status", "source", "id"), rows, voice)


def _place(row: Clause) -> tuple[bool, int]:
    """Clauses of the agreement stand part by part, those of contracts after them."""
    return bool(row.contract), 0 if row.contract else PARTS.index(row.part)


def _cited(sheet: Sheet) -> dict[str, str]:
    """Each clause's number in its document; in a contract after the contract's id."""
    named = {"": AGREEMENT, **{row.id: f"contract.{row.id}" for row in sheet.contracts}}
    cited = {id: numbers(signable(sheet, name)) for id, name in named.items()}
    return {
        row.id: ": ".join(filter(None, (row.contract, cited[row.contract].get(row.id))))
        for row in sheet.clauses
    }


def came_from(library: str, voice: Voice) -> str:
    """Where a clause without a source in another room began."""
    return voice("agreement.from_library") if library else voice("agreement.typed")
