"""The audit follows signing: every act is a line of the chain, and every seal is looked at."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kolam.core.record import fingerprint
from kolam.core.signable import versions_of
from kolam.store.changes import differences
from kolam.store.sealing.keys import new_key
from kolam.store.sealing.receipts import sealed_bytes
from kolam.web import chain, sheets
from kolam.web.audit import chains
from kolam.web.models import Partnership, Revision, Sheet, SigningLink
from tests.web.signing.conftest import PAGE
from tests.web.signing.test_links import form, link
from tests.web.signing.test_pages import typed

pytestmark = pytest.mark.django_db
ONE = f"{PAGE}agreement.v1/"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path


@pytest.fixture
def signed(opened: Any, drafted: Sheet, anna: Client, dan: Client) -> Sheet:
    """The agreement, put up, signed by an account and declined by a link."""
    # As if it had been written here, not brought in.
    first = Revision.objects.get(sheet=drafted, number=1)
    assert first.why == "import"
    anna.post(f"{ONE}sign/", typed(drafted))
    Client().post(link(dan, "UNI"), form(drafted, "B. Nadar", act="declined"))
    drafted.refresh_from_db()
    return drafted


def breaks(sheet: Sheet) -> list[tuple[str, int, str]]:
    found = chains(Partnership.objects.get(pk=sheet.partnership_id))
    return [(b.what, b.number, b.place) for one in found for b in one.breaks]


def put(sheet: Sheet, **changes: Any) -> None:
    """Change the first receipt where only the database's owner can, and nothing else."""
    body = sheet.body
    body["versions"][0]["receipts"][0] |= changes
    Sheet.objects.filter(pk=sheet.pk).update(body=body)


def rewritten(sheet: Sheet, receipt: Any) -> None:
    """Put another first receipt in, and write sheet, line and chain anew so that they fit it."""
    record = sheets.record_of(sheet)
    (version,) = versions_of(record)
    other = version.with_(receipts=(receipt, *version.receipts[1:]))
    again = record.with_(versions=(other,))
    last = sheet.revisions.latest("number")
    sheet.body = again.plain()
    last.changes = [c.plain() for c in differences(sheets.before(last), again)]
    sheet.fingerprint = last.after = fingerprint(again)
    before = sheet.revisions.get(number=last.number - 1).link
    last.link = sheet.head = chain.link_of(before, chain.of_revision(last, sheet))
    sheet.save()
    last.save()


def test_every_act_of_signing_is_a_line_of_the_chain(signed: Sheet) -> None:
    lines = signed.revisions.order_by("number").values_list("why", flat=True)
    assert list(lines) == ["import", "put_up", "signed", "declined"]
    assert breaks(signed) == []


@pytest.mark.parametrize("number", [2, 3, 4])
def test_an_act_that_was_taken_out_of_the_history_is_named(signed: Sheet, number: int) -> None:
    signed.revisions.filter(number=number).delete()
    assert ("removed", number, "") in breaks(signed)


def test_a_receipt_changed_in_the_database_is_named(signed: Sheet) -> None:
    put(signed, typed="Somebody Else")
    found = breaks(signed)
    assert ("sheet", 4, "") in found
    assert ("signing", 4, "agreement.v1 receipts.R1") in found


def test_a_clause_changed_under_its_signatures_is_named(signed: Sheet) -> None:
    body = signed.body
    body["versions"][0]["signable"]["articles"][0]["words"]["en"] = "We feed 4."
    Sheet.objects.filter(pk=signed.pk).update(body=body)
    places = {place for what, _, place in breaks(signed) if what == "signing"}
    assert {"agreement.v1 document", "agreement.v1 receipts.R1"} <= places


def test_a_history_written_anew_around_a_changed_receipt_still_breaks_its_seal(
    signed: Sheet,
) -> None:
    (version,) = versions_of(sheets.record_of(signed))
    rewritten(signed, version.receipts[0].with_(typed="Somebody Else"))
    found = breaks(signed)
    assert {what for what, _, _ in found} == {"signing"}
    assert ("signing", 4, "agreement.v1 receipts.R1") in found


def test_a_receipt_sealed_again_by_a_strangers_key_is_named(signed: Sheet) -> None:
    stranger = new_key()
    (version,) = versions_of(sheets.record_of(signed))
    bare = version.receipts[0].with_(key=stranger.public, seal="")
    rewritten(signed, bare.with_(seal=stranger.seal(sealed_bytes(bare))))
    Revision.objects.filter(sheet=signed, why="import").update(why="edit")
    assert ("key", 4, "agreement.v1 receipts.R1") in breaks(signed)


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_a_broken_seal_is_said_in_the_readers_language(
    signed: Sheet, dan: Client, language: str
) -> None:
    put(signed, typed="Somebody Else")
    dan.cookies["kolam_language"] = language
    page = dan.get(reverse("audit", args=["food"])).content.decode()
    assert ("agreement.v1 receipts.R1" in page, "⟦" in page) == (True, False)


def test_a_link_to_sign_by_is_a_line_of_the_log(
    opened: Any, dan: Client, food: Partnership
) -> None:
    link(dan, "MOH")
    line = food.appointments.latest("number")
    assert (line.act, line.name, line.organisation, line.by) == (
        "sign",
        "A. Perera",
        "Ministry of Health",
        "dan",
    )
    page = dan.get("/desk/food/people/").content.decode()
    assert "One-time link to sign made" in page


def test_a_link_that_was_put_into_the_database_is_named(
    opened: Any, drafted: Sheet, dan: Client, food: Partnership
) -> None:
    link(dan, "MOH")
    row = SigningLink.objects.get()
    row.pk, row.token_hash, row.made = None, "0" * 64, timezone.now()
    row.save()
    assert ("link", 1, "agreement.v1 MOH") in breaks(drafted)
