"""Verifying: what can be checked of a signed file by anybody, offline, from the file alone."""

from base64 import b64decode
from collections.abc import Sequence

from kolam.core.fault import Faulty
from kolam.store.sealing.altered import Altered, alterations
from kolam.store.sealing.checks import of_document
from kolam.store.sealing.keys import grouped
from kolam.store.sealing.lines import line_of_file, lines_of, of_one_hand
from kolam.store.sealing.receipts import is_genuine, shown
from kolam.store.sealing.seal import Seal, find_seal
from kolam.store.sealing.signed import Signed, TakenHome, read_signed
from kolam.store.sealing.telling import Check, Moment, Report, check


def verify_pdf(data: bytes, *, keys: Sequence[str] = (), home: Sequence[TakenHome] = ()) -> Report:
    """Check a sealed PDF: every byte and every receipt; with `keys`, that only these sealed them.

    `home` are receipts that signers took home: the file must hold the same.
    """
    changed = tuple(_change(one) for one in alterations(data))
    seal = find_seal(data)
    if seal is None:
        return Report(None, changed)
    try:
        signed = read_signed(b64decode(seal.payload, validate=True))
    except (ValueError, Faulty):
        return Report(None, (*changed, check("payload", _bytes(*seal.spans["signed"]), False)))
    whole = check("bytes", "file", True, n=len(data))
    inner = of_document(signed, keys, home, final=True, sealed=line_of_file(seal))
    return Report(signed, (*(changed or (whole,)), *inner, _sealed_by(seal, signed, keys)))


def verify_signed(
    signed: Signed,
    *,
    keys: Sequence[str] = (),
    home: Sequence[TakenHome] = (),
    final: bool = True,
) -> Report:
    """Check a document with its receipts; where it is not `final`, signatures may be missing."""
    return Report(signed, tuple(of_document(signed, keys, home, final=final)))


def verify_taken_home(home: TakenHome) -> Report:
    """Check a receipt by itself: that it is as its key sealed it."""
    receipt = home.receipt
    own = check(
        "receipt",
        "receipt",
        is_genuine(receipt),
        name=home.name,
        organisation=home.organisation,
        title=home.title,
        version=home.version,
        when=Moment(receipt.when),
        shown=shown(receipt),
    )
    alone = check("alone", "receipt", None, digits=grouped(receipt.key), document=receipt.document)
    return Report(None, (own, alone))


def _change(one: Altered) -> Check:
    values = {"first": str(one.first), "last": str(one.last), "n": one.count}
    return check(one.what, _bytes(one.first, one.last + 1), False, **values)


def _sealed_by(seal: Seal, signed: Signed, keys: Sequence[str]) -> Check:
    """Whether the file was sealed by a key of its receipts, or one that follows from them."""
    key = seal.word("key")
    lines = (*lines_of(signed.receipts), line_of_file(seal))
    known = of_one_hand([*keys, *(receipt.key for receipt in signed.receipts)], lines)
    right = key in known
    return check("file_key", _bytes(*seal.spans["key"]), right, digits=grouped(key))


def _bytes(start: int, end: int) -> str:
    return f"bytes {start}-{end - 1}"
