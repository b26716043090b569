"""Files of a room's own page: its template, its look and its script, straight from its folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from django.template import Origin, TemplateDoesNotExist
from django.template.loaders.base import Loader

from kolam import toolbox

PREFIX = "rooms"
# What a browser may ask a room's folder for: nothing else in it is ever served.
LOOKS = ("page.css", "page.js")


class Templates(Loader):
    """Finds `rooms/<slug>/<name>.html` in the room's folder."""

    def get_template_sources(self, template_name: str) -> Iterator[Origin]:
        """The one place where such a template can be."""
        prefix, _, rest = template_name.partition("/")
        slug, _, name = rest.partition("/")
        if prefix == PREFIX and slug in toolbox.rooms() and "/" not in name:
            path = toolbox.folder(slug) / name
            yield Origin(name=str(path), template_name=template_name, loader=self)

    def get_contents(self, origin: Origin) -> str:
        """The template's text."""
        try:
            return Path(origin.name).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise TemplateDoesNotExist(origin) from None


class Looks(BaseFinder):
    """Finds `rooms/<slug>/page.css` and `page.js` in the room's folder."""

    def find(self, path: str, find_all: bool = False, **more: Any) -> Any:
        """The file at this address, if it is one that a room may show."""
        prefix, _, rest = path.partition("/")
        slug, _, name = rest.partition("/")
        found = []
        if prefix == PREFIX and slug in toolbox.rooms() and name in LOOKS:
            file = toolbox.folder(slug) / name
            found = [str(file)] if file.is_file() else []
        every = find_all or more.get("all", False)
        return found[0] if found and not every else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every such file with the storage that holds it."""
        for slug in toolbox.rooms():
            storage = FileSystemStorage(location=str(toolbox.folder(slug)))
            storage.prefix = f"{PREFIX}/{slug}"  # type: ignore[attr-defined]
            for name in LOOKS:
                if storage.exists(name):
                    yield name, storage
