"""The equal tables of the pictures, and those that only a report has."""

from collections.abc import Sequence
from dataclasses import replace

from kolam.core.block import Table
from kolam.core.sentence import listed, told
from kolam.core.voice import Voice
from kolam.maths.outcome import Undefined
from kolam.maths.spread import Summary
from kolam.tools.fundamentals.analysis import Findings, RoundFindings, Standing
from kolam.tools.fundamentals.health import AspectFindings, CheckFindings
from kolam.tools.fundamentals.instruments import Result
from kolam.tools.fundamentals.items import Items
from kolam.tools.fundamentals.sentences import flag_word, named
from kolam.tools.fundamentals.sheet import AMBER, RED

NOTHING = "–"


def _table(
    name: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], voice: Voice
) -> Table:
    header = tuple(voice(f"fundamentals.column.{column}") for column in columns)
    return Table(header, tuple(rows), voice(f"fundamentals.table.{name}"))


def standings(findings: Findings, voice: Voice) -> Table:
    """Each fundamental: who answered, the spread, the mean after it, and the flag."""
    columns = ("fundamental", "n", "lowest", "middle", "highest", "mean", "flag")
    now = findings.now
    rows = [_standing(s, now, voice) for s in now.standings] if now else []
    return _table("standings", columns, rows, voice)


def _standing(s: Standing, now: RoundFindings, voice: Voice) -> tuple[str, ...]:
    name = voice(f"fundamentals.fundamental.{s.fundamental}")
    if not s.told:
        return (name, "0", *[NOTHING] * 4, flag_word(s, voice))
    if not s.shown:
        return (name, voice.number(s.told.n), *[NOTHING] * 4, flag_word(s, voice))
    who = f" ({listed(s.lowest_by, voice)})" if s.lowest_by else ""
    return (
        name,
        voice.number(s.told.n),
        f"{voice.number(s.told.lowest)}{who}",
        middle_half(s.told, voice),
        voice.number(s.told.highest),
        voice.number(s.told.mean, digits=2),
        flag_word(s, voice),
    )


def middle_half(spread: Summary, voice: Voice) -> str:
    """The median with the middle half of the answers."""
    cuts = spread.quartiles
    ends = voice("fundamentals.from_to", low=cuts.lower, high=cuts.upper)
    return f"{voice.number(cuts.median)} ({ends})"


def answers(findings: Findings, voice: Voice) -> Table:
    """Every answer with words, as far as the promise lets the rater be told."""
    rows = [
        (
            voice(f"fundamentals.fundamental.{s.fundamental}"),
            r.organisation or r.name or (r.rater if s.shown else NOTHING),
            NOTHING if r.score is None or not s.shown else voice.number(r.score),
            r.reason,
        )
        for s in (findings.now.standings if findings.now else ())
        for r in s.ratings
        if r.reason
    ]
    return replace(
        _table("answers", ("fundamental", "who", "score", "reason"), rows, voice), typed=True
    )


def moved(findings: Findings, voice: Voice) -> Table:
    """The last two rounds: the mean and the lowest answer before and now."""
    rows = [
        (
            voice(f"fundamentals.fundamental.{m.fundamental}"),
            f"{voice.number(m.before.lowest)}; {voice.number(m.before.mean, digits=2)}",
            f"{voice.number(m.now.lowest)}; {voice.number(m.now.mean, digits=2)}",
            voice.number(m.change, digits=2),
        )
        for m in findings.moved
    ]
    return _table("moved", ("fundamental", "before", "now", "change"), rows, voice)


def improvements(findings: Findings, voice: Voice) -> Table:
    """What is being done, by whom and until when."""
    rows = [
        (
            str(told(named(row.about, findings.sheet), voice)),
            row.what.said(voice.language),
            row.owner,
            voice.date(row.due) if row.due else "",
        )
        for row in findings.sheet.improvements
    ]
    return _table("improvements", ("about", "what", "owner", "due"), rows, voice)


def evidence(findings: Findings, voice: Voice) -> Table:
    """What other rooms say about the fundamentals."""
    rows = [
        (
            voice(f"fundamentals.fundamental.{e.about}"),
            e.words.said(voice.language),
            voice(f"{e.ref.tool}.title"),
        )
        for e in findings.evidence
    ]
    return _table("evidence", ("fundamental", "says", "room"), rows, voice)


def concerns(check: CheckFindings, findings: Findings, voice: Voice) -> Table:
    """Each aspect: how many green, amber and red, and who is worried; nothing of too few people."""
    rows = [_concern(found, findings, voice) for found in check.aspects if check.shown]
    columns = ("aspect", "green", "amber", "red", "unknown", "serious", "some")
    return _table("concerns", columns, rows, voice)


def _concern(found: AspectFindings, findings: Findings, voice: Voice) -> tuple[str, ...]:
    counts = (*found.counts, found.unknown)
    return (
        str(told(named(found.aspect, findings.sheet), voice)),
        *(voice.number(count) for count in counts),
        *(listed(found.by(level), voice) if found.by(level) else NOTHING for level in (RED, AMBER)),
    )


def courses(findings: Findings, voice: Voice) -> Table:
    """Each aspect through all checks: how many green, amber and red in each."""
    header = (voice("fundamentals.column.aspect"), *_checks(findings))
    rows = tuple(
        (
            str(told(named(c.aspect, findings.sheet), voice)),
            *(
                voice("fundamentals.counts", green=n[0], amber=n[1], red=n[2]) if n else NOTHING
                for n in c.counts
            ),
        )
        for c in findings.health.courses
    )
    return Table(header, rows, voice("fundamentals.table.courses"))


def partner_courses(findings: Findings, voice: Voice) -> Table:
    """What each named partner marked through all checks, where it was not green all along."""
    columns = ("fundamentals.column.aspect", "fundamentals.column.who")
    header = (*map(voice, columns), *_checks(findings))
    rows = tuple(
        (
            str(told(named(c.aspect, findings.sheet), voice)),
            who,
            *(NOTHING if m is None else voice(f"fundamentals.concern.{m}") for m in marks),
        )
        for c in findings.health.courses
        for who, marks in c.partners.items()
        if any(marks)
    )
    return Table(header, rows, voice("fundamentals.table.partner_courses"))


def _checks(findings: Findings) -> tuple[str, ...]:
    return tuple(check.held.title or check.held.id for check in findings.health.checks)


def changes(findings: Findings, voice: Voice) -> Table:
    """The last two checks, paired by organisation."""
    rows = [
        (
            str(told(named(c.aspect, findings.sheet), voice)),
            *(voice.number(n) for n in (c.less, c.same, c.more)),
        )
        for c in findings.health.changes
    ]
    return _table("changes", ("aspect", "less", "same", "more"), rows, voice)


def shifts(findings: Findings, voice: Voice) -> Table:
    """The last two checks, partner by partner: counts, for colours have no mean."""
    rows = [
        (shift.who, *(voice.number(n) for n in (shift.less, shift.same, shift.more)))
        for shift in findings.health.shifts
    ]
    return _table("shifts", ("who", "less", "same", "more"), rows, voice)


def alphas(findings: Findings, voice: Voice) -> Table:
    """Every scale with item scores: how many answered all of how many items, and alpha."""
    rows = [_alpha(table, findings, voice) for table in findings.items]
    columns = ("check", "instrument", "scale", "items", "people", "left_out", "alpha", "interval")
    return _table("alphas", columns, rows, voice)


def _alpha(table: Items, findings: Findings, voice: Voice) -> tuple[str, ...]:
    titles = {check.id: check.title for check in findings.sheet.checks}
    start = (
        titles.get(table.check) or table.check,
        voice(f"fundamentals.instrument.{table.instrument}"),
        table.scale or voice("fundamentals.total"),
        f"{voice.number(len(table.items))} ({', '.join(table.items)})",
    )
    found = table.alpha
    if isinstance(found, Undefined):
        why = voice(f"fundamentals.alpha.{found.reason}")
        return (*start, voice.number(len(table.rows)), NOTHING, NOTHING, why)
    ends = found.interval and voice(
        "fundamentals.from_to",
        low=voice.number(found.interval.low, digits=2),
        high=voice.number(found.interval.high, digits=2),
    )
    counts = (voice.number(found.people), voice.number(len(found.left_out)))
    return (*start, *counts, voice.number(found.alpha, digits=2), ends or NOTHING)


def bands(findings: Findings, voice: Voice) -> Table:
    """Results of instruments that others own, each organisation's with its published band."""
    rows = [
        (
            voice(f"fundamentals.instrument.{found.instrument}"),
            found.scale or voice("fundamentals.total"),
            score.organisation,
            _value(score, voice),
            voice(f"fundamentals.band.{found.instrument}.{band}"),
            f"{score.n} / {score.missing}",
        )
        for found in findings.scores
        for score, band in zip(found.scores, found.bands, strict=True)
    ]
    columns = ("instrument", "scale", "who", "value", "band", "answered")
    return _table("bands", columns, rows, voice)


def _value(result: Result, voice: Voice) -> str:
    """The value as it was typed, or as it was worked out, which is said."""
    if not result.worked_out:
        return voice.number(result.value)
    return voice("fundamentals.worked_out", value=voice.number(result.value, digits=2))
