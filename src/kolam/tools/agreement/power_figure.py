"""The picture of a body: each seat's share of the votes beside its share of the power."""

from fractions import Fraction

from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Figure
from kolam.draw.tracks import Series, TrackRow, tracks
from kolam.tools.agreement import more_tables
from kolam.tools.agreement.agreement_articles import seat_in_full, seat_name
from kolam.tools.agreement.captions import caption
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.powers import Decided
from kolam.tools.agreement.sentences import power_headline


def power(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The first body that decides by votes; a picture without rows where there is none."""
    if not findings.powers:
        return _none(findings, voice, canvas)
    return one_power(findings.powers[0], findings, voice, canvas)


def one_power(found: Decided, findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Votes, Banzhaf and Shapley-Shubik of each seat as shares from 0 to a common end."""
    most = max(max(s.share, s.banzhaf, s.shapley_shubik) for s in found.seats)
    end = _rounded(most)
    # A wall has height for two lanes a seat; the table has both indices.
    series = 2 if canvas == "wall" else 3
    rows = tuple(
        TrackRow(
            key=one.seat,
            name=_name(found, one.seat, one.votes, findings, voice, short=canvas == "wall"),
            shares=tuple(
                float(x / end) for x in (one.share, one.banzhaf, one.shapley_shubik)[:series]
            ),
        )
        for one in found.seats
    )
    return tracks(
        rows,
        tuple(
            Series(voice(f"agreement.figure.power.{name}"), shape, fill)  # type: ignore[arg-type]
            for name, shape, fill in (
                ("votes", "circle", "ground"),
                ("banzhaf", "diamond", "accent"),
                ("shapley", "square", "quiet"),
            )[:series]
        ),
        canvas,
        caption=caption(
            power_headline(found, findings),
            "power",
            voice,
            canvas,
            table=more_tables.power(found, findings, voice),
            notes=(voice("agreement.figure.power.note", quota=found.body.quota),),
            n=len(found.seats),
        ),
        ends=(voice.percent(0), voice.percent(end)),
    )


def _name(
    found: Decided, seat: str, votes: int, findings: Findings, voice: Voice, *, short: bool
) -> str:
    """The partners in full; a wall has height for their short names only."""
    told = seat_name if short else seat_in_full
    name = told(findings.sheet, found.body, seat).said(voice.language)
    return voice("agreement.figure.power.seat", name=name, n=votes)


def _rounded(most: Fraction) -> Fraction:
    """The next tenth above the largest share."""
    tenths = -(-most * 10 // 1)
    return Fraction(max(1, tenths), 10)


def _none(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    from kolam.core.block import Table
    from kolam.core.sentence import Sentence

    title = Sentence("agreement.finding.no_body", {})
    words = caption(title, "power", voice, canvas, table=Table((), ()), n=0)
    return tracks((), (), canvas, caption=words, ends=("", ""))
