"""Receipts: made and sealed one after another, each holding the hash of the one before it."""

import datetime
import hashlib
from collections.abc import Sequence

from kolam.core.fault import Fault, Faulty
from kolam.core.languages import turns
from kolam.core.record import Record, essential, read
from kolam.core.signable import Act, How, Receipt, Signable
from kolam.core.signing import refusal
from kolam.store.sealing.keys import SigningKey, genuine, grouped

RECEIPT = b"kolam receipt 1\n"


def digest(record: Record) -> str:
    """SHA-256 over the record as it is signed: 64 hexadecimal digits."""
    return hashlib.sha256(essential(record)).hexdigest()


def moment(when: datetime.datetime) -> str:
    """A moment as receipts write it: whole seconds in UTC."""
    return when.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def receive(
    document: Signable,
    receipts: Sequence[Receipt],
    *,
    act: Act,
    typed: str,
    how: How,
    when: datetime.datetime,
    key: SigningKey,
    signer: str = "",
    through: str = "",
    language: str = "",
    reason: str = "",
) -> Receipt:
    """The next receipt, sealed.

    Raises Faulty where this may not be done now, or where what was typed could not be read again.
    """
    if fault := refusal(document, receipts, act, signer):
        raise Faulty([fault])
    bare = read(
        Receipt,
        {
            "id": f"R{len(receipts) + 1}",
            "act": act,
            "signer": signer,
            **_shown_as_typed(typed=typed, through=through, reason=reason),
            "how": how,
            "language": language,
            "when": moment(when),
            "document": digest(document),
            "before": digest(receipts[-1]) if receipts else "",
            "key": key.public,
            "handed": key.handed,
        },
    )
    return bare.with_(seal=key.seal(sealed_bytes(bare)))


def _shown_as_typed(**said: str) -> dict[str, str]:
    """The same words. Raises Faulty where a hidden sign shows them in another order."""
    hidden = [name for name, words in said.items() if turns(words)]
    if hidden:
        raise Faulty(Fault((name,), "hidden_direction", {"id": said[name]}) for name in hidden)
    return said


def sealed_bytes(receipt: Receipt) -> bytes:
    """What a receipt's seal is over: everything in it but the seal."""
    return RECEIPT + essential(receipt.with_(seal=""))


def is_genuine(receipt: Receipt) -> bool:
    """Whether the receipt is as its key sealed it."""
    return genuine(receipt.key, receipt.seal, sealed_bytes(receipt))


def shown(receipt: Receipt) -> str:
    """A receipt's fingerprint as people read it aloud: eight groups of four."""
    return grouped(digest(receipt))
