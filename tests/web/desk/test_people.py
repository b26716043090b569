"""People: added by e-mail with a role; nobody locks a partnership or takes over an account."""

import html
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from kolam.web.models import Appointment, Member, Organisation, Partnership
from tests.web.conftest import ABOUT, Cast

pytestmark = pytest.mark.django_db
PEOPLE = "/desk/food/people/"
ADD = f"{PEOPLE}add/"


def link_in(answer: object) -> str:
    found = re.search(r'class="copy" readonly value="([^"]*)"', answer.content.decode())  # type: ignore[attr-defined]
    return html.unescape(found[1]).removeprefix("http://testserver") if found else ""


def test_a_person_without_an_account_gets_a_link_that_lets_them_in(dan: Client) -> None:
    sent = {"email": "gita@example.org", "name": "Gita Silva", "role": "partner"}
    link = link_in(dan.post(ADD, sent))
    gita = Client()
    assert gita.post(link).status_code == 302
    assert gita.get("/desk/food/").status_code == 200
    assert b"/accounts/password/set/" in gita.get("/desk/").content


def test_a_person_with_an_account_gets_none(dan: Client, eve: Client) -> None:
    answer = dan.post(ADD, {"email": "EVE@example.org", "role": "observer"})
    assert (answer.status_code, link_in(answer)) == (200, "")
    assert eve.get("/desk/food/").status_code == 200


def test_every_fault_is_told_and_what_was_typed_stays(dan: Client) -> None:
    sent = {"email": "no address", "role": "king", "name": "n" * 121, "organisation": "Ministry"}
    answer = dan.post(ADD, sent)
    page = answer.content.decode()
    assert (answer.status_code, page.count('class="fault"')) == (422, 3)
    assert 'value="Ministry"' in page


def test_nobody_is_added_twice(dan: Client, alice: Client) -> None:
    assert dan.post(ADD, {"email": "alice@example.org", "role": "partner"}).status_code == 422


def test_an_organisation_is_known_by_its_name(dan: Client) -> None:
    for name in ("one", "two"):
        sent = {"email": f"{name}@example.org", "role": "partner", "organisation": "UNICEF"}
        dan.post(ADD, sent | {"sector": "united_nations"})
    found = Member.objects.filter(organisation__name="UNICEF")
    assert len({member.organisation_id for member in found}) == 1


def test_a_role_can_be_changed(dan: Client, carol: Client) -> None:
    member = Member.objects.get(person__username="carol")
    dan.post(f"{PEOPLE}{member.pk}/", {"act": "role", "role": "partner"})
    member.refresh_from_db()
    assert member.role == "partner"


def test_the_last_broker_stays(dan: Client) -> None:
    member = Member.objects.get(person__username="dan")
    answers = [
        dan.post(f"{PEOPLE}{member.pk}/", sent).status_code
        for sent in ({"act": "remove"}, {"act": "role", "role": "observer"})
    ]
    member.refresh_from_db()
    assert (answers, member.role) == ([422, 422], "broker")


def test_who_is_taken_out_sees_nothing_more(dan: Client, bob: Client) -> None:
    member = Member.objects.get(person__username="bob")
    dan.post(f"{PEOPLE}{member.pk}/", {"act": "remove"})
    assert bob.get("/desk/food/").status_code == 404


def test_no_link_is_made_for_a_person_of_another_partnership(dan: Client, cast: Cast) -> None:
    """Else a broker could enter other partnerships in that person's name."""
    newcomer = User(username="hari@example.org", email="hari@example.org")
    newcomer.set_unusable_password()
    newcomer.save()
    other = Partnership.objects.create(slug="other", about=ABOUT)
    Member.objects.create(partnership=other, person=newcomer, role="partner")
    answer = dan.post(ADD, {"email": "hari@example.org", "role": "observer"})
    member = Member.objects.get(person=newcomer, partnership__slug="food")
    again = dan.post(f"{PEOPLE}{member.pk}/", {"act": "link"})
    assert (link_in(answer), link_in(again)) == ("", "")


def test_a_member_of_another_partnership_cannot_be_changed(dan: Client) -> None:
    other = Partnership.objects.create(slug="other", about=ABOUT)
    stranger = User.objects.create_user("ivan")
    member = Member.objects.create(partnership=other, person=stranger, role="partner")
    assert dan.post(f"{PEOPLE}{member.pk}/", {"act": "remove"}).status_code == 404


def test_only_a_broker_sees_the_form(dan: Client, alice: Client) -> None:
    assert [ADD in c.get(PEOPLE).content.decode() for c in (dan, alice)] == [True, False]


def log() -> list[tuple[str, ...]]:
    names = ("by", "name", "organisation", "act", "before", "after")
    return list(Appointment.objects.order_by("pk").values_list(*names))


def member(name: str) -> Member:
    return Member.objects.get(person__username=name, partnership__slug="food")


def test_appointing_and_dismissing_a_mediator_stands_in_the_log(dan: Client, carol: Client) -> None:
    for role in ("mediator", "observer"):
        dan.post(f"{PEOPLE}{member('carol').pk}/", {"act": "role", "role": role})
    assert log() == [
        ("dan", "carol", "", "role", "observer", "mediator"),
        ("dan", "carol", "", "role", "mediator", "observer"),
    ]


def test_adding_somebody_for_an_organisation_stands_in_the_log(dan: Client) -> None:
    """A second person of an organisation reads its private sheets too."""
    sent = {"email": "x@example.org", "name": "X", "role": "partner", "organisation": "UNICEF"}
    dan.post(ADD, sent)
    assert log() == [
        ("dan", "X", "UNICEF", "added", "", "partner"),
        ("dan", "X", "UNICEF", "link", "partner", "partner"),
    ]


def test_a_new_link_stands_in_the_log_as_whoever_has_it_enters(dan: Client, bob: Client) -> None:
    someone = member("bob")
    someone.person.set_unusable_password()
    someone.person.save()
    dan.post(f"{PEOPLE}{someone.pk}/", {"act": "link"})
    assert log() == [("dan", "bob", "", "link", "partner", "partner")]


def test_who_is_taken_out_stays_in_the_log(dan: Client, bob: Client) -> None:
    someone = member("bob")
    someone.organisation = Organisation.objects.create(name="Ministry of Health")
    someone.save()
    dan.post(f"{PEOPLE}{someone.pk}/", {"act": "remove"})
    someone.person.delete()
    assert log() == [("dan", "bob", "Ministry of Health", "removed", "partner", "")]


def test_what_changes_nothing_is_not_in_the_log(dan: Client, carol: Client) -> None:
    for role in ("observer", "king"):
        dan.post(f"{PEOPLE}{member('carol').pk}/", {"act": "role", "role": role})
    assert log() == []


@pytest.mark.parametrize("reader", ["alice", "bob", "carol", "dan"])
@pytest.mark.parametrize(
    ("language", "change"),
    [
        ("en", "Observer → Mediator"),
        ("si", "නිරීක්ෂක → මැදිහත්කරු"),
        ("ta", "பார்வையாளர் → நடுவர்"),
    ],
)
def test_every_member_reads_the_log(
    cast: Cast, dan: Client, reader: str, language: str, change: str
) -> None:
    roles = {"alice": "facilitator", "bob": "partner", "carol": "observer"}
    cast("faith", "observer")
    dan.post(f"{PEOPLE}{member('faith').pk}/", {"act": "role", "role": "mediator"})
    client = dan if reader == "dan" else cast(reader, roles[reader])
    page = client.get(PEOPLE, headers={"Accept-Language": language}).content.decode()
    assert change in page
    assert "⟦" not in page


def test_the_log_of_another_partnership_is_not_shown(dan: Client) -> None:
    other = Partnership.objects.create(slug="other", about=ABOUT)
    Appointment.objects.create(partnership=other, by="them", name="Elsewhere", act="added")
    assert "Elsewhere" not in dan.get(PEOPLE).content.decode()
