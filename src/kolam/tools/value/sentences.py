"""The findings as sentences, what needs attention first: keys and values, in any language."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any

from kolam.core.answers import SMALL
from kolam.core.record import Text
from kolam.core.sentence import Sentence, Share, Statistic, Word
from kolam.core.voice import Voice
from kolam.tools.value.advantage import Delta, exact, range_of
from kolam.tools.value.division import TESTED
from kolam.tools.value.findings import Findings
from kolam.tools.value.money import Worth
from kolam.tools.value.standing import Standing

AREA = "value.finding"
DETAILED = 3
#: From here on a chance of being worse off is told first.
RISKY = Fraction(1, 3)


@dataclass(frozen=True, slots=True)
class Whole:
    """A number said without digits after the point."""

    value: Fraction | float

    def said(self, voice: Voice) -> str:
        """The number as the reader's language writes it."""
        return voice.number(self.value, digits=0)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Every finding worth a sentence, ranked by what needs attention; the room's, not `mine`."""
    return tuple(_all(findings))


def headline(findings: Findings) -> Sentence:
    """The first sentence: the finding in words, for the wall."""
    return next(_all(findings))


def live_headline(findings: Findings) -> Sentence:
    """What a room that has just scored is told first: where it disagrees, else the headline."""
    small = (f for f in reversed(findings.faults) if f.key in SMALL)
    few = findings.scores and findings.scores.few
    said = (Sentence(f"fault.{f.key}", f.values, f) for f in small if few)
    return next(chain(said, _room(findings)), headline(findings))


def own_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """What only the reader's organisation is told, of its own open and private lines."""
    return tuple(_mine(findings))


def _say(key: str, /, **values: Any) -> Sentence:
    return Sentence(f"{AREA}.{key}", values)


def _all(findings: Findings) -> Iterator[Sentence]:
    sheet = findings.sheet
    if not (sheet.sources or sheet.partners or findings.scores or sheet.indicators):
        yield _say("nothing")
        return
    for delta in findings.deltas:
        yield from _delta(delta, findings)
    yield from _sources(findings)
    yield from _partners(findings)
    yield from _money(findings)
    if said := shares_sentence(findings):
        yield said
    yield from division_sentences(findings)
    yield from _room(findings)
    if left := tuple(row.name for row in sheet.partners if row.left):
        yield _say("left", names=left)
    yield from (Sentence(f"fault.{fault.key}", fault.values, fault) for fault in findings.faults)


def _delta(delta: Delta, findings: Findings) -> Iterator[Sentence]:
    low, likely, high = delta.range
    values = {
        "name": delta.indicator.name,
        "unit": delta.indicator.unit,
        "together": delta.together[1],
        "alone": delta.alone[1],
    }
    if not delta.indicator.alone:
        yield _say("no_counterfactual", **values)
        return
    key = "extra" if low > 0 else "extra_open" if likely > 0 else "no_extra"
    yield _say(key, low=low, likely=likely, high=high, **values)
    yield from _cost(delta)
    if delta.split and delta.left > 0:
        yield _say("unshared", left=delta.left, share=Share(delta.left / likely), **values)


def _cost(delta: Delta) -> Iterator[Sentence]:
    unit, between = delta.indicator.unit, delta.cost_range
    for place, (currency, cost) in enumerate(delta.cost.items()):
        yield _say("cost_per_extra", cost=Whole(cost), currency=currency, unit=unit)
        if between and not place:
            low, high = map(Whole, between)
            yield _say("cost_range", low=low, high=high, currency=currency, unit=unit)


def _sources(findings: Findings) -> Iterator[Sentence]:
    claims = findings.claims
    if not claims:
        yield _say("no_sources")
        return
    top = [one for one in claims if one.index and one.index == claims[0].index]
    if top:
        names = tuple(Word(f"value.source.{one.claim.source}") for one in top[:DETAILED])
        yield _say("strongest", names=names, index=claims[0].index)
    bare = [one for one in claims if not one.claim.partners or not one.claim.mechanism.said("en")]
    if bare:
        names = tuple(Word(f"value.source.{one.claim.source}") for one in bare)
        yield _say("bare", names=names, n=len(bare))
    yield from _measured(findings)
    weak = [one.claim for one in claims if one.claim.evidence in (0, 1)]
    if weak:
        names = tuple(Word(f"value.source.{claim.source}") for claim in weak)
        yield _say("weak", names=names, n=len(weak))


def _measured(findings: Findings) -> Iterator[Sentence]:
    """What a review measured of a claim, against the range that was expected."""
    for claim in (one.claim for one in findings.claims):
        expected = range_of(claim.result)
        if claim.measured is None or expected is None:
            continue
        low, _, high = expected
        measured = exact(claim.measured)
        key = "short" if measured < low else "beyond" if measured > high else "within"
        source = Word(f"value.source.{claim.source}")
        yield _say(f"measured_{key}", source=source, measured=measured, low=low, high=high)


def _partners(findings: Findings) -> Iterator[Sentence]:
    stands = [s for s in findings.standings if s.last.cost_above is not None]
    above = tuple(s.partner.name for s in stands if s.last.cost_above)
    relieved = tuple(
        s.partner.name for s in stands if s.second and s.first.cost_above and not s.last.cost_above
    )
    if above:
        yield _say("cost_above", names=above, n=len(above))
    elif stands:
        yield _say("none_above", n=len(stands))
    if relieved:
        yield _say("relieved", names=relieved, n=len(relieved))
    if silent := tuple(s.partner.name for s in findings.standings if _silent(s)):
        yield _say("silent", names=silent, n=len(silent))


def _silent(one: Standing) -> bool:
    return one.last.value is None or one.last.cost is None


def _money(findings: Findings) -> Iterator[Sentence]:
    both = sorted((w for w in findings.worths if w.both), key=lambda w: -w.worse)
    yield from (_worse(worth, findings.name(worth.partner)) for worth in both)
    if one_sided := tuple(findings.name(w.partner) for w in findings.worths if not w.both):
        yield _say("one_sided", names=one_sided, n=len(one_sided))


def _worse(worth: Worth, name: Text) -> Sentence:
    key = "worse_off" if worth.worse >= RISKY else "better_off"
    return _say(key, name=name, share=Share(worth.worse), n=worth.draws)


def shares_sentence(findings: Findings) -> Sentence | None:
    """Who puts in most beyond what it gains, by shares; None where nobody does."""
    told = findings.equity
    if told is None:
        return None
    widest = max(told.gains, key=lambda id: told.pays[id] - told.gains[id])
    if told.pays[widest] <= told.gains[widest]:
        return None
    return _say(
        "pays" if told.in_money else "bears",
        name=findings.name(widest),
        pays=Share(told.pays[widest]),
        gains=Share(told.gains[widest]),
    )


def division_sentences(findings: Findings) -> Iterator[Sentence]:
    """Whether a group would reach more by itself, and who adds most."""
    told = findings.division
    if told is None:
        return
    if told.blocking:
        names = tuple(findings.name(id) for id in told.blocking)
        yield _say("blocking", names=names, excess=told.excess, unit=told.indicator.unit)
    elif told.tested:
        yield _say("in_core", n=len(told.players))
    else:
        yield _say("not_tested", n=len(told.players), most=TESTED)
    most = max(told.shapley, key=lambda id: told.shapley[id])
    share = Share(told.shapley[most] / told.total) if told.total > 0 else None
    if share:
        yield _say("adds_most", name=findings.name(most), share=share)


def _room(findings: Findings) -> Iterator[Sentence]:
    told = findings.scores
    if told and told.contested:
        first = told.contested[0]
        cuts = told.products[first].quartiles
        source = Word(f"value.source.{first}")
        yield _say("contested", source=source, low=cuts.lower, high=cuts.upper, n=told.raters)


def _mine(findings: Findings) -> Iterator[Sentence]:
    own = findings.mine
    if own is None:
        return
    last = own.standing.last
    if last.value and last.cost:
        values = {"value": Statistic(last.value.share), "cost": Statistic(last.cost.share)}
        yield _say("mine_above" if last.cost_above else "mine", **values)
    if own.worth and own.worth.both:
        yield _say("mine_worse", share=Share(own.worth.worse), n=own.worth.draws)
        widest = own.worth.swings[0][0]
        yield _say("mine_hangs", line=line_name(widest))
    elif own.worth:
        yield _say("mine_one_sided")
    yield from (Sentence(f"fault.{fault.key}", fault.values, fault) for fault in own.faults)


def line_name(line: Any) -> Text | Word:
    """What a line is called: its description, else its kind."""
    return line.description if line.description.said("en") else Word(f"value.kind.{line.kind}")
