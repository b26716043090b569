"""A letterhead from a folder, its logo a file beside it, or from one file that holds both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from kolam.cli.books import Faults, must_exist, why
from kolam.cli.stopped import Stopped

if TYPE_CHECKING:
    from pathlib import Path

    from kolam.paper.letterhead import Letterhead

NAME = "letterhead.json"
LOGOS = ("logo.svg", "logo.png", "logo.jpg", "logo.jpeg")
MOST_BYTES = 2 * 1024 * 1024


def letterhead_at(path: Path, language: str) -> Letterhead:
    """The letterhead there. Raises Stopped, or Faults with all that is wrong with it."""
    from kolam import toolbox
    from kolam.core.fault import Faulty
    from kolam.core.record import read
    from kolam.paper.letterhead import Letterhead

    must_exist(path, "letterhead")
    told = must_exist(path / NAME, "file") if path.is_dir() else path
    try:
        values = _values(told)
        if path.is_dir() and isinstance(values, dict):
            values |= _logo(path)
        return read(Letterhead, values)
    except Faulty as faulty:
        raise Faults(path, faulty.faults, toolbox.voice(language)) from None
    except OSError as error:
        raise Stopped("The letterhead cannot be read", where=path, then=why(error)) from None


def _values(path: Path) -> Any:
    """The file's values; what is no JSON is left for `read` to refuse."""
    data = _data(path)
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return data


def _logo(folder: Path) -> dict[str, str]:
    """The picture beside the file, as data; none where there is no such file."""
    from kolam.paper.logo import as_address

    found = [folder / name for name in LOGOS if (folder / name).is_file()]
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise Stopped(f"There is more than one logo: {names}", where=folder, then="keep one")
    return {"logo": as_address(_data(found[0]))} if found else {}


def _data(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        then = "a logo of 600 pixels of width is enough"
        raise Stopped("The file is larger than 2 MB", where=path, then=then)
    return path.read_bytes()
