"""What is altered in a sealed PDF: every place told in bytes, from 0, as first and last."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kolam.store.sealing.keys import genuine
from kolam.store.sealing.seal import (
    BEGIN,
    END,
    SHORT,
    Seal,
    described,
    find_seal,
    part_hash,
    pieces,
)

What = Literal[
    "no_seal", "torn_seal", "two_seals", "bytes", "longer", "shorter", "seal_line", "not_genuine"
]
LINE = re.compile(rb"^%(?:kolam-seal|at|length|sha256|parts|signed|key|handed|sign) .*$", re.M)


@dataclass(frozen=True, slots=True)
class Altered:
    """One thing that is not as it was sealed: which bytes, and by how many where some are gone."""

    what: What
    first: int
    last: int
    count: int = 0


def alterations(data: bytes) -> tuple[Altered, ...]:
    """Everything in the file that is not as it was sealed; empty where every byte is."""
    seal = find_seal(data)
    return tuple(_without_seal(data) if seal is None else _within(seal))


def _without_seal(data: bytes) -> Iterator[Altered]:
    """A seal that cannot be read: never there, cut off, twice, or with a line that is torn."""
    starts = [found.start() for found in re.finditer(re.escape(BEGIN), data)]
    if len(starts) > 1:
        yield Altered("two_seals", starts[1], len(data) - 1)
        return
    lines = [(m.start(), m.end()) for m in LINE.finditer(data)]
    if not lines:
        yield Altered("no_seal", 0, max(0, len(data) - 1))
        return
    # A torn first or last line is no line of a seal any more: it is the one beside those that are.
    first = starts[0] if starts else max(0, data.rfind(b"\n", 0, max(0, lines[0][0] - 1)) + 1)
    end = data.find(END, first)
    last = end + len(END) - 1 if end >= 0 else _line_end(data, lines[-1][1] + 1)
    yield Altered("torn_seal", first, max(first, last))


def _line_end(data: bytes, start: int) -> int:
    found = data.find(b"\n", start)
    return found if found >= 0 else len(data) - 1


def _within(seal: Seal) -> Iterator[Altered]:
    if found := tuple(_around(seal)) or tuple(_told_wrong(seal)):
        yield from found
    elif not genuine(seal.word("key"), seal.word("sign"), seal.covered):
        # Whether the payload or the key was changed is for the receipts inside to say.
        yield Altered("not_genuine", seal.spans["signed"][0], seal.spans["sign"][1] - 1)


def _around(seal: Seal) -> Iterator[Altered]:
    """What differs outside the seal: bytes added or gone, and parts that changed."""
    rest, length = seal.around, int(seal.word("length"))
    more = len(rest) - length
    whole = hashlib.sha256(rest).hexdigest() == seal.word("sha256")
    if whole:
        return
    wrong = _wrong_parts(seal)
    if more > 0 and hashlib.sha256(rest[:length]).hexdigest() == seal.word("sha256"):
        yield Altered("longer", seal.place(length), seal.place(len(rest) - 1), more)
    elif more:
        first = wrong[0][0] if wrong else min(length, len(rest))
        what: What = "longer" if more > 0 else "shorter"
        yield Altered(what, seal.place(first), _last(seal), abs(more))
    else:
        yield from (Altered("bytes", seal.place(a), seal.place(b - 1)) for a, b in wrong)


def _told_wrong(seal: Seal) -> Iterator[Altered]:
    """Lines of the seal that do not say what the bytes around it are."""
    for name, line in described(seal.around, seal.start).items():
        if seal.lines[name] != line:
            first, last = seal.spans[name]
            yield Altered("seal_line", first, last - 1)


def _wrong_parts(seal: Seal) -> list[tuple[int, int]]:
    """The parts that are not as they were, those beside each other as one."""
    rest, wrong = seal.around, list[tuple[int, int]]()
    told = re.findall(rb"[0-9a-f]{%d}" % SHORT, seal.lines["parts"].replace(b"%parts", b""))
    for hashed, (start, end) in zip(told, pieces(len(rest), seal.start), strict=False):
        if part_hash(rest[start:end]) == hashed:
            continue
        if wrong and wrong[-1][1] == start and start != seal.start:
            wrong[-1] = (wrong[-1][0], end)
        else:
            wrong.append((start, end))
    return wrong


def _last(seal: Seal) -> int:
    return seal.end - seal.start + max(0, len(seal.around) - 1)
