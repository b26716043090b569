"""Join codes and secrets: short for people, long for machines, and no look-alike letters."""

import hashlib
import re
import secrets

# No vowels, so that no code is a word; no L (1, I), Q (O), which look alike on a far wall.
LETTERS = "BCDFGHJKMNPRSTVWXYZ"
LENGTH = 6
TOKEN = re.compile(r"[0-9a-f]{32}")


def new_code() -> str:
    """A join code: six letters of nineteen, so 47 million of them; guesses are rate-limited."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def new_wall_key() -> str:
    """The secret in a wall's address: 128 random bits as hex digits."""
    return secrets.token_hex(16)


def as_typed(code: str) -> str:
    """The code that a person meant: spaces, dashes and small letters do not matter."""
    return re.sub(r"[\s-]", "", code).upper()


def token_hash(token: str) -> str:
    """What a seat's row keeps of the phone's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def author_of(activity: str, token: str) -> str:
    """The pseudonym of a seat in one activity; without the token nothing leads back to the seat."""
    return hashlib.sha256(f"author:{activity}:{token}".encode()).hexdigest()[:32]


def card_id(activity: str, author: str, key: str) -> str:
    """The id of a card: the same for the same key, and in no order of arrival."""
    return hashlib.sha256(f"card:{activity}:{author}:{key}".encode()).hexdigest()[:32]
