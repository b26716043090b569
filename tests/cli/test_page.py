"""The page about the command line says what the commands say."""

from kolam.cli.main import COMMANDS
from scripts import cli_page


def test_the_page_is_fresh() -> None:
    written = cli_page.PAGE.read_text(encoding="utf-8")
    assert written == cli_page.page(), "docs/cli.md is stale: python -m scripts.cli_page"


def test_the_page_has_every_command() -> None:
    headings = [line for line in cli_page.page().splitlines() if line.startswith("## kolam ")]
    assert headings == [f"## kolam {name}" for name in COMMANDS]
