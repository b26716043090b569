"""Signing by a one-time link: once, for a while, by whoever it was made for."""

import datetime
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kolam.store.sealing.receipts import digest
from kolam.store.sealing.signed import read_taken_home
from kolam.store.sealing.verifying import verify_pdf, verify_taken_home
from kolam.web.models import Appointment, Sheet, SigningLink
from tests.web.signing.conftest import PAGE, version

pytestmark = pytest.mark.django_db
ONE = f"{PAGE}agreement.v1/"
MANAGE = f"{ONE}manage/"


def link(dan: Client, signer: str) -> str:
    """The path of a new link."""
    return in_page(dan.post(MANAGE, {"act": "renew", "signer": signer}))


def in_page(answer: Any) -> str:
    page: str = answer.content.decode()
    return "/sign/" + page.split("/sign/")[1].partition(chr(34))[0]


def form(sheet: Sheet, name: str, **changes: str) -> dict[str, str]:
    seen = digest(version(sheet).signable)
    return {"act": "signed", "typed": name, "consent": "yes", "seen": seen, "in": "ta", **changes}


def test_a_signer_without_an_account_signs_by_a_link(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    path, phone = link(dan, "MOH"), Client()
    assert "Sign this document" in phone.get(path).content.decode()
    answer = phone.post(path, form(drafted, "A. Perera"))
    assert (answer.status_code, answer["Location"]) == (302, path)
    (receipt,) = version(drafted).receipts
    told = (receipt.signer, receipt.how, receipt.through, receipt.language)
    assert told == ("MOH", "link", "dan", "ta")


def test_the_token_stands_nowhere_in_the_database(opened: Any, dan: Client) -> None:
    token = link(dan, "MOH").split("/")[2]
    (row,) = SigningLink.objects.values()
    assert token not in json.dumps(row, default=str)


def test_who_has_signed_gets_the_receipt_again_and_no_alarm(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    path, phone = link(dan, "MOH"), Client()
    phone.get(path)
    first = form(drafted, "A. Perera")
    phone.post(path, first)
    again = phone.post(path, {**first, "act": "declined"})
    assert (again.status_code, again["Location"]) == (302, path)
    answer = phone.get(path)
    page = answer.content.decode()
    assert (answer.status_code, "You have signed" in page) == (200, True)
    assert ("This link has been used" in page, 'role="alert"' in page) == (False, False)
    (receipt,) = version(drafted).receipts
    taken = read_taken_home(phone.get(f"{path}receipt/").content)
    assert (taken.receipt, verify_taken_home(taken).holds) == (receipt, True)


def test_who_has_signed_by_a_link_takes_the_sealed_file_home_once_all_have_signed(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    first, phone = link(dan, "MOH"), Client()
    phone.get(first)
    phone.post(first, form(drafted, "A. Perera"))
    waiting = phone.get(first).content.decode()
    assert ("When everybody has signed" in waiting, f"{first}file/" in waiting) == (True, False)
    assert phone.get(f"{first}file/ta/").status_code == 404
    second, other = link(dan, "UNI"), Client()
    other.get(second)
    other.post(second, form(drafted, "B. Nadar"))
    assert f'href="{first}file/ta/"' in phone.get(first).content.decode()
    assert verify_pdf(phone.get(f"{first}file/ta/").content).holds
    assert Client().get(f"{first}file/ta/").status_code == 410


def test_a_stranger_with_a_used_link_learns_only_that_it_was_used(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    path, phone, stranger = link(dan, "MOH"), Client(), Client()
    stranger.get(path)
    phone.post(path, form(drafted, "A. Perera"))
    answers = [
        stranger.get(path),
        stranger.post(path, form(drafted, "A. Perera")),
        stranger.get(f"{path}receipt/"),
    ]
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    for answer in answers:
        page = answer.content.decode()
        assert "This link has been used" in page
        assert [word for word in ("A. Perera", "400 households", "Receipt") if word in page] == []
    assert len(version(drafted).receipts) == 1


def test_two_taps_at_once_give_one_receipt_and_mark_no_other_browser(
    opened: Any, drafted: Sheet, dan: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, phone, other = link(dan, "MOH"), Client(), Client()
    form_sent = form(drafted, "A. Perera")
    phone.post(path, form_sent)
    # The other form was checked while the link was open, and comes to be done after the first.
    monkeypatch.setattr("kolam.web.signing.by_link.links.state", lambda link: "open")
    assert other.post(path, form_sent).status_code == 302
    monkeypatch.undo()
    assert other.get(path).status_code == 410
    assert len(version(drafted).receipts) == 1


def test_a_link_made_again_ends_the_earlier_one(opened: Any, dan: Client) -> None:
    first, second = link(dan, "MOH"), link(dan, "MOH")
    found = [Client().get(path) for path in (first, second)]
    assert [answer.status_code for answer in found] == [410, 200]
    assert "A newer link was made" in found[0].content.decode()


def asked_for(dan: Client, **changes: str) -> dict[str, str]:
    """What the form to make a link sends, from the page as it is now."""
    page = dan.get(ONE).content.decode()
    (mark,) = re.findall(r'name="form" value="([^"]+)"', page)
    return {"act": "link", "signer": "MOH", "form": mark, **changes}


def told_of(links: int) -> None:
    """So many links were made, and as many lines of the log say so."""
    made = Appointment.objects.filter(act=Appointment.Act.SIGN).count()
    assert (SigningLink.objects.count(), made) == (links, links)


def test_the_same_form_sent_again_gives_the_same_link(opened: Any, dan: Client) -> None:
    sent = asked_for(dan)
    first, again = in_page(dan.post(MANAGE, sent)), in_page(dan.post(MANAGE, sent))
    assert first == again
    assert Client().get(first).status_code == 200
    told_of(1)


def test_another_form_says_that_there_is_a_link_and_ends_it_only_when_told_to(
    opened: Any, dan: Client
) -> None:
    first = in_page(dan.post(MANAGE, asked_for(dan)))
    answer = dan.post(MANAGE, asked_for(dan))
    page = answer.content.decode()
    assert (answer.status_code, "A. Perera has a link already, made by dan" in page) == (409, True)
    assert "/sign/" not in page.replace("/desk/", "")
    assert Client().get(first).status_code == 200
    told_of(1)
    second = in_page(dan.post(MANAGE, asked_for(dan, act="renew")))
    assert [Client().get(path).status_code for path in (first, second)] == [410, 200]
    told_of(2)


def test_a_link_names_its_signer_in_the_readers_language(opened: Any, dan: Client) -> None:
    dan.cookies["kolam_language"] = "ta"
    for _ in ("made", "there already"):
        page = dan.post(MANAGE, asked_for(dan, signer="UNI")).content.decode()
        (strip,) = re.findall(r'<div class="strip.*?</p>', page)
        assert "பி. நாடார்" in strip


def test_the_form_of_a_link_that_was_ended_makes_no_other_when_it_is_sent_again(
    opened: Any, dan: Client
) -> None:
    sent = asked_for(dan)
    dan.post(MANAGE, sent)
    dan.post(MANAGE, {"act": "revoke", "link": str(SigningLink.objects.get().pk)})
    answer = dan.post(MANAGE, sent)
    assert (answer.status_code, answer["Location"]) == (302, ONE)
    told_of(1)


def test_one_form_makes_a_link_of_its_own_for_each_signer(opened: Any, dan: Client) -> None:
    sent = asked_for(dan)
    paths = {in_page(dan.post(MANAGE, {**sent, "signer": id})) for id in ("MOH", "UNI")}
    assert [Client().get(path).status_code for path in paths] == [200, 200]
    told_of(2)


def test_a_link_that_is_too_old_is_in_nobodys_way(opened: Any, dan: Client) -> None:
    dan.post(MANAGE, asked_for(dan))
    SigningLink.objects.update(expires=timezone.now() - datetime.timedelta(seconds=1))
    assert Client().get(in_page(dan.post(MANAGE, asked_for(dan)))).status_code == 200


def test_an_expired_link_says_what_to_do(opened: Any, drafted: Sheet, dan: Client) -> None:
    path = link(dan, "MOH")
    SigningLink.objects.update(expires=timezone.now() - datetime.timedelta(seconds=1))
    answer = Client().post(path, form(drafted, "A. Perera"))
    assert answer.status_code == 410
    assert "Links to sign by work for 14 days" in answer.content.decode()
    assert version(drafted).receipts == ()


def test_a_revoked_link_says_what_to_do(opened: Any, dan: Client) -> None:
    path = link(dan, "MOH")
    dan.post(MANAGE, {"act": "revoke", "link": str(SigningLink.objects.get().pk)})
    assert Client().get(path).status_code == 410


def test_withdrawing_a_version_ends_its_links(opened: Any, drafted: Sheet, dan: Client) -> None:
    path = link(dan, "MOH")
    dan.post(MANAGE, {"act": "withdraw"})
    answer = Client().post(path, form(drafted, "A. Perera"))
    assert answer.status_code == 410
    assert [receipt.act for receipt in version(drafted).receipts] == ["withdrawn"]


@pytest.mark.parametrize("token", ["nothing", "x" * 32, "%00", "ක"])
def test_a_foreign_link_leads_nowhere_and_says_so(opened: Any, token: str) -> None:
    answer = Client().get(f"/sign/{token}/")
    assert answer.status_code == 404
    assert "This link leads nowhere" in answer.content.decode()


def test_whose_turn_has_not_come_reads_and_waits(opened: Any, drafted: Sheet, dan: Client) -> None:
    path, phone = link(dan, "UNI"), Client()
    page = phone.get(path).content.decode()
    assert "First: A. Perera" in page
    assert "Sign this document" not in page
    answer = phone.post(path, form(drafted, "B. Nadar"))
    assert answer.status_code == 422
    assert "First it is the turn of A. Perera" in answer.content.decode()
    assert version(drafted).receipts == ()


def test_a_link_signs_for_nobody_but_its_own_signer(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    answer = Client().post(link(dan, "MOH"), form(drafted, "B. Nadar", signer="UNI"))
    assert (answer.status_code, version(drafted).receipts) == (422, ())


def test_a_link_is_made_by_whoever_may_and_shown_to_all(
    opened: Any, dan: Client, bob: Client, carol: Client
) -> None:
    asked = {"act": "link", "signer": "MOH"}
    refused = [c.post(MANAGE, asked).status_code for c in (bob, carol)]
    link(dan, "MOH")
    seen = ["A. Perera" in c.get(ONE).content.decode() for c in (bob, carol)]
    assert (refused, seen) == ([403, 403], [True, True])


def test_no_link_is_made_for_who_has_signed_or_signs_nothing(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    Client().post(link(dan, "MOH"), form(drafted, "A. Perera"))
    asked = [dan.post(MANAGE, {"act": "link", "signer": s}) for s in ("MOH", "XXX")]
    assert [answer.status_code for answer in asked] == [404, 404]


def test_when_all_have_signed_there_is_a_sealed_pdf_that_anybody_can_check(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    assert dan.get(f"{ONE}file/en/").status_code == 404
    for signer, name in (("MOH", "A. Perera"), ("UNI", "B. Nadar")):
        Client().post(link(dan, signer), form(drafted, name))
    for language in ("en", "ta"):
        answer = dan.get(f"{ONE}file/{language}/")
        assert verify_pdf(answer.content).failed == ()
        assert answer["Content-Type"] == "application/pdf"
        assert f'"food-agreement-v1-{language}.pdf"' in answer["Content-Disposition"]
    assert dan.get(f"{ONE}file/si/").status_code == 404
    assert json.loads(dan.get(f"{ONE}file/json/").content)["kind"] == "kolam-signed"


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_word_is_said_in_the_readers_language(
    opened: Any, drafted: Sheet, dan: Client, language: str
) -> None:
    phone = Client()
    phone.cookies["kolam_language"] = language
    path, later = link(dan, "MOH"), link(dan, "UNI")
    pages = [phone.get(path), phone.get(later), phone.post(path, {}), phone.get("/sign/no/")]
    phone.post(path, form(drafted, "A. Perera"))
    pages.append(phone.get(path))
    assert [("⟦" in page.content.decode()) for page in pages] == [False] * 5
