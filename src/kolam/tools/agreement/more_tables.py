"""More tables: power and who can block, the scorecard with every mark, what changed since."""

from collections.abc import Iterable
from dataclasses import replace

from kolam.core.block import Table
from kolam.core.voice import Voice
from kolam.tools.agreement.agreement_articles import seat_in_full, seat_name
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.powers import Decided
from kolam.tools.agreement.scorecard import MARKS
from kolam.tools.agreement.scoring import Marked
from kolam.tools.agreement.sentences import told_fault
from kolam.tools.agreement.tables import NOTHING, said, table

#: Digits after the point of a percentage: votes and swings beside it say it exactly.
DIGITS = 1
#: So many smallest blocking sets stand in the table.
SETS = 40


def power(found: Decided, findings: Findings, voice: Voice) -> Table:
    """Each seat: votes, swings, Banzhaf's and Shapley and Shubik's index."""
    rows = [
        (
            said(seat_in_full(findings.sheet, found.body, one.seat), voice),
            voice.number(one.votes),
            voice.percent(one.share, digits=DIGITS),
            voice.number(one.swings),
            voice.percent(one.banzhaf, digits=DIGITS),
            voice.percent(one.shapley_shubik, digits=DIGITS),
        )
        for one in found.seats
    ]
    votes = sum(one.votes for one in found.seats)
    whole = voice.percent(1, digits=DIGITS)
    rows.append(
        (
            voice("agreement.column.sum"),
            voice.number(votes),
            whole,
            voice.number(found.swings),
            whole,
            whole,
        )
    )
    columns = ("seat", "votes", "share", "swings", "banzhaf", "shapley")
    return replace(table("power", columns, rows, voice), total=True)


def blocking(found: Decided, findings: Findings, voice: Voice) -> Table:
    """The smallest sets of seats without whom nothing passes, the smallest first."""
    sets = sorted(found.blocking, key=len)[:SETS]
    rows = [
        (
            voice.number(len(ids)),
            voice.list([said(seat_name(findings.sheet, found.body, id), voice) for id in ids]),
        )
        for ids in sets
    ]
    return table("blocking", ("size", "seats"), rows, voice)


def scorecard(marked: Iterable[Marked], voice: Voice) -> Table:
    """Each ingredient: its mark, whether it is a must, and what phones say, spread first."""
    rows = [
        (
            voice(f"agreement.ingredient.{one.id}"),
            voice(f"agreement.part.{one.part}"),
            _answers(one, voice),
            voice(f"agreement.mark.{one.mark}") if one.mark else NOTHING,
            voice("agreement.must") if one.must else NOTHING,
            one.comment or NOTHING,
        )
        for one in marked
    ]
    columns = ("ingredient", "part", "answers", "mark", "must", "comment")
    return table("scorecard", columns, rows, voice)


def _answers(one: Marked, voice: Voice) -> str:
    """How many gave each mark, from not in place to fully."""
    said = [
        f"{voice(f'agreement.mark.{MARKS[score]}')} {voice.number(one.shown.count(score))}"
        for score in sorted(set(one.shown))
    ]
    return ", ".join(said) or NOTHING


def wording(findings: Findings, voice: Voice) -> Table:
    """Every place where the languages do not say the same."""
    rows = [
        (" › ".join(map(str, fault.place)), told_fault(fault).said(voice))
        for fault in findings.wording
    ]
    return table("wording", ("place", "fault"), rows, voice)


def decisions(findings: Findings, voice: Voice) -> Table:
    """What each partner has released of its own go/no-go."""
    sheet = findings.sheet
    rows = [
        (
            said(sheet.names[row.id], voice) if row.id in sheet.names else row.id,
            voice(f"agreement.decided.{row.decided}"),
            said(row.subject_to, voice),
            voice.date(row.on) if row.on else NOTHING,
        )
        for row in sheet.decisions
    ]
    return table("decisions", ("partner", "decided", "subject_to", "on"), rows, voice)
