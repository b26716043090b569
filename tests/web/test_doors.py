"""The doors: every address is marked, and every role gets the same answer every time."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kolam.web import doors
from kolam.web.api import api
from kolam.web.models import Partnership, Sheet, Workshop
from tests.web.conftest import Cast

pytestmark = pytest.mark.django_db


def patterns(found: Any = None) -> Iterator[URLPattern]:
    for entry in found or get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns)
        else:
            yield entry


def test_every_page_says_who_may_use_it() -> None:
    known = {*doors.RIGHTS, "public", "signed_in"}
    unmarked = [
        entry.name
        for entry in patterns()
        if entry.name not in doors.BORROWED
        and getattr(entry.callback, "door", None) not in known
        and not (entry.name or "").startswith(("api-", "openapi"))
        and "ninja" not in entry.callback.__module__
    ]
    assert unmarked == []


def test_every_borrowed_page_is_there() -> None:
    names = {entry.name for entry in patterns()}
    assert sorted(set(doors.BORROWED) - names) == []


def test_every_operation_of_the_api_says_who_may_use_it() -> None:
    marks = {
        operation.view_func.__name__: getattr(operation.view_func, "door", None)
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
    }
    assert marks == {
        "partnerships": "signed_in",
        "read_sheet": "see",
        "save_sheet": "edit",
        "findings": "see",
        "export": "export",
    }


def test_who_starts_a_partnership_may_do_everything_but_read_private_sheets() -> None:
    without = {right for right, roles in doors.RIGHTS.items() if "broker" not in roles}
    assert without == {"sit", "mediate"}


def test_nobody_sits_at_the_table_and_mediates_it() -> None:
    assert doors.RIGHTS["sit"] & doors.RIGHTS["mediate"] == frozenset()


CODE = "BCDFGH"
ROOM = "/desk/food/rooms/stakeholders"
TABLE = "/desk/food/rooms/negotiation/table/"
# What each person gets: nobody signed in, a stranger, observer, partner, mediator, facilitator,
# broker.
SEEN: dict[str, tuple[int, ...]] = {
    "/": (302,) * 7,
    "/desk/": (302, 200, 200, 200, 200, 200, 200),
    "/new/": (302, 200, 200, 200, 200, 200, 200),
    "/open/": (302, 200, 200, 200, 200, 200, 200),
    "/enter/wrong.token/": (410,) * 7,
    "/accounts/login/": (200, 302, 302, 302, 302, 302, 302),
    "/accounts/signup/": (200, 302, 302, 302, 302, 302, 302),
    "/accounts/password/change/": (302, 200, 200, 200, 200, 200, 200),
    "/accounts/2fa/": (302, 200, 200, 200, 200, 200, 200),
    "/api/partnerships": (401, 200, 200, 200, 200, 200, 200),
    "/desk/nowhere/": (302, 404, 404, 404, 404, 404, 404),
    "/desk/food/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/about/": (302, 404, 403, 403, 403, 200, 200),
    "/desk/food/people/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/people/add/": (302, 404, 403, 403, 403, 403, 405),
    "/verify/": (200,) * 7,
    "/sign/wrong/": (404,) * 7,
    "/sign/wrong/receipt/": (404,) * 7,
    "/desk/food/signing/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/signing/put-up/": (302, 404, 403, 403, 403, 405, 405),
    "/desk/food/signing/v1/": (302, 404, 404, 404, 404, 404, 404),
    "/desk/food/signing/v1/sign/": (302, 404, 403, 405, 403, 403, 403),
    "/desk/food/signing/v1/manage/": (302, 404, 403, 403, 403, 405, 405),
    "/desk/food/signing/v1/file/en/": (302, 404, 404, 404, 404, 404, 404),
    "/desk/food/signing/v1/receipt/R1/": (302, 404, 404, 404, 404, 404, 404),
    "/desk/food/history/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/history/links/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/book/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/documents/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/documents/report/si/html/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/documents/agreement/en/pdf/": (302, 404, 404, 404, 404, 404, 404),
    "/desk/food/calendar/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/files/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/files/import/": (302, 404, 403, 302, 403, 302, 302),
    "/desk/food/workshops/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/workshops/new/": (302, 404, 403, 403, 403, 200, 200),
    f"/desk/food/workshops/{CODE}/": (302, 404, 403, 403, 403, 200, 200),
    f"/desk/food/workshops/{CODE}/act/": (302, 404, 403, 403, 403, 405, 405),
    f"/desk/food/workshops/{CODE}/activities/": (302, 404, 403, 403, 403, 405, 405),
    f"/desk/food/workshops/{CODE}/join/": (302, 404, 403, 403, 403, 200, 200),
    f"/desk/food/workshops/{CODE}/answers/": (302, 404, 403, 403, 403, 200, 200),
    "/desk/food/trace/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/flow/": (302, 404, 200, 200, 200, 200, 200),
    f"{ROOM}/flow/": (302, 404, 403, 405, 403, 405, 405),
    f"{ROOM}/": (302, 404, 200, 200, 200, 200, 200),
    "/desk/food/rooms/nonsense/": (302, 404, 404, 404, 404, 404, 404),
    f"{ROOM}/table/": (302, 404, 404, 404, 404, 404, 404),
    f"{TABLE}": (302, 404, 200, 200, 200, 200, 200),
    f"{ROOM}/sheet/": (302, 404, 403, 200, 403, 200, 200),
    f"{ROOM}/sheet/fields/": (302, 404, 403, 405, 403, 405, 405),
    f"{ROOM}/sheet/stale/": (302, 404, 403, 405, 403, 405, 405),
    f"{ROOM}/sheet/at/stakeholders/": (302, 404, 403, 200, 403, 200, 200),
    f"{ROOM}/sheet/at/stakeholders/MOH/": (302, 404, 403, 200, 403, 200, 200),
    f"{ROOM}/sheet/at/nonsense/MOH/": (302, 404, 403, 404, 403, 404, 404),
    f"{ROOM}/history/": (302, 404, 200, 200, 200, 200, 200),
    f"{ROOM}/history/1/undo/": (302, 404, 403, 405, 403, 405, 405),
    "/desk/food/rooms/negotiation/practise/": (302, 404, 403, 200, 403, 200, 200),
    "/desk/food/rooms/negotiation/certificate/": (302, 404, 404, 404, 404, 404, 404),
    "/desk/food/rooms/negotiation/certificate/own/": (302, 404, 403, 404, 403, 403, 403),
    "/desk/food/rooms/negotiation/certificate/all/": (302, 404, 403, 403, 200, 403, 403),
    f"{ROOM}/take/csv/": (302, 404, 200, 200, 200, 200, 200),
    f"{ROOM}/take/nonsense/": (302, 404, 404, 404, 404, 404, 404),
    "/api/partnerships/food/sheets/stakeholders": (401, 404, 200, 200, 200, 200, 200),
    "/api/partnerships/food/sheets/stakeholders/findings": (401, 404, 200, 200, 200, 200, 200),
    "/api/partnerships/food/sheets/stakeholders/export/json": (401, 404, 200, 200, 200, 200, 200),
}


@pytest.fixture
def everybody(cast: Cast) -> list[Client]:
    roles = ("", "observer", "partner", "mediator", "facilitator", "broker")
    return [Client(), *(cast(role or "stranger", role) for role in roles)]


def test_every_address_answers_every_role_as_the_table_says(
    everybody: list[Client], sheet: Sheet, food: Partnership
) -> None:
    Workshop.objects.create(partnership=food, code=CODE, wall_key="k" * 32, title="First")
    found = {
        address: tuple(client.get(address).status_code for client in everybody) for address in SEEN
    }
    assert found == SEEN


def test_the_table_has_every_address_of_the_desk() -> None:
    """A new page has to be put into the table above."""
    tested = {_name(address) for address in SEEN}
    mine = {entry.name for entry in patterns() if getattr(entry.callback, "door", "") != ""}
    left = mine - tested - {"language", "change_person", "compare", "openapi-json", "api-root"}
    assert sorted(name for name in left if name) == []


def test_a_stranger_cannot_tell_a_partnership_from_none(eve: Client, food: Partnership) -> None:
    pages = [
        re.sub(rb'value="[^"]*"', b"", eve.get(f"/desk/{slug}/").content)
        for slug in ("food", "nowhere")
    ]
    assert pages[0] == pages[1]


def _name(address: str) -> str:
    from django.urls import resolve

    return resolve(address).url_name or ""


# The same for sending an empty form: nobody without the right gets further than the door.
SENT: dict[str, tuple[int, ...]] = {
    "/language/": (302,) * 7,
    "/new/": (302, 422, 422, 422, 422, 422, 422),
    "/open/": (302, 422, 422, 422, 422, 422, 422),
    "/enter/wrong.token/": (410,) * 7,
    "/verify/": (422,) * 7,
    "/sign/wrong/": (404,) * 7,
    "/desk/food/signing/put-up/": (302, 404, 403, 403, 403, 404, 404),
    "/desk/food/signing/v1/sign/": (302, 404, 403, 404, 403, 403, 403),
    "/desk/food/signing/v1/manage/": (302, 404, 403, 403, 403, 404, 404),
    "/desk/food/about/": (302, 404, 403, 403, 403, 302, 302),
    "/desk/food/people/add/": (302, 404, 403, 403, 403, 403, 422),
    "/desk/food/people/999/": (302, 404, 403, 403, 403, 403, 404),
    "/desk/food/files/import/": (302, 404, 403, 404, 403, 404, 404),
    "/desk/food/workshops/new/": (302, 404, 403, 403, 403, 422, 422),
    f"/desk/food/workshops/{CODE}/act/": (302, 404, 403, 403, 403, 404, 404),
    f"/desk/food/workshops/{CODE}/activities/": (302, 404, 403, 403, 403, 422, 422),
    f"{ROOM}/sheet/fields/": (302, 404, 403, 303, 403, 303, 303),
    TABLE: (302, 404, 403, 404, 404, 404, 404),
    f"{ROOM}/sheet/stale/": (302, 404, 403, 404, 403, 404, 404),
    f"{ROOM}/sheet/at/stakeholders/MOH/": (302, 404, 403, 303, 403, 303, 303),
    f"{ROOM}/sheet/at/stakeholders/": (302, 404, 403, 404, 403, 404, 404),
    f"{ROOM}/history/999/undo/": (302, 404, 403, 404, 403, 404, 404),
}


def test_every_form_answers_every_role_as_the_table_says(
    everybody: list[Client], sheet: Sheet, food: Partnership
) -> None:
    Workshop.objects.create(partnership=food, code=CODE, wall_key="k" * 32, title="First")
    found = {
        address: tuple(client.post(address).status_code for client in everybody) for address in SENT
    }
    assert found == SENT


def test_a_form_without_the_csrf_token_is_refused_in_words(cast: Cast, sheet: Sheet) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = cast("alice", "broker").cookies
    answer = strict.post(f"{ROOM}/sheet/fields/", {"question.en": "x"})
    assert (answer.status_code, b"grown old" in answer.content) == (403, True)
