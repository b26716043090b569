"""A signed document of a book or of the demonstration, as a sealed PDF."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.books import Faults
from kolam.cli.stopped import Stopped

if TYPE_CHECKING:
    from pathlib import Path

    from kolam.core.book import Book
    from kolam.core.voice import Voice
    from kolam.paper.letterhead import Letterhead
    from kolam.store.sealing.keys import SigningKey
    from kolam.store.sealing.signed import Signed

#: What `kolam report` calls a document, and what its versions are called after.
NAMES = {"agreement": "agreement", "workplan": "work_plan", "contract": "contract."}


def signed_bytes(
    book: Book, kind: str, voice: Voice, *,
    demo: bool, ring: Path | None, head: Letterhead | None = None,
) -> bytes:  # fmt: skip
    """The document as everybody signed it; of the demonstration, with invented signatures.

    Raises Stopped where there is no such document, nobody has signed it, or no key seals it.
    """
    from kolam.web.signing.signed_pdf import signed_pdf

    if kind not in NAMES:
        known = ", ".join(NAMES)
        raise click.UsageError(f"--signed is for --document {known}.")
    signed, key = _invented(book, kind, voice) if demo else _of_book(book, kind, ring)
    return signed_pdf(signed, key, voice, label=book.about.label, letterhead=head)


def _invented(book: Book, kind: str, voice: Voice) -> tuple[Signed, SigningKey]:
    from kolam import toolbox
    from kolam.core.fault import Faulty
    from kolam.store.sealing.invented import invented, invented_key

    for slug, sheet in book.sheets.items():
        part: Any = toolbox.part(slug, "signable")
        names = [n for n in part.documents(sheet) if n.startswith(NAMES[kind])] if part else []
        if names:
            day = getattr(sheet, "signing", None) or datetime.date(2023, 12, 15)
            try:
                return invented(part.signable(sheet, names[0]), day=day), invented_key()
            except Faulty as faulty:
                from pathlib import Path

                raise Faults(Path("demonstration"), faulty.faults, voice) from None
    raise Stopped("The demonstration has no such document")


def _of_book(book: Book, kind: str, ring: Path | None) -> tuple[Signed, SigningKey]:
    from kolam.cli.signing.listing import every
    from kolam.core.signing import standing
    from kolam.store.sealing.keys import NoKey
    from kolam.store.sealing.ring import KeyRing
    from kolam.store.sealing.signed import Signed

    found = [
        one.version
        for one in every(book)
        if one.version.document.startswith(NAMES[kind])
        and standing(one.version.signable, one.version.receipts).state == "complete"
    ]
    if not found:
        raise Stopped("Nobody has signed that yet", then="see who may: kolam sign BOOK")
    if ring is None:
        then = "name the key ring of one who signed, or of the server: --key FOLDER"
        raise Stopped("A signed file is sealed with a key", then=then)
    try:
        key = KeyRing(ring).current(datetime.datetime.now(datetime.UTC))
    except NoKey as error:
        raise Stopped(f"There is no key to be read here: {error}", where=ring) from None
    return Signed(document=found[-1].signable, receipts=found[-1].receipts), key
