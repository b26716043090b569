"""`kolam convert`: write a negotiation of one program's format in another's."""

from __future__ import annotations

from pathlib import Path

import click

from kolam.cli.books import Faults, fault_lines, language_option, why
from kolam.cli.stopped import Stopped

KINDS = ("kolam", "genius", "negmas", "geniusweb", "negolog", "csv")


@click.command("convert")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--to", "kind", required=True, type=click.Choice(KINDS), help="The format to write.")
@click.option(
    "--profile", "profiles", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="A party's own file, beside FILE's domain; once for each party, in their order.",
)  # fmt: skip
@click.option("--scenario", "pick", default="", metavar="NAME", help="Which of several in FILE.")
@click.option("--in-proportion", is_flag=True, help="Divide each party's weights by their sum.")
@click.option("--overwrite", is_flag=True, help="Replace what is at OUT.")
@language_option
def command(
    file: Path, output: Path, kind: str, profiles: tuple[Path, ...], pick: str,
    in_proportion: bool, overwrite: bool, language: str,
) -> None:  # fmt: skip
    """Write a negotiation in another format.

    FILE is read as `kolam solve` reads it. OUT is a file for kolam, negolog and csv, a folder for
    genius, negmas and geniusweb. What a format cannot say is a fault, and nothing is written.
    """
    from kolam import toolbox
    from kolam.cli.solving.reading import read
    from kolam.core.fault import Faulty
    from kolam.store.scenarios import write_scenario

    scenario = read(file, profiles, language, pick=pick, in_proportion=in_proportion)
    _may_write(output, overwrite=overwrite)
    voice = toolbox.voice(language)
    try:
        notes = write_scenario(scenario, output, kind)  # type: ignore[arg-type]
    except Faulty as faulty:
        raise Faults(file, faulty.faults, voice) from None
    except OSError as error:
        raise Stopped("It cannot be written", where=output, then=why(error)) from None
    for line in fault_lines((*scenario.notes, *notes), voice):
        click.echo(line.replace("  ", "  note: ", 1))
    click.echo(f"Wrote {output}: {len(scenario.parties)} parties, {len(scenario.issues)} issues")


def _may_write(path: Path, *, overwrite: bool) -> None:
    """Raise Stopped where something else would be lost."""
    if overwrite or not path.exists() or (path.is_dir() and not any(path.iterdir())):
        return
    then = "add --overwrite to replace it, or choose another place"
    raise Stopped(f"{path.name!r} is there already", where=path.absolute(), then=then)
