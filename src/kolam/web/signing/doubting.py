"""Doubts about a document: told before it is put up for signature, and to whoever is to sign it."""

from hashlib import sha256
from typing import Any

from kolam import toolbox
from kolam.core.fault import Fault
from kolam.core.sentence import Sentence
from kolam.core.signable import Version
from kolam.core.signing import standing
from kolam.core.voice import Voice
from kolam.web.models import Partnership
from kolam.web.private import findings_for


def doubts(
    partnership: Partnership, tool: str, document: str, voice: Voice, *, of_words: bool = False
) -> tuple[Fault, ...]:
    """What speaks against signing it now; with `of_words`, against its own words alone.

    What everybody in the room may know, whoever looks. Raises LookupError for no such document.
    """
    part: Any = toolbox.part(tool, "doubts") if tool in toolbox.rooms() else None
    if part is None:
        return ()
    ask = part.doubts_of_words if of_words else part.doubts
    found: tuple[Fault, ...] = ask(findings_for(partnership, tool, None, voice), document)
    return found


def since(partnership: Partnership, tool: str, version: Version, voice: Voice) -> list[str]:
    """What a signer is told: what an open version was made from and is not so any more."""
    if standing(version.signable, version.receipts).state != "open":
        return []
    found = doubts(partnership, tool, version.document, voice, of_words=True)
    return [said(fault, voice, "signing.since") for fault in found]


def mark(found: tuple[Fault, ...]) -> str:
    """What a form sends back to say that these doubts have been seen; another one has another."""
    told = sorted(f"{one.where()} {one.key} {one.values}" for one in found)
    return sha256("\n".join(told).encode()).hexdigest()[:32]


def said(fault: Fault, voice: Voice, words: str = "fault") -> str:
    """A doubt in the reader's language; what a signer can do about it has words of its own."""
    key = f"{words}.{fault.key}"
    key = key if voice.knows(key) else f"fault.{fault.key}"
    return Sentence(key, fault.values, fault).said(voice)
