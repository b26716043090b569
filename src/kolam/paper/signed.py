"""Signed documents on paper: every clause, every signature, and a page with every receipt."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from kolam import __version__
from kolam.core.block import (
    Block,
    ClauseText,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
)
from kolam.core.signable import Signable
from kolam.core.voice import Voice
from kolam.paper.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A receipt as a page tells it, each part in words; `shown` is its fingerprint."""

    signer: str
    name: str
    typed: str
    when: str
    how: str
    shown: str
    key: str


def signed_document(
    document: Signable,
    lines: Sequence[Line],
    voice: Voice,
    *,
    digest: str,
    day: datetime.date,
    label: str = "",
) -> Document:
    """The document in the voice's language as everybody signed it, with its receipts."""
    language = voice.language
    title = document.title.said(language)
    facts = (
        (voice("signing.paper.version"), voice.number(document.version)),
        (
            voice("signing.paper.languages"),
            voice.list([_name(c, voice) for c in document.languages]),
        ),
        ("SHA-256", digest),
    )
    return Document(
        kind=voice("signing.paper.title"),
        date=day,
        title=title,
        language=language,
        label=label,
        facts=facts,
        blocks=(
            *_clauses(document, voice),
            *_signatures(document, lines, voice),
            *_receipts(document, lines, voice, digest),
        ),
        foot=f"Kolam {__version__}",
    )


def _clauses(document: Signable, voice: Voice) -> tuple[Block, ...]:
    language = voice.language
    clauses = (
        ClauseText(id=a.id, text=a.words.said(language), heading=a.heading.said(language))
        for a in document.articles
    )
    return (Heading(document.title.said(language)), *clauses)


def _signatures(document: Signable, lines: Sequence[Line], voice: Voice) -> tuple[Block, ...]:
    told = {line.signer: f"{line.typed}, {line.when}" for line in lines}
    signers = tuple(
        Signature(
            organisation=signer.organisation,
            name=signer.name,
            authority=signer.authority,
            signed=told.get(signer.id, ""),
        )
        for signer in document.signers
    )
    return (Heading(voice("signing.paper.signatures")), Signatures(signers))


def _receipts(
    document: Signable, lines: Sequence[Line], voice: Voice, digest: str
) -> tuple[Block, ...]:
    names = {signer.id: signer.organisation for signer in document.signers}
    blocks: list[Block] = [
        Heading(voice("signing.paper.receipts")),
        Paragraph(voice("signing.paper.check")),
    ]
    for line in lines:
        blocks.append(Heading(f"{line.name}, {names.get(line.signer, '')}", level=2))
        pairs = (
            (voice("field.Receipt.typed"), line.typed),
            (voice("signing.paper.when"), line.when),
            (voice("field.Receipt.how"), line.how),
            (voice("signing.paper.fingerprint"), line.shown),
            (voice("field.Receipt.key"), line.key),
        )
        blocks.append(Facts(pairs, small=True))
    return (PageBreak(), *blocks, Note(voice("signing.paper.kind")))


def _name(code: str, voice: Voice) -> str:
    return voice(f"language.{code}")
