"""Pictures: a figure as a PNG file, its words set by typst so that every script comes out right.

Figures are flat: a few colours and the shades at the edges between them. With a table of colours
their files are a third as large, and no shade is further than a step from what it was.
"""

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from kolam.core.block import Figure

FONTS = Path(__file__).parents[1] / "fonts"
PIXELS_AN_INCH = 192
MARGIN = "12pt"
#: Colours that stay exactly as they are, those with most pixels, and how many there are in all.
EXACT, MOST = 16, 256
#: A step between shades, as so many bits of a colour's part.
STEP = 5
#: More colours than this are no figure's: they are left as they are.
FLAT = 1 << 16


def png(figure: Figure, *, ppi: int = PIXELS_AN_INCH) -> bytes:
    """The figure as PNG bytes on white paper; `ppi` pixels to 72 points."""
    page = f"#set page(width: auto, height: auto, margin: {MARGIN}, fill: white)\n"
    return typst.compile(
        (page + figure.typst()).encode(),
        format="png",
        ppi=float(ppi),
        font_paths=fonts(),
    )


def pngs(figures: Sequence[tuple[Figure, float]], *, ppi: int = PIXELS_AN_INCH) -> list[bytes]:
    """Many figures as small PNG without a margin, each so many points wide, drawn in one go."""
    if not figures:
        return []
    page = "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
    source = page + "\n#pagebreak()\n".join(figure.typst(width) for figure, width in figures)
    # One page comes as bytes, several as a list of them; the types know of the first alone.
    made: Any = typst.compile(source.encode(), format="png", ppi=float(ppi), font_paths=fonts())
    return [small(data) for data in (made if isinstance(made, list) else [made])]


def small(data: bytes) -> bytes:
    """The same PNG with a table of at most 256 colours."""
    drawn = Image.open(io.BytesIO(data)).convert("RGB")
    counted = drawn.getcolors(FLAT)
    if counted is None:
        return data
    # Without the colour as well, two that are as frequent could change places.
    colours = [colour for _, colour in sorted(counted, reverse=True)]
    table = Image.new("P", (1, 1))
    table.putpalette([part for colour in _chosen(colours) for part in colour])
    out = io.BytesIO()
    drawn.quantize(palette=table, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _chosen(colours: Sequence[Any]) -> list[Any]:
    """The most frequent colours, then the first of every shade that none of these has."""
    told = list(colours[:EXACT])
    shades = {tuple(part >> STEP for part in colour) for colour in told}
    for colour in colours[EXACT:]:
        shade = tuple(part >> STEP for part in colour)
        if shade not in shades and len(told) < MOST:
            shades.add(shade)
            told.append(colour)
    return told


@cache
def fonts() -> typst.Fonts:
    """The house's own fonts, read once, and those inside typst, which have the arrows."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
