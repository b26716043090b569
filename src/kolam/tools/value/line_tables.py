"""The tables of open lines: what each partner gains and bears, and what it gives to others."""

from fractions import Fraction

from kolam.core.block import Table
from kolam.core.money import places_of
from kolam.core.voice import Voice
from kolam.tools.value import tables
from kolam.tools.value.findings import Findings
from kolam.tools.value.line import Line
from kolam.tools.value.standing import effective


def lines(findings: Findings, voice: Voice) -> Table:
    """Every open line that counts, partner by partner: how much, how certain, with what risk."""
    order = [row.id for row in findings.sheet.partners]
    counted = [x for x in effective(findings.sheet.lines, "second") if x.own and x.partner in order]
    rows = [
        (
            tables.name(findings, line.partner, voice),
            voice(f"value.side.{line.side}"),
            tables.said_line(line, voice),
            _much(findings, line, voice),
            voice(f"value.certainty.{line.certainty}") if line.certainty else tables.NONE,
            line.risk.said(voice.language) or tables.NONE,
        )
        for line in sorted(counted, key=lambda line: order.index(line.partner))
    ]
    columns = ("partner", "side", "line", "much", "certainty", "risk")
    return tables.table("lines", columns, rows, voice)


def _much(findings: Findings, line: Line, voice: Voice) -> str:
    """The score with its weight, or the likely sum of all years; a dash for neither."""
    if line.score is not None:
        return f"{voice.number(line.score)} × {voice.number(line.weight)}"
    if not line.years:
        return tables.NONE
    code = line.currency or findings.sheet.currency
    smallest = Fraction(1, 10 ** places_of(code, findings.sheet.currencies))
    total = sum(amount.likely for amount in line.years) * smallest
    return f"{voice.number(total, digits=0)} {code}".strip()


def given(findings: Findings, voice: Voice) -> Table:
    """What partners openly give to each other."""
    rows = [
        (
            tables.name(findings, line.partner, voice),
            tables.name(findings, line.to, voice) if line.to else tables.NONE,
            tables.said_line(line, voice),
            tables.NONE if line.score is None else voice.number(line.score),
        )
        for line in findings.given
    ]
    return tables.table("given", ("from", "to", "line", "score"), rows, voice)
