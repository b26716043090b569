"""Captions: what every picture of the room says in words."""

from kolam.core.block import Table
from kolam.core.sentence import Sentence
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Caption
from kolam.draw import Table as Equal

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")


def caption(
    title: Sentence,
    kind: str,
    voice: Voice,
    canvas: Canvas,
    *,
    table: Table,
    notes: tuple[str, ...] = (),
    n: int = 0,
) -> Caption:
    """The title, the description of this kind of picture, and its equal table."""
    return Caption(
        title=title.said(voice),
        description=voice(f"agreement.figure.{kind}.description", n=n),
        table=Equal(table.header, table.rows),
        notes=notes,
        language=voice.language,
        heading=canvas not in TITLED_BY_PAGE,
    )
