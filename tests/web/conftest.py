"""The cast of the desk's tests: one partnership, and a person for every role and for none."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from kolam.core.record import read
from kolam.tools.stakeholders.sheet import Sheet as Map
from kolam.web import sheets
from kolam.web.models import Member, Partnership, Sheet
from tests.web.postgres import NewDatabase, databases

PASSWORD = "correct horse battery staple"
ABOUT = {
    "format": 1,
    "id": "food",
    "title": {"en": "Food security", "si": "ආහාර සුරක්ෂිතතාව", "ta": "உணவுப் பாதுகாப்பு"},
    "label": {"en": "Demo data: invented."},
}
MAP = {
    "question": {"en": "How can we increase food security?"},
    "stakeholders": [
        {"id": "MOH", "name": {"en": "Ministry of Health"}, "sector": "government"},
        {"id": "UNI", "name": {"en": "UNICEF"}, "sector": "united_nations"},
        {"id": "HH", "name": {"en": "Households"}, "kind": "population_group"},
    ],
    "links": [{"id": "L1", "source": "UNI", "target": "MOH", "kind": "funding"}],
}


@pytest.fixture(autouse=True)
def _quick_and_fresh(settings: Any) -> None:
    """Passwords hashed quickly, and no wrong ones counted from the test before."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[NewDatabase]:
    """Makes an empty PostgreSQL database; answers how to connect to it."""
    with databases() as new:
        yield new


@pytest.fixture
def food(db: None) -> Partnership:
    return Partnership.objects.create(slug="food", about=ABOUT)


@pytest.fixture
def sheet(food: Partnership) -> Sheet:
    row = sheets.current(food, "stakeholders")
    sheets.save(row, read(Map, MAP), read=row.fingerprint, who=None, why="import")
    return row


Cast = Callable[[str, str], Client]


@pytest.fixture
def cast(food: Partnership) -> Cast:
    """Makes a person with a role in the partnership, and a browser signed in as that person."""

    def make(name: str, role: str) -> Client:
        user = User.objects.create_user(name, f"{name}@example.org", PASSWORD, first_name=name)
        if role:
            Member.objects.create(partnership=food, person=user, role=role)
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    return make


def person(name: str, role: str) -> Any:
    """A fixture: somebody with this role in the partnership, or with none."""

    @pytest.fixture(name=name)
    def browser(cast: Cast) -> Client:
        return cast(name, role)

    return browser


alice = person("alice", "facilitator")
bob = person("bob", "partner")
carol = person("carol", "observer")
dan = person("dan", "broker")
eve = person("eve", "")
