"""Signed documents as blocks: parts and numbers, signers as the reader calls them, receipts."""

import datetime
from dataclasses import replace

import pytest

from kolam.core.block import Block, ClauseText, Facts, Heading, Signatures, Table
from kolam.core.record import Text
from kolam.core.signable import DocumentPart, Signable, Spoken
from kolam.paper.document import Document
from kolam.paper.signed import Line, signed_document
from kolam.toolbox import voice
from tests.core.documents import SIGNERS, TITLE, document

LINES = tuple(
    Line(
        signer=one.id,
        name=one.name,
        typed=one.name.lower(),
        when="6 December 2023",
        how="known by an account",
        shown="0123 4567",
        key="k1",
    )
    for one in SIGNERS
)
PARTED = document(
    parts=(DocumentPart(id="why", heading=Text(en="Why", si="ඇයි", ta="ஏன்")),),
    articles=[one.with_(part="why") for one in document().articles],
)


def made(signable: Signable, language: str = "en", lines: tuple[Line, ...] = LINES) -> Document:
    day = datetime.date(2023, 12, 6)
    return signed_document(signable, lines, voice(language), digest="ab cd", day=day)


def headings(told: Document) -> list[str]:
    return [b.text for b in told.blocks if isinstance(b, Heading)]


def only(kind: type[Block], told: Document) -> list[Block]:
    return [b for b in told.blocks if isinstance(b, kind)]


def test_its_parts_are_its_chapters_and_receipts_have_one_heading() -> None:
    assert headings(made(PARTED)) == ["1 Why", "Signatures", "Receipts"]


def test_a_document_without_parts_stands_under_its_title() -> None:
    assert headings(made(document()))[0] == TITLE.en


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_its_clauses_have_the_same_numbers_in_every_language(language: str) -> None:
    told = made(PARTED, language)
    assert [(b.number, b.id) for b in told.blocks if isinstance(b, ClauseText)] == [
        ("1.1", "aim"),
        ("1.2", "pay"),
    ]


def test_receipts_are_one_table_a_line_each() -> None:
    (table,) = only(Table, made(PARTED))
    assert isinstance(table, Table)
    assert table.rows[0] == (
        "Ministry of Health", "a. perera", "6 December 2023", "0123 4567",
    )  # fmt: skip
    assert len(table.rows) == 3


def test_what_all_receipts_have_alike_is_told_once() -> None:
    (told,) = only(Facts, made(PARTED))
    assert isinstance(told, Facts)
    assert [said for _, said in told.pairs] == ["known by an account", "k1"]


def test_ways_and_keys_that_differ_are_told_by_signer() -> None:
    lines = (*LINES[:2], replace(LINES[2], key="k2", how="known by a link"))
    (table,) = only(Table, found := made(PARTED, lines=lines))
    (told,) = only(Facts, found)
    assert isinstance(table, Table)
    assert isinstance(told, Facts)
    assert [row[3] for row in table.rows] == ["known by an account"] * 2 + ["known by a link"]
    assert [said for _, said in told.pairs] == ["k1: A. Perera, B. Nadar", "k2: C. Silva"]


def test_signers_are_called_as_the_readers_language_calls_them() -> None:
    spoken = Spoken(organisation=Text(en="Growers", ta="பயிரிடுவோர்"))
    signers = (*SIGNERS[:2], SIGNERS[2].with_(spoken=spoken))
    told = made(document(signers=signers), "ta")
    (places,) = only(Signatures, told)
    (table,) = only(Table, told)
    assert isinstance(places, Signatures)
    assert isinstance(table, Table)
    assert places.lines[2].organisation == table.rows[2][0] == "பயிரிடுவோர்"
