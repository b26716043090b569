"""The pictures of money: what partners' lines are worth today, how sure, and what that hangs on."""

from math import ceil, floor, log10

from kolam.core.block import Table
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Figure, Scale
from kolam.draw.spans import Span, SpanWords, spans
from kolam.tools.value import tables
from kolam.tools.value.captions import captioned
from kolam.tools.value.findings import Findings
from kolam.tools.value.money import Worth


def worths(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The money of every partner whose gains and burdens are both in money, with its spread."""
    shown = [worth for worth in findings.worths if worth.both]
    return _money(shown, findings, tables.worths(findings, voice), voice, canvas)


def own_worth(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The reader's own money, private lines included: for nobody else."""
    own = findings.mine
    shown = [own.worth] if own and own.worth else []
    return _money(shown, findings, tables.own_worth(findings, voice), voice, canvas)


def tornado(worth: Worth, voice: Voice, canvas: Canvas) -> Figure:
    """What the sum of one partner hangs on: each line from its worst to its best."""
    unit, scale = _scaled([x for _, low, high in worth.swings for x in (low, high)], voice)
    rows = tables.swings(worth, voice)
    items = [
        Span(key=line.id, label=row[0], value=worth.likely / unit, low=low / unit, high=high / unit)
        for (line, low, high), row in zip(worth.swings, rows.rows, strict=True)
    ]
    return spans(
        items,
        canvas,
        scale=scale,
        zero=0,
        caption=captioned(
            voice("value.tornado.title", line=rows.rows[0][0] if rows.rows else ""),
            voice("value.tornado.description", n=len(items)),
            rows,
            notes=(voice("value.money.unit", unit=_unit(unit, voice)),),
            voice=voice,
            canvas=canvas,
        ),
        words=SpanWords(bar=voice("value.tornado.likely"), range=voice("value.tornado.range")),
    )


def _money(
    shown: list[Worth], findings: Findings, table: Table, voice: Voice, canvas: Canvas
) -> Figure:
    unit, scale = _scaled([cut for worth in shown for cut in worth.cuts], voice)
    worst = max(shown, key=lambda worth: worth.worse, default=None)
    title = voice("value.worths.nothing")
    if worst:
        title = voice(
            "value.worths.title",
            name=tables.name(findings, worst.partner, voice),
            share=voice.percent(worst.worse),
        )
    return spans(
        [_worth(findings, worth, unit, voice) for worth in shown],
        canvas,
        scale=scale,
        zero=0,
        caption=captioned(
            title,
            voice("value.worths.description", n=len(shown)),
            table,
            notes=(
                voice("value.worths.note", n=findings.sheet.draws),
                voice("value.money.unit", unit=_unit(unit, voice)),
            ),
            voice=voice,
            canvas=canvas,
        ),
        words=SpanWords(
            bar=voice("value.worths.median"),
            range=voice("value.worths.range"),
            box=voice("value.worths.box"),
        ),
    )


def _worth(findings: Findings, worth: Worth, unit: float, voice: Voice) -> Span:
    low, first, median, third, high = (cut / unit for cut in worth.cuts)
    return Span(
        key=worth.partner,
        label=tables.name(findings, worth.partner, voice),
        value=median,
        low=low,
        high=high,
        box=(first, third),
        words=voice("value.worths.worse", share=voice.percent(worth.worse)),
    )


def _scaled(numbers: list[float], voice: Voice) -> tuple[float, Scale]:
    """A unit of one, a thousand or a million, and a scale with 0 on it that holds the numbers."""
    most = max((abs(number) for number in numbers), default=1.0) or 1.0
    unit = 1e6 if most >= 1e6 else 1e3 if most >= 1e4 else 1.0
    low, high = min([0.0, *numbers]) / unit, max([0.0, *numbers]) / unit
    step = _step((high - low) or 1.0)
    first, last = floor(low / step), ceil(high / step)
    last = max(last, first + 1)
    ticks = tuple((n * step, voice.number(round(n * step, 6))) for n in range(first, last + 1))
    return unit, Scale(name="", low=first * step, high=last * step, ticks=ticks)


def _step(width: float) -> float:
    """A round step that parts the width in four or fewer."""
    rough = width / 3
    power = 10.0 ** floor(log10(rough))
    return next((m * power for m in (1, 2, 5) if m * power >= rough), 10 * power)


def _unit(unit: float, voice: Voice) -> str:
    return voice("value.unit." + {1e6: "millions", 1e3: "thousands", 1.0: "ones"}[unit])
