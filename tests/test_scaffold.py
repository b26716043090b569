"""A scaffolded room is complete: in a house of its own it passes its tests and the house rules."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import room

ROOT = Path(__file__).parents[1]
BULKY = ("fonts", "stakeholders", "__pycache__", "tests", "static")
HOUSE_RULES = "coffee or same_keys or said_twice or placeholders"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house whose only room is the scaffolded one."""
    house = tmp_path_factory.mktemp("house")
    package = house / "src" / "kolam"
    shutil.copytree(ROOT / "src" / "kolam", package, ignore=shutil.ignore_patterns(*BULKY))
    (package / "fonts").symlink_to(ROOT / "src" / "kolam" / "fonts")
    (house / "tests").mkdir()
    for name in ("pyproject.toml", "conftest.py", "tests/test_house.py"):
        shutil.copy(ROOT / name, house / name)
    room.write("coffee", package / "tools")
    return house


def run(house: Path, *words: str) -> tuple[int, str]:
    found = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house / "src")},
        capture_output=True,
        check=False,
        text=True,
    )
    return found.returncode, found.stdout + found.stderr


def test_a_new_room_passes_its_tests_and_the_house_rules(house: Path) -> None:
    tests = ("tests/test_house.py", "src/kolam/tools/coffee/tests")
    code, told = run(house, "pytest", "-q", "-p", "no:cacheprovider", "-k", HOUSE_RULES, *tests)
    assert code == 0, told
    assert " passed" in told


def test_a_new_room_is_clean(house: Path) -> None:
    code, told = run(house, "ruff", "check", "--no-cache", "src/kolam/tools")
    assert code == 0, told


def test_the_longest_name_makes_no_line_too_long(tmp_path: Path) -> None:
    name = "m" * room.LONGEST
    folder = room.write(name, tmp_path)
    width = ("--line-length", "100", "--select", "E501")
    code, told = run(tmp_path, "ruff", "check", "--isolated", "--no-cache", *width, str(folder))
    assert code == 0, told


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("", "make room NAME=coffee"),
        ("Coffee Break", "NAME=coffee_break"),
        ("1st", "NAME=st"),
        ("class", "NAME=class_room"),
        ("é", "NAME=coffee"),
        ("fault", "NAME=fault_room"),
        ("stakeholders", "already"),
        ("x" * 25, f"NAME={'x' * 24}"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_a_hint(name: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(room.Refused, match=hint):
        room.write(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    kept = tmp_path / "coffee" / "mine.txt"
    kept.parent.mkdir()
    kept.write_text("mine")
    with pytest.raises(room.Refused, match="already"):
        room.write("coffee", tmp_path)
    assert [path.name for path in kept.parent.iterdir()] == ["mine.txt"]


def test_every_proposed_name_is_accepted(tmp_path: Path) -> None:
    for name in ("Coffee Break", "1st", "class", "é", "x" * 40, "async", "-_-", "A"):
        room.check(room.proposed(name), tmp_path)
