"""Two people at one clause of an agreement: both texts are shown whole, and none is lost."""

import re
from typing import Any

import pytest
from django.test import Client

from kolam.web import sheets
from kolam.web.models import Revision, Sheet
from tests.web.desk.test_stale import hidden

pytestmark = pytest.mark.django_db
EDITOR = "/desk/food/rooms/agreement/sheet/"
CLAUSE = f"{EDITOR}at/clauses/aim/"
LONG = "We feed 400 households. " * 30


def words(sheet: Sheet) -> dict[str, str]:
    sheet.refresh_from_db()
    (clause,) = sheets.record_of(sheet).plain()["clauses"]
    return dict(clause["words"])


def typed(read: str, **said: str) -> dict[str, str]:
    sent = {f"words.{code}": text for code, text in said.items()}
    return {"read": read, "act": "save", "part": "why", "status": "draft", **sent}


@pytest.fixture
def collided(drafted: Sheet, bob: Client, dan: Client) -> Any:
    """What the second of two people is shown who both rewrote the same words."""
    drafted.refresh_from_db()
    read = drafted.fingerprint
    bob.post(CLAUSE, typed(read, en=f"{LONG}Every month."))
    return dan.post(CLAUSE, typed(read, en=f"{LONG}Every week."))


def test_the_second_is_told_what_the_first_wrote_to_the_last_word(
    collided: Any, drafted: Sheet
) -> None:
    page = collided.content.decode()
    assert (collided.status_code, "bob" in page) == (409, True)
    sides = re.findall(r"<strong>Keep (mine|theirs)</strong><br>([^<]+)<", page)
    assert sides == [("mine", f"{LONG}Every week."), ("theirs", f"{LONG}Every month.")]
    assert words(drafted)["en"] == f"{LONG}Every month."


@pytest.mark.parametrize(
    ("side", "kept"),
    [
        ("mine", f"{LONG}Every week."),
        ("theirs", f"{LONG}Every month."),
        ("both", f"{LONG}Every month.\n{LONG}Every week."),
    ],
)
def test_mine_theirs_or_both_stays(
    collided: Any, drafted: Sheet, dan: Client, side: str, kept: str
) -> None:
    answer = dan.post(f"{EDITOR}stale/", {**hidden(collided), "keep-0": side})
    assert (answer.status_code, words(drafted)["en"]) == (303, kept)


def test_what_was_not_kept_stands_in_the_history(
    collided: Any, drafted: Sheet, dan: Client
) -> None:
    dan.post(f"{EDITOR}stale/", {**hidden(collided), "keep-0": "mine"})
    last = Revision.objects.filter(sheet=drafted).latest("number")
    (change,) = sheets.changes_of(last)
    assert change.before == f"{LONG}Every month."


def test_two_languages_of_one_clause_are_merged(drafted: Sheet, bob: Client, dan: Client) -> None:
    drafted.refresh_from_db()
    read = drafted.fingerprint
    was = words(drafted)
    bob.post(CLAUSE, typed(read, **{**was, "en": "We feed 500 households."}))
    answer = dan.post(CLAUSE, typed(read, **{**was, "ta": "500 குடும்பங்களுக்கு உணவளிப்போம்."}))
    assert "merged=1" in answer["Location"]
    assert (words(drafted)["en"], words(drafted)["ta"]) == (
        "We feed 500 households.",
        "500 குடும்பங்களுக்கு உணவளிப்போம்.",
    )


def test_a_clause_that_one_removed_is_shown_with_the_words_of_the_other(
    drafted: Sheet, bob: Client, dan: Client
) -> None:
    drafted.refresh_from_db()
    read = drafted.fingerprint
    bob.post(CLAUSE, {"read": read, "act": "remove"})
    answer = dan.post(CLAUSE, typed(read, en="We feed 500 households."))
    page = answer.content.decode()
    assert (answer.status_code, "We feed 500 households." in page) == (409, True)
    dan.post(f"{EDITOR}stale/", {**hidden(answer), "keep-0": "mine"})
    assert words(drafted)["en"] == "We feed 500 households."
