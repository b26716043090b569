"""The API: sheets, findings and exports, with the records as its schema and faults at places."""

from typing import Any

import pytest
from django.test import Client

from kolam import toolbox
from kolam.web import sheets
from kolam.web.models import Sheet
from tests.web.kept_demo import demonstration

pytestmark = pytest.mark.django_db
API = "/api/partnerships/food/sheets/stakeholders"


def put(client: Client, body: Any) -> Any:
    return client.put(API, body, content_type="application/json")


def renamed(sheet: Sheet, name: str) -> dict[str, Any]:
    body = sheets.record_of(sheet).plain()
    body["stakeholders"][0]["name"]["en"] = name
    return body


def test_a_member_sees_their_partnerships(carol: Client, sheet: Sheet) -> None:
    (one,) = carol.get("/api/partnerships").json()
    assert (one["slug"], one["role"], one["about"]["title"]["en"]) == (
        "food", "observer", "Food security",
    )  # fmt: skip
    assert one["sheets"] == {"stakeholders": sheet.fingerprint}


def test_a_sheet_comes_with_its_fingerprint(carol: Client, sheet: Sheet) -> None:
    assert carol.get(API).json() == {"fingerprint": sheet.fingerprint, "sheet": sheet.body}


def test_a_sheet_is_saved_with_the_fingerprint_that_was_read(bob: Client, sheet: Sheet) -> None:
    answer = put(bob, {"read": sheet.fingerprint, "sheet": renamed(sheet, "Health")})
    sheet.refresh_from_db()
    assert answer.json() == {"fingerprint": sheet.fingerprint, "merged": False}
    assert sheet.body["stakeholders"][0]["name"]["en"] == "Health"


def test_every_fault_is_answered_with_its_place_and_a_sentence(bob: Client, sheet: Sheet) -> None:
    body = renamed(sheet, "")
    body["stakeholders"][1] |= {"attitude": 9, "sector": "gov"}
    answer = put(bob, {"read": sheet.fingerprint, "sheet": body})
    told = [(fault["where"], fault["key"]) for fault in answer.json()["faults"]]
    assert answer.status_code == 422
    assert told == [
        ("stakeholders.1.sector", "not_a_choice"),
        ("stakeholders.1.attitude", "too_high"),
    ]


def test_a_collision_answers_with_both_values(alice: Client, bob: Client, sheet: Sheet) -> None:
    read = sheet.fingerprint
    mine, theirs = renamed(sheet, "Ministry"), renamed(sheet, "Health")
    put(alice, {"read": read, "sheet": theirs})
    answer = put(bob, {"read": read, "sheet": mine})
    (conflict,) = answer.json()["conflicts"]
    assert answer.status_code == 409
    assert (conflict["mine"], conflict["theirs"]) == ("Ministry", "Health")


@pytest.mark.parametrize("body", [b"{", b"[]", b"{}", b'{"read": 1}', b'{"read": "x"}'])
def test_a_body_that_is_no_edit_is_told(bob: Client, sheet: Sheet, body: bytes) -> None:
    assert put(bob, body).status_code == 422


def test_writing_needs_the_csrf_token(bob: Client, sheet: Sheet) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = bob.cookies
    assert put(strict, {"read": sheet.fingerprint, "sheet": sheet.body}).status_code == 403


def test_findings_are_sentences_and_tables_in_the_callers_language(
    carol: Client, sheet: Sheet
) -> None:
    carol.cookies["kolam_language"] = "si"
    told = carol.get(f"{API}/findings").json()
    assert told["sentences"]
    assert "⟦" not in str(told)


def test_exports_are_those_of_the_desk(carol: Client, sheet: Sheet) -> None:
    theirs = carol.get(f"{API}/export/csv?table=links").content
    assert theirs == carol.get("/desk/food/rooms/stakeholders/take/csv/?table=links").content


def test_the_schema_is_made_from_the_records(carol: Client, sheet: Sheet) -> None:
    schema = carol.get("/api/openapi.json").json()
    assert {"Stakeholder", "Link", "Round", "Rating"} <= set(schema["components"]["schemas"])
    assert sorted(schema["paths"]) == sorted(
        [
            "/api/partnerships",
            *(
                f"/api/partnerships/{{slug}}/sheets/{tool}{part}"
                for tool in toolbox.rooms()
                for part in ("", "/export/{what}", "/findings")
            ),
        ]
    )


def test_every_room_of_the_demonstration_says_its_findings(client: Client) -> None:
    built = demonstration()
    client.force_login(built.facilitator, "django.contrib.auth.backends.ModelBackend")
    told = {
        slug: client.get(f"/api/partnerships/{built.partnership.slug}/sheets/{slug}/findings")
        for slug in toolbox.rooms()
    }
    assert {slug: answer.status_code for slug, answer in told.items()} == dict.fromkeys(told, 200)
    kinds = {
        frozenset(b) for a in told.values() for part in a.json()["parts"] for b in part["blocks"]
    }
    assert {"text", "by"} in kinds
    assert set() not in kinds
