"""Pictures: a figure as a PNG file, its words set by typst so that every script comes out right."""

from pathlib import Path

import typst

from kolam.core.block import Figure

FONTS = Path(__file__).parents[1] / "fonts"
PIXELS_AN_INCH = 192
MARGIN = "12pt"


def png(figure: Figure, *, ppi: int = PIXELS_AN_INCH) -> bytes:
    """The figure as PNG bytes on white paper; `ppi` pixels to 72 points."""
    page = f"#set page(width: auto, height: auto, margin: {MARGIN}, fill: white)\n"
    made = typst.compile(
        (page + figure.typst()).encode(),
        format="png",
        ppi=float(ppi),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )
    return b"".join(made) if isinstance(made, list) else bytes(made)
