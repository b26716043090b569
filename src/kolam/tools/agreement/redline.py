"""Redlines: what changed in a text, word by word, and in a document, article by article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from kolam.core.record import Text
from kolam.core.signable import Article

Kind = Literal["same", "added", "removed"]
#: A word with the space after it: the pieces put together are the text.
WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that stayed, came or went."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """One article that is not as it was: new, gone, or with other words in some language."""

    id: str
    kind: Literal["added", "removed", "changed"]
    heading: Text
    pieces: dict[str, tuple[Piece, ...]]


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """The words of both in order: without what came they are `before`, without what went `after`.

    The longest common stretches stay, after Ratcliff and Obershelp (difflib).
    """
    old, new = WORD.findall(before), WORD.findall(after)
    return tuple(_pieces(old, new))


def changes(before: Sequence[Article], after: Sequence[Article]) -> tuple[Change, ...]:
    """What is new, gone or reworded between two versions of a document, in the later's order.

    What is gone comes last. An article that only moved is no change.
    """
    return tuple(_changes({one.id: one for one in before}, after))


def _changes(was: dict[str, Article], after: Sequence[Article]) -> Iterator[Change]:
    for one in after:
        old = was.pop(one.id, None)
        if old is None:
            yield Change(one.id, "added", one.heading, reworded(Text(), one.words))
        elif old.words != one.words or old.heading != one.heading:
            yield Change(one.id, "changed", one.heading, reworded(old.words, one.words))
    for gone in was.values():
        yield Change(gone.id, "removed", gone.heading, reworded(gone.words, Text()))


def reworded(before: Text, after: Text) -> dict[str, tuple[Piece, ...]]:
    """The redline of each language in which the words are not the same."""
    return {
        code: redline(getattr(before, code), getattr(after, code))
        for code in Text.languages
        if getattr(before, code) != getattr(after, code)
    }


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(old[a:b]))
            continue
        if a < b:
            yield Piece("removed", "".join(old[a:b]))
        if c < d:
            yield Piece("added", "".join(new[c:d]))
