"""A room's page: findings first, the figure, its tables, and where everything goes."""

import re
from pathlib import Path

import pytest
from django.test import Client

from kolam.core.record import read
from kolam.toolbox import folder, room, rooms
from kolam.web import sheets
from kolam.web.models import Partnership, Sheet

pytestmark = pytest.mark.django_db
ROOM = "/desk/food/rooms/stakeholders/"


@pytest.fixture
def full(food: Partnership) -> Sheet:
    row = sheets.current(food, "stakeholders")
    body = (folder("stakeholders") / "examples" / "food_security.json").read_bytes()
    sheet = read(room("stakeholders").sheet, body)
    sheets.save(row, sheet, read=row.fingerprint, who=None, why="import")
    return row


def page(client: Client, query: str = "", language: str = "en") -> str:
    client.cookies["kolam_language"] = language
    return client.get(ROOM + query).content.decode()


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_no_word_is_missing_in_any_language(carol: Client, full: Sheet, language: str) -> None:
    assert "⟦" not in page(carol, language=language)


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_an_empty_room_teaches_with_a_picture(
    alice: Client, food: Partnership, language: str
) -> None:
    text = page(alice, language=language)
    assert ("⟦" not in text, "<svg xmlns" in text, f"{ROOM}sheet/" in text) == (True,) * 3


def test_the_finding_that_needs_attention_most_stands_first(carol: Client, full: Sheet) -> None:
    first = re.search(r'id="findings-title".*?<li>(.*?)</li>', page(carol), re.S)
    assert first
    assert first[1] == "The room disagrees most about National supermarket chain."


def test_the_figure_has_an_equal_table_on_the_page(carol: Client, full: Sheet) -> None:
    text = page(carol)
    assert text.count('role="img"') >= 2
    assert re.search(r'<th scope="row">Ministry of Health</th><td>Government</td>', text)


def test_every_dot_is_shown_on_demand(carol: Client, full: Sheet) -> None:
    shown, plain = page(carol, "?dots=1").count("<circle"), page(carol).count("<circle")
    assert shown > plain


def test_other_lines_redraw_the_map_without_being_kept(alice: Client, full: Sheet) -> None:
    tried = page(alice, "?scale.rule=set&scale.tie=above&scale.interest=9&scale.influence=9")
    assert "they are not kept" in tried
    assert tried != page(alice)
    full.refresh_from_db()
    assert full.body["scale"]["rule"] == "midpoint"


def test_lines_that_were_tried_can_be_kept(alice: Client, full: Sheet) -> None:
    tried = page(alice, "?scale.rule=set&scale.tie=above&scale.interest=9&scale.influence=9")
    form = re.search(r'<form id="keep".*?</form>', tried, re.S)
    assert form
    sent = dict(re.findall(r'name="([^"]*)" value="([^"]*)"', form[0]))
    alice.post(f"{ROOM}sheet/fields/", sent)
    full.refresh_from_db()
    assert full.body["scale"]["interest"] == 9


def test_a_line_outside_the_scale_is_told(carol: Client, full: Sheet) -> None:
    assert "This must be 10 or less" in page(carol, "?scale.interest=99")


def test_the_map_can_be_seen_as_of_an_earlier_round(carol: Client, full: Sheet) -> None:
    body = sheets.record_of(full).plain()
    again = {**body["rounds"][0], "id": "R2", "title": "Second"}
    for rating in again["ratings"]:
        rating["interest"] = 0
    two = read(room("stakeholders").sheet, {**body, "rounds": [*body["rounds"], again]})
    sheets.save(full, two, read=full.fingerprint, who=None)
    first = body["rounds"][0]["id"]
    assert "Work together" in page(carol, f"?round={first}")
    assert page(carol, f"?round={first}") != page(carol)


def test_what_the_room_gives_is_listed_with_who_takes_it(carol: Client, full: Sheet) -> None:
    assert "13 stakeholders" in page(carol)


def test_the_label_stands_on_every_page(alice: Client, full: Sheet) -> None:
    pages = ("", "sheet/", "sheet/at/stakeholders/MOH/", "sheet/at/stakeholders/+/", "history/")
    texts = [alice.get(ROOM + path).content.decode() for path in pages]
    texts += [
        alice.get(f"/desk/food/{path}").content.decode() for path in ("", "people/", "files/")
    ]
    assert all("Demo data: invented." in text for text in texts)


def test_no_page_asks_for_a_style_or_a_script_of_its_own(alice: Client, full: Sheet) -> None:
    """The content security policy allows neither."""
    answer = alice.get(ROOM)
    text = answer.content.decode()
    assert not re.search(r' style="| on[a-z]+="|<style', text)
    assert not re.search(r"<script(?![^>]* src=)(?![^>]*application/json)", text)
    assert "unsafe" not in answer["Content-Security-Policy"]


EXAMPLES = [
    (slug, path) for slug in rooms() for path in sorted((folder(slug) / "examples").glob("*.json"))
]


@pytest.mark.parametrize(
    ("slug", "path"), EXAMPLES, ids=lambda value: getattr(value, "stem", value)
)
def test_every_room_has_its_pages_without_a_line_of_its_own(
    alice: Client, food: Partnership, slug: str, path: Path
) -> None:
    row = sheets.current(food, slug)
    example = read(room(slug).sheet, path.read_bytes())
    sheets.save(row, example, read=row.fingerprint, who=None, why="import")
    pages = ("", "sheet/", "history/", "take/csv/", "take/xlsx/", "take/svg/", "take/json/")
    found = [alice.get(f"/desk/food/rooms/{slug}/{page}") for page in pages]
    assert [answer.status_code for answer in found] == [200] * len(pages)
    assert not any("⟦".encode() in answer.content for answer in found[:3])


def test_an_empty_negotiation_shows_what_a_full_one_tells(alice: Client, food: Partnership) -> None:
    page = alice.get(f"/desk/{food.slug}/rooms/negotiation/").content.decode()
    assert "862 packages" in page
    assert f"/desk/{food.slug}/rooms/negotiation/table/" in page
