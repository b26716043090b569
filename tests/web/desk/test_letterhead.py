"""The letterhead of one's organisation on the desk: who writes it, what is refused, who uses it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kolam.core.voice import LANGUAGES
from kolam.web.models import Member, Organisation, Partnership, Sheet
from tests.paper import logos
from tests.web.conftest import Cast

pytestmark = pytest.mark.django_db
PAGE = "/desk/food/documents/letterhead/"


@pytest.fixture
def ministry(food: Partnership, alice: Client) -> Organisation:
    """The organisation that everybody of the cast so far speaks for."""
    made = Organisation.objects.create(name="Ministry of Examples")
    Member.objects.filter(partnership=food).update(organisation=made)
    return made


def form(**changed: Any) -> dict[str, Any]:
    """What the page sends."""
    told = {
        f"{field}.{code}": words
        for field, said in logos.WORDS.items()
        if isinstance(said, dict)
        for code, words in said.items()
    }
    logo = SimpleUploadedFile("logo.svg", logos.svg())
    return told | {"accent": logos.WORDS["accent"], "logo": logo} | changed


def test_a_member_writes_it_and_documents_carry_it(
    alice: Client, sheet: Sheet, ministry: Organisation
) -> None:
    assert alice.post(PAGE, form()).status_code == 302
    ministry.refresh_from_db()
    assert ministry.letterhead == logos.letterhead().plain()
    page = alice.get(f"/desk/food/documents/?letterhead={ministry.pk}").content.decode()
    assert f'value="{ministry.pk}" selected>Ministry of Examples<' in page
    at = f"/desk/food/documents/report/ta/html/?letterhead={ministry.pk}"
    assert f'href="{at}"' in page
    assert logos.WORDS["name"]["ta"] in alice.get(at).content.decode()


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_kept(
    alice: Client, ministry: Organisation
) -> None:
    logo = SimpleUploadedFile("logo.svg", logos.svg("<script/>"))
    answer = alice.post(PAGE, form(accent="#ffff00", logo=logo, **{"name.en": ""}) | {
        "name.si": "", "name.ta": "", "alt.en": "", "alt.si": "", "alt.ta": "",
    })  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('<li><a href="#f-') == 4
    assert "more than shapes and colours: &lt;script&gt;" in page
    ministry.refresh_from_db()
    assert ministry.letterhead is None


def test_a_logo_that_is_not_sent_again_stays_until_it_is_taken_out(
    alice: Client, ministry: Organisation
) -> None:
    alice.post(PAGE, form())
    again = {name: value for name, value in form().items() if name != "logo"}
    alice.post(PAGE, again)
    ministry.refresh_from_db()
    assert ministry.letterhead == logos.letterhead().plain()
    alice.post(PAGE, again | {"no_logo": "1"})
    ministry.refresh_from_db()
    assert ministry.letterhead == logos.letterhead().plain() | {"logo": ""}
    alice.post(PAGE, {"remove": "1"})
    ministry.refresh_from_db()
    assert ministry.letterhead is None


def test_who_speaks_for_no_organisation_has_none_to_write(alice: Client) -> None:
    assert alice.get(PAGE).status_code == 404
    assert "letterhead" not in alice.get("/desk/food/documents/").content.decode()


def test_an_observer_may_use_it_and_not_write_it(
    cast: Cast, food: Partnership, sheet: Sheet, ministry: Organisation
) -> None:
    ministry.letterhead = logos.letterhead().plain()
    ministry.save()
    observer = cast("watcher", "observer")
    Member.objects.filter(person__username="watcher").update(organisation=ministry)
    at = f"/desk/food/documents/report/en/html/?letterhead={ministry.pk}"
    assert [observer.get(PAGE).status_code, observer.post(PAGE, form()).status_code] == [403, 403]
    assert "Ministry of Examples" in observer.get(at).content.decode()


def test_the_letterhead_of_another_partnership_is_not_to_be_had(
    alice: Client, sheet: Sheet, ministry: Organisation
) -> None:
    other = Organisation.objects.create(name="Other", letterhead=logos.letterhead().plain())
    at = f"/desk/food/documents/report/en/html/?letterhead={other.pk}"
    assert "Ministry of Examples" not in alice.get(at).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_three_languages(
    alice: Client, ministry: Organisation, language: str
) -> None:
    alice.post("/language/", {"language": language})
    page = alice.get(PAGE).content.decode()
    assert f'<html lang="{language}"' in page
    assert "⟦" not in page
