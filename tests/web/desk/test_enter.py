"""One-time links: in once, soon, and only the person they were made for."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from kolam.web.desk import links
from kolam.web.desk.links import sign_in_link
from tests.web.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def frank(db: None) -> User:
    user = User.objects.create_user("frank", "frank@example.org", PASSWORD, first_name="Frank")
    user.last_login = timezone.now() - timedelta(days=1)
    user.save()
    return user


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def later(monkeypatch: pytest.MonkeyPatch, **passed: float) -> None:
    """Let time go on."""
    now = links.TOKENS._now() + timedelta(**passed)
    monkeypatch.setattr(links.TOKENS, "_now", lambda: now)


def test_a_link_shows_whom_it_lets_in_and_asks_first(frank: User) -> None:
    client = Client()
    page = client.get(sign_in_link(frank))
    assert (page.status_code, b"Frank" in page.content, signed_in(client)) == (200, True, False)


def test_a_link_lets_its_person_in(frank: User) -> None:
    client = Client()
    answer = client.post(sign_in_link(frank))
    assert (answer.status_code, answer["Location"], signed_in(client)) == (302, "/desk/", True)


def test_a_link_works_once(frank: User) -> None:
    link = sign_in_link(frank)
    Client().post(link)
    client = Client()
    assert (client.post(link).status_code, signed_in(client)) == (410, False)


def test_a_link_made_and_used_in_one_second_is_used_up_too(frank: User) -> None:
    for _ in range(2):
        link = sign_in_link(User.objects.get(pk=frank.pk))
        assert [Client().post(link).status_code for _ in range(2)] == [302, 410]


def test_a_link_grows_old(frank: User, monkeypatch: pytest.MonkeyPatch) -> None:
    link = sign_in_link(frank)
    later(monkeypatch, minutes=16)
    assert Client().get(link).status_code == 410


def test_a_first_link_lives_for_a_week(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    newcomer = User(username="gita@example.org", email="gita@example.org")
    newcomer.set_unusable_password()
    newcomer.save()
    link = sign_in_link(newcomer)
    later(monkeypatch, days=6)
    assert Client().get(link).status_code == 200
    later(monkeypatch, days=2)
    assert Client().get(link).status_code == 410


def test_a_new_password_kills_a_link(frank: User) -> None:
    link = sign_in_link(frank)
    frank.set_password("something else entirely")
    frank.save()
    assert Client().get(link).status_code == 410


def test_a_link_of_a_closed_account_is_dead(frank: User) -> None:
    link = sign_in_link(frank)
    User.objects.update(is_active=False)
    assert Client().get(link).status_code == 410


@pytest.mark.parametrize("change", ["person", "secret", "nothing", "letters"])
def test_a_changed_link_is_dead(frank: User, change: str) -> None:
    other: Any = User.objects.create_user("gita", "gita@example.org", PASSWORD)
    name, _, secret = sign_in_link(frank).removeprefix("/enter/").removesuffix("/").partition(".")
    theirs = sign_in_link(other).removeprefix("/enter/").partition(".")[0]
    changed = {
        "person": f"{theirs}.{secret}",
        "secret": f"{name}.{secret[:-1]}x",
        "nothing": name,
        "letters": f"{name}.ශ්‍රී-ලංකා",
    }
    assert Client().get(f"/enter/{changed[change]}/").status_code == 410


def test_a_link_does_not_skip_the_second_step(frank: User) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(frank, generate_totp_secret())
    client = Client()
    answer = client.post(sign_in_link(frank))
    assert (answer["Location"], signed_in(client)) == ("/accounts/2fa/authenticate/", False)
