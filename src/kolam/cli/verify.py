"""`kolam verify`: check a signed file or a certificate of an agreed package, offline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.books import echo_json, json_option, language_option

if TYPE_CHECKING:
    from kolam.core.voice import Voice

SIGNS = {"passed": "ok", "failed": "FAILED", "unchecked": "--"}


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--key", "keys", metavar="KEY", multiple=True,
    help="A public key that you trust; may be given several times.",
)  # fmt: skip
@click.option(
    "--receipt", "receipts", metavar="FILE", multiple=True, type=click.Path(path_type=Path),
    help="A receipt that a signer took home; may be given several times.",
)  # fmt: skip
@click.option("--words", is_flag=True, help="Print the words that were signed, too.")
@click.option(
    "--own", metavar="FILE", type=click.Path(path_type=Path), help="Certificate: your own opening."
)
@click.option(
    "--opening", metavar="FILE", type=click.Path(path_type=Path),
    help="Certificate: all parties' openings.",
)  # fmt: skip
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    keys: tuple[str, ...],
    receipts: tuple[Path, ...],
    words: bool,
    own: Path | None,
    opening: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """Check what was signed, or a certificate of a negotiated package.

    FILE is a signed PDF, a signed document (JSON), a receipt, a book, or a certificate. For what
    was signed: that every byte is as it was sealed, who signed what and when, and that the
    languages say the same; what differs is named by clause, receipt or bytes. A certificate is
    checked alone, with --own from one party's points, or with --opening worked out again. Needs
    no network and no server. Exit code 1 if anything is wrong.
    """
    from kolam import toolbox
    from kolam.cli.verifying import certificate, reading, signed

    voice = toolbox.voice(language)
    sort = reading.sort_of(file, voice)
    if sort == "certificate":
        reports = [certificate.check(file, own, opening, voice)]
        last = certificate.last_lines(reports[0], voice)
        data = certificate.data_of(reports[0], voice)
    else:
        reports = signed.check(file, sort, voice, keys=keys, receipts=receipts)
        last = signed.last_lines(reports, voice)
        data = signed.data_of(reports, voice)
    if as_json:
        echo_json(data)
    else:
        checks = [line for report in reports for line in _lines(report, voice)]
        told = signed.words_of(reports, language) if words and sort != "certificate" else []
        click.echo("\n".join((*checks, *last, *told)))
    ctx.exit(0 if all(report.holds for report in reports) else 1)


def _lines(report: Any, voice: Voice) -> list[str]:
    return [f"{SIGNS[c.state]:7}{c.said(voice)}  ({c.place})" for c in report.checks]
