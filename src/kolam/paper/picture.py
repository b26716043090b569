"""Pictures: a figure as a PNG file, its words set by typst so that every script comes out right."""

from functools import cache
from pathlib import Path

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
        font_paths=_fonts(),
    )


@cache
def _fonts() -> typst.Fonts:
    """The house's own fonts and no others, read once."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
