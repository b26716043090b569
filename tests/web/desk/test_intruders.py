"""Ways round the table: what a member tries so as to read or speak for another party, refused."""

from dataclasses import replace
from typing import Any

import orjson
import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.store.archive import packed
from kolam.web import books, demo, practice
from kolam.web.models import Member, Partnership, Sheet
from tests.web.kept_demo import demonstration
from tests.web.table_cast import BEST, TABLE, TOOL, body, own, seat, shared, signed_in, tabled

pytestmark = pytest.mark.django_db

ROOM = f"/desk/{demo.SLUG}/rooms/{TOOL}/"
AT = f"{ROOM}sheet/at/"
API = f"/api/partnerships/{demo.SLUG}/sheets/{TOOL}"
IMPORT = f"/desk/{demo.SLUG}/files/import/"


@pytest.fixture(autouse=True)
def built() -> demo.Demo:
    return demonstration()


@pytest.fixture
def chain() -> Client:
    return signed_in("smc")


@pytest.fixture
def offered(chain: Client) -> str:
    """The id of a package that the chain has tabled."""
    tabled(chain, BEST)
    return str(body(shared())["tabled"][-1]["id"])


def answers() -> list[tuple[str, str]]:
    return [(r["id"], r["answer"]) for r in body(shared())["tabled"][-1]["responses"]]


def imported(client: Client, path: list[str], name: str, value: Any, was: Any) -> Any:
    """Send what the import's second step sends, by hand."""
    change = {"kind": "set", "path": [*path, name], "before": was, "after": value}
    sent = {"part": TOOL, "read": shared().fingerprint, "changes": orjson.dumps([change]).decode()}
    return client.post(IMPORT, {"apply": "1", **sent})


def test_a_book_cannot_bring_a_practice_that_opens_all_private_sheets() -> None:
    """Who starts a partnership from a file may forge what the file says of unknown tools."""
    broker = User.objects.create_user("mallory", "mallory@example.org")
    client = Client()
    client.force_login(broker, "django.contrib.auth.backends.ModelBackend")
    forged = {"person": broker.pk, "party": "SMC", "strategies": {}, "turns": 4, "seed": 1}
    settings: dict[str, Any] = {
        "tool": f"{TOOL}.practice",
        "version": 0,
        "sheet": {**forged, "passed": 0, "stopped": True},
    }
    whole = books.opened_of(Partnership.objects.get(slug=demo.SLUG))
    kept = {"sheets/other.json": orjson.dumps(settings)}
    data = packed(type(whole)(whole.book, kept), toolbox.rooms())
    made = client.post("/open/", {"file": SimpleUploadedFile("x.kolam", data)})
    partnership = Partnership.objects.get(slug=made.headers["Location"].split("/")[2])
    assert not partnership.sheets.filter(tool=settings["tool"]).exists()
    Sheet.objects.create(partnership=partnership, tool=settings["tool"], body=settings["sheet"])
    assert practice.practice_of(partnership, TOOL) is None
    page = client.get(f"/desk/{partnership.slug}/rooms/{TOOL}/practise/")
    assert page.templates[0].name == "desk/practice_new.html"


def test_a_party_cannot_take_anothers_seat_by_the_plain_form(chain: Client) -> None:
    before = shared().fingerprint
    for party, organisation in (("SMC", ""), ("DSD", str(seat("SMC").pk)), ("DSD", "")):
        answer = chain.post(f"{AT}parties/{party}/", {"organisation": organisation})
        assert answer.status_code == 422
    assert shared().fingerprint == before


def test_a_party_cannot_send_another_from_the_table_or_seat_a_new_one(chain: Client) -> None:
    before = shared().fingerprint
    gone = chain.post(f"{AT}parties/DSD/", {"act": "remove"})
    come = chain.post(f"{AT}parties/+/", {"name.en": "Straw man"})
    assert (gone.status_code, come.status_code) == (422, 422)
    assert shared().fingerprint == before


def test_a_party_cannot_choose_the_rule_or_what_is_agreed(chain: Client, offered: str) -> None:
    before = shared().fingerprint
    for sent in ({"rule": "egalitarian"}, {"agreed": offered}):
        assert chain.post(f"{ROOM}sheet/fields/", sent).status_code == 422
    assert shared().fingerprint == before


def test_a_party_cannot_answer_for_another_by_the_plain_form(chain: Client, offered: str) -> None:
    path = f"{AT}tabled/{offered}/responses"
    sent = {"id": "DSD", "answer": "accept"}
    assert chain.post(f"{path}/+/", sent).status_code == 422
    assert answers() == [("SMC", "accept")]


def test_a_party_cannot_change_or_drop_anothers_answer(chain: Client, offered: str) -> None:
    signed_in("dsd").post(TABLE, {"move": "answer", "tabled": offered, "answer": "refuse",
                                  "reason": "Too dear"})  # fmt: skip
    path = f"{AT}tabled/{offered}/responses/DSD/"
    changed = chain.post(path, {"answer": "accept"})
    dropped = chain.post(path, {"act": "remove"})
    assert (changed.status_code, dropped.status_code) == (422, 422)
    assert answers() == [("SMC", "accept"), ("DSD", "refuse")]


def test_a_party_cannot_table_as_another_by_the_plain_form(chain: Client) -> None:
    for party in ("DSD", ""):
        sent = {"kind": "offer", "party": party, "round": "1"}
        assert chain.post(f"{AT}tabled/+/", sent).status_code == 422
    assert body(shared())["tabled"] == []


def test_a_party_cannot_bring_anothers_answer_in_from_a_file(chain: Client, offered: str) -> None:
    seats = str(seat("SMC").pk)
    for path, name, value, was in (
        (["parties", "DSD"], "organisation", "", str(seat("DSD").pk)),
        ([], "rule", "egalitarian", "nash"),
        (["tabled", offered], "party", "DSD", "SMC"),
        (["tabled", offered, "responses", "SMC"], "id", "DSD", "SMC"),
    ):
        assert imported(chain, path, name, value, was).status_code in (404, 422)
    assert (answers(), body(shared())["rule"]) == ([("SMC", "accept")], "nash")
    assert [p["organisation"] for p in body(shared())["parties"]].count(seats) == 1


def test_a_party_cannot_undo_anothers_answer(chain: Client, offered: str) -> None:
    dsd = signed_in("dsd")
    for answer, reason in (("accept", ""), ("refuse", "On second thoughts")):
        dsd.post(TABLE, {"move": "answer", "tabled": offered, "answer": answer, "reason": reason})
    refusal = shared().revisions.order_by("-pk")[0]
    refused = chain.post(f"{ROOM}history/{refusal.pk}/undo/")
    assert refused.status_code == 422
    assert b"only by the party whose it is" in refused.content
    assert answers() == [("SMC", "accept"), ("DSD", "refuse")]


def test_a_package_taken_back_does_not_return_with_answers_of_others(
    chain: Client, offered: str
) -> None:
    signed_in("dsd").post(TABLE, {"move": "answer", "tabled": offered, "answer": "accept"})
    chain.post(TABLE, {"move": "withdraw", "tabled": offered})
    withdrawal = shared().revisions.order_by("-pk")[0]
    for address, sent in (
        (TABLE, {"undo": str(withdrawal.pk)}),
        (f"{ROOM}history/{withdrawal.pk}/undo/", {}),
    ):
        assert chain.post(address, sent).status_code in (409, 422)
    assert body(shared())["tabled"] == []


def test_whoever_speaks_for_nobody_has_no_answer_either(offered: str) -> None:
    path = f"{AT}tabled/{offered}/responses/+/"
    assert signed_in("partner").post(path, {"id": "DSD", "answer": "accept"}).status_code == 422
    assert answers() == [("SMC", "accept")]


def test_a_party_still_writes_what_the_table_shares(chain: Client) -> None:
    sent = {"party": "SMC", "interest.en": "Shelves that are never empty"}
    assert chain.post(f"{AT}interests/+/", sent).status_code == 303
    assert chain.post(f"{ROOM}sheet/fields/", {"question.en": "Who feeds whom?"}).status_code == 303


def test_a_party_cannot_rewrite_what_another_needs_or_gives(chain: Client) -> None:
    before = shared().fingerprint
    rows = [
        (name, row["id"])
        for name in ("interests", "gifts")
        for row in body(shared())[name]
        if row["party"] not in ("SMC", "")
    ]
    answers = [chain.post(f"{AT}{name}/{id}/", {"act": "remove"}).status_code for name, id in rows]
    assert len(rows) > 5
    assert answers == [422] * len(rows)
    assert shared().fingerprint == before


def test_a_party_cannot_pass_for_another_by_its_name(chain: Client) -> None:
    assert chain.post(f"{AT}parties/DSD/", {"name.en": "Straw man"}).status_code == 422


def test_a_refused_change_is_told_with_what_to_do_and_keeps_what_was_typed(chain: Client) -> None:
    row = next(row for row in body(shared())["interests"] if row["party"] == "DSD")
    sent = {"interest.en": "Whatever the chain wants", "importance": "1"}
    page = chain.post(f"{AT}interests/{row['id']}/", sent).content.decode()
    assert "Whatever the chain wants" in page
    assert "or by a facilitator: ask them" in page


@pytest.mark.parametrize("name", ["smc", "partner", "facilitator"])
def test_nobody_accepts_for_a_party_by_the_interface(offered: str, name: str) -> None:
    """The plain form cannot name whose a new answer is; here the guard alone stands in between."""
    sheet = body(shared())
    sheet["tabled"][-1]["responses"].append({"id": "DSD", "answer": "accept", "reason": ""})
    sent = {"read": shared().fingerprint, "sheet": sheet}
    refused = signed_in(name).put(API, orjson.dumps(sent), content_type="application/json")
    assert refused.status_code == 422
    assert answers() == [("SMC", "accept")]


def test_a_book_put_into_the_partnership_is_asked_too(chain: Client, offered: str) -> None:
    """The member who puts it in is asked; one who is no member may change nothing that counts."""
    partnership = Partnership.objects.get(slug=demo.SLUG)
    book = books.book_of(partnership)
    table: Any = book.sheets[TOOL]
    other = replace(book, sheets={**book.sheets, TOOL: table.with_(rule="egalitarian")})
    stranger = User.objects.create_user("stranger", "stranger@example.org")
    for name in ("smc@demo.kolam.example", stranger.username):
        with pytest.raises(Faulty):
            books.put_book(other, User.objects.get(username=name), into=partnership)
    assert body(shared())["rule"] == "nash"


def test_the_facilitator_seats_the_parties() -> None:
    answer = signed_in("facilitator").post(f"{AT}parties/DSD/", {"organisation": ""})
    assert answer.status_code == 303
    assert body(shared())["parties"][0]["organisation"] == ""


def test_a_seat_without_a_party_sees_no_side_but_keeps_its_sheet() -> None:
    """A party that has left the table: nobody gets its numbers, and it finds them again."""
    before = own("DSD").fingerprint
    signed_in("facilitator").post(f"{AT}parties/DSD/", {"organisation": ""})
    pages = {name: signed_in(name).get(TABLE).context["view"] for name in ("dsd", "smc")}
    assert ("side" in pages["dsd"], pages["smc"]["ready"]) == (False, 5)
    assert [stage["standing"] for page in pages.values() for stage in page["stages"]] == []
    assert own("DSD").fingerprint == before


def test_a_moved_seat_shows_its_own_organisations_numbers_alone() -> None:
    """The facilitator lets the chain speak for the department: the chain still sees the chain."""
    host = signed_in("facilitator")
    host.post(f"{AT}parties/SMC/", {"organisation": ""})
    host.post(f"{AT}parties/DSD/", {"organisation": str(seat("SMC").pk)})
    seen = signed_in("smc").get(TABLE).context["view"]
    points = [option["points"] for option in seen["side"]["issues"][0]["options"]]
    assert points == [15, 12, 5]


def test_who_is_taken_out_loses_the_table_at_once(chain: Client) -> None:
    addresses = [TABLE, f"{ROOM}certificate/own/", f"{ROOM}certificate/"]
    assert [chain.get(address).status_code for address in addresses] == [200, 200, 200]
    Member.objects.get(person__username="smc@demo.kolam.example").delete()
    assert [chain.get(address).status_code for address in addresses] == [404, 404, 404]
    assert chain.post(TABLE, {"move": "walk_away", "reservation": "1"}).status_code == 404


def test_two_of_one_organisation_write_its_private_sheet_at_once(chain: Client) -> None:
    """Different cells are merged; for the same cell the later one is asked."""
    colleague = User.objects.create_user("colleague", "colleague@example.org")
    member = Member.objects.get(person__username="smc@demo.kolam.example")
    Member.objects.create(partnership=member.partnership, person=colleague, role="partner",
                          organisation=member.organisation)  # fmt: skip
    other = Client()
    other.force_login(colleague, "django.contrib.auth.backends.ModelBackend")
    read = {"own": own("SMC").fingerprint, "read": shared().fingerprint}
    chain.post(TABLE, {**read, "move": "walk_away", "reservation": "31"})
    merged = other.post(TABLE, {**read, "move": "walk_away", "batna.en": "Buy abroad"})
    asked = other.post(TABLE, {**read, "move": "walk_away", "reservation": "32"})
    assert (merged.status_code, asked.status_code) == (303, 409)
    kept = Sheet.objects.get(pk=own("SMC").pk).body
    assert (kept["reservation"], kept["batna"]["en"]) == (31, "Buy abroad")
