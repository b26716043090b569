"""The front of the command line: help without waiting, and near words for wrong ones."""

import os
import subprocess
import sys

from kolam.cli.main import COMMANDS
from tests.cli.terminal import done, refused, run

HEAVY = ("django", "numpy", "scipy", "pydantic", "kolam.tools", "kolam.toolbox", "uvicorn", "typst")
TELLS_MODULES = (
    "import atexit, sys; atexit.register(lambda: print('|'.join(sys.modules), file=sys.stderr));"
    "from kolam.cli.main import main; sys.argv = ['kolam', *sys.argv[1:]]; main()"
)


def process(*words: str) -> tuple[int, str, str]:
    """Exit code, output and errors of the command in a process of its own."""
    found = subprocess.run(
        [sys.executable, "-c", TELLS_MODULES, *words],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "COLUMNS": "80"},
    )
    return found.returncode, found.stdout, found.stderr


def test_help_loads_nothing_heavy() -> None:
    code, told, loaded = process("--help")
    modules = loaded.strip().split("|")
    heavy = [m for m in modules if m.startswith(HEAVY)]
    assert (code, heavy) == (0, [])
    assert "Usage: kolam" in told


def test_a_stop_ends_the_process_with_its_code_and_its_three_parts() -> None:
    code, told, said = process("check", "nowhere")
    lines = [line.split(":")[0].strip() for line in said.splitlines()[:3]]
    assert (code, told, lines) == (3, "", ["Error", "where", "next"])


def test_faults_end_the_process_with_one() -> None:
    os.makedirs("hollow")
    code, told, _ = process("check", "hollow")
    assert (code, told.splitlines()[0]) == (1, "hollow: 1 fault")


def test_every_command_is_in_the_help_with_a_whole_line() -> None:
    told = done("--help")
    lines = [line.split() for line in told.splitlines() if line.startswith("  ")]
    assert [name for name in COMMANDS if [name] not in [line[:1] for line in lines]] == []
    assert "..." not in told.split("Commands:")[1]


def test_every_command_explains_itself() -> None:
    for name in COMMANDS:
        assert done(name, "--help").startswith(f"Usage: kolam {name}")


def test_a_wrong_command_is_answered_with_the_nearest() -> None:
    assert "Did you mean 'draw'?" in refused("drow", code=2)


def test_a_wrong_option_is_answered_with_the_nearest() -> None:
    said = refused("draw", "book", "stakeholders", "--cavas", "wall", code=2)
    assert "Did you mean '--canvas'?" in said


def test_a_wrong_choice_is_answered_with_all_choices() -> None:
    said = refused("draw", "book", "stakeholders", "--canvas", "poster", code=2)
    assert all(name in said for name in ("phone", "desk", "wall", "paper"))


def test_the_version_is_told() -> None:
    from kolam import __version__

    assert done("--version") == f"kolam, version {__version__}\n"


def test_without_a_command_the_help_is_shown() -> None:
    assert "Usage: kolam" in run().output
