"""`kolam solve`: the Pareto frontier and the fair packages of a negotiation in a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kolam.cli.books import json_option, language_option
from kolam.cli.solving.disagreement import CHOICES, Disagreement, settled

if TYPE_CHECKING:
    from kolam.cli.solving.answer import Answer
    from kolam.core.scenario import Scenario
    from kolam.maths import Rule

#: As kolam.maths.RULES, which is too heavy to load for a help page.
RULES: tuple[Rule, ...] = (
    "nash", "kalai_smorodinsky", "egalitarian", "leximin", "utilitarian"
)  # fmt: skip
SECONDS = 60.0


@click.command("solve")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--profile", "profiles", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="A party's own file, beside FILE's domain; once for each party, in their order.",
)  # fmt: skip
@click.option(
    "--disagreement", type=click.Choice(CHOICES), default="file", show_default=True,
    help="What each party has without a deal: the file's reservation value, the worth of the "
    "package the file names, or the larger of that value and the party's smallest utility.",
)  # fmt: skip
@click.option(
    "--rule", "rules", multiple=True, type=click.Choice(RULES),
    help="Solve for this rule only; may be repeated.  [default: all five]",
)  # fmt: skip
@click.option(
    "--seconds", type=click.FloatRange(min=0.01), default=SECONDS, show_default=True,
    help="Stop searching after so long; the best so far is printed with its proven gap.",
)  # fmt: skip
@click.option("--scenario", "pick", default="", metavar="NAME", help="Which of several in FILE.")
@click.option("--in-proportion", is_flag=True, help="Divide each party's weights by their sum.")
@click.option(
    "--figure", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.svg",
    help="Draw the frontier too, as .svg or .png.",
)  # fmt: skip
@click.option("--demo", is_flag=True, help="Walk the demo case through its three stages.")
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, file: Path | None, profiles: tuple[Path, ...], disagreement: Disagreement,
    rules: tuple[Rule, ...], seconds: float, pick: str, in_proportion: bool,
    figure: Path | None, demo: bool, language: str, as_json: bool,
) -> None:  # fmt: skip
    """Find the packages that are best for all.

    FILE is a GENIUS domain with --profile for each party, a folder of GENIUS, NegMAS or
    GeniusWeb files, a JSON file of NegoLog or Kolam's own, or a CSV table. Nothing in a file is
    ever executed. Ctrl-C stops the search and prints the best found so far.
    """
    if demo:
        from kolam.cli.solving.stages import show

        show(language, as_json=as_json)
        return
    if file is None:
        raise click.UsageError("Name a FILE, or say --demo.", ctx)
    from kolam.cli.solving.reading import read

    scenario = read(file, profiles, language, pick=pick, in_proportion=in_proportion)
    found = _worked_out(settled(scenario, disagreement), rules or RULES, seconds)
    _tell(found, language, as_json=as_json)
    if figure:
        _draw(found, figure, language)
    ctx.exit(130 if found.interrupted else 0)


def _worked_out(scenario: Scenario, rules: tuple[Rule, ...], seconds: float) -> Answer:
    from kolam.cli.solving.answer import answer
    from kolam.cli.solving.watching import watching

    with watching(seconds) as watcher:
        return answer(scenario, rules, watcher)


def _tell(found: Answer, language: str, *, as_json: bool) -> None:
    from kolam import toolbox
    from kolam.cli.solving.lines import lines_of
    from kolam.cli.solving.plain import data_of

    voice = toolbox.voice(language)
    if as_json:
        # Numbers of packages may be too large for the parser behind echo_json.
        click.echo(json.dumps(data_of(found, voice), indent=2, ensure_ascii=False))
        return
    for line in lines_of(found, voice):
        click.echo(line)


def _draw(found: Answer, path: Path, language: str) -> None:
    from kolam.cli.solving.picture import draw

    draw(found, path, language)
