"""Addresses: where people join, as it stands on walls, sheets and in QR codes."""

import os
from typing import Protocol


class Asked(Protocol):
    """A request of Django's, as far as this needs it."""

    def build_absolute_uri(self, location: str) -> str: ...


def join_address(request: Asked) -> str:
    """Where people join: KOLAM_ADDRESS if set, else the address that the page was asked at."""
    base = os.environ.get("KOLAM_ADDRESS", "").rstrip("/")
    return f"{base}/j" if base else request.build_absolute_uri("/j")
