"""Pages for what is refused or not found: each says what to do next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def who_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The account that somebody tries to enter; counted with the address they come from."""
    typed = request.POST.get("login", "") if request else ""
    return (typed or (credentials or {}).get("email") or "").strip().lower()


def locked_out(request: HttpRequest, *_: Any) -> HttpResponse:
    """Too many wrong passwords: wait, or ask for a link."""
    return _say(request, "locked_out", 429)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form did not come from a page of this server, or has grown old."""
    return _say(request, "forged", 403)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A member whose role does not have this right."""
    return _say(request, "not_allowed", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or a partnership the reader is no member of."""
    return _say(request, "not_found", 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something went wrong on the server."""
    return _say(request, "failed", 500)


def _say(request: HttpRequest, what: str, status: int) -> HttpResponse:
    words = {"title": f"desk.refused.{what}.title", "text": f"desk.refused.{what}.text"}
    return render(request, "refused.html", words, status=status)
