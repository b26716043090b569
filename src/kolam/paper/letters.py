"""Letters: text as typed, made safe to set: what no file may hold goes, the rest stays or shows.

Every writer of documents passes each text through `legible` first; what it then writes can be
read back. `drawable` is for paper, where a letter without a shape would stop the press.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

import uharfbuzz as hb

from kolam.draw.text import font_file

# Line and paragraph separators, and every way to end a line, are one line break.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters and half letters; XML 1.0, section 2.2 forbids most of them.
_NOTHING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# What turns the direction of text round can make a clause read as another: it is spelled out.
_TURNS = "\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SHAPELESS = frozenset("\n\t\u00ad\u034f\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff")
# The house's fonts have no arrows; a font inside typst has.
ARROWS = "←↑→↓↔⟦⟧"
_SCRIPTS = ("latin", "sinhala", "tamil")


def legible(text: str) -> str:
    """The text without control characters; letters that turn its direction are spelled out."""
    plain = _NOTHING.sub("", _BREAKS.sub("\n", text))
    if plain.isascii():
        return plain
    return "".join(_spelled(c) if c in _TURNS or _is_no_letter(c) else c for c in plain)


def drawable(text: str) -> str:
    """Legible text; a letter that the house's fonts have no shape for is spelled as [U+1F600]."""
    plain = legible(text)
    if plain.isascii():
        return plain
    shapes = _shapes()
    return "".join(c if c in _SHAPELESS or ord(c) in shapes else _spelled(c) for c in plain)


@lru_cache(maxsize=4096)
def runs(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """The text in runs of one language each, told by their letters; signs stay with the run before.

    Latin letters within Sinhala or Tamil text count as English; a text of none counts as
    `language`.
    """
    tongues: list[str] = []
    for character in text:
        found = _tongue(character)
        tongues.append(found or (tongues[-1] if tongues else ""))
    first = next((tongue for tongue in tongues if tongue), language)
    told = (tongue or first for tongue in tongues)
    return tuple(_joined(zip(told, text, strict=True)))


def _joined(letters: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for tongue, run in groupby(letters, key=lambda pair: pair[0]):
        yield tongue, "".join(letter for _, letter in run)


def _tongue(character: str) -> str:
    code = ord(character)
    if 0x0D80 <= code <= 0x0DFF:
        return "si"
    if 0x0B80 <= code <= 0x0BFF:
        return "ta"
    return "en" if code < 0x0250 and character.isalpha() else ""


def _spelled(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def _is_no_letter(character: str) -> bool:
    """The 66 code points that Unicode keeps free for good."""
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


@cache
def _shapes() -> frozenset[int]:
    """Every code point that one of the fonts for documents has a shape for, in both weights."""
    ours = frozenset.intersection(*(_of_weight(weight) for weight in ("regular", "bold")))
    return ours | frozenset(map(ord, ARROWS))


def _of_weight(weight: str) -> frozenset[int]:
    found: set[int] = set()
    for script in _SCRIPTS:
        path = font_file(script, "bold" if weight == "bold" else "regular")
        found |= set(hb.Face(hb.Blob.from_file_path(str(path))).unicodes)
    return frozenset(found)
