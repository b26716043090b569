"""What every page knows: the language, the way back, and the partnership's label."""

from typing import Any

from django.http import HttpRequest

from kolam.core.voice import LANGUAGES, NAMES
from kolam.web import doors
from kolam.web.desk.language import speak
from kolam.web.sheets import about_of


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The values that the page frame needs, whatever the page."""
    language = speak().language
    known: dict[str, Any] = {
        "language": language,
        "languages": [(code, NAMES[code]) for code in LANGUAGES],
        "here": request.get_full_path(),
    }
    if partnership := getattr(request, "partnership", None):
        known |= _inside(request, partnership)
    return known


def _inside(request: Any, partnership: Any) -> dict[str, Any]:
    from kolam.web.desk.rail import path_room, rail

    about = about_of(partnership)
    return {
        "partnership": partnership,
        "about": about,
        "book_label": about.label if about.label.said("en") else None,
        "rail": rail(partnership, speak()),
        "path_room": path_room(partnership, speak()),
        "may": {right: doors.may(request.member, right) for right in doors.RIGHTS},
    }
