"""A terminal for the tests: runs a command in process, in a folder of its own."""

from pathlib import Path

from click.testing import CliRunner, Result

from kolam.cli.main import kolam

FOOD = "stakeholders/food_security"


def run(*words: str | Path) -> Result:
    """What `kolam WORDS` answers."""
    return CliRunner().invoke(kolam, [str(word) for word in words], prog_name="kolam")


def done(*words: str | Path) -> str:
    """What `kolam WORDS` prints when it goes well."""
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*words: str | Path, code: int = 3) -> str:
    """What `kolam WORDS` says when it cannot be done."""
    result = run(*words)
    assert result.exit_code == code, result.output
    return result.stderr
