"""Key rings: a folder with one private key, and the line of public keys that led to it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kolam.store.files import write_whole
from kolam.store.sealing.keys import (
    KEY_DIGITS,
    LINK,
    MOST,
    NoKey,
    SigningKey,
    keys_before,
    new_key,
    read_key,
    write_key,
)
from kolam.store.sealing.receipts import moment

PRIVATE, PUBLIC = "private.pem", "public.txt"
NONE = "-"


@dataclass(frozen=True, slots=True)
class Listed:
    """A public key of the ring: since when, and the handover from the one before it, if any."""

    since: str
    key: str
    handed: str = ""

    @property
    def before(self) -> str:
        """The key that handed over to this one, "" where none did."""
        return self.handed[:KEY_DIGITS]


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys in a folder. The private file is its owner's alone; the public one is for all."""

    folder: Path

    def current(self, when: datetime.datetime) -> SigningKey:
        """The key that seals now; made the first time. Raises NoKey or OSError."""
        if not (self.folder / PRIVATE).exists():
            write_key(self.folder / PRIVATE, new_key())
        key = read_key(self.folder / PRIVATE)
        listed = self.listed()
        if all(one.key != key.public for one in listed):
            self._list((*listed, Listed(moment(when), key.public)))
        return SigningKey(key.private, _chain(listed, key.public))

    def rotate(self, when: datetime.datetime) -> SigningKey:
        """A new key to which the old one hands over; the old private key is gone afterwards."""
        new = self.current(when).hand_over()
        write_key(self.folder / f"{PRIVATE}.new", new)
        self._list((*self.listed(), Listed(moment(when), new.public, new.handed[:LINK])))
        (self.folder / f"{PRIVATE}.new").replace(self.folder / PRIVATE)
        return new

    def listed(self) -> tuple[Listed, ...]:
        """Every public key that the ring ever had, the earliest first. Raises NoKey."""
        path = self.folder / PUBLIC
        lines = path.read_text(encoding="ascii").splitlines() if path.is_file() else []
        return tuple(_listed(line) for line in lines if line.strip())

    def _list(self, listed: tuple[Listed, ...]) -> None:
        rows = (f"{one.since} {one.key} {one.handed or NONE}\n" for one in listed)
        write_whole(self.folder / PUBLIC, "".join(rows).encode("ascii"))


def _chain(listed: Sequence[Listed], key: str) -> str:
    """The handovers that lead to a key, the latest first."""
    by_key = {one.key: one for one in listed}
    links: list[str] = []
    while (one := by_key.pop(key, None)) and one.handed and len(links) < MOST:
        links.append(one.handed)
        key = one.handed[:KEY_DIGITS]
    return "".join(links)


def _listed(line: str) -> Listed:
    parts = line.split()
    if len(parts) != 3:
        raise NoKey(f"{PUBLIC}: {line}")
    since, key, handed = parts
    found = Listed(since, key, "" if handed == NONE else handed)
    try:
        keys_before(key, found.handed)
    except ValueError:
        raise NoKey(f"{PUBLIC}: {line}") from None
    return found
