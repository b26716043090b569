"""Starts a new room from scripts/scaffold: `make room NAME=coffee`."""

import argparse
import keyword
import re
import sys
from pathlib import Path

from kolam import toolbox
from kolam.core.fault import near

SCAFFOLD = Path(__file__).with_name("scaffold")
ROOMS = Path(__file__).parents[1] / "src" / "kolam" / "tools"
LONGEST = 24
NAME = re.compile(rf"[a-z][a-z0-9_]{{1,{LONGEST - 1}}}")
ENDING = ".txt"
NEXT = """\
Made {folder}, a complete room about agreement with statements. Make it yours:
  1. README.md, what it answers; then sheet.py, the fields, and words/*.po, their labels
  2. analysis.py with cases.toml, what it finds; then figures.py and report.py, how it says so
  3. .venv/bin/pytest {folder} tests/test_house.py, after each step
  4. kolam new try --example {name}/statements && kolam draw try {name}
docs/a_new_room.md tells what each file is for. `make demo` shows the room at the desk.
"""


class Refused(ValueError):
    """A name that no room can have; the message says why, and which one would do."""


def check(name: str, into: Path = ROOMS) -> None:
    """Raise Refused unless a room can be called `name`."""
    if not name:
        raise Refused("Say what the room is called:  make room NAME=coffee")
    if not NAME.fullmatch(name) or keyword.iskeyword(name):
        rule = f"2 to {LONGEST} small letters a-z, digits and _, beginning with a letter"
        raise Refused(f"{name!r} cannot be a folder, an address and a word of the code: a name has "
                      f"{rule}.  Try:  make room NAME={proposed(name)}")  # fmt: skip
    if name in toolbox.rooms() or (into / name).exists():
        raise Refused(f"There is a room {name!r} already, in {into / name}.  Choose another name.")
    if name in _areas():
        raise Refused(f"{name!r} is taken: the words of the house begin with it.  "
                      f"Try:  make room NAME={name}_room")  # fmt: skip


def write(name: str, into: Path = ROOMS) -> Path:
    """Write the room's folder into `into` and return it. Raises Refused, nothing written."""
    check(name, into)
    folder = into / name
    filled = {"@slug@": name, "@title@": name.replace("_", " ").capitalize()}
    for source in sorted(SCAFFOLD.rglob(f"*{ENDING}")):
        text = source.read_text(encoding="utf-8")
        for mark, words in filled.items():
            text = text.replace(mark, words)
        target = folder / source.relative_to(SCAFFOLD).as_posix().removesuffix(ENDING)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def proposed(name: str) -> str:
    """The nearest name that a room could have."""
    bare = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_0123456789")[:LONGEST].strip("_")
    if len(bare) < 2:
        return "coffee"
    return f"{bare[: LONGEST - 5]}_room" if keyword.iskeyword(bare) else bare


def _areas() -> set[str]:
    """The first parts of the keys in the house's words: a room's keys must begin otherwise."""
    return {key.partition(".")[0] for key in toolbox.voice("en").catalogue.words}


def main(words: list[str]) -> int:
    """Write the room that the words name, and say what comes next; 2 where it cannot be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="*")
    name = " ".join(parser.parse_args(words).name)
    try:
        folder = write(name)
    except Refused as refused:
        print(refused, file=sys.stderr)
        if guess := near(name, toolbox.rooms()):
            print(f"The room {guess!r} exists; perhaps it is what you need.", file=sys.stderr)
        return 2
    print(NEXT.format(folder=folder.relative_to(ROOMS.parents[2]), name=name))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
