"""Pages: what phones and walls load, packed in memory, in the reader's language."""

import gzip
import re
from typing import Any

import pytest
from starlette.requests import Request

from kolam.core.voice import LANGUAGES
from kolam.web.live.bundle import Bundle, words
from kolam.web.live.pages import language_of, qr_svg
from tests.web.live.stage import Stage, new_workshop


def static(stage: Stage, name: str) -> str:
    assert stage.lane.pages
    return f"{stage.lane.pages.static}/{name}"


def asked(query: str = "", wanted: str = "") -> str:
    headers = [(b"accept-language", wanted.encode())]
    scope = {"type": "http", "query_string": query.encode(), "headers": headers}
    return language_of(Request(scope))


@pytest.mark.parametrize(
    ("query", "wanted", "language"),
    [
        ("lang=ta", "si", "ta"),
        ("lang=fr", "si", "si"),
        ("", "fr-FR,si;q=0.5,ta;q=0.8", "ta"),
        ("", "en-GB,en;q=0.9", "en"),
        ("", "fr", "en"),
        ("", "", "en"),
        ("", "si;q=much,ta", "ta"),
    ],
)
def test_the_page_speaks_what_is_asked_then_what_the_browser_wants(
    query: str, wanted: str, language: str
) -> None:
    assert asked(query, wanted) == language


def test_the_phones_page_has_its_words_and_code_in(stage: Stage) -> None:
    code = new_workshop().workshop.code
    page = stage.http.get(f"/j/{code.lower()}?lang=si").text
    assert '<html lang="si">' in page
    assert f"{code}</title>" in page
    assert f'src="{static(stage, "phone.js")}"' in page
    assert words(("phone.", "sector."), "si").decode().replace("<", "\\u003c") in page


def test_a_page_for_a_code_that_does_not_exist_is_served_all_the_same(stage: Stage) -> None:
    assert stage.http.get("/j/ZZZZZZ").status_code == 200


def test_what_a_person_types_into_an_address_is_escaped(stage: Stage) -> None:
    page = stage.http.get("/j/%3Cb%3E").text
    assert "<B>" not in page
    assert "&lt;B&gt;" in page


def test_no_page_may_run_what_stands_in_it(stage: Stage) -> None:
    workshop = new_workshop().workshop
    for path in ("/j", f"/wall/{workshop.code}?key={workshop.wall_key}"):
        policy = stage.http.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy


def test_a_file_is_kept_for_ever_under_its_hash_and_nowhere_else(stage: Stage) -> None:
    file = stage.http.get(static(stage, "phone.js"))
    other = stage.http.get(f"/live/static/{'0' * 16}/phone.js")
    assert file.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert file.headers["content-type"].startswith("text/javascript")
    assert (file.status_code, other.status_code) == (200, 404)


@pytest.mark.parametrize("name", ["../lane.py", "worker.js", "phone.html", "%2e%2e/pages.py", ""])
def test_nothing_but_the_bundle_is_served(stage: Stage, name: str) -> None:
    assert stage.http.get(static(stage, name)).status_code == 404


def test_files_come_packed_for_those_who_take_that(stage: Stage) -> None:
    address = static(stage, "phone.css")
    with stage.http.stream("GET", address, headers={"Accept-Encoding": "gzip, br"}) as answer:
        raw = b"".join(answer.iter_raw())
    plain = stage.http.get(address, headers={"Accept-Encoding": "identity"}).content
    assert gzip.decompress(raw) == plain
    assert len(raw) < len(plain)


def test_the_hash_changes_with_any_file_of_the_bundle(tmp_path: Any) -> None:
    (tmp_path / "a.js").write_text("1")
    first = Bundle(tmp_path).hash
    again = Bundle(tmp_path).hash
    (tmp_path / "a.js").write_text("2")
    assert first == again != Bundle(tmp_path).hash


def test_the_bundle_has_the_rooms_card_and_words_in_three_languages() -> None:
    names = set(Bundle().files)
    assert {f"phone-{code}.json" for code in LANGUAGES} <= names
    assert {f"stakeholders/card-{code}.json" for code in LANGUAGES} <= names
    assert {"phone.js", "wall.js", "look/tokens.css", "stakeholders/card.js"} <= names
    assert any(name.startswith("fonts/") for name in names)


def test_the_service_worker_serves_the_participants_pages_and_knows_the_bundle(
    stage: Stage,
) -> None:
    worker = stage.http.get("/j/worker.js")
    assert stage.lane.pages
    assert worker.text == f'const STATIC = "{stage.lane.pages.static}";\n'
    assert worker.headers["cache-control"] == "no-cache"


def test_a_wall_without_its_key_is_nowhere(stage: Stage) -> None:
    workshop = new_workshop().workshop
    for query in ("", "?key=", f"?key={'0' * 32}"):
        answer = stage.http.get(f"/wall/{workshop.code}{query}")
        assert answer.status_code == 404
        assert all(f'<p lang="{code}">' in answer.text for code in LANGUAGES)


def test_a_wall_with_its_key_shows_where_to_join(stage: Stage) -> None:
    workshop = new_workshop().workshop
    page = stage.http.get(f"/wall/{workshop.code}?key={workshop.wall_key}")
    host = stage.http.base_url.netloc.decode()
    assert f"<title>{workshop.code} {host}/j</title>" in page.text
    assert page.headers["cache-control"] == "no-store"


def test_the_address_to_join_at_can_be_set(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOLAM_ADDRESS", "http://192.168.1.7:8000/")
    workshop = new_workshop().workshop
    page = stage.http.get(f"/wall/{workshop.code}?key={workshop.wall_key}").text
    assert "192.168.1.7:8000/j</title>" in page


def test_the_qr_code_is_a_plain_picture_of_the_address(stage: Stage) -> None:
    workshop = new_workshop().workshop
    answer = stage.http.get(f"/wall/{workshop.code}/qr.svg")
    host = stage.http.base_url.netloc.decode()
    assert answer.content == qr_svg(f"http://{host}/j/{workshop.code}")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert not re.search(rb"style=|<script|class=", answer.content)
