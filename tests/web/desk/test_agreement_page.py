"""The agreement's own page through the front door: who may do what, and what stays private."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from kolam.core.fault import Faulty
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import signable
from kolam.web import demo, sheets
from kolam.web.models import Partnership
from tests.web.kept_demo import demonstration
from tests.web.table_cast import seat, signed_in

pytestmark = pytest.mark.django_db

ROOM = f"/desk/{demo.SLUG}/rooms/agreement/"
PAGE = f"{ROOM}table/"
SECRET = "Our board fears the margin"


@pytest.fixture(autouse=True)
def built() -> None:
    demonstration()


def kept() -> Sheet:
    partnership = Partnership.objects.get(slug=demo.SLUG)
    record = sheets.record_of(sheets.current(partnership, "agreement"))
    assert isinstance(record, Sheet)
    return record


def page(name: str) -> str:
    return signed_in(name).get(PAGE).content.decode()


def weighed(client: Client, **more: str) -> Any:
    areas = {f"rated.{area.id}": "acceptable" for area in kept_areas()}
    return client.post(PAGE, {"move": "weigh", **areas, **more})


def kept_areas() -> Any:
    partnership = Partnership.objects.get(slug=demo.SLUG)
    own: Any = sheets.record_of(sheets.current(partnership, "agreement", seat("SMC")))
    return own.areas


def decided(id: str) -> str:
    return next(row.decided for row in kept().decisions if row.id == id)


def test_the_page_shows_the_ten_checks_and_none_of_them_broken() -> None:
    told = page("facilitator")
    assert told.count('<span class="state">holds</span>') == 10
    assert "state broken" not in told


def test_rows_of_the_negotiation_are_taken_and_one_is_reworded() -> None:
    told = page("facilitator")
    assert "reworded here" in told
    assert "not agreed now" not in told
    row = "agreement/clauses/negotiation.issues.procurement.p50"
    assert f'<a href="/desk/{demo.SLUG}/trace/?at={row}">Negotiation</a>' in told
    assert "<del>" in told
    assert "<ins>" in told


def test_what_a_partner_writes_about_itself_is_on_nobody_elses_page() -> None:
    smc = signed_in("smc")
    weighed(smc, **{"note.cost_acceptable": SECRET, "decision": "continue"})
    assert SECRET in page("smc")
    for name in ("facilitator", "mediator", "app", "observer"):
        assert SECRET not in page(name)


def test_a_decision_is_seen_only_once_it_is_released() -> None:
    smc = signed_in("smc")
    weighed(smc, decision="continue")
    assert decided("SMC") == "go"
    smc.post(PAGE, {"move": "release", "on": "2023-11-30"})
    assert decided("SMC") == "continue"
    assert "National supermarket chain still looks into it." in page("facilitator")


def test_a_go_with_an_area_that_is_not_acceptable_is_refused_and_nothing_is_lost() -> None:
    smc = signed_in("smc")
    weighed(smc, **{"rated.risk_handled": "not_acceptable", "decision": "go"})
    answer = smc.post(PAGE, {"move": "release", "on": "2023-11-30"})
    assert answer.status_code == 422
    assert "At least one area is not acceptable" in answer.content.decode()


@pytest.mark.parametrize("name", ["facilitator", "mediator", "observer"])
def test_who_has_no_seat_neither_weighs_nor_releases(name: str) -> None:
    client = signed_in(name)
    for move in ("weigh", "release", "take_back"):
        assert client.post(PAGE, {"move": move}).status_code == 403


def test_a_member_comments_and_can_take_it_back() -> None:
    smc = signed_in("smc")
    said = {"move": "comment", "clause": "library.vision", "comment": "Which villages?", "by": "Me"}
    shown: Any = smc.post(PAGE, said, follow=True)
    assert "Which villages?" in shown.content.decode()
    smc.post(PAGE, {"undo": shown.context["done"].pk})
    assert "Which villages?" not in page("facilitator")


def test_a_clause_opened_from_the_page_leads_back_to_it_when_saved_or_left() -> None:
    client, at = signed_in("facilitator"), "clause-libraryvision"
    address = f"{ROOM}sheet/at/clauses/library.vision/"
    assert (
        f'href="{PAGE}#{at}"' in client.get(address, {"from": "table", "at": at}).content.decode()
    )
    read = client.get(PAGE).context["read"]
    sent = {"read": read, "from": "table", "at": at, "part": "why", "heading.en": "Our vision"}
    answer: Any = client.post(address, sent)
    assert re.fullmatch(rf"{PAGE}\?done=\d+#{at}", answer["Location"])
    shown = client.get(answer["Location"])
    assert "Our vision" in shown.content.decode()
    assert shown.context["done"]


def test_markup_in_a_comment_is_shown_as_it_was_typed() -> None:
    said = {"move": "comment", "clause": "library.vision", "comment": "<script>x</script>"}
    signed_in("smc").post(PAGE, said)
    assert "&lt;script&gt;x" in page("facilitator")


def test_nobody_types_a_version_into_the_sheet() -> None:
    before = kept()
    answer = signed_in("facilitator").post(
        f"{ROOM}sheet/at/versions/+/", {"document": "agreement", "made": "2024"}
    )
    assert answer.status_code in (403, 404, 422)
    assert kept().versions == before.versions


def test_only_the_program_saves_a_version_whoever_else_would() -> None:
    before = kept()
    version = {
        "id": "agreement.1",
        "document": "agreement",
        "signable": signable(before, "agreement").plain(),
    }
    after = before.with_(versions=[version])
    row = sheets.current(Partnership.objects.get(slug=demo.SLUG), "agreement")
    host = User.objects.get(username="facilitator@demo.kolam.example")
    with pytest.raises(Faulty, match="only_the_program"):
        sheets.save(row, after, read=row.fingerprint, who=host)
    sheets.save(row, after, read=row.fingerprint, who=None)
    assert [one.id for one in kept().versions] == ["agreement.1"]


@pytest.mark.parametrize("language", ["si", "ta"])
def test_the_page_speaks_sinhala_and_tamil(language: str) -> None:
    client = signed_in("smc")
    client.post("/language/", {"language": language, "next": PAGE})
    told = client.get(PAGE).content.decode()
    assert f'lang="{language}"' in told
    assert "⟦" not in told


BUDGET = f"{ROOM}sheet/at/activities/A1/"


def test_money_is_typed_and_read_in_units_and_kept_in_smallest_ones() -> None:
    client = signed_in("facilitator")
    form = client.get(BUDGET).content.decode()
    assert re.search(r'name="budget" value="8,000,000.00".*?<span class="unit"[^>]*>LKR<', form)
    client.post(BUDGET, {"budget": "12500.5", "currency": "LKR", "act": "save"})
    assert next(row.budget for row in kept().activities if row.id == "A1") == 1250050
    assert "<ins>12,500.50 LKR</ins>" in client.get(f"{ROOM}history/").content.decode()


def test_an_amount_that_could_mean_either_is_refused_at_its_box_and_stays_as_typed() -> None:
    before = kept()
    sent = {"budget": "12.500,50", "starts": "soon", "act": "save"}
    answer = signed_in("facilitator").post(BUDGET, sent)
    told = [(one.where, one.link) for one in answer.context["told"]]
    assert (answer.status_code, told) == (422, [("Starts", "#f-starts"), ("Budget", "#f-budget")])
    assert 'value="12.500,50"' in answer.content.decode()
    assert kept() == before
