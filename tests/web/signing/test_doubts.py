"""Doubts: what speaks against signing has to have been seen, and is told to whoever signs."""

import re
from typing import Any

import pytest
from django.test import Client

from kolam import toolbox
from kolam.core.record import read
from kolam.web import sheets
from kolam.web.models import Partnership, Revision, Sheet
from tests.web.signing.conftest import PAGE, version
from tests.web.signing.test_links import link

pytestmark = pytest.mark.django_db
ONE = f"{PAGE}agreement.v1/"
ASKED = {"tool": "agreement", "document": "agreement"}
SOURCE = {"tool": "stakeholders", "path": ["stakeholders", "MOH"], "seen": "0" * 32}


def changed(sheet: Sheet, **changes: Any) -> None:
    """Put something into the agreement, as if it had come in by a file."""
    sheet.refresh_from_db()
    plain = sheets.record_of(sheet).plain() | changes
    record = read(toolbox.room("agreement").sheet, plain)
    sheets.save(sheet, record, read=sheet.fingerprint, who=None, why="import")


def clause(**more: Any) -> dict[str, Any]:
    words = {"en": "We feed 400 households.", "ta": "400 குடும்பங்களுக்கு உணவளிப்போம்."}
    return {"id": "aim", "part": "why", "heading": {"en": "Aim", "ta": "நோக்கம்"},
            "words": words, **more}  # fmt: skip


@pytest.fixture
def orphaned(drafted: Sheet) -> Sheet:
    """The agreement with a clause of a stakeholder that is not on the map."""
    changed(drafted, clauses=[clause(ref=SOURCE)])
    return drafted


def knowing(page: str) -> str:
    (found,) = re.findall(r'name="knowing" value="([0-9a-f]{32})"', page)
    return str(found)


def test_an_orphaned_clause_is_told_with_its_place_and_nothing_is_put_up(
    orphaned: Sheet, dan: Client
) -> None:
    answer = dan.post(f"{PAGE}put-up/", ASKED)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "1 thing speaks against signing this now" in page
    assert "“Aim” (aim) was taken from another room, and what it was taken from is gone." in page

    assert 'href="/desk/food/rooms/agreement/sheet/at/clauses/aim/' in page
    assert sheets.record_of(orphaned).versions == ()  # type: ignore[attr-defined]


def test_who_has_seen_it_may_put_it_up_and_the_history_says_so(
    orphaned: Sheet, dan: Client
) -> None:
    mark = knowing(dan.post(f"{PAGE}put-up/", ASKED).content.decode())
    answer = dan.post(f"{PAGE}put-up/", {**ASKED, "knowing": mark})
    last = Revision.objects.filter(sheet=orphaned).latest("number")
    assert (answer.status_code, last.why) == (302, "put_up_knowing")
    history = dan.get("/desk/food/rooms/agreement/history/").content.decode()
    assert "put up for signature, knowing of doubts" in history


def test_a_doubt_that_has_come_since_has_to_be_seen_as_well(orphaned: Sheet, dan: Client) -> None:
    mark = knowing(dan.post(f"{PAGE}put-up/", ASKED).content.decode())
    changed(orphaned, clauses=[clause(ref=SOURCE, must=True)])
    answer = dan.post(f"{PAGE}put-up/", {**ASKED, "knowing": mark})
    assert answer.status_code == 409
    assert "“Aim” must be agreed before anybody signs" in answer.content.decode()


def test_what_has_to_be_mended_cannot_be_put_up_knowing(orphaned: Sheet, dan: Client) -> None:
    changed(orphaned, clauses=[clause(ref=SOURCE, words={"en": "We feed 400 households."})])
    answer = dan.post(f"{PAGE}put-up/", ASKED)
    page = answer.content.decode()
    assert (answer.status_code, 'name="knowing"' in page) == (422, False)
    assert "what it was taken from is gone" in page


def test_a_signer_is_told_that_a_source_is_gone_since(
    opened: Any, drafted: Sheet, dan: Client, anna: Client
) -> None:
    path = link(dan, "MOH")
    heading = "What this document is made from has changed since"
    before = [heading in c.get(at).content.decode() for c, at in ((anna, ONE), (Client(), path))]
    changed(drafted, clauses=[clause(ref=SOURCE)])
    after = [heading in c.get(at).content.decode() for c, at in ((anna, ONE), (Client(), path))]
    assert (before, after) == ([False, False], [True, True])
    assert version(drafted).receipts == ()


def test_a_signer_by_link_is_told_nothing_of_others_decisions(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    path = link(dan, "MOH")
    changed(drafted, decisions=[], clauses=[clause(ref=SOURCE)])
    page = Client().get(path).content.decode()
    assert ("is gone" in page, "has not released a decision" in page) == (True, False)


def test_a_missing_go_speaks_against_the_agreement_and_not_against_an_amendment(
    drafted: Sheet, dan: Client, food: Partnership
) -> None:
    more = {"id": "a1", "title": {"en": "One", "ta": "ஒன்று"}, "clauses": ["aim"]}
    changed(drafted, decisions=[], amendments=[more])
    found = [
        dan.post(f"{PAGE}put-up/", {**ASKED, "document": name}).status_code
        for name in ("agreement", "amendment.a1")
    ]
    assert found == [409, 302]


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_word_is_said_in_the_readers_language(
    orphaned: Sheet, dan: Client, language: str
) -> None:
    dan.cookies["kolam_language"] = language
    page = dan.post(f"{PAGE}put-up/", ASKED).content.decode()
    dan.post(f"{PAGE}put-up/", {**ASKED, "knowing": knowing(page)})
    pages = [page, dan.get(ONE).content.decode()]
    pages.append(dan.get("/desk/food/rooms/agreement/history/").content.decode())
    assert ["⟦" in one for one in pages] == [False, False, False]


def test_a_signer_is_told_that_another_one_has_left(
    opened: Any, drafted: Sheet, dan: Client
) -> None:
    path = link(dan, "MOH")
    drafted.refresh_from_db()
    rows = [row.plain() for row in sheets.record_of(drafted).partners]  # type: ignore[attr-defined]
    changed(drafted, partners=[rows[0], {**rows[1], "left": "2026-06-20"}])
    page = Client().get(path).content.decode()
    assert "UNICEF has left, but this version waits for its signature" in page
