"""How one cell of a table is said: medians, shares, intervals, or the reason why there is none."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil

from kolam.core.voice import Voice
from kolam.maths.agreement import Agreement
from kolam.maths.outcome import Interval, Undefined
from kolam.maths.spread import Summary
from kolam.tools.stakeholders.analysis import Findings
from kolam.tools.stakeholders.breakdown import Cell
from kolam.tools.stakeholders.disagreement import Gap
from kolam.tools.stakeholders.placement import Placement

NONE = "–"


def measure(found: Agreement, name: str, voice: Voice) -> str:
    """One statistic ("icc21", "icc2k", "ordinal_alpha", "interval_alpha" or "w") of one axis."""
    six, w = found.intraclass, found.concordance
    if name in ("icc21", "icc2k"):
        one = six if isinstance(six, Undefined) else getattr(six, name)
        if isinstance(one, Undefined):
            return voice(f"stakeholders.undefined.{one.reason}")
        return _with_ends(one.estimate, one.interval, voice)
    if name == "w":
        return _number_or_reason(w if isinstance(w, Undefined) else w.w, voice)
    alpha = getattr(found, name)
    return _number_or_reason(alpha if isinstance(alpha, Undefined) else alpha.estimate, voice)


def _with_ends(estimate: Fraction, ends: Interval | Undefined, voice: Voice) -> str:
    said = voice.number(estimate, digits=3)
    if isinstance(ends, Undefined):
        return said
    low, high = (voice.number(end, digits=2) for end in (ends.low, ends.high))
    return voice("stakeholders.estimate", estimate=said, low=low, high=high)


def _number_or_reason(value: Fraction | Undefined, voice: Voice) -> str:
    if isinstance(value, Undefined):
        return voice(f"stakeholders.undefined.{value.reason}")
    return voice.number(value, digits=3)


def remarks(placement: Placement, voice: Voice) -> Iterator[str]:
    """What to know about a placement before reading it."""
    if placement.few:
        yield voice("stakeholders.remark.few")
    if placement.contested:
        yield voice("stakeholders.remark.contested")
    if placement.on_line:
        yield voice("stakeholders.remark.on_line")
    if placement.dont_know:
        yield voice("stakeholders.remark.dont_know", n=placement.dont_know)


def summary(told: Summary | None, voice: Voice) -> str:
    """Median, mean and the middle half."""
    if told is None:
        return NONE
    cuts = told.quartiles
    values = {"median": cuts.median, "mean": told.mean, "lower": cuts.lower, "upper": cuts.upper}
    return voice("stakeholders.summary", **{k: voice.number(v) for k, v in values.items()})


def share(placement: Placement, voice: Voice) -> str:
    """The raters who agree with the quadrant, of all who gave both values."""
    return f"{voice.number(placement.agreeing)}/{voice.number(placement.n)}"


def quadrant(id: str | None, voice: Voice) -> str:
    """A quadrant's name; a dash without one."""
    return voice(f"stakeholders.quadrant.{id}") if id else NONE


def name(findings: Findings, voice: Voice, id: str) -> str:
    """A stakeholder's name."""
    return findings.name(id).said(voice.language)


def names(findings: Findings, voice: Voice, ids: Iterable[str]) -> str:
    """Stakeholders' names as a list; a dash for none."""
    return voice.list([name(findings, voice, id) for id in ids]) or NONE


def group(cell: Cell, voice: Voice, by: str) -> str:
    """A group of raters with its median and n; `by` is "sectors" or "organisations"."""
    known = voice(f"sector.{cell.group or 'none'}") if by == "sectors" else cell.group
    said = known or voice("stakeholders.no_organisation")
    return voice("stakeholders.cell", group=said, median=voice.number(cell.median), n=cell.n)


def interval(gap: Gap, voice: Voice) -> str:
    """The ends of a gap's interval."""
    if gap.interval is None or isinstance(gap.interval, Undefined):
        return _reason(gap.interval, voice)
    low, high = voice.number(gap.interval.low), voice.number(gap.interval.high)
    return voice("stakeholders.range", low=low, high=high)


def p(gap: Gap, voice: Voice) -> str:
    """A gap's corrected p to three digits, rounded up: never 0, never smaller than it is."""
    if isinstance(gap.test, Undefined):
        return _reason(gap.test, voice)
    return voice.number(Fraction(ceil(gap.test.adjusted * 1000), 1000), digits=3)


def _reason(lack: Undefined | None, voice: Voice) -> str:
    return voice(f"stakeholders.undefined.{lack.reason}") if lack else NONE


def number(value: Fraction | None, voice: Voice) -> str:
    """A number; a dash for none."""
    return NONE if value is None else voice.number(value)


def signed(value: Fraction | int | None, voice: Voice) -> str:
    """A number with its sign; a dash for none."""
    if value is None:
        return NONE
    return ("+" if value > 0 else "") + voice.number(value)
