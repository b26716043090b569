"""Refusals: every reason for which the live room says no, with its sentence in three languages."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import orjson

from kolam import toolbox
from kolam.core.fault import Fault
from kolam.core.voice import LANGUAGES

STATUS = {
    "malformed": 400,
    "bad_token": 401,
    "unknown_seat": 401,
    "removed_seat": 403,
    "sealed": 403,
    "no_such_code": 404,
    "no_such_page": 404,
    "wrong_method": 405,
    "closed": 409,
    "locked": 409,
    "draft": 409,
    "other_activity": 409,
    "ended": 409,
    "too_large": 413,
    "bad_host": 421,
    "faults": 422,
    "too_fast": 429,
    "broken": 500,
    "not_saved": 503,
    "full": 503,
}


class Refusal(Exception):
    """A request that is not taken: `slug` names the reason, `faults` what is to be mended."""

    def __init__(self, slug: str, *, faults: Iterable[Fault] = (), wait: int = 0) -> None:
        super().__init__(slug)
        self.slug = slug
        self.faults = tuple(faults)
        self.wait = wait

    @property
    def status(self) -> int:
        """The HTTP status."""
        return STATUS[self.slug]

    def body(self) -> bytes:
        """The answer's JSON."""
        return _faulty(self.faults) if self.faults else _plain(self.slug)


@cache
def _plain(slug: str) -> bytes:
    return orjson.dumps({"error": slug, "message": sentences(slug)})


def sentences(slug: str) -> dict[str, str]:
    """The reason in every language."""
    return said(f"live.error.{slug}")


def _faulty(faults: Iterable[Fault]) -> bytes:
    listed = [
        {
            "place": list(fault.place),
            "where": fault.where(),
            "message": said(f"fault.{fault.key}", **fault.values),
        }
        for fault in faults
    ]
    message = said("live.error.faults")
    return orjson.dumps({"error": "faults", "message": message, "faults": listed})


def said(key: str, **values: Any) -> dict[str, str]:
    """A key's words in every language."""
    return {language: toolbox.voice(language)(key, **values) for language in LANGUAGES}
