"""Private lines through the front door: kept for their organisation, in no byte for others."""

from typing import Any

import pytest
from django.test import Client

from kolam import toolbox
from kolam.core.record import read
from kolam.web import demo, sheets
from kolam.web.models import Partnership, Sheet
from tests.web.kept_demo import demonstration
from tests.web.table_cast import PARTIES, seat, signed_in

pytestmark = pytest.mark.django_db

TOOL = "value"
ROOM = f"/desk/{demo.SLUG}/rooms/{TOOL}/"
PAGE = f"{ROOM}table/"
WORDS, AMOUNT = "A fee that nobody knows of", "73519"


@pytest.fixture(autouse=True)
def built() -> None:
    told = demonstration()
    row = sheets.current(told.partnership, TOOL)
    path = toolbox.folder(TOOL) / "examples" / "food_security.json"
    kind = toolbox.room(TOOL).sheet
    plain = read(kind, path.read_bytes()).plain()
    for partner in plain["partners"]:
        if partner["id"] in PARTIES:
            partner["organisation"] = str(seat(partner["id"]).pk)
    shared = read(kind, plain | {"draws": 1000})
    sheets.save(row, shared, read=row.fingerprint, who=told.facilitator, why="import")


@pytest.fixture
def chain() -> Client:
    return signed_in("smc")


def add(client: Client, **more: str) -> Any:
    money = {"year.0": "2024", "likely.0": AMOUNT}
    typed = {"move": "add_line", "kind": "risk_negative", "description.en": WORDS, **money, **more}
    return client.post(PAGE, typed)


def own() -> Sheet:
    partnership = Partnership.objects.get(slug=demo.SLUG)
    return sheets.current(partnership, TOOL, seat("SMC"))


def test_a_line_is_saved_in_the_organisations_own_sheet(chain: Client) -> None:
    before = sheets.record_of(own()).plain()["lines"]
    assert add(chain).status_code == 303
    (line,) = [x for x in sheets.record_of(own()).plain()["lines"] if x not in before]
    assert (line["description"]["en"], line["years"][0]["likely"]) == (WORDS, int(AMOUNT) * 100)


def test_its_own_members_see_it(chain: Client) -> None:
    add(chain)
    assert WORDS in chain.get(PAGE).content.decode()


@pytest.mark.parametrize("name", ["wfp", "mediator", "facilitator", "observer"])
@pytest.mark.parametrize("page", [PAGE, ROOM, f"{ROOM}sheet/"])
def test_nobody_else_gets_a_byte_of_it(chain: Client, name: str, page: str) -> None:
    add(chain)
    seen = signed_in(name).get(page, follow=True).content.decode()
    assert WORDS not in seen
    assert AMOUNT not in seen.replace(",", "")


TRACE = f"/desk/{demo.SLUG}/trace/"


def private_line(client: Client) -> str:
    """The path of the private line that was added, as it is picked."""
    add(client)
    (line,) = [
        x for x in sheets.record_of(own()).plain()["lines"] if x["description"]["en"] == WORDS
    ]
    return f"value/private/SMC/lines/{line['id']}"


def test_its_own_members_follow_it(chain: Client) -> None:
    page = chain.get(TRACE, {"at": private_line(chain)}).content.decode()
    assert WORDS in page
    assert "negotiation/parties/SMC" in page


@pytest.mark.parametrize("name", ["wfp", "mediator", "facilitator", "observer"])
def test_others_follow_it_no_further_than_that_there_could_be_one(chain: Client, name: str) -> None:
    path, other = private_line(chain), signed_in(name)
    assert other.get(TRACE, {"at": path}).status_code == 404
    asked: tuple[dict[str, str], ...] = (
        {"at": "value/private/SMC"},
        {"at": "negotiation/parties/SMC"},
        {"q": WORDS},
        {},
    )
    pages = [other.get(TRACE, one).content.decode() for one in asked]
    assert "A private line of National supermarket chain, if it keeps one" in pages[0]
    assert "?at=value/private/SMC" in pages[1]
    for page in pages:
        assert path not in page
        assert f"{WORDS}</a>" not in page
        assert AMOUNT not in page.replace(",", "")


@pytest.mark.parametrize("name", ["wfp", "mediator", "facilitator"])
@pytest.mark.parametrize("what", ["json", "csv", "svg"])
def test_no_export_holds_it(chain: Client, name: str, what: str) -> None:
    add(chain)
    answer = signed_in(name).get(f"{ROOM}take/{what}/")
    assert answer.status_code == 200
    assert WORDS.encode() not in answer.getvalue()


def test_the_history_of_the_room_does_not_tell_of_it(chain: Client) -> None:
    add(chain)
    assert WORDS not in signed_in("wfp").get(f"{ROOM}history/").content.decode()


def test_a_refused_line_stands_in_the_form_again(chain: Client) -> None:
    answer = add(chain, score="many")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert WORDS in page
    assert "many" in page


def test_a_line_can_be_undone(chain: Client) -> None:
    before = sheets.record_of(own())
    done = add(chain).url.partition("done=")[2].partition("&")[0].partition("#")[0]
    chain.post(PAGE, {"undo": done})
    assert sheets.record_of(own()) == before


def test_someone_without_a_seat_cannot_move() -> None:
    assert add(signed_in("facilitator")).status_code == 403
