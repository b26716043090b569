"""The bundle: the pages' modules, looks, fonts and words, packed once and served from memory.

One hash stands for all of them, so they import each other by relative paths and are kept for ever.
"""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from kolam import toolbox
from kolam.core.voice import LANGUAGES

PAGE = Path(__file__).parent / "page"
STATIC = Path(__file__).parent.parent / "static"
WORDS = {"phone": ("phone.", "sector."), "wall": ("wall.",)}
TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
SMALL = 400
COMMENT = re.compile(rb"^[ \t]*(?://.*|/\*\*?[^*]*\*/)\n", re.MULTILINE)
INDENT = re.compile(rb"^[ \t]+", re.MULTILINE)


@dataclass(frozen=True)
class File:
    """A file ready to be sent: as it is, and smaller where that pays."""

    type: str
    plain: bytes
    gzip: bytes = b""


def pack(name: str, plain: bytes) -> File:
    """Pack a file as small as it gets; fonts are packed already."""
    suffix = Path(name).suffix
    guessed = TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    small = suffix == ".woff2" or len(plain) < SMALL
    return File(guessed, plain, b"" if small else gzip.compress(plain, 9, mtime=0))


def slim(name: str, body: bytes) -> bytes:
    """A module or stylesheet without its comments on lines of their own, and not indented."""
    if Path(name).suffix not in (".js", ".css"):
        return body
    return INDENT.sub(b"", COMMENT.sub(b"", body))


class Bundle:
    """Every file by its path below the hash."""

    def __init__(self, page: Path = PAGE) -> None:
        found = {name: slim(name, body) for name, body in sorted(_files(page))}
        digest = hashlib.sha256()
        for name, body in found.items():
            digest.update(name.encode() + b"\0" + hashlib.sha256(body).digest())
        self.hash = digest.hexdigest()[:16]
        self.files = {name: pack(name, body) for name, body in found.items()}


def _files(page: Path) -> Iterator[tuple[str, bytes]]:
    for pattern in ("**/*.js", "**/*.css", "**/*.svg"):
        for path in page.glob(pattern):
            if path.name != "worker.js":
                yield path.relative_to(page).as_posix(), path.read_bytes()
    for name in ("look/tokens.css", "look/figure.css", "fonts/fonts.css"):
        yield name, (STATIC / name).read_bytes()
    for path in (STATIC / "fonts").glob("*.woff2"):
        yield f"fonts/{path.name}", path.read_bytes()
    for language in LANGUAGES:
        for name, prefixes in WORDS.items():
            yield f"{name}-{language}.json", words(prefixes, language)
    for slug, tool in toolbox.rooms().items():
        if tool.card:
            yield from _room(slug)


def _room(slug: str) -> Iterator[tuple[str, bytes]]:
    for pattern in ("card.js", "card_*.js", "card.css"):
        for path in toolbox.folder(slug).glob(pattern):
            yield f"{slug}/{path.name}", path.read_bytes()
    for language in LANGUAGES:
        yield f"{slug}/card-{language}.json", words((f"{slug}.card.",), language)


def words(prefixes: tuple[str, ...], language: str) -> bytes:
    """The words of all keys that start so, as one JSON object; plurals as [one, other]."""
    known = toolbox.voice(language).catalogue.words
    chosen = {
        key: said[0] if len(said) == 1 else list(said)
        for key, said in known.items()
        if key.startswith(prefixes)
    }
    return orjson.dumps(chosen, option=orjson.OPT_SORT_KEYS)
