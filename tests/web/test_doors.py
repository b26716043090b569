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


Answers = tuple[int, ...]


def signed_in(answer: int) -> Answers:
    """Everybody with an account gets this."""
    return (302, *(answer,) * 6)


def inside(answer: int) -> Answers:
    """Everybody in the partnership gets this."""
    return (302, 404, *(answer,) * 5)


def editors(answer: int) -> Answers:
    """Partner, facilitator and broker get this."""
    return (302, 404, 403, answer, 403, answer, answer)


def organisers(answer: int) -> Answers:
    """Facilitator and broker get this."""
    return (302, 404, 403, 403, 403, answer, answer)


CODE = "BCDFGH"
ROOM = "/desk/food/rooms/stakeholders"
TABLE = "/desk/food/rooms/negotiation/table/"
# What each person gets: nobody signed in, a stranger, observer, partner, mediator, facilitator,
# broker.
SEEN: dict[str, Answers] = {
    "/": (302,) * 7,
    "/desk/": signed_in(200),
    "/new/": signed_in(200),
    "/open/": signed_in(200),
    "/enter/wrong.token/": (410,) * 7,
    "/accounts/login/": (200, 302, 302, 302, 302, 302, 302),
    "/accounts/signup/": (200, 302, 302, 302, 302, 302, 302),
    "/accounts/password/change/": signed_in(200),
    "/accounts/2fa/": signed_in(200),
    "/api/partnerships": (401, 200, 200, 200, 200, 200, 200),
    "/desk/nowhere/": inside(404),
    "/desk/food/": inside(200),
    "/desk/food/about/": organisers(200),
    "/desk/food/people/": inside(200),
    "/desk/food/people/add/": (302, 404, 403, 403, 403, 403, 405),
    "/verify/": (200,) * 7,
    "/sign/wrong/": (404,) * 7,
    "/sign/wrong/receipt/": (404,) * 7,
    "/sign/wrong/file/en/": (404,) * 7,
    "/desk/food/signing/": inside(200),
    "/desk/food/signing/put-up/": organisers(405),
    "/desk/food/signing/v1/": inside(404),
    "/desk/food/signing/v1/sign/": (302, 404, 403, 405, 403, 403, 403),
    "/desk/food/signing/v1/manage/": organisers(405),
    "/desk/food/signing/v1/file/en/": inside(404),
    "/desk/food/signing/v1/receipt/R1/": inside(404),
    "/desk/food/history/": inside(200),
    "/desk/food/history/links/": inside(200),
    "/desk/food/book/": inside(200),
    "/desk/food/documents/": inside(200),
    "/desk/food/documents/report/si/html/": inside(200),
    "/desk/food/documents/agreement/en/pdf/": inside(404),
    "/desk/food/documents/letterhead/": editors(404),
    "/desk/food/calendar/": inside(200),
    "/desk/food/files/": inside(200),
    "/desk/food/files/import/": editors(302),
    "/desk/food/workshops/": inside(200),
    "/desk/food/workshops/new/": organisers(200),
    f"/desk/food/workshops/{CODE}/": organisers(200),
    f"/desk/food/workshops/{CODE}/act/": organisers(405),
    f"/desk/food/workshops/{CODE}/activities/": organisers(405),
    f"/desk/food/workshops/{CODE}/join/": organisers(200),
    f"/desk/food/workshops/{CODE}/answers/": organisers(200),
    "/desk/food/trace/": inside(200),
    "/desk/food/flow/": inside(200),
    f"{ROOM}/flow/": editors(405),
    f"{ROOM}/": inside(200),
    "/desk/food/rooms/nonsense/": inside(404),
    f"{ROOM}/table/": inside(404),
    f"{TABLE}": inside(200),
    f"{ROOM}/sheet/": editors(200),
    f"{ROOM}/sheet/fields/": editors(405),
    f"{ROOM}/sheet/stale/": editors(405),
    f"{ROOM}/sheet/at/stakeholders/": editors(200),
    f"{ROOM}/sheet/at/stakeholders/MOH/": editors(200),
    f"{ROOM}/sheet/at/nonsense/MOH/": editors(404),
    f"{ROOM}/history/": inside(200),
    f"{ROOM}/history/1/undo/": editors(405),
    "/desk/food/rooms/negotiation/practise/": editors(200),
    "/desk/food/rooms/negotiation/certificate/": inside(404),
    "/desk/food/rooms/negotiation/certificate/own/": (302, 404, 403, 404, 403, 403, 403),
    "/desk/food/rooms/negotiation/certificate/all/": (302, 404, 403, 403, 200, 403, 403),
    f"{ROOM}/take/csv/": inside(200),
    f"{ROOM}/take/nonsense/": inside(404),
    "/api/partnerships/food/sheets/stakeholders": (401, 404, 200, 200, 200, 200, 200),
    "/api/partnerships/food/sheets/stakeholders/findings": (401, 404, 200, 200, 200, 200, 200),
    "/api/partnerships/food/sheets/stakeholders/export/json": (401, 404, 200, 200, 200, 200, 200),
}


# The same for sending an empty form: nobody without the right gets further than the door.
SENT: dict[str, Answers] = {
    "/language/": (302,) * 7,
    "/new/": signed_in(422),
    "/open/": signed_in(422),
    "/enter/wrong.token/": (410,) * 7,
    "/verify/": (422,) * 7,
    "/sign/wrong/": (404,) * 7,
    "/desk/food/signing/put-up/": organisers(404),
    "/desk/food/signing/v1/sign/": (302, 404, 403, 404, 403, 403, 403),
    "/desk/food/signing/v1/manage/": organisers(404),
    "/desk/food/about/": organisers(302),
    "/desk/food/people/add/": (302, 404, 403, 403, 403, 403, 422),
    "/desk/food/people/999/": (302, 404, 403, 403, 403, 403, 404),
    "/desk/food/files/import/": editors(404),
    "/desk/food/workshops/new/": organisers(422),
    f"/desk/food/workshops/{CODE}/act/": organisers(404),
    f"/desk/food/workshops/{CODE}/activities/": organisers(422),
    f"{ROOM}/sheet/fields/": editors(303),
    TABLE: (302, 404, 403, 404, 404, 404, 404),
    f"{ROOM}/sheet/stale/": editors(404),
    f"{ROOM}/sheet/at/stakeholders/MOH/": editors(303),
    f"{ROOM}/sheet/at/stakeholders/": editors(404),
    f"{ROOM}/history/999/undo/": editors(404),
}


@pytest.fixture
def everybody(cast: Cast) -> list[Client]:
    roles = ("", "observer", "partner", "mediator", "facilitator", "broker")
    return [Client(), *(cast(role or "stranger", role) for role in roles)]


@pytest.mark.parametrize(("method", "table"), [("get", SEEN), ("post", SENT)])
def test_every_address_answers_every_role_as_the_table_says(
    everybody: list[Client], sheet: Sheet, food: Partnership, method: str, table: dict[str, Answers]
) -> None:
    Workshop.objects.create(partnership=food, code=CODE, wall_key="k" * 32, title="First")
    found = {
        address: tuple(getattr(client, method)(address).status_code for client in everybody)
        for address in table
    }
    assert found == table


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


def test_a_form_without_the_csrf_token_is_refused_in_words(cast: Cast, sheet: Sheet) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = cast("alice", "broker").cookies
    answer = strict.post(f"{ROOM}/sheet/fields/", {"question.en": "x"})
    assert (answer.status_code, b"grown old" in answer.content) == (403, True)
