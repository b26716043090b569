"""The equal tables: everything that the pictures show, in words and numbers."""

from collections.abc import Iterable

from kolam.core.block import Table
from kolam.core.record import Text
from kolam.core.sentence import listed
from kolam.core.voice import Voice
from kolam.maths.spread import Summary
from kolam.tools.value.findings import Claimed, Findings
from kolam.tools.value.money import Worth
from kolam.tools.value.scores import LINES
from kolam.tools.value.sentences import line_name
from kolam.tools.value.sheet import Partner
from kolam.tools.value.standing import Index, Pair

NONE = "–"


def sources(findings: Findings, voice: Voice) -> Table:
    """Every claim, by index: relevance, evidence, spread, part of the extra result, status."""
    columns = ("source", "mechanism", "index", "spread", "part", "share", "status", "without")
    rows = [_source(findings, one, voice) for one in findings.claims]
    return table("sources", columns, rows, voice)


def claims(findings: Findings, voice: Voice) -> Table:
    """What each claim hangs on: partners, when, the risk, and what a review has measured."""
    columns = ("source", "partners", "when", "risk", "measured")
    rows = [
        (
            voice(f"value.source.{one.claim.source}"),
            listed([name(findings, id, voice) for id in one.claim.partners], voice) or NONE,
            one.claim.when or NONE,
            one.claim.risk.said(voice.language) or NONE,
            NONE if one.claim.measured is None else voice.number(one.claim.measured),
        )
        for one in findings.claims
    ]
    return table("claims", columns, rows, voice)


def deltas(findings: Findings, voice: Voice) -> Table:
    """Every indicator: together, each alone, the extra result as a range, what one extra costs."""
    rows = []
    for delta in findings.deltas:
        low, likely, high = delta.range
        costs = [f"{voice.number(cost, digits=0)} {id}" for id, cost in delta.cost.items()]
        rows.append(
            (
                delta.indicator.name.said(voice.language),
                NONE
                if delta.indicator.baseline is None
                else voice.number(delta.indicator.baseline),
                voice.number(delta.together[1]),
                voice.number(delta.alone[1]),
                voice.number(likely),
                f"{voice.number(low)} – {voice.number(high)}",
                "; ".join(costs) or NONE,
            )
        )
    columns = ("indicator", "baseline", "together", "alone", "extra", "range", "cost_per_extra")
    return table("deltas", columns, rows, voice)


def alone(findings: Findings, voice: Voice) -> Table:
    """What each actor would reach by itself, and how that is known."""
    rows = [
        (
            delta.indicator.name.said(voice.language),
            name(findings, row.partner or row.id, voice),
            NONE if row.result.likely is None else voice.number(row.result.likely),
            row.words.said(voice.language) or NONE,
        )
        for delta in findings.deltas
        for row in delta.indicator.alone
    ]
    return table("alone", ("indicator", "partner", "result", "without"), rows, voice)


def standings(findings: Findings, voice: Voice) -> Table:
    """Every partner's value and cost index after both passes, side by side."""
    rows = [
        (
            name(findings, one.partner.id, voice),
            points(one.first.value, voice),
            points(one.first.cost, voice),
            points(one.second.value, voice) if one.second else NONE,
            points(one.second.cost, voice) if one.second else NONE,
            flag(one.last, voice),
            _verdict(one.partner, voice),
        )
        for one in findings.standings
    ]
    columns = ("partner", "value", "cost", "value_second", "cost_second", "flag", "verdict")
    return table("standings", columns, rows, voice)


def _verdict(partner: Partner, voice: Voice) -> str:
    """What the partner makes of it all, and what would tip it."""
    said = voice(f"value.verdict.{partner.verdict}") if partner.verdict else ""
    return ": ".join(filter(None, (said, partner.tip.said(voice.language)))) or NONE


def worths(findings: Findings, voice: Voice) -> Table:
    """Every partner's money today: middle nine in ten, median, chance of being worse off."""
    rows = [_worth(findings, worth, voice) for worth in findings.worths]
    return table("worths", WORTHS, rows, voice)


WORTHS = ("partner", "likely", "median", "nine_in_ten", "worse", "sides")


def own_worth(findings: Findings, voice: Voice) -> Table:
    """The reader's own money, private lines included."""
    own = findings.mine
    rows = [_worth(findings, own.worth, voice)] if own and own.worth else []
    return table("own_worth", WORTHS, rows, voice)


def swings(worth: Worth, voice: Voice) -> Table:
    """What the sum hangs on: each line at its worst and at its best."""
    rows = [
        (
            said_line(line, voice),
            voice.number(low, digits=0),
            voice.number(high, digits=0),
        )
        for line, low, high in worth.swings
    ]
    return table("swings", ("line", "worst", "best"), rows, voice)


def shares(findings: Findings, voice: Voice) -> Table:
    """Each partner's share of the value points against its share of what is put in."""
    told = findings.equity
    rows = [
        (name(findings, id, voice), voice.percent(told.gains[id]), voice.percent(told.pays[id]))
        for id in (told.gains if told else ())
        if told
    ]
    return table("shares", ("partner", "gains", "pays"), rows, voice)


def lorenz(findings: Findings, voice: Voice) -> Table:
    """The Lorenz curve: both shares added up, the partner with the least gain for it first."""
    told = findings.equity
    rows = (
        [
            (name(findings, id, voice), voice.percent(put_in), voice.percent(gained))
            for id, (put_in, gained) in zip(told.order, told.curve[1:], strict=True)
        ]
        if told
        else []
    )
    return table("lorenz", ("partner", "pays_so_far", "gains_so_far"), rows, voice)


def scores(findings: Findings, voice: Voice) -> Table:
    """What the room says of its own organisations: the spread of every kind, then the median."""
    told = findings.scores
    rows = [
        (
            voice(f"value.kind.{item.partition('.')[2]}"),
            voice(f"value.side.{item.partition('.')[0]}"),
            middle(told.items[item], voice),
            voice.number(told.items[item].median),
            voice.number(told.items[item].n),
        )
        for item in LINES
        if told and told.shown(told.items.get(item))
    ]
    return table("scores", ("line", "side", "spread", "median", "n"), rows, voice)


def name(findings: Findings, partner: str, voice: Voice) -> str:
    """A partner's name, marked where it has left."""
    said = findings.name(partner).said(voice.language)
    row = next((row for row in findings.sheet.partners if row.id == partner), None)
    return voice("value.has_left", name=said, when=row.left) if row and row.left else said


def points(index: Index | None, voice: Voice) -> str:
    """Points given of those possible, and the index."""
    if index is None:
        return NONE
    share = voice.number(index.share, digits=3)
    return f"{voice.number(index.points)}/{voice.number(index.most)} = {share}"


def flag(pair: Pair, voice: Voice) -> str:
    """The flag for a cost index above the value index."""
    return voice("value.flag.cost_above") if pair.cost_above else NONE


def middle(told: Summary | None, voice: Voice) -> str:
    """The middle half of the answers."""
    if told is None:
        return NONE
    return f"{voice.number(told.quartiles.lower)} – {voice.number(told.quartiles.upper)}"


def _source(findings: Findings, one: Claimed, voice: Voice) -> tuple[str, ...]:
    claim = one.claim
    delta = next((d for d in findings.deltas if claim.id in d.split), None)
    share = delta.share(claim.id) if delta else None
    return (
        voice(f"value.source.{claim.source}"),
        claim.mechanism.said(voice.language) or NONE,
        NONE if one.index is None else voice.number(one.index),
        middle(findings.spread_of(one), voice),
        part(one, voice),
        NONE if share is None else voice.percent(share),
        voice(f"value.status.{claim.status}"),
        claim.counterfactual.said(voice.language) or NONE,
    )


def part(one: Claimed, voice: Voice) -> str:
    """A claim's extra result in its unit, with its range."""
    result = one.claim.result
    if result.likely is None:
        return NONE
    said = f"{voice.number(result.likely)} {one.claim.unit.said(voice.language)}".strip()
    if result.low is None or result.high is None:
        return said
    return f"{said} ({voice.number(result.low)} – {voice.number(result.high)})"


def _worth(findings: Findings, worth: Worth, voice: Voice) -> tuple[str, ...]:
    low, _, median, _, high = (voice.number(cut, digits=0) for cut in worth.cuts)
    return (
        name(findings, worth.partner, voice),
        voice.number(worth.likely, digits=0),
        median,
        f"{low} – {high}",
        voice.percent(worth.worse) if worth.both else NONE,
        voice("value.sides.both" if worth.both else "value.sides.one"),
    )


def said_line(line: object, voice: Voice) -> str:
    """What a line is called: its description, else its kind."""
    told = line_name(line)
    return told.said(voice.language) if isinstance(told, Text) else told.said(voice)


def table(
    name: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]], voice: Voice
) -> Table:
    """A table with the words of its columns and its caption."""
    return Table(
        header=tuple(voice(f"value.column.{column}") for column in columns),
        rows=tuple(rows),
        caption=voice(f"value.table.{name}"),
    )
