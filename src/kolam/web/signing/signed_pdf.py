"""Signed PDFs: a document that everybody has signed, on tagged pages, with a seal over every byte.

Knows no Django: the command line makes the same file.
"""

import datetime
from dataclasses import replace

from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.paper.letterhead import Letterhead
from kolam.paper.pdf import pdf
from kolam.paper.signed import Line, signed_document
from kolam.store.sealing.keys import SigningKey, grouped
from kolam.store.sealing.receipts import digest, shown
from kolam.store.sealing.seal import seal_pdf
from kolam.store.sealing.signed import Signed
from kolam.store.sealing.telling import Known, Moment


def signed_pdf(
    signed: Signed,
    key: SigningKey,
    voice: Voice,
    *,
    label: Text | None = None,
    letterhead: Letterhead | None = None,
) -> bytes:
    """The signed document as a sealed PDF in the voice's language; equal inputs, equal bytes.

    The words are the voice's; what is sealed inside is the document in all its languages. Label
    and letterhead are no part of what was signed: the seal over the file's bytes holds them.
    """
    document = signed.document
    names = {one.id: one.said(voice.language).name for one in document.signers}
    lines = [
        Line(
            signer=receipt.signer,
            name=names.get(receipt.signer, receipt.typed),
            typed=receipt.typed,
            when=Moment(receipt.when).said(voice),
            how=Known(receipt.how, receipt.through).said(voice),
            shown=shown(receipt),
            key=grouped(receipt.key),
        )
        for receipt in signed.receipts
        if receipt.act == "signed"
    ]
    said = label.said(voice.language) if label else ""
    day = datetime.date.fromisoformat(signed.receipts[-1].when[:10])
    pages = signed_document(
        document, lines, voice, digest=grouped(digest(document), groups=16), day=day, label=said
    )
    return seal_pdf(pdf(replace(pages, letterhead=letterhead), voice), signed, key)
