"""Static files by content: a changed file gets a new address, without a build step."""

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class NamesByContent(StaticFilesStorage):
    """Adds ten digits of a file's hash to its address, so that browsers may keep it."""

    def url(self, name: str | None) -> str:
        """The address of a static file, with what it holds at the end."""
        plain = super().url(name)
        mark = _mark(name or "")
        return f"{plain}?v={mark}" if mark else plain


@cache
def _mark(name: str) -> str:
    found = finders.find(name)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10] if found else ""
