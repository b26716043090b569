"""Text measured as it will be shaped, each script in its font, and wrapped to fit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from pathlib import Path

import uharfbuzz as hb

from kolam.draw.scene import Weight

FONTS = Path(__file__).resolve().parent.parent / "fonts"

_FACES = {"latin": "NotoSans", "sinhala": "NotoSansSinhala", "tamil": "NotoSansTamil"}
# Ink above and below the baseline and the pitch of lines, in ems; Sinhala and Tamil stack signs.
_RISE = {"latin": 0.76, "sinhala": 0.98, "tamil": 0.92}
_FALL = {"latin": 0.24, "sinhala": 0.30, "tamil": 0.35}
_PITCH = {"latin": 1.3, "sinhala": 1.5, "tamil": 1.5}
_JOINERS = "\u200c\u200d"
_CACHED = 16_384


@dataclass(frozen=True, slots=True)
class Extent:
    """Size of one line of text in pixels: its advance, and the ink above and below the baseline."""

    width: float
    rise: float
    fall: float

    @property
    def height(self) -> float:
        """Ink height of the line."""
        return self.rise + self.fall


def extent(text: str, size: float, weight: Weight = "regular") -> Extent:
    """Measure one line of text at `size` pixels. Source of the advances: HarfBuzz shaping."""
    scripts = _scripts(text)
    rise, fall = (max(part[script] for script in scripts) for part in (_RISE, _FALL))
    return Extent(_ems(text, weight) * size, rise * size, fall * size)


def width(text: str, size: float, weight: Weight = "regular") -> float:
    """Advance of one line of text in pixels."""
    return _ems(text, weight) * size


def pitch(text: str, size: float) -> float:
    """Distance between the baselines of two lines of such text, in pixels."""
    return size * max(_PITCH[script] for script in _scripts(text))


@lru_cache(maxsize=_CACHED)
def wrap(text: str, size: float, limit: float, weight: Weight = "regular") -> tuple[str, ...]:
    """Break text into lines at most `limit` pixels wide, filling each before the next.

    Breaks at spaces, not at no-break spaces; a single word wider than the limit is broken between
    grapheme clusters, so a conjunct or a vowel sign never leaves its letter. Empty text gives one
    empty line.
    """
    lines: list[str] = []
    for word in re.split("[ \t\n\r]+", text.strip()):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= limit:
            lines[-1] = longer
        else:
            lines.extend(_pieces(word, size, limit, weight))
    return tuple(lines) or ("",)


def balance(text: str, size: float, limit: float, weight: Weight = "regular") -> tuple[str, ...]:
    """Like `wrap`, with as few lines, but of lengths as even as whole words allow."""
    lines = wrap(text, size, limit, weight)
    narrow, best = limit / len(lines), limit
    while best - narrow > size / 4:
        middle = (narrow + best) / 2
        closer = wrap(text, size, middle, weight)
        # A narrower limit may cut a long word in two: same count of lines, other words.
        even = len(closer) <= len(lines) and " ".join(closer) == " ".join(lines)
        narrow, best = (narrow, middle) if even else (middle, best)
    return wrap(text, size, best, weight)


def shorten(text: str, size: float, limit: float, weight: Weight = "regular") -> str:
    """The text itself if it fits into `limit` pixels, else its beginning with an ellipsis."""
    if width(text, size, weight) <= limit:
        return text
    kept = ""
    for cluster in clusters(text):
        if width(f"{kept}{cluster}…", size, weight) > limit:
            break
        kept += cluster
    return f"{kept.rstrip()}…"


def clusters(text: str) -> tuple[str, ...]:
    """Split text where a line may be cut: never inside a conjunct or before a vowel sign."""
    starts = [run.start + start for run in _runs(text) for start in _cluster_starts(run)]
    cuts = sorted({0, len(text), *starts})
    return tuple(text[a:b] for a, b in pairwise(cuts) if a < b)


@dataclass(frozen=True, slots=True)
class _Run:
    script: str
    text: str
    start: int


def _script(character: str) -> str:
    code = ord(character)
    if 0x0D80 <= code <= 0x0DFF:
        return "sinhala"
    return "tamil" if 0x0B80 <= code <= 0x0BFF else "latin"


def _runs(text: str) -> Iterator[_Run]:
    """Runs of one script each; joiners stay with the letter before them."""
    scripts: list[str] = []
    for character in text:
        joins = character in _JOINERS and scripts
        scripts.append(scripts[-1] if joins else _script(character))
    start = 0
    for script, members in groupby(scripts):
        end = start + sum(1 for _ in members)
        yield _Run(script, text[start:end], start)
        start = end


@lru_cache(maxsize=_CACHED)
def _scripts(text: str) -> frozenset[str]:
    return frozenset({"latin"} | {run.script for run in _runs(text)})


@lru_cache(maxsize=_CACHED)
def _ems(text: str, weight: Weight) -> float:
    return sum(_advance(run, weight) for run in _runs(text))


def _advance(run: _Run, weight: Weight) -> float:
    face = _font(run.script, weight)
    shaped = _shape(run, weight)
    places = zip(shaped.glyph_infos, shaped.glyph_positions, strict=True)
    # Glyph 0 is "not in this font": the reader's own font will draw it, at about an em.
    ems = (at.x_advance / face.face.upem if info.codepoint else 1.0 for info, at in places)
    return float(sum(ems))


def _shape(run: _Run, weight: Weight) -> hb.Buffer:
    shaped = hb.Buffer()
    shaped.add_str(run.text)
    shaped.guess_segment_properties()
    hb.shape(_font(run.script, weight), shaped)
    return shaped


def _cluster_starts(run: _Run) -> list[int]:
    return [info.cluster for info in _shape(run, "regular").glyph_infos]


@cache
def _font(script: str, weight: Weight) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(font_file(script, weight)))))


def font_file(script: str, weight: Weight = "regular") -> Path:
    """The TrueType file of a script ("latin", "sinhala" or "tamil") in a weight.

    Raises FileNotFoundError naming the folder when the font is not there.
    """
    wanted = f"{_FACES[script]}{weight}".lower()
    for path in sorted(FONTS.rglob("*.ttf")):
        letters = "".join(c for c in path.stem if c.isalpha()).lower()
        if letters == wanted:
            return path
    raise FileNotFoundError(f"no font for {script} {weight} in {FONTS}; run make setup")


def _pieces(word: str, size: float, limit: float, weight: Weight) -> list[str]:
    """A word in pieces that fit; at least one cluster a piece, so that it always ends."""
    if width(word, size, weight) <= limit:
        return [word]
    pieces = [""]
    for cluster in clusters(word):
        if pieces[-1] and width(pieces[-1] + cluster, size, weight) > limit:
            pieces.append("")
        pieces[-1] += cluster
    return pieces
