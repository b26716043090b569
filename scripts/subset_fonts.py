"""Cut the fonts for pages out of the fonts for documents, and write the stylesheet that names them.

Each cut keeps all shaping (GSUB, GPOS) that its characters can reach; hinting and names go.
A phone fetches only the cuts whose characters its page shows (unicode-range).
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = {400: "Regular", 700: "Bold"}
JOINERS = "U+200C-200D, U+25CC"


@dataclass(frozen=True)
class Cut:
    """The characters of one file: its name, family and font it is cut from, and unicode-range."""

    name: str
    family: str
    font: str
    characters: str
    also: str = ""
    """Characters that the file holds for shaping but does not claim on a page."""

    def codepoints(self) -> set[int]:
        return {c for part in f"{self.characters},{self.also}".split(",") for c in _span(part)}

    def css(self, weight: int) -> str:
        return (
            f'@font-face {{\n  font-family: "{self.family}";\n  font-weight: {weight};\n'
            f"  font-display: swap;\n"
            f'  src: url("{self.name}-{weight}.woff2") format("woff2");\n'
            f"  unicode-range: {self.characters};\n}}\n"
        )


def _span(text: str) -> range:
    """The code points of "U+41", "U+41-5A" or an empty part."""
    first, _, last = text.strip().removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1) if first else range(0)


LATIN = (
    "U+20-7E, U+A0, U+B0-B1, U+B7, U+D7, U+E0, U+E4, U+E7-E9, U+F1, U+F6, U+FC, U+2009, "
    "U+2010-2011, U+2013-2014, U+2018-2019, U+201C-201D, U+2022, U+2026, U+202F, U+2032, "
    "U+20AC, U+2212"
)
LATIN_REST = (
    "U+A1-AF, U+B2-B6, U+B8-D6, U+D8-DF, U+E1-E3, U+E5-E6, U+EA-F0, U+F2-F5, U+F7-FB, "
    "U+FD-17F, U+218-21B, U+2C6-2C7, U+2D8-2DD, U+300-304, U+306-30C, U+1E9E, U+201A, U+201E, "
    "U+2020-2021, U+2030, U+2033, U+2039-203A, U+2122"
)
# Modern Sinhala: the archaic and the astrological (lith) digits stay in the fonts for documents.
SINHALA = f"U+964-965, U+D81-DDF, U+DF2-DF4, {JOINERS}"
TAMIL = f"U+B82-BFA, {JOINERS}, U+20B9"

CUTS = (
    Cut("latin", "Noto Sans", "NotoSans", LATIN),
    Cut("latin-rest", "Noto Sans", "NotoSans", LATIN_REST, also="U+20, U+41-5A, U+61-7A"),
    Cut("sinhala", "Noto Sans Sinhala", "NotoSansSinhala", SINHALA, also="U+20, U+A0"),
    Cut("tamil", "Noto Sans Tamil", "NotoSansTamil", TAMIL, also="U+20, U+A0, U+964-965"),
)
LATIN_FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "tnum"]


def cut_font(source: Path, cut: Cut) -> TTFont:
    """The font with only the characters of `cut` and the glyphs that they can shape into."""
    options = subset.Options()
    options.layout_features = LATIN_FEATURES if cut.font == "NotoSans" else ["*"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    options.drop_tables += ["STAT", "DSIG"]
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=cut.codepoints())
    cutter.subset(font)
    font.flavor = "woff2"
    return font


def main(documents: Path, pages: Path) -> None:
    """Write every cut in every weight, and fonts.css."""
    css = []
    for cut in CUTS:
        for weight, style in WEIGHTS.items():
            target = pages / f"{cut.name}-{weight}.woff2"
            cut_font(documents / f"{cut.font}-{style}.ttf", cut).save(target)
            print(f"{target.stat().st_size:>7} {target.name}")
            css.append(cut.css(weight))
    (pages / "fonts.css").write_text("\n".join(css), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
