"""Signed documents as files: the document with its receipts, and a receipt that is taken home."""

from typing import Literal

from kolam.core.record import Record, read
from kolam.core.signable import Receipt, Signable
from kolam.store.plain import parse, pretty


class Signed(Record):
    """A document and its receipts, as they stand in a file of their own and inside a PDF."""

    kind: Literal["kolam-signed"] = "kolam-signed"
    format: Literal[1] = 1
    document: Signable
    receipts: tuple[Receipt, ...]


class TakenHome(Record):
    """What a signer keeps: their receipt, with what it is a receipt for.

    Whoever holds it finds any later file that does not hold the same receipt.
    """

    kind: Literal["kolam-receipt"] = "kolam-receipt"
    format: Literal[1] = 1
    title: str
    version: int
    name: str
    organisation: str
    authority: str
    receipt: Receipt


def taken_home(document: Signable, receipt: Receipt) -> TakenHome:
    """The receipt for its signer to keep."""
    signer = next((one for one in document.signers if one.id == receipt.signer), None)
    return TakenHome(
        title=document.title.said(receipt.language or "en"),
        version=document.version,
        name=signer.name if signer else receipt.typed,
        organisation=signer.organisation if signer else "",
        authority=signer.authority if signer else "",
        receipt=receipt,
    )


def as_json(record: Signed | TakenHome) -> bytes:
    """The record as a file: what stands at its default is left out, as it is when it is hashed."""
    plain = record.model_dump(mode="json", exclude_defaults=True)
    return pretty({"kind": record.kind, "format": record.format, **plain})


def kind_of(data: bytes) -> str:
    """What a JSON file calls itself, "" where it does not. Raises Faulty where it is no JSON."""
    plain = parse(data)
    return str(plain.get("kind", "")) if isinstance(plain, dict) else ""


def read_signed(data: bytes) -> Signed:
    """A signed document from its JSON. Raises Faulty with every fault and its place."""
    return read(Signed, parse(data))


def read_taken_home(data: bytes) -> TakenHome:
    """A receipt that was taken home. Raises Faulty with every fault and its place."""
    return read(TakenHome, parse(data))
