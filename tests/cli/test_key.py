"""`kolam key`: a key ring made, shown, and handed over."""

from pathlib import Path

import orjson
from click.testing import CliRunner, Result

from kolam.cli.main import kolam


def key(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(kolam, ["key", str(folder), *more])


def test_a_ring_is_made_the_first_time_and_shown_after(tmp_path: Path) -> None:
    first, second = key(tmp_path / "mine"), key(tmp_path / "mine")
    assert (first.exit_code, first.stdout) == (0, second.stdout)
    assert len(first.stdout.splitlines()) == 1


def test_a_rotation_lists_both_keys(tmp_path: Path) -> None:
    old = orjson.loads(key(tmp_path, "--json").stdout)
    listed = orjson.loads(key(tmp_path, "--rotate", "--json").stdout)
    assert listed[0] == old[0]
    assert listed[1]["handed"].startswith(old[0]["key"])


def test_each_key_says_which_one_it_follows(tmp_path: Path) -> None:
    key(tmp_path)
    key(tmp_path, "--rotate")
    lines = key(tmp_path, "--rotate").stdout.splitlines()
    shown = [line.split("  ")[1] for line in lines]
    follows = [line.partition("  follows ")[2] for line in lines]
    assert follows == ["", shown[0], shown[1]]


def test_a_private_key_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "private.pem").write_text("nonsense")
    done = key(tmp_path)
    assert done.exit_code == 3
    assert "put the right file back" in done.stderr
