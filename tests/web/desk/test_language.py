"""The reader's language: chosen and kept, else the browser's; three of them, Sinhala included."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("", "en"),
        ("si", "si"),
        ("ta-LK,ta;q=0.9,en;q=0.8", "ta"),
        ("fr,si-LK;q=0.5", "si"),
        ("fr", "en"),
        ("*;q=x", "en"),
    ],
)
def test_a_page_speaks_what_the_browser_asks_for(asked: str, answered: str) -> None:
    page = Client().get(LOGIN, headers={"Accept-Language": asked})
    assert page["Content-Language"] == answered
    assert f'<html lang="{answered}">' in page.content.decode()


def test_a_choice_is_kept_and_leads_back(db: None) -> None:
    client = Client()
    answer = client.post("/language/", {"language": "ta", "next": "/accounts/signup/"})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/signup/")
    assert client.get(LOGIN)["Content-Language"] == "ta"


@pytest.mark.parametrize(
    "away", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x"]
)
def test_a_choice_never_leads_away(db: None, away: str) -> None:
    answer = Client().post("/language/", {"language": "ta", "next": away})
    assert answer["Location"] == "/"


def test_an_unknown_language_changes_nothing(db: None) -> None:
    client = Client()
    client.post("/language/", {"language": "xx"})
    assert client.get(LOGIN)["Content-Language"] == "en"


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_what_is_not_found_says_so_in_the_readers_words(db: None, language: str) -> None:
    client = Client()
    client.cookies["kolam_language"] = language
    page = client.get("/no/such/page/")
    assert (page.status_code, "⟦" in page.content.decode()) == (404, False)


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_no_page_of_a_partnership_lacks_a_word(dan: Client, sheet: object, language: str) -> None:
    dan.cookies["kolam_language"] = language
    room = "rooms/stakeholders/"
    pages = ("", "about/", "people/", "files/", room, f"{room}sheet/", f"{room}history/")
    inside = (f"{room}sheet/at/stakeholders/MOH/", f"{room}sheet/at/links/L1/")
    texts = {p: dan.get(f"/desk/food/{p}").content.decode() for p in (*pages, *inside)}
    texts |= {p: dan.get(p).content.decode() for p in ("/desk/", "/new/", "/open/")}
    assert [page for page, text in texts.items() if "⟦" in text] == []
