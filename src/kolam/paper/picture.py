"""Pictures: a figure as a PNG file, its words set by typst so that every script comes out right."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst

from kolam.core.block import Figure

FONTS = Path(__file__).parents[1] / "fonts"
PIXELS_AN_INCH = 192
MARGIN = "12pt"


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
    """Many figures as PNG without a margin, each so many points wide, drawn in one go."""
    if not figures:
        return []
    page = "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
    source = page + "\n#pagebreak()\n".join(figure.typst(width) for figure, width in figures)
    # One page comes as bytes, several as a list of them; the types know of the first alone.
    made: Any = typst.compile(source.encode(), format="png", ppi=float(ppi), font_paths=fonts())
    return list(made) if isinstance(made, list) else [made]


@cache
def fonts() -> typst.Fonts:
    """The house's own fonts, read once, and those inside typst, which have the arrows."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
