"""Partnerships: started by anybody with an account, found by their members only."""

import re

import pytest
from django.test import Client

from kolam.web.models import Member, Partnership

pytestmark = pytest.mark.django_db


def test_somebody_without_a_partnership_is_shown_how_to_start(eve: Client) -> None:
    page = eve.get("/desk/").content.decode()
    assert "A partnership starts with a question" in page
    assert "/new/" in page


def test_who_starts_a_partnership_is_its_broker(eve: Client) -> None:
    answer = eve.post("/new/", {"title.en": "Clean water for Jaffna", "districts": "Jaffna\n\n"})
    made = Partnership.objects.get(slug="clean-water-for-jaffna")
    assert answer["Location"] == "/desk/clean-water-for-jaffna/"
    assert (Member.objects.get(partnership=made).role, made.about["districts"]) == (
        "broker", ["Jaffna"],
    )  # fmt: skip


def test_a_new_partnership_says_where_to_begin_until_something_is_kept(eve: Client) -> None:
    eve.post("/new/", {"title.en": "Water"})
    eve.get("/desk/water/rooms/stakeholders/")
    assert "A good place to begin" in eve.get("/desk/water/").content.decode()
    eve.post("/desk/water/rooms/stakeholders/sheet/fields/", {"question.en": "Is it clean?"})
    assert "A good place to begin" not in eve.get("/desk/water/").content.decode()


def test_a_title_in_sinhala_alone_is_enough(eve: Client) -> None:
    answer = eve.post("/new/", {"title.si": "පිරිසිදු ජලය"}, follow=True)
    assert '<span lang="si">පිරිසිදු ජලය</span>' in answer.content.decode()


def test_a_partnership_without_a_title_is_told(eve: Client) -> None:
    answer = eve.post("/new/", {"title.en": "", "country": "Sri Lanka"})
    assert (answer.status_code, b'value="Sri Lanka"' in answer.content) == (422, True)


def test_two_partnerships_of_one_title_have_addresses_of_their_own(eve: Client) -> None:
    found = [eve.post("/new/", {"title.en": "Water"})["Location"] for _ in range(2)]
    assert len(set(found)) == 2


def test_the_list_shows_only_ones_own(eve: Client, alice: Client) -> None:
    pages = [client.get("/desk/").content.decode() for client in (eve, alice)]
    assert ["Food security" in page for page in pages] == [False, True]


def test_the_first_page_shows_all_seven_steps(carol: Client) -> None:
    page = carol.get("/desk/food/").content.decode()
    beads = re.findall(r'class="bead"[^>]*>(\d?)', page)
    # What serves no step, such as the workshop, stands after the seven without a number.
    assert [bead for bead in beads if bead] == list("1234567")


def test_a_dot_fills_as_its_room_fills(carol: Client, alice: Client, sheet: object) -> None:
    before = carol.get("/desk/food/").content.decode()
    room = "/desk/food/rooms/stakeholders/sheet/at/rounds/+/"
    alice.post(room, {"title": "First", "act": "save"})
    after = carol.get("/desk/food/").content.decode()
    assert ("75% filled in" in before, "100% filled in" in after) == (True, True)


def test_what_a_partnership_says_about_itself_can_be_changed(alice: Client) -> None:
    alice.post("/desk/food/about/", {"title.en": "Food", "title.si": "", "title.ta": ""})
    about = Partnership.objects.get(slug="food").about
    assert (about["title"]["en"], about["label"]["en"]) == ("Food", "Demo data: invented.")


def test_the_first_page_names_country_and_districts_in_the_readers_language(eve: Client) -> None:
    typed = {"title.en": "Clean water", "country": "LK", "districts": "Jaffna\nElsewhere"}
    eve.post("/new/", typed)
    eve.post("/language/", {"language": "ta", "next": "/desk/"})
    page = eve.get("/desk/clean-water/").content.decode()
    assert '<p class="soft">இலங்கை · யாழ்ப்பாணம் மற்றும் Elsewhere</p>' in page
