"""Signed documents and a small PDF for the tests of sealing."""

import datetime
from collections.abc import Sequence

from kolam.core.signable import Receipt, Signable
from kolam.store.sealing.keys import SigningKey, new_key
from kolam.store.sealing.receipts import receive
from kolam.store.sealing.signed import Signed
from tests.core.documents import SIGNERS, document

KEY, OTHER = new_key(), new_key()
WHEN = datetime.datetime(2026, 6, 26, 10, 0, tzinfo=datetime.UTC)
TYPED = {signer.id: signer.name for signer in SIGNERS}


def sign(
    made: Signable,
    receipts: Sequence[Receipt],
    signer: str,
    key: SigningKey = KEY,
    **more: object,
) -> tuple[Receipt, ...]:
    """The receipts with one more signature, a minute after the last."""
    asked: dict[str, object] = {
        "act": "signed",
        "typed": TYPED.get(signer, "Somebody"),
        "how": "account",
        "when": WHEN + datetime.timedelta(minutes=len(receipts)),
        "key": key,
        "signer": signer,
        "language": "en",
        **more,
    }
    return (*receipts, receive(made, receipts, **asked))  # type: ignore[arg-type]


def signed(made: Signable | None = None, key: SigningKey = KEY) -> Signed:
    """A document that everybody has signed."""
    made = made or document()
    receipts: tuple[Receipt, ...] = ()
    for signer in ("MOH", "UNI", "SHG"):
        receipts = sign(made, receipts, signer, key)
    return Signed(document=made, receipts=receipts)


def small_pdf() -> bytes:
    """One empty page, with a cross-reference table that is right."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    made, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = len(made)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 4\n0000000000 65535 f \n" + rows
    return made + b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table
