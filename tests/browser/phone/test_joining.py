"""Joining: by code or QR code, with no more than the promise asks for."""

import pytest
from playwright.sync_api import expect

from kolam.web.live import acts
from tests.browser.phone.conftest import NewRoom
from tests.browser.room import Room


def test_a_wrong_code_stays_to_be_mended_with_its_sentence(room: Room) -> None:
    phone = room.phone()
    phone.code = "ZZZZZZ"
    phone.visit().on("code")
    expect(phone.page.locator("#code")).to_have_value("ZZZZZZ")
    expect(phone.page.locator("#notice")).to_contain_text("No workshop has this code")


def test_a_typed_code_leads_to_its_workshop(room: Room) -> None:
    phone = room.phone()
    phone.page.goto(f"{phone.address}/j")
    phone.page.fill("#code", f" {room.code[:3].lower()}-{room.code[3:]} ")
    phone.page.keyboard.press("Enter")
    phone.on("join")


@pytest.mark.parametrize(
    ("promise", "asked"),
    [
        ("named", ["name", "organisation", "sector"]),
        ("organisation", ["organisation", "sector"]),
        ("sector", ["sector"]),
        ("anonymous", []),
    ],
)
def test_the_page_asks_for_no_more_than_the_promise_tells(
    new_room: NewRoom, promise: str, asked: list[str]
) -> None:
    phone = new_room(promise=promise).phone().visit().on("join")
    fields = {"name": "#name", "organisation": "#organisation", "sector": "#sector-none"}
    found = [name for name, where in fields.items() if phone.page.locator(where).count()]
    assert found == asked


def test_the_promise_stands_above_the_button(new_room: NewRoom) -> None:
    phone = new_room(promise="sector").phone().visit().on("join")
    promise = phone.page.locator(".promised")
    expect(promise).to_contain_text("Only your sector is kept with your answers")
    box, button = promise.bounding_box(), phone.button.bounding_box()
    assert box
    assert button
    assert 0 <= button["y"] - (box["y"] + box["height"]) < 80


def test_what_was_typed_survives_a_change_of_language(new_room: NewRoom) -> None:
    phone = new_room(promise="named").phone().visit().on("join")
    phone.page.fill("#name", "நிமல்")
    phone.page.check("#sector-academia")
    phone.speak("ta").speak("si")
    expect(phone.page.locator("#name")).to_have_value("நிமல்")
    expect(phone.page.locator("#sector-academia")).to_be_checked()


def test_someone_can_join_with_the_keyboard_alone(new_room: NewRoom) -> None:
    room = new_room(promise="named")
    phone = room.phone().visit().on("join")
    phone.page.locator("#name").focus()
    phone.page.keyboard.type("Kamala")
    for key in ("Tab", "Tab", "ArrowDown", "Tab", "Enter"):
        phone.page.keyboard.press(key)
    phone.on("task")
    seat = room.activity.workshop.seats.get()
    assert (seat.name, seat.sector) == ("Kamala", "government")


def test_a_new_promise_is_read_before_the_next_activity(new_room: NewRoom) -> None:
    room = new_room(promise="named")
    phone = room.phone().join(name="Kamala").on("task")
    workshop = room.activity.workshop
    room.do(acts.close_activity)
    acts.open_activity(acts.new_activity(workshop, tool="stakeholders", promise="anonymous"))
    phone.on("join")
    expect(phone.page.locator(".promised")).to_contain_text("Anonymous")
    phone.button.click()
    phone.on("task")
    assert workshop.seats.get().name == ""


def test_a_phone_that_comes_back_has_its_seat(room: Room) -> None:
    phone = room.phone().join().on("task").answer().waits_with("delivered")
    phone.page.reload()
    phone.on("task")
    expect(phone.page.locator("#mine")).to_have_text("1 delivered")
    assert room.activity.workshop.seats.count() == 1


def test_where_nothing_can_be_stored_the_address_keeps_the_seat(room: Room) -> None:
    phone = room.phone(storage=False).join().on("task").answer().waits_with("delivered")
    assert "#seat=" in phone.page.url
    phone.page.reload()
    phone.on("task")
    expect(phone.page.locator("#mine")).to_have_text("1 delivered")


def test_joining_without_a_network_goes_on_when_there_is_one(room: Room) -> None:
    phone = room.phone().visit().on("join").offline()
    phone.button.click()
    expect(phone.page.locator("#notice")).to_contain_text("no connection yet")
    phone.offline(False).on("task")
