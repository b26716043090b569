"""The versions in a book: listed with where each stands, found by id, and read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kolam.cli.stopped import Stopped, instead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kolam.core.book import Book
    from kolam.core.signable import Version
    from kolam.core.voice import Voice


@dataclass(frozen=True)
class Found:
    """A version, the tool in whose sheet it stands, and the ids of those whose turn it is."""

    tool: str
    version: Version
    now: tuple[str, ...]


def every(book: Book) -> Iterator[Found]:
    """Every version in the book."""
    from kolam.core.signable import versions_of
    from kolam.core.signing import standing

    for slug, sheet in book.sheets.items():
        for version in versions_of(sheet):
            yield Found(slug, version, standing(version.signable, version.receipts).now)


def find(book: Book, id: str) -> Found:
    """The version with this id. Raises Stopped with the nearest one."""
    known = {found.version.id: found for found in every(book)}
    if id not in known:
        otherwise = "see what there is: kolam sign BOOK"
        raise Stopped(
            f"The book has no version {id!r}", then=instead(id, known, otherwise=otherwise)
        )
    return known[id]


def lines(book: Book, voice: Voice) -> list[str]:
    """Each version with its state and signers, and what can be put up for signature."""
    told = [line for found in every(book) for line in _version(found, voice)]
    return told or [voice("verify.nothing_signed")]


def words(found: Found, language: str) -> str:
    """The document as a person reads it before signing, with its hash."""
    from kolam.core.signable import told
    from kolam.store.sealing.receipts import digest

    document = found.version.signable
    top = (document.title.said(language), f"SHA-256 {digest(document)}", "")
    signers = (
        f"  {s.id}  {s.name}, {s.organisation}, {s.authority}"
        for s in (signer.said(language) for signer in document.signers)
    )
    return "\n".join((*top, *told(document, language), *signers))


def _version(found: Found, voice: Voice) -> Iterator[str]:
    from kolam.core.signing import standing

    document, receipts = found.version.signable, found.version.receipts
    stands = standing(document, receipts)
    state = voice(f"signing.state.{stands.state}")
    title = document.title.said(voice.language)
    yield f"{found.version.id}  {title}, {voice('signing.version', n=document.version)}: {state}"
    for signer in (one.said(voice.language) for one in document.signers):
        place = (
            "signed"
            if signer.id in stands.signed
            else "now"
            if signer.id in stands.now
            else "later"
        )
        yield f"  {signer.id}  {signer.name}, {signer.organisation}: " + voice(
            f"signing.place.{place}"
        )
