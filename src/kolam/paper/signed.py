"""Signed documents on paper: every clause, every signature, and a page with every receipt."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam import __version__
from kolam.core.block import (
    Block,
    ClauseText,
    Facts,
    Heading,
    Note,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from kolam.core.signable import Signable, numbered
from kolam.core.voice import Voice
from kolam.paper.document import Document

HOW = "field.Receipt.how"


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
            *_receipts(document, lines, voice),
        ),
        foot=f"Kolam {__version__}",
        binding=True,
    )


def _clauses(document: Signable, voice: Voice) -> Iterator[Block]:
    language = voice.language
    for place, chapter in enumerate(numbered(document)):
        if chapter.number:
            yield Heading(f"{chapter.number} {chapter.heading.said(language)}")
        elif place == 0:
            yield Heading(document.title.said(language))
        for number, one in chapter.articles:
            words, heading = one.words.said(language), one.heading.said(language)
            yield ClauseText(one.id, words, heading, number=number)


def _signatures(document: Signable, lines: Sequence[Line], voice: Voice) -> tuple[Block, ...]:
    told = {line.signer: f"{line.typed}, {line.when}" for line in lines}
    signers = tuple(
        Signature(row.organisation, row.name, row.authority, told.get(row.id, ""))
        for row in (signer.said(voice.language) for signer in document.signers)
    )
    return (Heading(voice("signing.paper.signatures")), Signatures(signers))


def _receipts(document: Signable, lines: Sequence[Line], voice: Voice) -> Iterator[Block]:
    """One line a receipt, then the keys that sealed them and what kind of signature it is."""
    yield Heading(voice("signing.paper.receipts"))
    yield Paragraph(voice("signing.paper.check"))
    names = {one.id: one.said(voice.language).organisation for one in document.signers}
    known = dict.fromkeys(line.how for line in lines)
    columns = {
        "field.Signer.organisation": [names[line.signer] for line in lines],
        "field.Receipt.typed": [line.typed for line in lines],
        "signing.paper.when": [line.when for line in lines],
        **({HOW: [line.how for line in lines]} if len(known) > 1 else {}),
        "signing.paper.fingerprint": [line.shown for line in lines],
    }
    yield Table(tuple(map(voice, columns)), tuple(zip(*columns.values(), strict=True)))
    alike = [(voice(HOW), how) for how in known] if len(known) == 1 else []
    keys = [(voice("field.Receipt.key"), key) for key in _keys(lines)]
    yield Facts((*alike, *keys), small=True)
    yield Note(voice("signing.paper.kind"))


def _keys(lines: Sequence[Line]) -> Iterator[str]:
    """Each key, with whose receipts it sealed where there is more than one."""
    keys = dict.fromkeys(line.key for line in lines)
    for key in keys:
        names = ", ".join(line.name for line in lines if line.key == key)
        yield f"{key}: {names}" if len(keys) > 1 else key


def _name(code: str, voice: Voice) -> str:
    return voice(f"language.{code}")
