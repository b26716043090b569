"""`kolam verify`: check a certificate of an agreed package, offline."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.books import Faults, echo_json, json_option, language_option, must_exist

if TYPE_CHECKING:
    from kolam.core.voice import Voice

SIGNS = {"passed": "ok", "failed": "FAILED", "unchecked": "--"}
LARGEST = 64 * 2**20


@click.command("verify")
@click.argument("certificate", type=click.Path(path_type=Path))
@click.option("--own", metavar="FILE", type=click.Path(path_type=Path), help="Your own opening.")
@click.option(
    "--opening", metavar="FILE", type=click.Path(path_type=Path), help="All parties' openings."
)
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    certificate: Path,
    own: Path | None,
    opening: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """Check a certificate of a negotiated package.

    With the CERTIFICATE alone: that nothing in it was changed, that the package is allowed, and
    how many packages there are. With --own, a party's opening, also that the certificate was made
    from its points and gives it its walk-away or more. With --opening, the openings of all
    parties, everything is worked out again. Needs no network. Exit code 1 if anything fails.
    """
    from kolam import toolbox

    voice = toolbox.voice(language)
    part = _part()
    record: Any = _read(part, "Certificate", certificate, voice)
    report = part.verify(
        record,
        own=_read(part, "Opening", own, voice) if own else None,
        opening=_read(part, "Openings", opening, voice) if opening else None,
    )
    if as_json:
        echo_json(_data(report, voice))
    else:
        for line in _lines(report, voice):
            click.echo(line)
    ctx.exit(0 if report.holds else 1)


def _part() -> ModuleType:
    """The part of the room whose certificates these are."""
    from kolam import toolbox

    found = (toolbox.part(slug, "verifying") for slug in toolbox.rooms())
    return next(part for part in found if part)


def _read(part: ModuleType, kind: str, path: Path, voice: Voice) -> Any:
    """The file as a record; what is wrong with it is told with its place."""
    from kolam.cli.books import why
    from kolam.cli.stopped import Stopped
    from kolam.core.fault import Faulty
    from kolam.core.record import read

    try:
        if must_exist(path, "file").stat().st_size > LARGEST:
            raise Stopped("The file is too large for a certificate", where=path)
        return read(getattr(part, kind), path.read_bytes())
    except Faulty as faulty:
        raise Faults(path, faulty.faults, voice) from None
    except OSError as error:
        raise Stopped("The file cannot be read", where=path, then=why(error)) from None


def _lines(report: Any, voice: Voice) -> list[str]:
    checks = [f"{SIGNS[c.state]:7}{c.said(voice)}  ({c.place})" for c in report.checks]
    failed = len(report.failed)
    verdict = voice("negotiation.verify.fails", n=failed) if failed else ""
    return [*checks, "", verdict or voice("negotiation.verify.holds"), _aloud(report, voice)]


def _aloud(report: Any, voice: Voice) -> str:
    return f"{report.certificate.fingerprint}\n{voice('negotiation.verify.aloud')}"


def _data(report: Any, voice: Voice) -> dict[str, Any]:
    return {
        "holds": report.holds,
        "fingerprint": report.certificate.fingerprint,
        "checks": [
            {"check": c.name, "place": c.place, "state": c.state, "message": c.said(voice)}
            for c in report.checks
        ],
    }
