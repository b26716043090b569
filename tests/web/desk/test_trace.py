"""The traceability page: pick a row, and follow it both ways."""

import pytest
from django.test import Client

from kolam.core.record import read
from kolam.tools.stakeholders.sheet import Sheet as Map
from kolam.web import sheets
from kolam.web.models import Partnership
from tests.test_tracing import book, the_map

pytestmark = pytest.mark.django_db
PAGE = "/desk/food/trace/"


@pytest.fixture
def traced(food: Partnership) -> Partnership:
    """A map whose stakeholder has become a partner with a pledge and an activity."""
    for slug, record in book(the_map(4)).sheets.items():
        row = sheets.current(food, slug)
        sheets.save(row, record, read=row.fingerprint, who=None)
    return food


def test_without_a_row_every_room_offers_its_own(carol: Client, traced: Partnership) -> None:
    page = carol.get(PAGE).content.decode()
    assert "?at=agreement/activities/A1" in page
    assert "?at=stakeholders/stakeholders/WFP" in page


def test_a_row_is_shown_with_what_it_comes_from_and_goes_to(
    carol: Client, traced: Partnership
) -> None:
    page = carol.get(f"{PAGE}?at=agreement/partners/WFP").content.decode()
    before, after = page.split('id="t-here"')
    assert "stakeholders/stakeholders/WFP" in before
    assert "agreement/activities/A1/cells/c1" in after


def test_few_who_gave_no_name_are_not_even_counted(carol: Client, traced: Partnership) -> None:
    page = carol.get(f"{PAGE}?at=stakeholders/stakeholders/WFP").content.decode()
    assert "fewer than five people answered without a name" in page
    assert "4 people" not in page


def test_rows_are_found_by_words_in_any_language(carol: Client, food: Partnership) -> None:
    row = sheets.current(food, "stakeholders")
    named = {"stakeholders": [{"id": "MOH", "name": {"en": "Health", "si": "සෞඛ්‍ය"}}]}
    sheets.save(row, read(Map, named), read=row.fingerprint, who=None)
    found = [
        "?at=stakeholders/stakeholders/MOH" in carol.get(PAGE, {"q": q}).content.decode()
        for q in ("heal", "සෞඛ්‍ය", "moh", "nothing")
    ]
    assert found == [True, True, True, False]


@pytest.mark.parametrize("at", ["nothing", "agreement/clauses/no", "//", "stakeholders/rounds/x"])
def test_what_is_not_there_is_not_found(carol: Client, traced: Partnership, at: str) -> None:
    assert carol.get(PAGE, {"at": at}).status_code == 404


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_word_is_said_in_the_readers_language(
    carol: Client, traced: Partnership, language: str
) -> None:
    carol.cookies["kolam_language"] = language
    for query in ({}, {"q": "wfp"}, {"q": "zzz"}, {"at": "agreement/partners/WFP"}):
        assert "⟦" not in carol.get(PAGE, query).content.decode()
