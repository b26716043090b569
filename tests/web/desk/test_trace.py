"""The traceability page: pick a row, and follow it both ways."""

import re

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


def test_without_a_row_one_picks_a_room_then_a_table_then_a_row(
    carol: Client, traced: Partnership
) -> None:
    start = carol.get(PAGE).content.decode()
    assert "?room=agreement&amp;list=activities/cells" in start
    room = carol.get(PAGE, {"room": "agreement"}).content.decode()
    assert "?room=agreement&amp;list=activities" in room
    table = carol.get(PAGE, {"room": "agreement", "list": "activities"}).content.decode()
    assert "?at=agreement/activities/A1" in table


def test_answers_can_be_picked_by_what_they_are_about(carol: Client, traced: Partnership) -> None:
    page = carol.get(PAGE, {"room": "stakeholders", "list": "rounds/ratings"}).content.decode()
    assert "?at=stakeholders/rounds/r1/ratings/WFP" in page
    picked = carol.get(PAGE, {"at": "stakeholders/rounds/r1/ratings/WFP"}).content.decode()
    assert "agreement/activities/A1/cells/c1" in picked.partition('id="t-here"')[2]


def test_words_are_sought_in_one_table(carol: Client, traced: Partnership) -> None:
    asked = {"room": "agreement", "list": "activities"}
    found = [
        "?at=agreement/activities/A1" in carol.get(PAGE, {**asked, "q": q}).content.decode()
        for q in ("gard", "meals")
    ]
    assert found == [True, False]


@pytest.mark.parametrize("asked", [{"room": "no"}, {"room": "agreement", "list": "no"}])
def test_a_table_that_is_not_there_is_not_found(
    carol: Client, traced: Partnership, asked: dict[str, str]
) -> None:
    assert carol.get(PAGE, asked).status_code == 404


def test_more_than_a_few_of_a_list_are_counted_and_one_click_away(
    carol: Client, food: Partnership
) -> None:
    activities = [{"id": f"A{n}", "what": {"en": f"Task {n}"}, "lead": "WFP"} for n in range(9)]
    for slug, record in book(activities=activities).sheets.items():
        row = sheets.current(food, slug)
        sheets.save(row, record, read=row.fingerprint, who=None)
    page = carol.get(f"{PAGE}?at=agreement/partners/WFP").content.decode()
    assert "<summary>6 more</summary>" in page
    assert all(f"?at=agreement/activities/A{n}" in page for n in range(9))


def test_a_row_is_shown_with_what_it_comes_from_and_goes_to(
    carol: Client, traced: Partnership
) -> None:
    page = carol.get(f"{PAGE}?at=agreement/partners/WFP").content.decode()
    before, after = page.split('id="t-here"')
    assert "stakeholders/stakeholders/WFP" in before
    assert "agreement/activities/A1/cells/c1" in after


def test_six_stations_are_shown_at_a_glance_with_how_many_stand_at_each(
    carol: Client, traced: Partnership
) -> None:
    page = carol.get(f"{PAGE}?at=agreement/activities/A1/cells/c1").content.decode()
    glance = page.partition('<ol class="glance">')[2].partition("</ol>")[0]
    told = [re.sub(r"<[^>]+>", " ", one).split() for one in glance.split("</li>")[:-1]]
    assert [" ".join(one) for one in told] == [
        "People said 1",
        "The rooms found 1",
        "At the negotiating table 0",
        "Agreed You picked + 4",
        "Contracts and signatures 0",
        "Done and watched 0",
    ]


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
    table = {"room": "agreement", "list": "activities"}
    for query in ({}, table, {"q": "wfp"}, {"q": "zzz"}, {"at": "agreement/partners/WFP"}):
        assert "⟦" not in carol.get(PAGE, query).content.decode()
