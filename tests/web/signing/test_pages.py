"""Signing on the desk: who puts up, who signs, what is refused, and what is told."""

from typing import Any

import pytest
from django.test import Client

from kolam.core.signing import standing
from kolam.store.sealing.receipts import digest, is_genuine
from kolam.store.sealing.signed import Signed
from kolam.store.sealing.verifying import verify_signed
from kolam.web import sheets
from kolam.web.models import Organisation, Partnership, Revision, Sheet
from tests.web.signing.conftest import PAGE, agreement, speaker, version

pytestmark = pytest.mark.django_db
ONE = f"{PAGE}agreement.v1/"


def typed(sheet: Sheet, **changes: str) -> dict[str, str]:
    """The form as its page sends it."""
    seen = digest(version(sheet).signable)
    form = {"act": "signed", "typed": "a perera", "consent": "yes", "seen": seen, "in": "en"}
    return {**form, **changes}


def test_a_document_is_put_up_with_the_marks_of_its_clauses(opened: Any, drafted: Sheet) -> None:
    found = version(drafted)
    assert (found.id, found.document, found.receipts) == ("agreement.v1", "agreement", ())
    assert all(len(article.mark) == 32 for article in found.signable.articles)


def test_what_is_not_ready_is_told_all_at_once_and_nothing_is_put_up(
    dan: Client, food: Partnership
) -> None:
    row = sheets.current(food, "agreement")
    rows = agreement().plain()["partners"]
    wrong = agreement(
        partners=[{**rows[0], "authority": ""}, {**rows[1], "representative": ""}],
        clauses=[
            {
                "id": "aim",
                "part": "why",
                "words": {"en": "We feed 400.", "ta": "We feed 4 of these households"},
            }
        ],
    )
    sheets.save(row, wrong, read=row.fingerprint, who=None)
    answer = dan.post(f"{PAGE}put-up/", {"tool": "agreement", "document": "agreement"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "with what authority A. Perera signs" in page
    assert "A name is needed" in page
    assert "written in another language" in page
    assert "figures of “aim” are not the same" in page
    row.refresh_from_db()
    assert sheets.record_of(row) == wrong


def test_what_is_not_ready_leads_to_the_row_where_it_can_be_mended(
    dan: Client, food: Partnership
) -> None:
    row = sheets.current(food, "agreement")
    rows = agreement().plain()["partners"]
    wrong = agreement(partners=[{**rows[0], "authority": ""}], clauses=[])
    sheets.save(row, wrong, read=row.fingerprint, who=None)
    form = {"tool": "agreement", "document": "agreement"}
    page = dan.post(f"{PAGE}put-up/", form).content.decode()
    sheet = f"/desk/{food.slug}/rooms/agreement/sheet/"
    assert f'<a href="{sheet}at/partners/{rows[0]["id"]}/#f-authority">' in page
    now = sheets.current(food, "agreement")
    sheets.save(now, agreement(partners=[]), read=now.fingerprint, who=None)
    assert f'<a href="{sheet}#list-partners">' in dan.post(f"{PAGE}put-up/", form).content.decode()


def test_a_second_version_waits_until_the_first_is_withdrawn(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    again = dan.post(f"{PAGE}put-up/", {"tool": "agreement", "document": "agreement"})
    assert again.status_code == 422
    assert "Version 1 of this document is still open" in again.content.decode()
    dan.post(f"{ONE}manage/", {"act": "withdraw", "reason": "A clause is missing"})
    assert standing(version(drafted).signable, version(drafted).receipts).state == "withdrawn"
    dan.post(f"{PAGE}put-up/", {"tool": "agreement", "document": "agreement"})
    assert version(drafted).id == "agreement.v2"


def test_a_member_signs_for_their_organisation(opened: Any, drafted: Sheet, anna: Client) -> None:
    page = anna.get(ONE).content.decode()
    assert "Sign this document" in page
    answer = anna.post(f"{ONE}sign/", typed(drafted))
    assert (answer.status_code, answer["Location"]) == (302, ONE)
    (receipt,) = version(drafted).receipts
    told = (receipt.signer, receipt.typed, receipt.how, receipt.through, receipt.language)
    assert told == ("MOH", "a perera", "account", "A. Perera", "en")
    assert is_genuine(receipt)


def test_signing_is_a_revision_in_the_members_name(
    opened: Any, drafted: Sheet, anna: Client
) -> None:
    anna.post(f"{ONE}sign/", typed(drafted))
    last = Revision.objects.filter(sheet=drafted).latest("number")
    assert (last.why, last.who and last.who.username) == ("signed", "anna")


def test_the_same_form_sent_twice_gives_one_receipt(
    opened: Any, drafted: Sheet, anna: Client
) -> None:
    form = typed(drafted)
    first, second = anna.post(f"{ONE}sign/", form), anna.post(f"{ONE}sign/", form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert len(version(drafted).receipts) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"typed": ""}, "This is needed"),
        ({"typed": "Somebody Else"}, "Type the name as it stands in the document: A. Perera"),
        ({"consent": ""}, "Tick that you have read the document"),
        ({"seen": "0" * 64}, "The document has changed since this page was opened"),
    ],
)
def test_a_form_that_is_not_right_signs_nothing_and_says_why(
    opened: Any, drafted: Sheet, anna: Client, changes: dict[str, str], words: str
) -> None:
    answer = anna.post(f"{ONE}sign/", typed(drafted, **changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert version(drafted).receipts == ()


def test_every_fault_of_the_form_is_told_at_once(opened: Any, drafted: Sheet, anna: Client) -> None:
    page = anna.post(f"{ONE}sign/", typed(drafted, typed="", consent="")).content.decode()
    assert "This is needed" in page
    assert "Tick that you have read" in page


def test_who_speaks_for_no_signer_cannot_sign(
    opened: Any, drafted: Sheet, bob: Client, dan: Client, carol: Client
) -> None:
    found = [c.post(f"{ONE}sign/", typed(drafted)).status_code for c in (bob, dan, carol)]
    assert (found, version(drafted).receipts) == ([403, 403, 403], ())
    assert "Sign this document" not in bob.get(ONE).content.decode()
    told = bob.post(f"{ONE}sign/", typed(drafted)).content.decode()
    assert "signs nothing here. The document names who signs" in told


def test_a_colleague_of_the_signer_cannot_sign_by_typing_that_name(
    opened: Any, drafted: Sheet, food: Partnership, ministry: Organisation
) -> None:
    carl = speaker(food, "carl", ministry, first_name="Carl", last_name="Silva")
    page = carl.get(ONE).content.decode()
    assert "Sign this document" not in page
    assert "For Ministry of Health signs A. Perera (By office), and you are signed in as" in page
    answer = carl.post(f"{ONE}sign/", typed(drafted))
    assert (answer.status_code, version(drafted).receipts) == (403, ())
    assert "you are signed in as Carl Silva" in answer.content.decode()


def test_an_organisation_of_the_same_name_is_another_one(
    opened: Any, drafted: Sheet, food: Partnership
) -> None:
    other = Organisation.objects.create(name="Ministry of Health")
    double = speaker(food, "double", other, first_name="A.", last_name="Perera")
    answer = double.post(f"{ONE}sign/", typed(drafted))
    assert (answer.status_code, version(drafted).receipts) == (403, ())


def test_a_name_in_the_sheet_is_no_organisation(drafted: Sheet, dan: Client, anna: Client) -> None:
    drafted.refresh_from_db()
    rows = [row.plain() for row in sheets.record_of(drafted).partners]  # type: ignore[attr-defined]
    rows[0]["organisation"] = "Ministry of Health"
    named = sheets.record_of(drafted).with_(partners=rows)
    sheets.save(drafted, named, read=drafted.fingerprint, who=None)
    dan.post(f"{PAGE}put-up/", {"tool": "agreement", "document": "agreement"})
    assert anna.post(f"{ONE}sign/", typed(drafted)).status_code == 403


def test_a_broker_chooses_who_speaks_for_a_partner_by_name(
    drafted: Sheet, dan: Client, anna: Client, ministry: Organisation
) -> None:
    page = dan.get("/desk/food/rooms/agreement/sheet/at/partners/UNI/").content.decode()
    assert f'<option value="{ministry.pk}">Ministry of Health</option>' in page


def test_somebody_whose_account_was_taken_out_cannot_sign_any_more(
    opened: Any, drafted: Sheet, anna: Client, food: Partnership, ministry: Organisation
) -> None:
    food.members.filter(organisation=ministry).delete()
    assert anna.post(f"{ONE}sign/", typed(drafted)).status_code == 404
    assert version(drafted).receipts == ()


def test_declining_ends_the_version_and_tells_why(
    opened: Any, drafted: Sheet, anna: Client, dan: Client
) -> None:
    form = typed(drafted, act="declined", reason="The budget is wrong", consent="")
    anna.post(f"{ONE}sign/", form)
    found = version(drafted)
    assert standing(found.signable, found.receipts).state == "declined"
    assert "The budget is wrong" in dan.get(ONE).content.decode()


def test_the_document_is_read_in_each_of_its_languages(opened: Any, carol: Client) -> None:
    pages = [carol.get(f"{ONE}?in={code}").content.decode() for code in ("en", "ta", "si")]
    has = ["We feed 400 households." in page for page in pages]
    assert has == [True, False, True]
    assert "400 குடும்பங்களுக்கு" in pages[1]


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_word_is_said_in_the_readers_language(
    opened: Any, drafted: Sheet, anna: Client, dan: Client, language: str
) -> None:
    for client in (anna, dan):
        client.cookies["kolam_language"] = language
        for address in (PAGE, ONE, "/verify/"):
            assert "⟦" not in client.get(address).content.decode()
    anna.post(f"{ONE}sign/", typed(drafted))
    assert "⟦" not in dan.get(ONE).content.decode()


def test_nobody_changes_versions_through_the_editor(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    last = Revision.objects.filter(sheet=drafted).latest("number")
    dan.post(f"/desk/food/rooms/agreement/history/{last.pk}/undo/")
    assert version(drafted).id == "agreement.v1"


def test_a_partner_leaving_afterwards_changes_nothing_that_was_put_up(
    opened: Any, drafted: Sheet
) -> None:
    before = version(drafted).signable
    drafted.refresh_from_db()
    left = sheets.record_of(drafted)
    rows = [row.plain() for row in left.partners]  # type: ignore[attr-defined]
    rows[1]["left"] = "2026-06-30"
    changed = left.with_(partners=rows)
    sheets.save(drafted, changed, read=drafted.fingerprint, who=None)
    assert version(drafted).signable == before


def test_an_unknown_version_or_document_is_not_found(dan: Client, drafted: Sheet) -> None:
    asked = [
        dan.get(f"{PAGE}agreement.v9/").status_code,
        dan.post(f"{PAGE}put-up/", {"tool": "agreement", "document": "nothing"}).status_code,
        dan.post(f"{PAGE}put-up/", {"tool": "nothing", "document": "agreement"}).status_code,
    ]
    assert asked == [404, 404, 404]


def test_text_that_looks_like_markup_is_shown_as_text(
    drafted: Sheet, dan: Client, food: Partnership
) -> None:
    drafted.refresh_from_db()
    evil = "<script>alert(400)</script> =1+1 #let x = 1"
    rows = [{"id": "aim", "part": "why", "words": {"en": evil, "ta": f"குடும்பம் {evil}"}}]
    changed = sheets.record_of(drafted).with_(clauses=rows)
    sheets.save(drafted, changed, read=drafted.fingerprint, who=None)
    dan.post(f"{PAGE}put-up/", {"tool": "agreement", "document": "agreement"})
    page = dan.get(ONE).content.decode()
    assert "<script>alert" not in page


def test_a_version_holds_all_that_is_needed_to_verify_it(
    opened: Any, drafted: Sheet, anna: Client
) -> None:
    anna.post(f"{ONE}sign/", typed(drafted))
    found = version(drafted)
    half = Signed(document=found.signable, receipts=found.receipts)
    assert verify_signed(half, final=False).failed == ()
