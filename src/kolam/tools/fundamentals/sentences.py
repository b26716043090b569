"""The findings in words: the spread and the single low voice before any mean."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from kolam.core.answers import SMALL
from kolam.core.record import Text
from kolam.core.sentence import Sentence, Statistic, Word
from kolam.core.voice import Voice
from kolam.maths.outcome import Undefined
from kolam.maths.paired import PairedChange
from kolam.tools.fundamentals.analysis import Findings, RoundFindings, Standing
from kolam.tools.fundamentals.health import AspectFindings, CheckFindings
from kolam.tools.fundamentals.instruments import Banded
from kolam.tools.fundamentals.items import Items
from kolam.tools.fundamentals.sheet import FUNDAMENTALS, RED, Sheet, frame


def _say(finding: str, /, **values: object) -> Sentence:
    return Sentence(f"fundamentals.finding.{finding}", values)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Everything worth saying, the most urgent first."""
    return tuple(_sentences(findings))


def headline(findings: Findings) -> Sentence:
    """The one sentence over the picture of the fundamentals."""
    if not findings.now:
        return _say("nobody")
    here = ("rounds", findings.sheet.rounds.index(findings.now.held))
    small = (s for s in _faults(findings, small=True) if s.fault and s.fault.place == here)
    return next(chain(small, _standing(findings.now)))


def health_headline(check: CheckFindings, sheet: Sheet) -> Sentence:
    """The one sentence over the picture of a health check."""
    if not check.agenda:
        return _say("calm")
    return _agenda(check.agenda[0], check, sheet)


def courses_headline(findings: Findings) -> Sentence:
    """The one sentence over the picture of all checks: what has been red in most of them."""
    reds = [(c.worst.count(RED), c) for c in findings.health.courses]
    most = max((n for n, _ in reds), default=0)
    if not most:
        return _say("never_red", n=len(findings.health.checks))
    names = tuple(named(c.aspect, findings.sheet) for n, c in reds if n == most)
    return _say("red_most", n=most, checks=len(findings.health.checks), names=names)


def named(id: str, sheet: Sheet) -> Text | Word:
    """A fundamental or an aspect as it is called."""
    if id in FUNDAMENTALS:
        return Word(f"fundamentals.fundamental.{id}")
    own = {aspect.id: aspect.words for aspect in sheet.aspects}
    if id in own:
        return own[id]
    known = id in frame("aspects").ids()
    return Word(f"fundamentals.aspect.{id}") if known else Text(en=id)


def _sentences(findings: Findings) -> Iterator[Sentence]:
    now, check = findings.now, findings.health.now
    yield from _faults(findings, small=True)
    if now:
        yield from _standing(now)
        yield from _uncared(findings)
        yield from _moved(findings)
    elif not check:
        yield _say("nobody")
    if check:
        yield from _health(check, findings)
    yield from (_band(found) for found in findings.scores)
    yield from (_shift(found, found.change) for found in findings.scores if found.change)
    last = {(table.instrument, table.scale): table for table in findings.items}
    yield from (_alpha(table) for table in last.values())
    yield from _faults(findings, small=False)


def _faults(findings: Findings, *, small: bool) -> Iterator[Sentence]:
    """What is wrong: with rounds of too few people, or with anything else."""
    told = (fault for fault in findings.faults if (fault.key in SMALL) == small)
    yield from (Sentence(f"fault.{fault.key}", fault.values, fault) for fault in told)


def _standing(now: RoundFindings) -> Iterator[Sentence]:
    hidden = [s for s in now.standings if s.flag == "amber" and s.scores[0] == 1 and s.shown]
    yield from (_alarm(s) for s in sorted(hidden, key=lambda s: s.told.mean if s.told else 0))
    red = tuple(_word(s) for s in now.weakest if s.flag == "red")
    if red:
        yield _say("red", n=len(red), names=red)
    amber = tuple(_word(s) for s in now.weakest if s.flag == "amber" and s not in hidden)
    if amber:
        yield _say("amber", n=len(amber), names=amber)
    if not now.weakest:
        yield _say("green", n=now.raters)


def _alarm(standing: Standing) -> Sentence:
    assert standing.told
    who = standing.lowest_by
    said = {"name": _word(standing), "mean": Statistic(standing.told.mean, 2)}
    if not who:
        return _say("alarm_unnamed", **said, n=standing.scores.count(1))
    return _say("alarm", **said, who=who, n=len(who))


def _uncared(findings: Findings) -> Iterator[Sentence]:
    left = tuple(_word(s) for s in findings.uncared)
    if left:
        yield _say("uncared", n=len(left), names=left)


def _moved(findings: Findings) -> Iterator[Sentence]:
    up = tuple(
        Word(f"fundamentals.fundamental.{m.fundamental}") for m in findings.moved if m.change > 0
    )
    down = tuple(
        Word(f"fundamentals.fundamental.{m.fundamental}") for m in findings.moved if m.change < 0
    )
    if up:
        yield _say("up", n=len(up), names=up)
    if down:
        yield _say("down", n=len(down), names=down)


def _health(check: CheckFindings, findings: Findings) -> Iterator[Sentence]:
    yield from (_agenda(found, check, findings.sheet) for found in check.agenda)
    if not check.agenda:
        yield _say("calm")
    worse = tuple(
        named(c.aspect, findings.sheet) for c in findings.health.changes if c.more > c.less
    )
    if worse:
        yield _say("worse", n=len(worse), names=worse)
    more = tuple(shift.who for shift in findings.health.shifts if shift.more > shift.less)
    if more:
        yield _say("partner_worse", n=len(more), names=more)


def _agenda(found: AspectFindings, check: CheckFindings, sheet: Sheet) -> Sentence:
    green, amber, red = found.counts
    if not check.shown:
        return _say("on_agenda", name=named(found.aspect, sheet))
    said = {"name": named(found.aspect, sheet), "green": green, "amber": amber, "red": red}
    if not red:
        return _say("amber_concern", **said)
    who = found.by(RED)
    return _say("red_concern", **said, who=who, n=len(who)) if who else _say("red_unnamed", **said)


def _band(found: Banded) -> Sentence:
    said = {
        "instrument": Word(f"fundamentals.instrument.{found.instrument}"),
        "mean": found.mean,
        "n": len(found.scores),
        "band": Word(f"fundamentals.band.{found.instrument}.{found.band}"),
    }
    if not found.apart:
        return _say("band", **said)
    return _say("band_apart", **said, who=tuple(score.organisation for score in found.apart))


def _shift(found: Banded, change: PairedChange) -> Sentence:
    said = {"up": change.up, "same": change.same, "down": change.down, "alone": change.unpaired}
    name = Word(f"fundamentals.instrument.{found.instrument}")
    return _say("shift", instrument=name, shift=change.shift, **said)


def _alpha(table: Items) -> Sentence:
    found, items = table.alpha, len(table.items)
    name: dict[str, object] = {"instrument": Word(f"fundamentals.instrument.{table.instrument}")}
    name["scale"] = Text(en=table.scale) if table.scale else Word("fundamentals.total")
    if isinstance(found, Undefined):
        why = Word(f"fundamentals.alpha.{found.reason}")
        return _say("no_alpha", **name, items=items, people=len(table.rows), why=why)
    said = {**name, "items": items, "n": found.people, "left": len(found.left_out)}
    alpha = Statistic(found.alpha, 2)
    if not found.interval:
        return _say("alpha_whole", **said, alpha=alpha)
    low, high = (Statistic(Fraction(x), 2) for x in (found.interval.low, found.interval.high))
    return _say("alpha", **said, alpha=alpha, low=low, high=high)


def _word(standing: Standing) -> Word:
    return Word(f"fundamentals.fundamental.{standing.fundamental}")


def flag_word(standing: Standing, voice: Voice) -> str:
    """The flag with what caused it."""
    if not standing.flag:
        return voice("fundamentals.flag.none")
    if standing.held_down and standing.shown:
        return voice("fundamentals.flag.held_down")
    return voice(f"fundamentals.flag.{standing.flag}")
