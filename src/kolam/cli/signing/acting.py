"""Acts on a version in a book: put up, signed, declined, withdrawn; each written at once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kolam.cli.books import Faults, why
from kolam.cli.stopped import Stopped, instead

if TYPE_CHECKING:
    from pathlib import Path

    from kolam.cli.signing.listing import Found
    from kolam.core.record import Record
    from kolam.core.signable import Act, Receipt
    from kolam.core.voice import Voice
    from kolam.store.archive import Opened


@dataclass(frozen=True)
class Wish:
    """Who wants to do what, under which name and with which key ring."""

    act: Act
    signer: str
    typed: str
    ring: Path
    reason: str = ""


def put_up(path: Path, held: Opened, document: str, voice: Voice, *, knowing: bool) -> str:
    """Put a document up for signature as one more version. Raises Stopped or Faults.

    What speaks against it without making it impossible stops it, unless it is done `knowing` of it.
    """
    from kolam import toolbox
    from kolam.core.fault import Faulty
    from kolam.store.sealing.versions import put_up

    for slug, sheet in held.book.sheets.items():
        part: Any = toolbox.part(slug, "signable")
        if part is None:
            continue
        if document not in part.documents(sheet):
            then = instead(
                document, part.documents(sheet), otherwise=", ".join(part.documents(sheet))
            )
            raise Stopped(f"The book has no document {document!r}", then=then)
        if not knowing:
            _doubted(path, held, slug, document, voice)
        try:
            changed = put_up(sheet, part.signable(sheet, document), document, when=_now())
        except Faulty as faulty:
            raise Faults(path, faulty.faults, voice) from None
        _write(path, held, slug, changed)
        return f"Put up for signature: {changed.versions[-1].id}"  # type: ignore[attr-defined]
    raise Stopped("The book has no sheet with documents to sign", where=path)


def _doubted(path: Path, held: Opened, slug: str, document: str, voice: Voice) -> None:
    """Raise Stopped with everything that speaks against signing this document now."""
    from kolam import toolbox
    from kolam.bench import Bench
    from kolam.core.sentence import Sentence

    part: Any = toolbox.part(slug, "doubts")
    findings = Bench(held.book, toolbox.rooms(), voice).findings(slug)
    found = part.doubts(findings, document) if part else ()
    if found:
        said = (Sentence(f"fault.{one.key}", one.values, one).said(voice) for one in found)
        lines = (
            f"  {one.where() or slug}: {words}" for one, words in zip(found, said, strict=True)
        )
        told = "\n".join((voice("signing.doubts.title", n=len(found)), *lines))
        then = f"mend this, or do it knowing of it: kolam sign {path} --open {document} --knowing"
        raise Stopped(told, then=then)


def act(path: Path, held: Opened, found: Found, wish: Wish, voice: Voice) -> Receipt:
    """Do it, and write the book. Raises Faults where it may not be done now."""
    from kolam.core.fault import Faulty
    from kolam.store.sealing.keys import NoKey
    from kolam.store.sealing.receipts import receive
    from kolam.store.sealing.ring import KeyRing
    from kolam.store.sealing.versions import with_receipt

    try:
        receipt = receive(
            found.version.signable,
            found.version.receipts,
            act=wish.act,
            signer=wish.signer,
            typed=wish.typed,
            how="key",
            language=voice.language,
            reason=wish.reason,
            when=_now(),
            key=KeyRing(wish.ring).current(_now()),
        )
    except Faulty as faulty:
        raise Faults(path, faulty.faults, voice) from None
    except NoKey as error:
        then = f"make one: kolam key {wish.ring}"
        raise Stopped(
            f"There is no key to be read here: {error}", where=wish.ring, then=then
        ) from None
    sheet = held.book.sheets[found.tool]
    _write(path, held, found.tool, with_receipt(sheet, found.version.id, receipt))
    return receipt


def told(found: Found, receipt: Receipt, output: Path | None, voice: Voice) -> str:
    """What was done; the receipt is written where it was asked for."""
    from kolam.store.files import write_whole
    from kolam.store.sealing.receipts import shown
    from kolam.store.sealing.signed import as_json, taken_home

    lines = [voice(f"signing.done.{receipt.act}", name=receipt.typed), shown(receipt)]
    if output is not None:
        try:
            write_whole(output, as_json(taken_home(found.version.signable, receipt)))
        except OSError as error:
            raise Stopped("The receipt cannot be written", where=output, then=why(error)) from None
        lines.append(str(output))
    return "\n".join(lines)


def _write(path: Path, held: Opened, slug: str, sheet: Record) -> None:
    from kolam import toolbox
    from kolam.store.archive import write_book

    try:
        write_book(path, held.holding(held.book.with_sheet(slug, sheet)), toolbox.rooms())
    except OSError as error:
        raise Stopped("The book cannot be written", where=path, then=why(error)) from None


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
