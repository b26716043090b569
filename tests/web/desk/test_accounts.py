"""Accounts: sign in, sign up, second steps, and what is said when it goes wrong."""

import re
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from tests.web.conftest import PASSWORD, Cast

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
PAGES = (
    LOGIN,
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/inactive/",
)
MINE = (
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/reauthenticate/",
)


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> int:
    sent = {"login": "alice@example.org", "password": password, **more}
    return client.post(LOGIN, sent).status_code


def confirmed(client: Client) -> Client:
    """A browser in which the password was typed once more a moment ago."""
    client.post("/accounts/reauthenticate/?next=/desk/", {"password": PASSWORD})
    return client


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_no_account_page_lacks_a_word_or_falls_back_to_english(cast: Cast, language: str) -> None:
    guest, member = Client(), confirmed(cast("alice", "broker"))
    for client, pages in ((guest, PAGES), (member, MINE)):
        client.cookies["kolam_language"] = language
        for page in pages:
            text = client.get(page, follow=True).content.decode()
            assert "⟦" not in text, page
            if language != "en":
                seen = re.sub(r"<script.*?</script>|<[^>]+>", " ", text, flags=re.S)
                assert not re.search(r"\b(the|your|password|sign)\b", seen, re.I), page


def test_a_person_signs_in_with_address_and_password(cast: Cast) -> None:
    cast("alice", "broker")
    assert sign_in(Client()) == 302


def test_a_wrong_password_is_told_in_the_readers_words(cast: Cast) -> None:
    cast("alice", "broker")
    client = Client()
    client.cookies["kolam_language"] = "si"
    page = client.post(LOGIN, {"login": "alice@example.org", "password": "wrong"}).content.decode()
    assert "ලිපිනය සහ මුරපදය නොගැළපේ" in page
    assert 'value="alice@example.org"' in page


def test_empty_fields_are_told_in_the_readers_words(db: None) -> None:
    client = Client()
    client.cookies["kolam_language"] = "ta"
    page = client.post(LOGIN, {"login": "", "password": ""}).content.decode()
    assert page.count("இது தேவை") == 2


def test_too_many_wrong_passwords_lock_the_account_for_that_address(cast: Cast) -> None:
    cast("alice", "broker")
    client = Client()
    answers = [sign_in(client, "wrong") for _ in range(10)]
    assert set(answers) <= {200, 429}
    assert sign_in(client) in (200, 429)
    assert not client.session.get("_auth_user_id")


def test_the_lock_says_what_to_do(cast: Cast, settings: object) -> None:
    settings.AXES_FAILURE_LIMIT = 2  # type: ignore[attr-defined]
    cast("alice", "broker")
    client = Client()
    sign_in(client, "wrong")
    sent = {"login": "alice@example.org", "password": "wrong"}
    answer = client.post(LOGIN, sent)
    assert (answer.status_code, b"Too many tries" in answer.content) == (429, True)


def test_an_account_is_made_with_an_address_and_a_password(db: None) -> None:
    client = Client()
    sent = {"email": "new@example.org", "password1": PASSWORD}
    assert client.post("/accounts/signup/", sent).status_code == 302
    assert User.objects.get().email == "new@example.org"


@pytest.mark.parametrize(
    ("password", "said"), [("short", "shorter than 10"), ("password123", "guessed first")]
)
def test_a_weak_password_is_told_with_what_to_do(db: None, password: str, said: str) -> None:
    sent = {"email": "new@example.org", "password1": password}
    assert said in Client().post("/accounts/signup/", sent).content.decode()


def test_a_session_ends_with_the_browser_unless_asked_otherwise(cast: Cast) -> None:
    cast("alice", "broker")
    short, long = Client(), Client()
    sign_in(short)
    sign_in(long, remember="on")
    found = [c.session.get_expire_at_browser_close() for c in (short, long)]
    assert found == [True, False]


def test_the_session_cookie_cannot_be_read_by_scripts(cast: Cast) -> None:
    cast("alice", "broker")
    client = Client()
    sign_in(client)
    cookie = client.cookies["kolam_session"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_second_step_is_asked_for_once_codes_are_on(cast: Cast) -> None:
    client = confirmed(cast("alice", "broker"))
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    assert client.post("/accounts/2fa/totp/activate/", {"code": code}).status_code == 302
    assert Authenticator.objects.filter(type="totp").exists()
    other = Client()
    sent = {"login": "alice@example.org", "password": PASSWORD}
    answer = other.post(LOGIN, sent, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/2fa/authenticate/")
    assert "⟦" not in answer.content.decode()
    assert not other.session.get("_auth_user_id")


def test_a_wrong_code_is_told_in_words(cast: Cast) -> None:
    client = confirmed(cast("alice", "broker"))
    page = client.post("/accounts/2fa/totp/activate/", {"code": "000000"}).content.decode()
    assert "This code does not fit" in page


def test_a_browser_can_ask_for_a_passkey_challenge(db: None) -> None:
    answer = Client().get("/accounts/2fa/webauthn/login/", headers={"Accept": "application/json"})
    assert answer.json()["request_options"]["publicKey"]["challenge"]


def test_a_new_password_comes_by_a_link_in_the_readers_words(cast: Cast) -> None:
    cast("alice", "broker")
    client = Client()
    client.cookies["kolam_language"] = "ta"
    client.post("/accounts/password/reset/", {"email": "alice@example.org"})
    (letter,) = mail.outbox
    assert letter.subject == "கோலத்திற்கான புதிய கடவுச்சொல்"
    (path,) = re.findall(r"http://testserver(\S+)", str(letter.body))
    page = client.get(unquote(path), follow=True)
    where = page.redirect_chain[-1][0]
    new = "another long password"
    assert client.post(where, {"password1": new, "password2": new}).status_code == 302
    assert sign_in(Client(), new) == 302


def test_an_unknown_address_gets_the_same_page(cast: Cast) -> None:
    cast("alice", "broker")
    pages = [
        Client().post("/accounts/password/reset/", {"email": address}).headers["Location"]
        for address in ("alice@example.org", "nobody@example.org")
    ]
    assert pages[0] == pages[1]


def test_no_log_holds_an_address_or_a_link(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    cast("alice", "broker")
    client = Client()
    for _ in range(12):
        sign_in(client, "wrong")
    client.get("/enter/MQ.secret-token/")
    client.get("/desk/secret-partnership/")
    said = caplog.text
    assert "alice@example.org" not in said
    assert "secret" not in said
