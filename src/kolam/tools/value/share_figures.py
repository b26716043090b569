"""The pictures of equity: shares of gain beside shares of what is put in, and the Lorenz curve."""

from fractions import Fraction
from itertools import pairwise
from math import ceil

from kolam.core.stakeholder import sector_frame
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import SHAPES, Axis, Corners, Figure, Kind, PlaneWords, Shape, Spot
from kolam.draw.plane import plane
from kolam.draw.tracks import Series, TrackRow, tracks
from kolam.tools.value import division_tables, tables
from kolam.tools.value.captions import captioned
from kolam.tools.value.findings import Findings
from kolam.tools.value.sentences import division_sentences, shares_sentence
from kolam.tools.value.standing import Equity

SHAPE: dict[str, Shape] = {shape: shape for shape in SHAPES}
NO_SECTOR: tuple[str, Shape] = ("#ffffff", "circle")


def shares(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each partner's share of what is gained beside its share of what is put in."""
    told, said = findings.equity, shares_sentence(findings)
    rows = [
        TrackRow(
            key=id,
            name=tables.name(findings, id, voice),
            shares=(float(told.gains[id] / top), float(told.pays[id] / top)),
        )
        for id, top in ((id, _top(told)) for id in (told.gains if told else ()))
        if told
    ]
    pays = "value.shares.pays" if told is None or told.in_money else "value.shares.bears"
    return tracks(
        rows,
        (
            Series(name=voice("value.shares.gains"), shape="circle", fill="accent"),
            Series(name=voice(pays), shape="square", fill="#D55E00"),
        ),
        canvas,
        ends=(voice.percent(0), voice.percent(_top(told))),
        caption=captioned(
            said.said(voice) if said else voice("value.shares.title"),
            voice("value.shares.description", n=len(rows)),
            tables.shares(findings, voice),
            notes=(
                voice("value.shares.note"),
                voice("value.shares.lorenz", apart=voice.number(told.apart, digits=2))
                if told
                else "",
            ),
            voice=voice,
            canvas=canvas,
        ),
    )


def division(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each partner's share of all that is reached together, by every way to credit it."""
    told, table = findings.division, division_tables.division(findings, voice)
    parts = told.parts if told else ()
    top = _tenth(max((share for way in parts for share in way.values()), default=Fraction(1)))
    rows = [
        TrackRow(
            key=id,
            name=tables.name(findings, id, voice),
            shares=tuple(float(way[id] / top) for way in parts),
        )
        for id in (told.players if told and parts else ())
    ]
    looks: tuple[tuple[str, Shape, str], ...] = (
        ("shapley", "circle", "accent"),
        ("owen", "square", "#D55E00"),
        ("nucleolus", "diamond", "#E69F00"),
    )
    said = next(division_sentences(findings), None)
    return tracks(
        rows,
        [
            Series(name=voice(f"value.column.{name}"), shape=shape, fill=fill)
            for name, shape, fill in looks[: len(parts)]
        ],
        canvas,
        ends=(voice.percent(0), voice.percent(top)),
        caption=captioned(
            said.said(voice) if said else voice("value.division.nothing"),
            voice("value.division.description", n=len(rows)),
            table,
            notes=(voice("value.limit.division"),) if rows else (),
            voice=voice,
            canvas=canvas,
        ),
    )


def lorenz(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The Lorenz curve: what is gained over what is put in, the least gain for it first.

    Each partner stands where the curve has come to with it; on the line all have their share.
    """
    told = findings.equity
    steps = tuple(pairwise(told.curve)) if told else ()
    title = voice("value.lorenz.nothing")
    if told:
        title = voice("value.lorenz.title", apart=voice.number(told.apart, digits=2))
    return plane(
        tuple(
            _spot(findings, id, step, voice)
            for id, step in zip(told.order if told else (), steps, strict=True)
        ),
        canvas,
        across=_axis("put_in" if told is None or told.in_money else "borne", voice),
        up=_axis("gained", voice),
        corners=Corners(
            upper_left="",
            upper_right="",
            lower_left="",
            lower_right="",
            diagonal=True,
        ),
        caption=captioned(
            title,
            voice("value.lorenz.description", n=len(steps)),
            tables.lorenz(findings, voice),
            notes=(voice("value.lorenz.note"), voice("value.shares.note")) if told else (),
            voice=voice,
            canvas=canvas,
        ),
        words=PlaneWords(earlier=voice("value.lorenz.step"), beside=voice("value.partners.beside")),
    )


def sector_kind(sector: str | None, voice: Voice) -> Kind:
    """The colour and shape of a sector, or of none."""
    if not sector:
        return Kind(voice("sector.none"), *NO_SECTOR)
    entry = sector_frame()[sector]
    return Kind(voice(f"sector.{sector}"), entry.colour, SHAPE[entry.marker])


def _spot(
    findings: Findings,
    id: str,
    step: tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]],
    voice: Voice,
) -> Spot:
    (before_x, before_y), (x, y) = step
    sectors = {partner.id: partner.sector for partner in findings.sheet.partners}
    return Spot(
        key=id,
        label=tables.name(findings, id, voice),
        kind=sector_kind(sectors.get(id), voice),
        x=float(x),
        y=float(y),
        earlier=(float(before_x), float(before_y)),
    )


def _axis(name: str, voice: Voice) -> Axis:
    ticks = tuple((float(n), voice.percent(n)) for n in (Fraction(0), Fraction(1, 2), Fraction(1)))
    return Axis(name=voice(f"value.lorenz.{name}"), low=0, high=1, threshold=0, ticks=ticks)


def _top(told: Equity | None) -> Fraction:
    """The end of the scale of shares: the largest, up to the next tenth."""
    return _tenth(max([*told.gains.values(), *told.pays.values()]) if told else Fraction(1))


def _tenth(share: Fraction) -> Fraction:
    return Fraction(ceil(share * 10), 10)
