"""Logos for tests: the same two squares as SVG, PNG and JPEG, and what is refused."""

import base64
from typing import Any

from kolam.core.record import read
from kolam.paper.letterhead import Letterhead
from kolam.paper.logo import as_address

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABgAAAAMCAIAAAD3UuoiAAAAH0lEQVR42mP8fDKTgRBoD79PUA0TA5XAqEGjBg1P"
    "gwAwcQP6mtdMUAAAAABJRU5ErkJggg=="
)
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZG"
    "NywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09P"
    "T09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAMABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAA"
    "BgD/xAAYEAEAAwEAAAAAAAAAAAAAAAAABkSDwv/EABUBAQEAAAAAAAAAAAAAAAAAAAUD/8QAGxEBAAAHAAAAAAAA"
    "AAAAAAAAAAECBDEzQfD/2gAMAwEAAhEDEQA/AFwpOKOnJWKTijpyIpM0O0SluKJI0s//2Q=="
)
CMYK = base64.b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNb"
    "XYW1hpCeo6utq2eAvMm6pseZqKuk/8AAFAgADAAYBEMRAE0RAFkRAEsRAP/EABgAAAMBAQAAAAAAAAAAAAAAAAAD"
    "BQYE/8QAHBABAAAHAQAAAAAAAAAAAAAAAAMFBkJDgsFE/9oADgRDAE0AWQBLAAA/ANErENMmzjDtxGqLz7cKj2hN"
    "Rig0jZOoJs4w7cRqi8+3Co9oTUYoP//Z"
)
SHAPES = '<rect width="24" height="12" fill="#7a2048"/><path d="M0 0h12v12h-12z" fill="#f3c969"/>'


def svg(inside: str = SHAPES, *, before: str = "") -> bytes:
    """A drawing with this inside it."""
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{before}<svg {space} viewBox="0 0 24 12">{inside}</svg>'.encode()


WORDS: dict[str, Any] = {
    "name": {
        "en": "Ministry of Examples\nNutrition",
        "si": "නිදසුන් අමාත්‍යාංශය",
        "ta": "எடுத்துக்காட்டு அமைச்சு",
    },
    "address": {"en": "1 Example Road, Colombo 7"},
    "foot": {"en": "An example", "si": "නිදසුනක්", "ta": "ஓர் எடுத்துக்காட்டு"},
    "accent": "#7a2048",
    "alt": {"en": "Two squares", "si": "චතුරස්‍ර දෙකක්", "ta": "இரண்டு சதுரங்கள்"},
}  # fmt: skip


def letterhead(logo: bytes | None = None) -> Letterhead:
    """A letterhead in three languages, with this logo."""
    return read(Letterhead, WORDS | {"logo": as_address(svg() if logo is None else logo)})
