"""The public page that checks a signed file."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from kolam.store.sealing.keys import grouped
from kolam.store.sealing.seal import seal_pdf
from kolam.store.sealing.signed import as_json, taken_home
from kolam.web import ring
from kolam.web.live.limits import Buckets
from kolam.web.signing import checking
from tests.store.sealing.signing_room import KEY, signed, small_pdf

pytestmark = pytest.mark.django_db
PDF = seal_pdf(small_pdf(), signed(), KEY)
HOME = as_json(taken_home(signed().document, signed().receipts[0]))


@pytest.fixture(autouse=True)
def _unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_ASKED", Buckets(capacity=20, refill=1 / 3))


def send(data: bytes, name: str = "x.pdf") -> Any:
    return Client().post("/verify/", {"file": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize("data", [PDF, as_json(signed()), HOME], ids=["pdf", "json", "receipt"])
def test_a_file_that_holds_is_said_to_hold(data: bytes) -> None:
    answer = send(data)
    assert answer.status_code == 200
    assert "Nothing was found wrong." in answer.content.decode()
    assert "A. Perera" in answer.content.decode()


def test_a_changed_byte_is_named() -> None:
    page = send(PDF[:40] + bytes([PDF[40] ^ 1]) + PDF[41:]).content.decode()
    assert "1 thing is wrong" in page
    assert "Bytes 0 to 314 are not as they were sealed." in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"hello", "no signed PDF, no signed document and no receipt"),
        (b"PK\x03\x04 a zip", "no signed PDF"),
        (b'{"kind": "something"}', "no signed PDF"),
        (b'{"kind": "kolam-signed"}', "This is needed"),
        (b"{" * 5000, "line 1"),
    ],
)
def test_another_file_is_told_what_it_is_not(data: bytes, words: str) -> None:
    answer = send(data)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_nothing_sent_is_told(db: None) -> None:
    assert Client().post("/verify/").status_code == 422


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "LARGEST", 100)
    answer = send(PDF)
    assert (answer.status_code, "Nothing was found wrong" in answer.content.decode()) == (
        422,
        False,
    )


def test_one_address_cannot_ask_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_ASKED", Buckets(capacity=2, refill=0.001))
    assert [send(PDF).status_code for _ in range(3)] == [200, 200, 429]


def test_markup_inside_a_signed_document_is_shown_as_text() -> None:
    made = signed().document
    evil = made.with_(title=made.title.with_(en="<b>bold</b>"))
    page = send(as_json(signed(evil)), "<i>x</i>.json").content.decode()
    assert "<b>bold" not in page
    assert "<i>x" not in page


def test_the_page_shows_which_key_follows_which(db: None, tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path
    held = ring.ring()
    first = held.current(timezone.now())
    held.rotate(timezone.now())
    page = Client().get("/verify/").content.decode()
    assert f"follows {grouped(first.public)}" in page
    assert page.count("begins the line") == 1


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_word_is_said_in_the_readers_language(language: str) -> None:
    client = Client()
    client.cookies["kolam_language"] = language
    page = client.post("/verify/", {"file": io.BytesIO(PDF)}).content.decode()
    assert "⟦" not in page
