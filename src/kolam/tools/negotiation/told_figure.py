"""What phones have written, as the picture of an activity's result on phone and wall."""

from itertools import groupby

from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Caption, Figure
from kolam.draw import Table as Equal
from kolam.draw.listed import Listing, listed
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.told import gathered_lines, gathered_table


def told_figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure | None:
    """The words of everybody under the party or issue they belong to.

    None where nothing was written to what is asked now, or where there is more to show: the
    stages stand on the desk and on paper, and on a wall once nothing written waits there.
    """
    if canvas not in ("phone", "wall") or findings.stages:
        return None
    lines = gathered_lines(findings.sheet, voice)
    if not lines:
        return None
    table = gathered_table(findings.sheet, voice)
    return listed(
        tuple(
            Listing(under, tuple(line.words for line in of))
            for under, of in groupby(lines, key=lambda line: line.under)
        ),
        canvas,
        caption=Caption(
            title=table.caption,
            description=table.caption,
            table=Equal(table.header, table.rows),
            language=voice.language,
            heading=False,
        ),
        more=lambda n: voice("negotiation.told.more", n=n),
    )
