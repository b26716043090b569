"""Static files: found without a build step, named by what they hold, kept by browsers."""

from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client


def test_an_address_changes_with_the_file() -> None:
    address = staticfiles_storage.url("look/desk.css")
    assert address.startswith("/static/look/desk.css?v=")
    assert len(address.partition("=")[2]) == 10


def test_a_file_is_answered_whole_with_its_kind() -> None:
    answer = Client().get("/static/look/desk.css")
    assert (answer.status_code, answer["Content-Type"]) == (200, 'text/css; charset="utf-8"')
    assert answer.streaming is False
    assert answer.content.startswith(b"/* The desk")


def test_a_browser_that_has_the_file_is_told_so() -> None:
    first = Client().get("/static/look/desk.css")
    again = Client().get(
        "/static/look/desk.css", headers={"If-Modified-Since": first["Last-Modified"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_a_part_of_a_file_can_be_asked_for() -> None:
    answer = Client().get("/static/look/desk.css", headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer.content) == (206, b"/* The des")


def test_nothing_outside_the_folder_is_served() -> None:
    assert Client().get("/static/../settings.py").status_code == 404
