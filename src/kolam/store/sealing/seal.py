"""The seal of a PDF: comment lines before its last `startxref` that hold the signed document.

A comment changes nothing that a PDF reader shows, and keeps what PDF/A and PDF/UA ask for. The
lines also hold the length and hash of every other byte, in parts, and an Ed25519 signature over
all of the lines: so each byte of the file is either hashed or signed.
"""

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass

from kolam.core.fault import Fault, Faulty
from kolam.core.record import essential
from kolam.store.sealing.keys import LINK, SigningKey
from kolam.store.sealing.signed import Signed

FILE = b"kolam file 1\n"
BEGIN, END = b"%kolam-seal 1\n", b"%kolam-seal end\n"
TAIL = b"startxref"
#: A changed byte is told to within this many; so many hashes stand on a line.
PART, SHORT, A_LINE = 1024, 16, 4
WIDTH = 72
GRAMMAR = re.compile(
    rb"%kolam-seal 1\n"
    rb"(?P<at>%at [0-9]{1,12}\n)"
    rb"(?P<length>%length [0-9]{1,12}\n)"
    rb"(?P<sha256>%sha256 [0-9a-f]{64}\n)"
    rb"(?P<parts>(?:%parts(?: [0-9a-f]{16}){1,4}\n)*)"
    rb"(?P<signed>(?:%signed [A-Za-z0-9+/=]{1,72}\n)+)"
    rb"(?P<key>%key [0-9a-f]{64}\n)"
    rb"(?P<handed>(?:%handed [0-9a-f]{192}\n){0,64})"
    rb"(?P<sign>%sign [0-9a-f]{128}\n)"
    rb"%kolam-seal end\n"
)
NAMES = ("at", "length", "sha256", "parts", "signed", "key", "handed", "sign")


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal as it stands in a file: `start` to `end` in bytes, its lines, the bytes around it."""

    start: int
    end: int
    lines: dict[str, bytes]
    spans: dict[str, tuple[int, int]]
    around: bytes

    def word(self, name: str) -> str:
        """What follows the name on a line of its own; "" where the line is not there."""
        return self.lines[name].decode("ascii").partition(" ")[2].strip()

    @property
    def payload(self) -> bytes:
        """The base64 of the signed document, its lines put together."""
        return self._joined("signed")

    @property
    def handed(self) -> str:
        """The chain of the keys before this one, its lines put together."""
        return self._joined("handed").decode("ascii")

    def _joined(self, name: str) -> bytes:
        lines = self.lines[name].splitlines()
        return b"".join(line.partition(b" ")[2] for line in lines)

    @property
    def covered(self) -> bytes:
        """What the signature is over: every line of the seal before it."""
        names = (name for name in NAMES if name != "sign")
        return FILE + BEGIN + b"".join(self.lines[name] for name in names)

    def place(self, offset: int) -> int:
        """Where a byte of the rest of the file stands in the whole file."""
        return offset if offset < self.start else offset + self.end - self.start


def seal_pdf(pdf: bytes, signed: Signed, key: SigningKey) -> bytes:
    """The PDF with the signed document and a seal over all of it put in.

    Raises Faulty for what is no PDF, or has a seal already.
    """
    if BEGIN in pdf:
        raise Faulty([Fault((), "sealed_already")])
    at = pdf.rfind(TAIL)
    if not pdf.startswith(b"%PDF-") or at < 0:
        raise Faulty([Fault((), "not_a_pdf")])
    gap = b"" if pdf[:at].endswith((b"\n", b"\r")) else b"\n"
    before, after = pdf[:at] + gap, pdf[at:]
    lines = {
        **described(before + after, len(before)),
        "signed": _lines(b"signed", b64encode(essential(signed)), WIDTH),
        "key": b"%key " + key.public.encode() + b"\n",
        "handed": _lines(b"handed", key.handed.encode(), LINK),
        "sign": b"",
    }
    covered = BEGIN + b"".join(lines.values())
    sign = b"%sign " + key.seal(FILE + covered).encode() + b"\n"
    return before + covered + sign + END + after


def described(rest: bytes, at: int) -> dict[str, bytes]:
    """The lines that follow from the bytes around a seal that stands at `at`."""
    hashes = [part_hash(rest[start:end]) for start, end in pieces(len(rest), at)]
    rows = (b" ".join(hashes[n : n + A_LINE]) for n in range(0, len(hashes), A_LINE))
    return {
        "at": b"%%at %d\n" % at,
        "length": b"%%length %d\n" % len(rest),
        "sha256": b"%sha256 " + hashlib.sha256(rest).hexdigest().encode() + b"\n",
        "parts": b"".join(b"%parts " + row + b"\n" for row in rows),
    }


def pieces(length: int, at: int) -> list[tuple[int, int]]:
    """The parts of a file without its seal, as start and end; none lies on both sides of it."""
    starts = [*range(0, at, PART), *range(at, length, PART)]
    return [(n, min(n + PART, at if n < at else length)) for n in starts]


def part_hash(part: bytes) -> bytes:
    """The short hash that finds a changed part; the whole is held by its full hash."""
    return hashlib.sha256(part).hexdigest()[:SHORT].encode()


def find_seal(data: bytes) -> Seal | None:
    """The seal of a file, if it has exactly one and that is whole."""
    start = data.find(BEGIN)
    found = GRAMMAR.match(data, start) if start >= 0 else None
    if found is None or data.count(BEGIN) != 1:
        return None
    lines = {name: found[name] for name in NAMES}
    spans = {name: found.span(name) for name in NAMES}
    rest = data[: found.start()] + data[found.end() :]
    return Seal(found.start(), found.end(), lines, spans, rest)


def _lines(name: bytes, text: bytes, width: int) -> bytes:
    rows = (text[n : n + width] for n in range(0, len(text), width))
    return b"".join(b"%" + name + b" " + row + b"\n" for row in rows)
