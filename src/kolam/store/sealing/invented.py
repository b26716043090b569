"""Invented signatures: a document of the demonstration, signed by nobody, under a key for all.

The private key follows from words that stand here, so whoever reads them can seal with it: it
shows what a signed file is like, and proves nothing.
"""

import datetime
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kolam.core.fault import Faulty
from kolam.core.signable import Receipt, Signable
from kolam.core.signing import marked, unready
from kolam.store.sealing.keys import SigningKey
from kolam.store.sealing.receipts import receive
from kolam.store.sealing.signed import Signed

WORDS = b"kolam demonstration: this key is known to everybody and proves nothing"
THROUGH = "Kolam demonstration (invented)"


def invented_key() -> SigningKey:
    """The key of the demonstration: the same everywhere."""
    return SigningKey(Ed25519PrivateKey.from_private_bytes(hashlib.sha256(WORDS).digest()))


def invented(document: Signable, *, day: datetime.date) -> Signed:
    """The document with a signature of every signer, in turn, a minute apart on this day.

    Raises Faulty with everything that is not ready.
    """
    if found := tuple(unready(document)):
        raise Faulty(found)
    made, receipts = marked(document), list[Receipt]()
    start = datetime.datetime(day.year, day.month, day.day, 4, 30, tzinfo=datetime.UTC)
    for number, signer in enumerate(sorted(made.signers, key=lambda one: one.turn)):
        receipts.append(
            receive(
                made,
                receipts,
                act="signed",
                signer=signer.id,
                typed=signer.name,
                how="link",
                through=THROUGH,
                language=made.languages[0],
                when=start + datetime.timedelta(minutes=number),
                key=invented_key(),
            )
        )
    return Signed(document=made, receipts=tuple(receipts))
