"""Faults: what is wrong in what a person typed, where, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from kolam.core.voice import Voice

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: `place` leads to the field, `key` names the sentence that explains it."""

    place: Place
    key: str
    values: dict[str, Any] = field(default_factory=dict)

    def said(self, voice: Voice) -> str:
        """The sentence in the reader's language: what is wrong and what to do."""
        return voice(f"fault.{self.key}", **self.values)

    def inside(self, *outer: str | int) -> "Fault":
        """The same fault, its place told from further outside."""
        return Fault((*outer, *self.place), self.key, self.values)

    def where(self) -> str:
        """The place as one dotted word, for logs, tables and APIs."""
        return ".".join(str(part) for part in self.place)


class Faulty(Exception):
    """Something could not be read; `faults` lists everything that is wrong with it, at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{f.where() or '(whole)'}: {f.key}" for f in self.faults))


def near(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like `word`, or an empty string."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""
