"""The command `kolam`: knows the commands by name and opens the one that is asked for."""

import sys
from importlib import import_module

import click

from kolam import __version__

#: The commands in the order of the help, each with its module in this package.
COMMANDS = {
    "demo": "demo",
    "serve": "serve",
    "new": "new",
    "check": "check",
    "draw": "draw",
    "report": "report",
    "import": "bring_in",
    "export": "take_out",
    "solve": "solve",
    "convert": "convert",
    "flow": "flow",
    "calendar": "calendar",
    "tools": "tools",
    "verify": "verify",
    "sign": "sign",
    "key": "key",
}
EPILOG = (
    "Exit codes: 0 done; 1 faults found in a book or file, all of them listed; "
    "2 wrong usage; 3 could not be done, with the reason; 130 stopped with Ctrl-C."
)


class Commands(click.Group):
    """A group that reads a command's file when the command is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"kolam.cli.{COMMANDS[cmd_name]}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            raise click.NoSuchCommand(name, possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kolam")
def kolam() -> None:
    """Open tools for multi-stakeholder partnerships.

    A BOOK is everything of one partnership: a folder of readable files, or the same in one
    .kolam file. `kolam COMMAND --help` tells more about each command.
    """


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        sys.exit(kolam.main(prog_name="kolam", standalone_mode=False) or 0)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
