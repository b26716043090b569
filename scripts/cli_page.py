"""Writes docs/cli.md from the commands themselves: `python -m scripts.cli_page`."""

from pathlib import Path

import click

from kolam.cli.main import COMMANDS, kolam

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
WIDTH = 92
INTRODUCTION = """\
# The command line

This page is written by `python -m scripts.cli_page` from the commands themselves.

A command that cannot be done says what happened, where, and what to do next.
Wrong commands, options, tools and file names are answered with the nearest right one.
Where output is data, `--json` prints it for other programs.

| exit code | means |
| --- | --- |
| 0 | done |
| 1 | faults in a book or a file: all are listed with their places, and nothing was changed |
| 2 | wrong usage |
| 3 | could not be done: the message says why and what to do next |
| 130 | stopped with Ctrl-C |

## A book from the shell
```sh
kolam new coffee --example stakeholders/food_security
kolam check coffee
kolam draw coffee stakeholders -o map.png --language ta
kolam export coffee -o tables.xlsx
kolam import coffee tables.xlsx
kolam import coffee tables.xlsx --write
```
makes a book with an example in it, checks it and draws its map.
Then its tables go to a spreadsheet; after editing there, the differences are shown, and taken over.
"""


def page() -> str:
    """The whole page."""
    names = kolam.context_settings["help_option_names"]
    top = click.Context(kolam, info_name="kolam", terminal_width=WIDTH, help_option_names=names)
    parts = [INTRODUCTION, _part("kolam", kolam.get_help(top))]
    for name in COMMANDS:
        command = kolam.get_command(top, name)
        assert command
        context = click.Context(
            command, info_name=name, parent=top, terminal_width=WIDTH, help_option_names=names
        )
        parts.append(_part(f"kolam {name}", command.get_help(context)))
    return "\n".join(parts)


def _part(title: str, told: str) -> str:
    return f"## {title}\n```text\n{told.strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
