"""Addresses: where people join, as it stands on walls, sheets and in QR codes."""

import os


def join_address(asked_at: str) -> str:
    """Where people join: below KOLAM_ADDRESS if set, else below the address that was asked."""
    base = os.environ.get("KOLAM_ADDRESS") or asked_at
    return f"{base.rstrip('/')}/j"
