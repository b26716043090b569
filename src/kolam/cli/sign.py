"""`kolam sign`: sign, decline, withdraw or put up a version of a document in a book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.books import book_argument, language_option, open_book
from kolam.cli.stopped import Stopped

if TYPE_CHECKING:
    from kolam.cli.signing.acting import Wish
    from kolam.cli.signing.listing import Found
    from kolam.core.signable import Act

QUESTIONS = {
    "signed": "do you sign these words?",
    "declined": "do you decline, so that nobody signs this version any more?",
    "withdrawn": "do you withdraw this version, so that nobody signs it any more?",
}


@click.command("sign")
@book_argument
@click.argument("version", metavar="[VERSION]", required=False)
@click.option("--open", "opened", metavar="DOCUMENT", help="Put this document up for signature.")
@click.option("--knowing", is_flag=True, help="Put it up though something speaks against it.")
@click.option("--signer", default="", metavar="ID", help="Who signs, as VERSION lists them.")
@click.option("--name", "typed", default="", help="The name, typed by the one who signs.")
@click.option(
    "--key", "ring", type=click.Path(path_type=Path), metavar="FOLDER",
    help="The signer's own key ring; see `kolam key`.",
)  # fmt: skip
@click.option("--decline", is_flag=True, help="Do not sign, and say so: nobody signs it any more.")
@click.option("--withdraw", is_flag=True, help="Take the version back before all have signed.")
@click.option("--reason", default="", help="Why, where it is declined or withdrawn.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
    help="Write the receipt here, to take home.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask again.")
@language_option
def command(book: Path, version: str | None, language: str, **asked: Any) -> None:
    """Sign a document in a book with a key of your own.

    Without VERSION the versions are listed with who may sign now. The words are printed and asked
    for before anything is signed. Read them; `kolam verify BOOK` checks every signature.
    """
    from kolam import toolbox
    from kolam.cli.signing import acting, listing

    voice = toolbox.voice(language)
    held = open_book(book, language)
    if asked["opened"]:
        click.echo(acting.put_up(book, held, asked["opened"], voice, knowing=asked["knowing"]))
        return
    if not version:
        click.echo("\n".join(listing.lines(held.book, voice)))
        return
    found = listing.find(held.book, version)
    wish = _wish(found, book, asked)
    if not asked["yes"]:
        click.echo(listing.words(found, language))
        click.confirm(f"{wish.typed}: {QUESTIONS[wish.act]}", abort=True)
    receipt = acting.act(book, held, found, wish, voice)
    click.echo(acting.told(found, receipt, asked["output"], voice))


def _wish(found: Found, book: Path, asked: dict[str, Any]) -> Wish:
    from kolam.cli.signing.acting import Wish

    act: Act = "withdrawn" if asked["withdraw"] else "declined" if asked["decline"] else "signed"
    signer = "" if act == "withdrawn" else asked["signer"]
    if not asked["typed"] or asked["ring"] is None or (act != "withdrawn" and not signer):
        who = "" if act == "withdrawn" else f"--signer {'|'.join(found.now) or 'ID'} "
        then = f'kolam sign {book} {found.version.id} {who}--name "YOUR NAME" --key FOLDER'
        raise Stopped("Not all is said that a signature needs", where=found.version.id, then=then)
    return Wish(act, signer, asked["typed"], asked["ring"], asked["reason"])
