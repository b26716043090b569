"""Pictures that not everybody may see: a party's own scale, and all scales for a mediator."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Caption, Figure, Kind, Scale
from kolam.draw import Table as Equal
from kolam.draw.frontier_plot import Named, PlotWords, frontier_plot
from kolam.draw.tracks import Series, TrackRow, tracks
from kolam.tools.negotiation import tables
from kolam.tools.negotiation.findings import STAGES, Findings, Mediation, Own, Worth
from kolam.tools.negotiation.sentences import party_name, tabled_name

#: Told apart by shape and tone, without any colour of a sector.
LOOKS: dict[str, Series] = {
    "positional": Series("positional", "square", "ground"),
    "interest_based": Series("interest_based", "circle", "quiet"),
    "value_maximising": Series("value_maximising", "diamond", "accent"),
}

COLOURS = {"positional": "#ffffff", "interest_based": "#4a5552", "value_maximising": "#0b6e6e"}
Pair = tuple[Fraction, Fraction]


def private_figures(findings: Findings, voice: Voice, canvas: Canvas) -> tuple[Figure, ...]:
    """Every picture that the findings' reader may see beside the room's, the own side first."""
    drawn = (own(findings, voice, canvas), every_party(findings, voice, canvas))
    return (*(one for one in drawn if one), *frontiers(findings, voice, canvas))


def own(findings: Findings, voice: Voice, canvas: Canvas) -> Figure | None:
    """Where each stage and tabled package stands for the reader's own party; None without one.

    The left end is its walk-away, the right one the best that all could accept.
    """
    mine = findings.mine
    if mine is None:
        return None
    rows = [
        TrackRow(name, voice(f"negotiation.stage.{name}"), (share(mine, worth),))
        for name, worth in mine.stages.items()
    ]
    rows += [
        TrackRow(row.id, tabled_name(findings.sheet, row).said(voice), (share(mine, worth),))
        for row in findings.sheet.tabled
        if (worth := mine.tabled.get(row.id))
    ]
    told = tables.own(findings, voice)
    return tracks(
        rows,
        (Series(voice("negotiation.measure.own"), "diamond"),),
        canvas,
        caption=Caption(
            title=voice("negotiation.own.title"),
            description=voice("negotiation.own.description", n=len(rows)),
            table=Equal(told.header, told.rows),
            notes=(voice("negotiation.stages.only_you"),),
            language=voice.language,
        ),
        ends=(voice("negotiation.own.walk_away"), voice("negotiation.own.best")),
    )


def every_party(findings: Findings, voice: Voice, canvas: Canvas) -> Figure | None:
    """Every party's own scale with the stages on it: for a mediator only; None for all others."""
    everything = findings.mediation
    if everything is None:
        return None
    names = [name for name in STAGES if any(name in o.stages for o in everything.own.values())]
    rows = [
        TrackRow(
            party,
            party_name(findings.sheet, party).said(voice.language),
            tuple(share(one, one.stages[n]) if n in one.stages else None for n in names),
        )
        for party, one in everything.own.items()
    ]
    said = [voice(f"negotiation.stage.{name}") for name in names]
    looks = [LOOKS[name] for name in names]
    return tracks(
        rows,
        [Series(words, look.shape, look.fill) for words, look in zip(said, looks, strict=True)],
        canvas,
        caption=Caption(
            title=voice("negotiation.every_party.title"),
            description=voice("negotiation.every_party.description", n=len(rows)),
            table=Equal(
                (voice("negotiation.column.party"), *said), _points(findings, names, voice)
            ),
            notes=(voice("negotiation.every_party.note"),),
            language=voice.language,
        ),
        ends=(voice("negotiation.own.walk_away"), voice("negotiation.own.best")),
    )


def frontiers(findings: Findings, voice: Voice, canvas: Canvas) -> tuple[Figure, ...]:
    """For a mediator, two or three parties: what any two of them could have at best, a plane each.

    Of three parties a plane shows two; a package that only the third one likes is left out of it.
    """
    everything = findings.mediation
    if everything is None or not everything.frontier:
        return ()
    pairs = combinations(range(len(findings.sheet.parties)), 2)
    return tuple(_plane(findings, everything, pair, voice=voice, canvas=canvas) for pair in pairs)


def _plane(
    findings: Findings,
    everything: Mediation,
    pair: tuple[int, int],
    *,
    voice: Voice,
    canvas: Canvas,
) -> Figure:
    parties = [findings.sheet.parties[n] for n in pair]
    sides = [everything.own[party.id] for party in parties]
    names = [party.name.said(voice.language) for party in parties]
    best = _best_for_both([(row[pair[0]], row[pair[1]]) for row in everything.frontier])
    chosen = [
        Named(
            kind=Kind(voice(f"negotiation.stage.{name}"), COLOURS[name], LOOKS[name].shape),
            at=(float(sides[0].stages[name].points), float(sides[1].stages[name].points)),
        )
        for name in STAGES
        if name in sides[0].stages
    ]
    floor = (float(sides[0].reservation), float(sides[1].reservation))
    shown = [*((float(x), float(y)) for x, y in best), *(spot.at for spot in chosen), floor]
    return frontier_plot(
        [(float(x), float(y)) for x, y in best],
        canvas,
        across=_scale(names[0], [x for x, _ in shown], floor[0], voice=voice),
        up=_scale(names[1], [y for _, y in shown], floor[1], voice=voice),
        caption=Caption(
            title=voice("negotiation.frontier.title", one=names[0], other=names[1]),
            description=voice("negotiation.frontier.description", n=len(best)),
            table=Equal(tuple(names), tuple((voice.number(x), voice.number(y)) for x, y in best)),
            notes=(voice("negotiation.frontier.note"),),
            language=voice.language,
        ),
        named=chosen,
        floor=floor,
        words=PlotWords(
            point=voice("negotiation.frontier.point"), floor=voice("negotiation.own.walk_away")
        ),
    )


def _best_for_both(points: Iterable[Pair]) -> tuple[Pair, ...]:
    """The points that no other beats on both, best on the first axis first."""
    kept: list[Pair] = []
    for point in sorted(set(points), reverse=True):
        if not kept or point[1] > kept[-1][1]:
            kept.append(point)
    return tuple(kept)


def _scale(name: str, values: Sequence[float], floor: float, *, voice: Voice) -> Scale:
    low, high = min(values), max(values)
    ticks = tuple((value, voice.number(value)) for value in sorted({low, floor, high}))
    return Scale(name=name, low=low, high=high if high > low else low + 1, ticks=ticks)


def share(own: Own, worth: Worth) -> float:
    """How far a package lies from a party's walk-away (0) to its best (1); below 0 outside."""
    span = (own.most if own.best is None else own.best) - own.reservation
    if span > 0:
        return float(worth.gain / span)
    return float((worth.gain > 0) - (worth.gain < 0))


def _points(findings: Findings, names: Sequence[str], voice: Voice) -> tuple[tuple[str, ...], ...]:
    everything = findings.mediation
    assert everything
    return tuple(
        (
            party_name(findings.sheet, party).said(voice.language),
            *(_said(one.stages.get(name), voice) for name in names),
        )
        for party, one in everything.own.items()
    )


def _said(worth: Worth | None, voice: Voice) -> str:
    if worth is None:
        return tables.NONE
    return voice(
        "negotiation.own.worth", points=voice.number(worth.points), gain=_signed(worth.gain, voice)
    )


def _signed(gain: Fraction, voice: Voice) -> str:
    return f"{'+' if gain > 0 else ''}{voice.number(gain)}"
