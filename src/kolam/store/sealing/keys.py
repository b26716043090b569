"""Keys: Ed25519 (RFC 8032) key pairs, the file that one is kept in, and keys handed over."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kolam.store.files import sync_folder

#: Readable and writable by its owner alone.
PRIVATE = 0o600
# What is signed begins with what it is, so that no seal passes for one of another kind.
HANDOVER = b"kolam key 1\n"
KEY_DIGITS, SEAL_DIGITS = 64, 128
#: The digits of one handover, and how many of the latest a key carries.
LINK, MOST = KEY_DIGITS + SEAL_DIGITS, 64


class NoKey(ValueError):
    """The file holds no Ed25519 private key."""


@dataclass(frozen=True)
class SigningKey:
    """A private key with the chain of those before it, in hexadecimal digits.

    `handed` is the key before it with that one's seal over this, then the same for that one, back
    to the first.
    """

    private: Ed25519PrivateKey
    handed: str = ""

    @cached_property
    def public(self) -> str:
        """The public key: 64 hexadecimal digits."""
        return self.private.public_key().public_bytes_raw().hex()

    def seal(self, data: bytes) -> str:
        """The signature over the data: 128 hexadecimal digits."""
        return self.private.sign(data).hex()

    def pem(self) -> bytes:
        """The key as PEM (PKCS #8), as other programs read it."""
        return self.private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )

    def hand_over(self) -> "SigningKey":
        """A new key that carries this one's word that it comes after it."""
        new = new_key()
        link = self.public + self.seal(_word(new.public))
        return SigningKey(new.private, (link + self.handed)[: LINK * MOST])


def new_key() -> SigningKey:
    """A new key, from the system's randomness."""
    return SigningKey(Ed25519PrivateKey.generate())


def read_key(path: Path, handed: str = "") -> SigningKey:
    """The key in a PEM file. Raises NoKey, or OSError where it cannot be read."""
    try:
        found = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise NoKey(str(error)) from None
    if not isinstance(found, Ed25519PrivateKey):
        raise NoKey(type(found).__name__)
    return SigningKey(found, handed)


def write_key(path: Path, key: SigningKey) -> None:
    """Put the key into a new file that only its owner can read. Raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE)
    with open(handle, "wb") as target:
        target.write(key.pem())
        target.flush()
        os.fsync(target.fileno())
    sync_folder(path.parent)


def genuine(key: str, seal: str, data: bytes) -> bool:
    """Whether the seal is this public key's over these data; all in hexadecimal digits."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(seal), data)
    except (InvalidSignature, ValueError):
        return False
    return True


def keys_before(key: str, handed: str) -> tuple[str, ...]:
    """The keys that came before `key`, the latest first, each of which sealed the one after it.

    Raises ValueError where one of them did not.
    """
    found: list[str] = []
    for start in range(0, len(handed), LINK):
        old, seal = handed[start : start + KEY_DIGITS], handed[start + KEY_DIGITS : start + LINK]
        if not genuine(old, seal, _word(found[-1] if found else key)):
            raise ValueError(handed)
        found.append(old)
    return tuple(found)


def grouped(digits: str, *, groups: int = 8) -> str:
    """The first digits in groups of four, as people read them aloud to each other."""
    return " ".join(digits[n : n + 4] for n in range(0, groups * 4, 4))


def _word(public: str) -> bytes:
    return HANDOVER + public.encode("ascii")
