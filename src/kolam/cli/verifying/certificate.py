"""A certificate of a negotiated package: read, checked by its room, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kolam.cli.books import Faults
from kolam.cli.verifying.reading import bytes_of, checks_of

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from kolam.core.voice import Voice


def check(path: Path, own: Path | None, opening: Path | None, voice: Voice) -> Any:
    """The room's report on the certificate in a file."""
    part = _part()
    return part.verify(
        _read(part, "Certificate", path, voice),
        own=_read(part, "Opening", own, voice) if own else None,
        opening=_read(part, "Openings", opening, voice) if opening else None,
    )


def last_lines(report: Any, voice: Voice) -> list[str]:
    """The verdict, and the fingerprint to read aloud."""
    failed = len(report.failed)
    verdict = voice("negotiation.verify.fails", n=failed) if failed else ""
    aloud = f"{report.certificate.fingerprint}\n{voice('negotiation.verify.aloud')}"
    return ["", verdict or voice("negotiation.verify.holds"), aloud]


def data_of(report: Any, voice: Voice) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "holds": report.holds,
        "fingerprint": report.certificate.fingerprint,
        "checks": checks_of(report, voice),
    }


def _part() -> ModuleType:
    """The part of the room whose certificates these are."""
    from kolam import toolbox

    found = (toolbox.part(slug, "verifying") for slug in toolbox.rooms())
    return next(part for part in found if part)


def _read(part: ModuleType, kind: str, path: Path, voice: Voice) -> Any:
    """The file as a record; what is wrong with it is told with its place."""
    from kolam.core.fault import Faulty
    from kolam.core.record import read

    try:
        return read(getattr(part, kind), bytes_of(path))
    except Faulty as faulty:
        raise Faults(path, faulty.faults, voice) from None
