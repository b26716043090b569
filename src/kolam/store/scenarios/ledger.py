"""The ledger of one reading: faults that stop it, and notes on what was taken as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from kolam.core.fault import Fault, Faulty, near
from kolam.store.scenarios.exact import NotExact, Number, exact


@dataclass(frozen=True)
class Ledger:
    """Collects everything that is wrong, and everything worth saying, while files are read."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def fault(self, place: tuple[str | int, ...], key: str, **values: Any) -> None:
        """Write down something to mend; reading goes on, and stops at `settle`."""
        self.faults.append(Fault(place, key, values))

    def note(self, place: tuple[str | int, ...], key: str, **values: Any) -> None:
        """Write down something that a reader should know; it stops nothing."""
        self.notes.append(Fault(place, key, values))

    def settle(self) -> None:
        """Raises Faulty with all faults, if there is any."""
        if self.faults:
            raise Faulty(self.faults)

    def number(self, value: Any, place: tuple[str | int, ...]) -> Fraction:
        """The exact number; 0 with a fault where it is none."""
        try:
            return exact(value)
        except NotExact as problem:
            self.fault(place, problem.key, word=problem.word)
            return Fraction(0)

    def mapping(self, value: Any, place: tuple[str | int, ...]) -> Mapping[str, Any]:
        """The named fields there; none with a fault where it is something else."""
        if isinstance(value, dict):
            return value
        self.fault(place, "not_a_record")
        return {}

    def sequence(self, value: Any, place: tuple[str | int, ...]) -> list[Any]:
        """The list there; an empty one with a fault where it is something else."""
        if isinstance(value, list):
            return value
        self.fault(place, "not_a_list")
        return []

    def name(self, value: Any, place: tuple[str | int, ...]) -> str:
        """The words there, numbers as they are written; faulted where it is neither."""
        if isinstance(value, str) and value.strip():
            return str(value)
        self.fault(place, "not_text")
        return ""

    def unknown(self, word: str, known: Iterable[str], place: tuple[str | int, ...]) -> None:
        """Fault a name that is not one of the known ones, with the nearest of them."""
        names = list(known)
        guess = near(word, names) or ", ".join(names[:8])
        self.fault(place, "scenario_unknown", word=word[:80], near=guess)


def is_number(value: Any) -> bool:
    """Whether a value read from a file stands there as a number."""
    return isinstance(value, Number)
