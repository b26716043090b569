"""What pages of signing show, link by link and name by name; nothing here needs a database."""

import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone

from kolam.core.record import read
from kolam.core.signable import Receipt, Version
from kolam.toolbox import voice
from kolam.web.models import SigningLink
from kolam.web.signing import authority, links
from kolam.web.signing.files import file_of, receipt_file
from kolam.web.signing.form import LONGEST, LONGEST_REASON, read_form
from kolam.web.signing.showing import Shown, alike

HEX = "0" * 64
SIGNERS = (
    {"id": "B", "organisation": "Shop", "name": "B. Nadar", "turn": 2},
    {
        "id": "A",
        "organisation": "Clinic",
        "name": "A. Perera",
        "turn": 1,
        "spoken": {"name": {"ta": "அ. பெரேரா"}},
    },
    {"id": "C", "organisation": "Farm", "name": "C. Silva", "turn": 1},
)


def receipt(act: str, signer: str) -> Receipt:
    return read(
        Receipt,
        {
            "id": f"{act}.{signer}",
            "act": act,
            "signer": signer,
            "typed": signer or "Dan",
            "how": "account",
            "when": "2024-02-01T10:00:00Z",
            "document": HEX,
            "key": HEX,
        },
    )


def version(*receipts: Receipt, languages: tuple[str, ...] = ("ta", "en")) -> Version:
    document = {
        "kind": "agreement",
        "title": {"en": "Food", "ta": "உணவு"},
        "version": 1,
        "languages": languages,
        "signers": SIGNERS,
        "articles": [],
    }
    plain = [one.plain() for one in receipts]
    return read(
        Version, {"id": "v1", "document": "agreement", "signable": document, "receipts": plain}
    )


@pytest.mark.parametrize(
    ("asked", "reader", "shown"),
    [
        ("en", "ta", "en"),
        ("", "en", "en"),
        ("si", "en", "en"),
        ("si", "si", "ta"),
        ("", "ta", "ta"),
    ],
)
def test_a_version_is_shown_as_asked_else_as_the_reader_reads_else_in_its_first_language(
    asked: str, reader: str, shown: str
) -> None:
    assert Shown(version(), voice(reader), asked).language == shown
    assert Shown(version(), voice(reader), asked).title == {"en": "Food", "ta": "உணவு"}[shown]


def test_signers_stand_in_the_order_of_turns_with_what_each_has_done() -> None:
    shown = Shown(version(receipt("signed", "A")), voice("en"), "ta").signers
    told = [(s["row"].name, s["place"], s["receipt"] and s["receipt"]["row"].id) for s in shown]
    assert told == [
        ("அ. பெரேரா", "signed", "signed.A"),
        ("C. Silva", "now", None),
        ("B. Nadar", "later", None),
    ]


@pytest.mark.parametrize("act", ["declined", "withdrawn"])
def test_what_ended_a_version_is_told_and_what_went_on_is_not(act: str) -> None:
    signed, ending = receipt("signed", "A"), receipt(act, "C" if act == "declined" else "")
    ended = Shown(version(signed, ending), voice("en")).ended
    assert (ended and ended["row"], Shown(version(signed), voice("en")).ended) == (ending, None)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("A. Perera", True),
        (" a  PERERA ", True),
        ("A.Perera", True),
        ("Perera A.", False),
        ("A. Pereira", False),
        ("A. Perera Silva", False),
        ("", False),
    ],
)
def test_a_name_is_the_same_whatever_its_spaces_points_and_capitals(typed: str, same: bool) -> None:
    assert alike(typed, "A. Perera") == same


@pytest.mark.parametrize(
    ("used", "revoked", "hours", "state"),
    [
        (False, False, 1, "open"),
        (False, False, -1, "expired"),
        (False, True, 1, "revoked"),
        (False, True, -1, "revoked"),
        (True, False, -1, "used"),
        (True, True, 1, "used"),
    ],
)
def test_a_link_is_used_before_it_is_ended_and_ended_before_it_is_too_old(
    used: bool, revoked: bool, hours: int, state: str
) -> None:
    now = timezone.now()
    link = SigningLink(
        used=now if used else None,
        revoked=revoked,
        expires=now + datetime.timedelta(hours=hours),
    )
    assert links.state(link) == state


def sent(**fields: str) -> dict[str, Any]:
    request = RequestFactory().post("/", fields)
    signer = version().signable.signers[1]
    form = read_form(request, signer, voice("en"))
    return {"act": form.act, "faults": sorted(form.faults), "typed": form.typed}


def test_a_form_asks_for_the_name_and_for_consent_only_to_sign() -> None:
    yes = {"typed": " a. perera ", "consent": "yes"}
    assert sent(**yes) == {"act": "signed", "faults": [], "typed": "a. perera"}
    assert sent(**yes, act="declined")["act"] == "declined"
    assert sent(typed="A. Perera", act="declined")["faults"] == []
    assert sent(typed="A. Perera", consent="no")["faults"] == ["consent"]
    assert sent(typed="அ. பெரேரா", consent="yes")["faults"] == []
    assert sent(typed="B. Nadar", consent="yes")["faults"] == ["typed"]
    assert sent()["faults"] == ["consent", "typed"]


def test_a_form_keeps_no_more_than_a_receipt_holds() -> None:
    request = RequestFactory().post("/", {"typed": "x" * 999, "reason": f" {'y' * 999}"})
    form = read_form(request, version().signable.signers[1], voice("en"))
    assert (len(form.typed), form.reason) == (LONGEST + 1, "y" * LONGEST_REASON)


@pytest.mark.parametrize(
    ("name", "email", "said"),
    [
        ("A. Perera", "a@b.c", "A. Perera"),
        ("A.\u202e Perera\x00", "", "A. Perera"),
        ("", "a@b.c", "a@b.c"),
        ("", "", "anna"),
    ],
)
def test_an_account_is_called_by_its_name_else_its_address_else_its_login(
    name: str, email: str, said: str
) -> None:
    person = SimpleNamespace(get_full_name=lambda: name, email=email, username="anna")
    assert authority.called(person) == said


@pytest.mark.parametrize(
    ("signed", "language"), [("AC", "ta"), ("", "json"), ("ACB", "si"), ("ACB", "fr")]
)
def test_there_is_no_file_before_all_have_signed_nor_in_a_language_that_it_does_not_have(
    signed: str, language: str
) -> None:
    found = version(*(receipt("signed", id) for id in signed))
    partnership: Any = SimpleNamespace(slug="food")
    with pytest.raises(Http404):
        file_of(partnership, found, language)


def test_a_receipt_is_taken_home_by_its_own_id_alone() -> None:
    found = version(receipt("signed", "A"))
    answer = receipt_file(found, "signed.A", "food")
    assert answer["Content-Disposition"] == ('attachment; filename="food-v1-signed-a-receipt.json"')
    with pytest.raises(Http404):
        receipt_file(found, "signed.B", "food")
