"""Text that is meant to harm: shown as text, or refused with its place; all stays readable."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from kolam.web.models import Sheet
from tests.web.signing.conftest import PAGE, version
from tests.web.signing.test_doubts import changed, clause
from tests.web.signing.test_links import form, link
from tests.web.signing.test_pages import typed

pytestmark = pytest.mark.django_db
ONE = f"{PAGE}agreement.v1/"
TOLD = "There is an invisible control character here"


@pytest.mark.parametrize("name", ["A.\x1fPerera", "A.\x1d Perera", "A. \x1ePerera"])
def test_a_name_typed_with_a_control_character_is_refused_and_the_agreement_stays_readable(
    opened: Any, drafted: Sheet, anna: Client, dan: Client, name: str
) -> None:
    answer = anna.post(f"{ONE}sign/", typed(drafted, typed=name))
    assert (answer.status_code, TOLD in answer.content.decode()) == (422, True)
    assert version(drafted).receipts == ()
    assert dan.get(ONE).status_code == 200


def test_the_same_by_a_link(opened: Any, drafted: Sheet, dan: Client) -> None:
    answer = Client().post(link(dan, "MOH"), form(drafted, "A.\x1fPerera"))
    assert (answer.status_code, TOLD in answer.content.decode()) == (422, True)
    assert version(drafted).receipts == ()


@pytest.mark.parametrize("reason", ["no\x0bway", "no\x00", "\u202eyaw on"])
@pytest.mark.parametrize("act", ["declined", "withdrawn"])
def test_a_reason_with_hidden_signs_is_refused(
    opened: Any, drafted: Sheet, anna: Client, dan: Client, reason: str, act: str
) -> None:
    if act == "declined":
        answer = anna.post(f"{ONE}sign/", typed(drafted, act=act, reason=reason))
    else:
        answer = dan.post(f"{ONE}manage/", {"act": "withdraw", "reason": reason})
    assert (answer.status_code, version(drafted).receipts) == (422, ())
    assert dan.get(ONE).status_code == 200


def test_a_reason_of_several_lines_with_markup_is_kept_and_shown_as_text(
    opened: Any, drafted: Sheet, anna: Client, dan: Client
) -> None:
    reason = "=HYPERLINK(1)\r\n<img src=x onerror=alert(1)>"
    anna.post(f"{ONE}sign/", typed(drafted, act="declined", reason=reason))
    assert version(drafted).receipts[0].reason == reason
    page = dan.get(ONE).content.decode()
    assert ("<img src=x" in page, "&lt;img src=x" in page) == (False, True)


def test_an_account_with_hidden_signs_in_its_name_is_told_without_them(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    User.objects.filter(username="dan").update(first_name="D\x1b\u202ean")
    Client().post(link(dan, "MOH"), form(drafted, "A. Perera"))
    assert [receipt.through for receipt in version(drafted).receipts] == ["Dan"]


def test_a_document_that_is_shown_otherwise_than_it_is_written_is_not_put_up(
    drafted: Sheet, dan: Client
) -> None:
    words = {"en": "We feed \u202e004\u202c households.", "ta": "004 குடும்பங்களுக்கு உணவளிப்போம்."}
    changed(drafted, clauses=[clause(words=words)])
    answer = dan.post(f"{PAGE}put-up/", {"tool": "agreement", "document": "agreement"})
    assert answer.status_code == 422
    assert "hidden sign that turns the direction of its letters" in answer.content.decode()
