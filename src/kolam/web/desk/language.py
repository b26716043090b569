"""The reader's language: chosen once and kept in a cookie, else what the browser asks for."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_POST

from kolam import toolbox
from kolam.core.voice import LANGUAGES, Voice
from kolam.web import doors

COOKIE = "kolam_language"
YEAR = 365 * 24 * 3600


def speak() -> Voice:
    """The voice of the language of this request."""
    return toolbox.voice(translation.get_language() or "en")


def wanted(request: HttpRequest) -> str:
    """The chosen language, else the first known one that the browser asks for, else English."""
    if (chosen := request.COOKIES.get(COOKIE, "")) in LANGUAGES:
        return chosen
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    codes = (code.partition("-")[0] for code, _ in asked)
    return next((code for code in codes if code in LANGUAGES), "en")


class LanguageOfTheReader:
    """Answers each request in its reader's language.

    Django's own choice needs a compiled catalogue for each language, and has none for Sinhala.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = wanted(request)
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response


@doors.public("anybody may choose the language of the pages")
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language and go back to the page it was chosen on."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if (code := request.POST.get("language", "")) in LANGUAGES:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(COOKIE, code, max_age=YEAR, samesite="Lax", secure=secure)
    return response
