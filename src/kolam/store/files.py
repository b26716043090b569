"""Files on disk: written whole or not at all, and read no further than a limit."""

import os
import secrets
from pathlib import Path


def write_whole(path: Path, data: bytes) -> bool:
    """Put `data` at `path` so that a crash leaves the old file or the new one, never a part.

    A file that holds the same bytes already is left alone. Returns whether it was written.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with new.open("xb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system can do that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
