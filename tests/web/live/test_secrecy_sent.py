"""What anybody sends anywhere brings nothing private back, and changes nobody else's sheet."""

from collections.abc import Iterator

import orjson
import pytest

from tests.web.live.canaries import ROLES, House, leaks, routes
from tests.web.table_cast import PARTIES, TABLE, own

HTML, JSON = "text/html", "application/json"
SENDERS = ("nobody", "observer", "partner", "facilitator", "SMC")

FORMS: tuple[dict[str, str], ...] = (
    {"move": "points", "issue": "coverage", "points.coverage.d2": "x"},
    {"move": "points", "issue": "nowhere"},
    {"move": "points", "issue": "coverage", "points.coverage.d2": "5", "own": "0" * 32},
    {"move": "walk_away", "reservation": "-3"},
    {"move": "put_on_table"},
    {"move": "nonsense"},
    {"look": "1", "choice.coverage": "d2"},
    {"undo": "1"},
)


def of_others(name: str) -> Iterator[tuple[dict[str, str], str]]:
    """Each other party's newest revision taken back, and its state sent as one's own."""
    move = {"move": "points", "issue": "coverage", "points.coverage.d2": "5"}
    for party in PARTIES:
        if party != name:
            row = own(party)
            yield {"undo": str(row.revisions.latest("pk").pk)}, HTML
            yield move | {"own": row.fingerprint}, JSON


@pytest.mark.parametrize("name", ["nobody", *ROLES])
def test_refusals_and_stale_pages_hold_nothing_foreign(house: House, name: str) -> None:
    sent = [(form, accept) for form in FORMS for accept in (HTML, JSON)]
    for form, accept in (*sent, *of_others(name)):
        assert leaks(name, house.send(name, TABLE, form, Accept=accept)) == []


@pytest.mark.parametrize("name", SENDERS)
def test_what_is_sent_to_any_route_brings_nothing_foreign_and_harms_nobody(
    house: House, name: str
) -> None:
    """Each route is posted to and, where programs write, put to, patched and deleted."""
    others = [party for party in PARTIES if party != name]
    before = {party: own(party).fingerprint for party in others}
    form = {"read": before["DSD"], "own": before["DSD"], "sheet": "{}", "changes": "[]"}
    body = orjson.dumps({"read": before["DSD"], "sheet": {}})
    token = {"X-CSRFToken": house.token(name), "Content-Type": "application/json"}
    found = {}
    for address in sorted(address for filled in routes().values() for address in filled[-2:]):
        if "logout" in address:
            continue
        answers = [house.send(name, address, form)]
        if "/api/" in address:
            answers += [
                house.ask(name, method, address, headers=token, content=body)
                for method in ("PUT", "DELETE", "PATCH")
            ]
        if told := [leak for answer in answers for leak in leaks(name, answer)]:
            found[address] = told
    assert found == {}
    assert {party: own(party).fingerprint for party in others} == before
