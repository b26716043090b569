"""The findings in words: one page of results before any matrix."""

from collections.abc import Iterator
from fractions import Fraction

from kolam.core.record import Text
from kolam.core.sentence import Sentence, Statistic
from kolam.maths.positions import Pair
from kolam.tools.influence.analysis import Findings, Tension

STRONGEST = 3


def _say(finding: str, /, **values: object) -> Sentence:
    return Sentence(f"influence.finding.{finding}", values)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Everything worth saying, the most important first."""
    return tuple(_sentences(findings))


def headline(findings: Findings) -> Sentence:
    """The one sentence over the picture."""
    return next(_sentences(findings))


def _sentences(findings: Findings) -> Iterator[Sentence]:
    if not findings.sheet.actors:
        yield _say("nobody")
        return
    ranked = findings.ranked
    if not ranked:
        yield _say("no_influence", n=len(findings.sheet.actors))
    else:
        yield _power(findings)
    yield from (_tension(tension) for tension in findings.tensions[:STRONGEST])
    yield from _objectives(findings)
    for pair in findings.alliances[:STRONGEST]:
        yield _say("alliance", **_pair(pair, findings))
    for pair in findings.divergences[:STRONGEST]:
        yield _say("divergence", **_pair(pair, findings))
    yield from _network(findings)
    yield from _open(findings)


def _power(findings: Findings) -> Sentence:
    top, last = findings.strongest, findings.weakest
    if len(top) == len(findings.ranked):
        return _say("power_alike", n=len(top))
    return _say(
        "power" if len(top) == 1 else "power_tied",
        name=tuple(power.actor.name for power in top),
        balance=Statistic(top[0].balance or Fraction(0), 2),
        weakest=tuple(power.actor.name for power in last),
        least=Statistic(last[0].balance or Fraction(0), 2),
    )


def _tension(tension: Tension) -> Sentence:
    side = "tension_weak" if tension.balance < 1 else "tension_strong"
    return _say(
        side,
        name=tension.actor.name,
        mapped=tension.mapped,
        balance=Statistic(tension.balance, 2),
    )


def _objectives(findings: Findings) -> Iterator[Sentence]:
    if not findings.carried:
        return
    first = findings.carried[0]
    yield _say(
        "carried",
        name=first.objective.name,
        support=Statistic(first.mobilised.support, 2),
        n=first.mobilised.supporters,
    )
    for row in findings.carried:
        if row.mobilised.opponents:
            yield _say(
                "opposed",
                name=row.objective.name,
                opposition=Statistic(-row.mobilised.opposition, 2),
                support=Statistic(row.mobilised.support, 2),
                n=row.mobilised.opponents,
            )


def _pair(pair: Pair, findings: Findings) -> dict[str, object]:
    one, other = (findings.sheet.actors[number].name for number in (pair.a, pair.b))
    return {"one": one, "other": other, "value": Statistic(pair.value, 2)}


def _network(findings: Findings) -> Iterator[Sentence]:
    if findings.network:
        cuts = tuple(findings.sheet.actors[n].name for n in findings.network.cut_points)
        if cuts:
            yield _say("brokers", n=len(cuts), names=cuts)
        if len(findings.network.components) > 1:
            yield _say("components", n=len(findings.network.components))


def _open(findings: Findings) -> Iterator[Sentence]:
    told = [found for found in findings.disputed if found.shown]
    if told:
        found = told[0]
        names = (findings.rows.get(id, Text(en=id)) for id in (found.one, found.other))
        one, other = names
        low, high = found.scores[0], found.scores[-1]
        yield _say("disputed", one=one, other=other, low=low, high=high, n=len(found.scores))
    yield from (Sentence(f"fault.{fault.key}", fault.values, fault) for fault in findings.small)
    if findings.influences.missing:
        yield _say("missing_influences", n=findings.influences.missing)
    if findings.sheet.objectives and findings.positions.missing:
        yield _say("missing_positions", n=findings.positions.missing)
