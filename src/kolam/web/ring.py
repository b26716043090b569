"""The server's own key ring, in its home; the first signature makes it."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from kolam.store.sealing.keys import SigningKey
from kolam.store.sealing.ring import KeyRing, Listed

FOLDER = "signing"


def ring() -> KeyRing:
    """The key ring of this server."""
    return KeyRing(Path(settings.HOME) / FOLDER)


def key() -> SigningKey:
    """The key that seals now."""
    return ring().current(timezone.now())


def listed() -> tuple[Listed, ...]:
    """Every public key that this server ever had; none before the first signature."""
    return ring().listed()
