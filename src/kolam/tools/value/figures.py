"""The pictures: sources, partners on two indices, money with its spread, what pays and gains."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Axis, Corners, Figure, PlaneWords, Scale, Spot
from kolam.draw.plane import plane
from kolam.draw.spans import Span, SpanWords, spans
from kolam.tools.value import tables
from kolam.tools.value.captions import TITLED_BY_PAGE, captioned
from kolam.tools.value.findings import Claimed, Findings
from kolam.tools.value.money_figures import worths
from kolam.tools.value.sentences import headline, live_headline
from kolam.tools.value.share_figures import division, lorenz, sector_kind, shares
from kolam.tools.value.standing import Pair, Standing

INDEX = 9


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The sources; where none is claimed but partners are listed, the partners."""
    if not findings.claims and any(s.last.cost_above is not None for s in findings.standings):
        return partners(findings, voice, canvas)
    return sources(findings, voice, canvas)


def sources(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Every claimed source as a bar of its index, with the room's spread and its extra result.

    On phones and on the wall its title is where the room disagrees most.
    """
    notes = [voice("value.sources.note")]
    if findings.scores and not findings.scores.few:
        notes.append(voice("value.sources.raters", n=findings.scores.raters))
    if not findings.claims:
        notes = [voice("value.sources.nothing")]
    return spans(
        [_source(one, findings, voice) for one in findings.claims],
        canvas,
        scale=Scale(
            name=voice("value.sources.scale"),
            low=0,
            high=INDEX,
            ticks=tuple((float(n), voice.number(n)) for n in (0, 3, 6, 9)),
        ),
        start=0,
        caption=captioned(
            (live_headline if canvas in TITLED_BY_PAGE else headline)(findings).said(voice),
            voice("value.sources.description", n=len(findings.claims)),
            tables.sources(findings, voice),
            notes=tuple(notes),
            voice=voice,
            canvas=canvas,
        ),
        words=SpanWords(bar=voice("value.sources.scale"), range=voice("value.sources.range")),
    )


def partners(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Partners by cost index and value index, with the line where both are alike."""
    shown = [s for s in findings.standings if s.last.cost_above is not None]
    above = [s for s in shown if s.last.cost_above]
    key = "value.partners.above" if above else "value.partners.none_above"
    return plane(
        tuple(_spot(findings, one, voice) for one in shown),
        canvas,
        across=_axis("value.axis.cost", voice),
        up=_axis("value.axis.value", voice),
        corners=Corners(
            upper_left=voice("value.partners.upper"),
            upper_right="",
            lower_left="",
            lower_right=voice("value.partners.lower"),
            diagonal=True,
        ),
        caption=captioned(
            voice(key, n=len(above)),
            voice("value.partners.description", n=len(shown)),
            tables.standings(findings, voice),
            notes=(voice("value.partners.note"),),
            voice=voice,
            canvas=canvas,
        ),
        words=PlaneWords(
            earlier=voice("value.partners.earlier"), beside=voice("value.partners.beside")
        ),
    )


#: Every picture of the room by name; "sources" is the tool's figure where sources are claimed.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "sources": sources,
    "partners": partners,
    "worths": worths,
    "shares": shares,
    "lorenz": lorenz,
    "division": division,
}


def _source(one: Claimed, findings: Findings, voice: Voice) -> Span:
    spread = findings.spread_of(one)
    cuts = spread.quartiles if spread else None
    return Span(
        key=one.claim.id,
        label=voice(f"value.source.{one.claim.source}"),
        value=None if one.index is None else float(one.index),
        low=float(cuts.lower) if cuts else None,
        high=float(cuts.upper) if cuts else None,
        words="" if one.claim.result.likely is None else _part(one, voice),
    )


def _part(one: Claimed, voice: Voice) -> str:
    likely = one.claim.result.likely or 0
    return voice("value.sources.part", extra=voice.number(likely))


def _spot(findings: Findings, one: Standing, voice: Voice) -> Spot:
    at = _place(one.last)
    assert at
    return Spot(
        key=one.partner.id,
        label=tables.name(findings, one.partner.id, voice),
        kind=sector_kind(one.partner.sector, voice),
        x=at[0],
        y=at[1],
        earlier=_place(one.first) if one.second else None,
    )


def _place(pair: Pair) -> tuple[float, float] | None:
    """Across and up; None where one of the two is missing."""
    if pair.value is None or pair.cost is None:
        return None
    return float(pair.cost.share), float(pair.value.share)


def _axis(key: str, voice: Voice) -> Axis:
    ticks = tuple((n, voice.number(Fraction(str(n)))) for n in (0.0, 0.5, 1.0))
    return Axis(name=voice(key), low=0, high=1, threshold=0, ticks=ticks)
