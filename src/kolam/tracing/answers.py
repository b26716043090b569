"""Answers on a chain: how many people, and who, as far as the promise allows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kolam.core.answers import FEWEST_SHOWN
from kolam.core.signing import State, standing
from kolam.core.voice import Voice
from kolam.tracing.cells import RATINGS, about

FIELDS = {"named": "name", "organisation": "organisation", "sector": "sector"}


@dataclass(frozen=True, slots=True)
class Told:
    """Answers in one round: how many people, and who, as far as the promise allows.

    `people` is None where so few gave no name that even their number could tell who they are.
    """

    round: str
    people: int | None
    who: tuple[str, ...]
    promise: str

    def said(self, voice: Voice) -> str:
        """How many people answered, and by what they were told to be named."""
        sectors = self.promise == "sector"
        names = [voice(f"sector.{one}") if sectors else one for one in self.who]
        if self.people is None:
            return self.counted(voice)
        rest = f": {voice.list(names)}" if names else f", {voice('trace.unnamed')}"
        return self.counted(voice) + rest

    def counted(self, voice: Voice) -> str:
        """How many people answered, or that too few did to be counted."""
        few = self.people is None
        return voice("trace.too_few") if few else voice("trace.people", n=self.people)


@dataclass(frozen=True, slots=True)
class Signed:
    """Where a version stands: its number, its state, how many have signed of how many."""

    version: int
    state: State
    signed: int
    of: int

    def said(self, voice: Voice) -> str:
        """The version's number with how many have signed, or why nobody does any more."""
        values = {"version": self.version, "signed": self.signed, "of": self.of}
        return voice(f"trace.signed.{self.state}", **values)


def told(held: Any, items: Iterable[str] | None = None) -> Told | None:
    """Who answered in a round, about these items or at all: names where they were given.

    None where nobody did.
    """
    wanted = None if items is None else set(items)
    found = [r for r in getattr(held, RATINGS, ()) if wanted is None or about(r) in wanted]
    return _told(held, found) if found else None


def signed(version: Any) -> Signed:
    """Where a version that was put up for signature stands."""
    document = version.signable
    now = standing(document, version.receipts)
    return Signed(document.version, now.state, len(now.signed), len(document.signers))


def _told(held: Any, found: Sequence[Any]) -> Told:
    raters = {row.rater: row for row in found}
    promise = str(getattr(held, "promise", "anonymous"))
    title = str(getattr(held, "title", "") or held.id)
    if promise != "named" and len(raters) < FEWEST_SHOWN:
        return Told(title, None, (), promise)
    field = FIELDS.get(promise, "")
    who = {str(getattr(row, field, "") or "") for row in raters.values()} if field else set()
    return Told(title, len(raters), tuple(sorted(who - {""})), promise)
