"""The pages of phone and wall: shells with their words in, and what they load."""

import html
import io
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from secrets import compare_digest

import segno
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.web.live.addresses import join_address
from kolam.web.live.bundle import PAGE, WORDS, Bundle, File, pack, words
from kolam.web.live.codes import as_typed
from kolam.web.live.refusals import Refusal, sentences
from kolam.web.live.venue import Venue

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
    " img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NO_SNIFF = {"X-Content-Type-Options": "nosniff"}
FOR_EVER = "public, max-age=31536000, immutable"
PLACEHOLDER = re.compile(r"\{([a-z_.]+)\}")


class Pages:
    """Everything that a phone or a wall loads, but for the data."""

    def __init__(self, venue: Venue, page: Path = PAGE) -> None:
        self.venue = venue
        self.bundle = Bundle(page)
        self.static = f"/live/static/{self.bundle.hash}"
        texts = {p.name: p.read_text(encoding="utf-8") for p in page.iterdir() if p.is_file()}
        self.shells = {name: texts[f"{name}.html"] for name in WORDS}
        self.worker = pack("worker.js", self._filled(texts["worker.js"]).encode())
        self.router = Router(
            routes=[
                Route("/j", self.phone),
                Route("/j/", self.phone),
                Route("/j/worker.js", self.service_worker),
                Route("/j/{code}", self.phone),
                Route("/wall/{code}", self.wall),
                Route("/wall/{code}/qr.svg", self.qr),
                Route("/live/static/{hash}/{name:path}", self.file),
            ],
            redirect_slashes=False,
            default=_nothing,
        )

    async def phone(self, request: Request) -> Response:
        """The participant's page, also for a wrong code: the page says so itself."""
        language = language_of(request)
        code = as_typed(request.path_params.get("code", ""))[:8]
        return _sent(self._shell("phone", language, code), request.headers, cache="no-cache")

    async def wall(self, request: Request) -> Response:
        """The projector's page, for those who know its key."""
        address = request.client.host if request.client else ""
        hall = await self.venue.hall(request.path_params["code"], address)
        key = request.query_params.get("key", "")
        if not compare_digest(key.encode(), hall.wall_key.encode()):
            raise Refusal("no_such_page")
        join = _join_address(request).partition("://")[2]
        shell = self._page("wall", language_of(request), code=hall.code, key=key, join=join)
        return _sent(pack("wall.html", shell.encode()), request.headers, cache="no-store")

    async def qr(self, request: Request) -> Response:
        """The QR code of the join address."""
        address = f"{_join_address(request)}/{as_typed(request.path_params['code'])[:8]}"
        return Response(qr_svg(address), media_type="image/svg+xml", headers=SAFE)

    async def service_worker(self, request: Request) -> Response:
        """The service worker, below /j/ so that its scope is the participants' pages."""
        return _sent(self.worker, request.headers, cache="no-cache")

    async def file(self, request: Request) -> Response:
        """A file of the bundle; one of an older bundle is gone, and the page loads anew."""
        known = request.path_params["hash"] == self.bundle.hash
        found = self.bundle.files.get(request.path_params["name"]) if known else None
        if found is None:
            raise Refusal("no_such_page")
        return _sent(found, request.headers, cache=FOR_EVER)

    @lru_cache(maxsize=256)  # noqa: B019  The pages live as long as the server.
    def _shell(self, name: str, language: str, code: str) -> File:
        return pack(f"{name}.html", self._page(name, language, code=code).encode())

    def _page(self, name: str, language: str, **values: str) -> str:
        said = words(WORDS[name], language).decode().replace("<", "\\u003c")
        return self._filled(self.shells[name], language, said=said, **values)

    def _filled(self, shell: str, language: str = "en", *, said: str = "", **values: str) -> str:
        """The shell with every {placeholder} it names filled in."""
        known = {"lang": language, "static": self.static, **values}
        voice = toolbox.voice(language)

        def fill(found: re.Match[str]) -> str:
            name = found[1]
            if name == "words":
                return said
            if name in known:
                return html.escape(known[name])
            return html.escape(voice(name)) if voice.knows(name) else found[0]

        return PLACEHOLDER.sub(fill, shell)


def language_of(request: Request) -> str:
    """What the address asks for, else the first language that the browser wants and we have."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    wanted = request.headers.get("accept-language", "")[:200]
    ranked = sorted(_ranked(wanted), key=lambda pair: -pair[1])
    return next((code for code, _ in ranked if code in LANGUAGES), "en")


def _ranked(wanted: str) -> list[tuple[str, float]]:
    pairs = []
    for part in wanted.split(","):
        name, _, weight = part.partition(";q=")
        try:
            pairs.append((name.strip().lower()[:2], float(weight or 1)))
        except ValueError:
            continue
    return pairs


@lru_cache(maxsize=64)
def qr_svg(text: str) -> bytes:
    """A QR code with presentation attributes only; dark modules on a light ground."""
    made = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(
        made, kind="svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, border=4,
        dark="#000", light="#fff",
    )  # fmt: skip
    return made.getvalue()


def _sent(file: File, headers: Headers | Mapping[str, str], *, cache: str) -> Response:
    # Only a page has a policy to obey; on twenty files it would cost a phone 8 KB.
    safe = SAFE if file.type in ("text/html", "image/svg+xml") else NO_SNIFF
    more = {"Cache-Control": cache, "Vary": "Accept-Encoding", **safe}
    if file.gzip and "gzip" in headers.get("accept-encoding", ""):
        more["Content-Encoding"] = "gzip"
        return Response(file.gzip, media_type=file.type, headers=more)
    return Response(file.plain, media_type=file.type, headers=more)


def _join_address(request: Request) -> str:
    return join_address(f"{request.url.scheme}://{request.url.netloc}")


def refused(refusal: Refusal) -> Response:
    """The reason in every language, for a person who sees nothing but this page."""
    said = sentences(refusal.slug)
    lines = "".join(f'<p lang="{code}">{html.escape(said[code])}</p>' for code in LANGUAGES)
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Kolam</title>{lines}'
    headers = {"Cache-Control": "no-store", **SAFE}
    link = '<p><a href="/j">Kolam</a></p>'
    return Response(page + link, refusal.status, headers, media_type="text/html")


async def _nothing(*_: object) -> None:
    raise Refusal("no_such_page")
