"""The words around a picture, with the table that equals it."""

from kolam.core.block import Table
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Caption
from kolam.draw import Table as Equal

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")


def captioned(
    title: str,
    description: str,
    table: Table,
    *,
    notes: tuple[str, ...],
    voice: Voice,
    canvas: Canvas,
) -> Caption:
    """The caption of a picture; empty notes are left out."""
    return Caption(
        title=title,
        description=description,
        table=Equal(table.header, table.rows),
        notes=tuple(filter(None, notes)),
        language=voice.language,
        heading=canvas not in TITLED_BY_PAGE,
    )
