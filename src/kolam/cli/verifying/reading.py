"""Files to verify: found, bounded, told apart by what they begin with; and checks as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from kolam.cli.books import Faults, must_exist

if TYPE_CHECKING:
    from pathlib import Path

    from kolam.core.voice import Voice

Sort = Literal["pdf", "book", "signed", "receipt", "certificate"]
LARGEST = 64 * 2**20
KINDS: dict[str, Sort] = {"kolam-signed": "signed", "kolam-receipt": "receipt"}


def bytes_of(path: Path) -> bytes:
    """What is in the file. Raises Stopped where it is not there, or too large."""
    from kolam.cli.books import why
    from kolam.cli.stopped import Stopped

    try:
        if must_exist(path, "file").stat().st_size > LARGEST:
            raise Stopped("The file is too large to be verified", where=path)
        return path.read_bytes()
    except OSError as error:
        raise Stopped("The file cannot be read", where=path, then=why(error)) from None


def sort_of(path: Path, voice: Voice) -> Sort:
    """What the file is, by its first bytes and not by its name; a folder is a book."""
    from kolam.core.fault import Faulty
    from kolam.store.sealing.signed import kind_of

    if must_exist(path, "file").is_dir():
        return "book"
    data = bytes_of(path)
    if data.startswith(b"PK"):
        return "book"
    if data.lstrip()[:1] not in (b"{", b"[", b"\xef") or path.suffix == ".pdf":
        return "pdf" if data[:5] == b"%PDF-" or path.suffix == ".pdf" else "certificate"
    try:
        return KINDS.get(kind_of(data), "certificate")
    except Faulty as faulty:
        raise Faults(path, faulty.faults, voice) from None


def checks_of(report: Any, voice: Voice) -> list[dict[str, str]]:
    """The checks of a report as plain values."""
    return [
        {"check": c.name, "place": c.place, "state": c.state, "message": c.said(voice)}
        for c in report.checks
    ]
