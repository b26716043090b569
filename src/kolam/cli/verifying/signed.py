"""Signed files: a sealed PDF, a signed document, a receipt, or every version in a book."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kolam.cli.books import Faults, open_book
from kolam.cli.stopped import Stopped
from kolam.cli.verifying.reading import Sort, bytes_of, checks_of, sort_of

if TYPE_CHECKING:
    from pathlib import Path

    from kolam.core.voice import Voice
    from kolam.store.sealing.signed import Signed, TakenHome
    from kolam.store.sealing.telling import Report

KEY = re.compile(r"[0-9a-f]{32,64}")


def check(
    path: Path, sort: Sort, voice: Voice, *, keys: Sequence[str], receipts: Sequence[Path]
) -> list[Report]:
    """The reports on what is signed in the file; one for each version where it is a book."""
    from kolam.store.sealing import verifying
    from kolam.store.sealing.signed import read_signed, read_taken_home

    home = [_read(read_taken_home, one, voice) for one in receipts]
    if sort == "receipt":
        return [verifying.verify_taken_home(_read(read_taken_home, path, voice))]
    if sort == "pdf":
        data = bytes_of(path)
        pinned = _whole(keys, verifying.verify_pdf(data).signed)
        return [verifying.verify_pdf(data, keys=pinned, home=home)]
    final = sort == "signed"
    found = [_read(read_signed, path, voice)] if final else _of_book(path, voice)
    return [
        verifying.verify_signed(
            one, keys=_whole(keys, one), home=_for(one, home, final), final=final
        )
        for one in found
    ]


def last_lines(reports: Sequence[Report], voice: Voice) -> list[str]:
    """What it all adds up to."""
    wrong = sum(len(report.failed) for report in reports)
    if not reports:
        return [voice("verify.nothing_signed")]
    return ["", voice("verify.fails", n=wrong) if wrong else voice("verify.holds")]


def words_of(reports: Sequence[Report], language: str) -> list[str]:
    """The words that were signed, in one language."""
    from kolam.core.signable import told

    lines: list[str] = []
    for signed in (report.signed for report in reports if report.signed):
        lines += ["", signed.document.title.said(language), "", *told(signed.document, language)]
    return lines


def data_of(reports: Sequence[Report], voice: Voice) -> dict[str, Any]:
    """The reports as plain values."""
    documents = [
        {
            "document": report.signed.document.plain() if report.signed else None,
            "receipts": [one.plain() for one in report.signed.receipts] if report.signed else [],
            "checks": checks_of(report, voice),
        }
        for report in reports
    ]
    return {"holds": all(report.holds for report in reports), "documents": documents}


def _read(reading: Any, path: Path, voice: Voice) -> Any:
    from kolam.core.fault import Fault, Faulty

    try:
        if reading.__name__ == "read_taken_home" and sort_of(path, voice) != "receipt":
            raise Faulty([Fault((), "not_signed_file")])
        return reading(bytes_of(path))
    except Faulty as faulty:
        raise Faults(path, faulty.faults, voice) from None


def _of_book(path: Path, voice: Voice) -> list[Signed]:
    """Every version that a sheet of the book holds."""
    from kolam.core.signable import versions_of
    from kolam.store.sealing.signed import Signed

    book = open_book(path, voice.language).book
    found = [version for sheet in book.sheets.values() for version in versions_of(sheet)]
    return [Signed(document=one.signable, receipts=one.receipts) for one in found]


def _for(signed: Signed, home: Sequence[TakenHome], final: bool) -> list[TakenHome]:
    """In a book, the receipts that are for this version; in a file of its own, all."""
    from kolam.store.sealing.receipts import digest

    own = digest(signed.document)
    return [one for one in home if final or one.receipt.document == own]


def _whole(keys: Sequence[str], signed: Signed | None) -> list[str]:
    """The keys in full: the first digits, as pages show them in groups, are enough to find one."""
    known = {receipt.key for receipt in signed.receipts} if signed else set()
    found = []
    for given in keys:
        digits = re.sub(r"\s", "", given).lower()
        if not KEY.fullmatch(digits):
            then = "give 32 to 64 hexadecimal digits, as the server's page for checking shows them"
            raise Stopped(f"This is no public key: {given}", then=then)
        found.append(next((key for key in known if key.startswith(digits)), digits))
    return found
