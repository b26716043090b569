"""Writing gifts, interests, ideas and assumptions on a phone, and what is not sent."""

from collections.abc import Callable

import orjson
import pytest
from playwright.sync_api import Browser, Locator, expect

from kolam import toolbox
from kolam.core.record import read
from kolam.core.voice import LANGUAGES
from kolam.web import sheets
from kolam.web.live import acts
from tests.browser.room import Phone, Room
from tests.web.live.stage import new_workshop

Opened = Callable[..., Room]
LONG = "ප්‍රසම්පාදන"
SLOW_STORAGE = """
const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
const late = (done) => (event) => setTimeout(() => done(event), 600);
Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
  set(done) { set.call(this, late(done)); },
});
"""


@pytest.fixture
def asking(address: str, chromium: Browser, rooms: list[Room]) -> Opened:
    """Opens a room in which the negotiation asks for one kind of thing."""

    def opened(kind: str, *, promise: str = "sector") -> Room:
        workshop = new_workshop(opened=False).workshop
        tool = toolbox.room("negotiation")
        data = orjson.loads(
            (toolbox.folder("negotiation") / "examples/food_security.json").read_bytes()
        )
        data |= {"asking": kind, "gifts": [], "interests": [], "ideas": [], "assumptions": []}
        row = sheets.current(workshop.partnership, "negotiation")
        sheets.save(row, read(tool.sheet, data), read=row.fingerprint, who=None)
        activity = acts.new_activity(workshop, tool="negotiation", promise=promise)  # type: ignore[arg-type]
        rooms.append(Room(address, chromium, acts.open_activity(activity)))
        return rooms[-1]

    return opened


def writer(room: Room, language: str = "en", **typed: str) -> Phone:
    return room.phone(plain=False).join(language=language, **typed).on("task")


def items(phone: Phone) -> Locator:
    return phone.page.locator(".written li")


def holds(room: Room, phone: Phone, count: int) -> None:
    """Wait until the server has so many answers, and the phone says that all have arrived."""
    for _ in range(100):
        if len(room.kept()) >= count:
            break
        phone.page.wait_for_timeout(100)
    assert len(room.kept()) == count
    phone.waits_with("delivered")


def write(phone: Phone, **fields: str) -> Phone:
    for name, value in fields.items():
        phone.page.fill(f"#write-{name}", value)
    phone.button.click()
    return phone


def test_a_gift_is_sent_listed_and_makes_room_for_the_next(asking: Opened) -> None:
    room = asking("gifts")
    phone = write(write(writer(room), words="Lorries on Fridays"), words="A hall")
    expect(items(phone)).to_have_count(2)
    phone.waits_with("delivered")
    expect(phone.page.locator("#write-words")).to_have_value("")
    assert [body["words"] for body in room.kept()] == ["Lorries on Fridays", "A hall"]


def test_what_is_typed_while_the_phone_still_saves_is_kept(asking: Opened) -> None:
    room = asking("gifts")
    phone = room.phone(plain=False)
    phone.context.add_init_script(SLOW_STORAGE)
    phone = write(phone.join().on("task"), words="Lorries")
    phone.page.fill("#write-words", "A hall")
    phone.waits_with("delivered")
    expect(phone.page.locator("#write-words")).to_have_value("A hall")
    phone.button.click()
    holds(room, phone, 2)
    assert [body["words"] for body in room.kept()] == ["Lorries", "A hall"]


def test_a_second_tap_neither_adds_twice_nor_ends_the_writing(asking: Opened) -> None:
    room = asking("gifts")
    phone = room.phone(plain=False)
    phone.context.add_init_script(SLOW_STORAGE)
    phone = phone.join().on("task")
    phone.page.fill("#write-words", "Lorries")
    phone.button.dblclick()
    holds(room, phone, 1)
    phone.on("task")
    assert [body["words"] for body in room.kept()] == ["Lorries"]


def test_what_is_typed_in_another_script_is_sent_as_that_language(asking: Opened) -> None:
    room = asking("gifts")
    write(writer(room), words="வெள்ளிக்கிழமை லாரிகள்").waits_with("delivered")
    assert room.kept()[0]["language"] == "ta"


def test_a_gift_can_be_changed_and_taken_back(asking: Opened) -> None:
    room = asking("gifts")
    phone = write(writer(room), words="Lorries").waits_with("delivered")
    items(phone).get_by_role("button", name="Change").click()
    expect(phone.page.locator("#write-words")).to_have_value("Lorries")
    write(phone, words="Two lorries")
    expect(items(phone)).to_have_count(1)
    items(phone).get_by_role("button", name="Take back").click()
    expect(items(phone)).to_have_count(0)
    holds(room, phone, 3)
    slots = {body["slot"] for body in room.kept()}
    assert [body["words"] for body in room.kept()] == ["Lorries", "Two lorries", ""]
    assert len(slots) == 1


def test_a_private_interest_never_leaves_the_phone(asking: Opened) -> None:
    room = asking("interests")
    phone = writer(room)
    sent: list[str] = []
    phone.page.on("request", lambda request: sent.append(request.post_data or ""))
    phone.page.select_option("#write-party", "SMC")
    phone.page.check("#write-private")
    write(phone, words="Keep our SECRET margin")
    expect(items(phone).locator("small.kept")).to_have_text("On this phone only")
    phone.page.reload()
    phone.on("task")
    expect(items(phone)).to_have_count(1)
    assert room.kept() == []
    assert [data for data in sent if "SECRET" in data] == []


def test_an_interest_wants_to_know_whose_it_is(asking: Opened) -> None:
    room = asking("interests")
    phone = write(writer(room), words="Safe food")
    expect(phone.page.locator("#write-party")).to_have_attribute("aria-invalid", "true")
    phone.page.select_option("#write-party", "SAR")
    phone.page.locator(".importance button").nth(3).click()
    phone.button.click()
    phone.waits_with("delivered")
    body = room.kept()[0]
    assert (body["party"], body["importance"], body["words"]) == ("SAR", 4, "Safe food")


def test_an_interest_made_private_later_is_taken_back_from_the_server(asking: Opened) -> None:
    room = asking("interests")
    phone = writer(room)
    phone.page.select_option("#write-party", "SMC")
    write(phone, words="Margins", why="We owe the bank").waits_with("delivered")
    items(phone).get_by_role("button", name="Change").click()
    phone.page.check("#write-private")
    phone.button.click()
    holds(room, phone, 2)
    last = room.kept()[-1]
    assert (last["words"], last["why"]) == ("", "")
    expect(items(phone)).to_have_count(1)


def test_what_is_half_typed_survives_a_change_of_language_and_a_reload(asking: Opened) -> None:
    phone = writer(asking("assumptions"))
    phone.page.fill("#write-words", "Shops will come")
    phone.page.fill("#write-test", "Ask ten")
    phone.speak("si")
    expect(phone.page.locator("#write-words")).to_have_value("Shops will come")
    phone.page.reload()
    phone.on("task")
    expect(phone.page.locator("#write-test")).to_have_value("Ask ten")


def test_an_idea_is_written_under_an_issue_without_seeing_the_options(asking: Opened) -> None:
    room = asking("options")
    phone = writer(room)
    phone.page.select_option("#write-issue", "chair")
    write(phone, words="Chair by lot").waits_with("delivered")
    assert (room.kept()[0]["issue"], room.kept()[0]["kind"]) == ("chair", "options")


def test_gifts_of_an_organisation_are_matched_to_its_party_and_shown_at_once(
    asking: Opened,
) -> None:
    room = asking("gifts", promise="organisation")
    phone = writer(room, organisation="World Food Programme")
    write(phone, words="Warehouse space").waits_with("delivered")
    room.do(acts.close_activity)
    phone.on("closed")
    expect(phone.page.locator("main")).not_to_contain_text("Warehouse space")
    room.do(acts.reveal)
    phone.on("reveal")
    expect(phone.page.locator(".own")).to_contain_text("Warehouse space")
    phone.page.locator("details.equal summary").click()
    expect(phone.page.locator(".scrolled")).to_contain_text("World Food Programme")
    expect(phone.page.locator(".scrolled")).to_contain_text("Warehouse space")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["gifts", "interests", "options", "assumptions"])
def test_the_screen_is_accessible_and_fits(asking: Opened, kind: str, language: str) -> None:
    phone = writer(asking(kind), language)
    if kind == "interests":
        phone.page.select_option("#write-party", "SMC")
    write(phone, words=f"{LONG} " * 8)
    expect(items(phone)).to_have_count(1)
    wide = phone.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
    assert "⟦" not in phone.page.content()
    assert phone.faults() == []
