"""An agreement of two turns in the test partnership, and a partner who speaks for a signer."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from kolam import toolbox
from kolam.core.record import Record, read
from kolam.core.signable import Version, versions_of
from kolam.web import sheets
from kolam.web.models import Member, Organisation, Partnership, Sheet

PARTNERS = (
    {
        "id": "MOH",
        "name": {"en": "Ministry of Health", "ta": "சுகாதார அமைச்சு"},
        "representative": "A. Perera",
        "turn": 1,
    },
    {
        "id": "UNI",
        "name": {"en": "UNICEF", "ta": "யுனிசெஃப்"},
        "representative": {"en": "B. Nadar", "si": "බී. නාඩාර්", "ta": "பி. நாடார்"},
        "turn": 2,
    },
)
PAGE = "/desk/food/signing/"


def agreement(**changes: Any) -> Record:
    """A small agreement: one clause in two languages, two signers in two turns."""
    body: dict[str, Any] = {
        "title": {"en": "Food", "ta": "உணவு"},
        "languages": ["en", "ta"],
        "signing": "2026-07-01",
        "partners": [
            {**row, "sector": "government", "authority": "By office", "signs": True}
            for row in PARTNERS
        ],
        "clauses": [
            {
                "id": "aim",
                "part": "why",
                "words": {"en": "We feed 400 households.", "ta": "400 குடும்பங்களுக்கு உணவளிப்போம்."},
            }
        ],
        **changes,
    }
    goes = [{"id": row["id"], "decided": "go", "on": "2026-06-01"} for row in body["partners"]]
    body.setdefault("decisions", goes)
    return read(toolbox.room("agreement").sheet, body)


@pytest.fixture
def ministry(db: None) -> Organisation:
    return Organisation.objects.create(name="Ministry of Health")


@pytest.fixture
def drafted(food: Partnership, ministry: Organisation) -> Sheet:
    """The agreement before it is put up; the ministry has an account here."""
    row = sheets.current(food, "agreement")
    rows = [{**agreement().plain()["partners"][0], "organisation": str(ministry.pk)}]
    rows += agreement().plain()["partners"][1:]
    sheets.save(row, agreement(partners=rows), read=row.fingerprint, who=None, why="import")
    return row


@pytest.fixture
def opened(drafted: Sheet, dan: Client) -> Version:
    """The agreement, put up for signature by the broker."""
    answer = dan.post(f"{PAGE}put-up/", {"tool": "agreement", "document": "agreement"})
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}agreement.v1/")
    return version(drafted)


def version(sheet: Sheet) -> Version:
    """The newest version as the database has it now."""
    sheet.refresh_from_db()
    return versions_of(sheets.record_of(sheet))[-1]


@pytest.fixture
def anna(food: Partnership, ministry: Organisation) -> Client:
    """A. Perera, who speaks for the ministry and is the signer that the document names."""
    return speaker(food, "anna", ministry, first_name="A.", last_name="Perera")


def speaker(food: Partnership, name: str, organisation: Organisation, **called: str) -> Client:
    """The browser of a partner with an account who speaks for an organisation."""
    user = User.objects.create_user(name, f"{name}@example.org", **called)
    Member.objects.create(partnership=food, person=user, role="partner", organisation=organisation)
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client
