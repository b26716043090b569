"""The page that says whether the history is whole."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from kolam.core.record import Text
from kolam.web import sheets
from kolam.web.models import Member, Organisation, Partnership, Sheet

pytestmark = pytest.mark.django_db
PAGE = "/desk/food/history/"


@pytest.fixture
def own(food: Partnership) -> Sheet:
    """A private sheet of the growers, with one change."""
    owner = Organisation.objects.create(name="Growers")
    row = sheets.current(food, "value", owner)
    changed = sheets.record_of(row).with_(alternative=Text(en="Alone"))
    sheets.save(row, changed, read=row.fingerprint, who=None)
    return row


def test_a_whole_history_is_said_to_be_whole(carol: Client, sheet: Sheet) -> None:
    page = carol.get(PAGE).content.decode()
    assert "The history is whole." in page
    assert " ".join([sheet.head[:4], sheet.head[4:8]]) in page


def test_what_does_not_hold_is_named(carol: Client, sheet: Sheet) -> None:
    sheet.revisions.update(why="edit")
    page = carol.get(PAGE).content.decode()
    assert "1 place in the history does not hold." in page
    assert "line 1 is not as it was written" in page


def test_a_private_history_is_shown_to_its_own_organisation_alone(
    carol: Client, dan: Client, own: Sheet, food: Partnership
) -> None:
    pete = User.objects.create_user("pete", "pete@example.org")
    Member.objects.create(partnership=food, person=pete, role="partner", organisation=own.owner)
    partner = Client()
    partner.force_login(pete, "django.contrib.auth.backends.ModelBackend")
    seen = [own.head[:4] in client.get(PAGE).content.decode() for client in (carol, dan, partner)]
    assert seen == [False, False, True]


def test_the_last_links_are_a_file_to_keep(carol: Client, sheet: Sheet, own: Sheet) -> None:
    answer = carol.get(f"{PAGE}links/")
    found = [(head["id"], head["link"]) for head in json.loads(answer.content)["heads"]]
    assert found == [("food:stakeholders", sheet.head)]
    assert "attachment" in answer["Content-Disposition"]
