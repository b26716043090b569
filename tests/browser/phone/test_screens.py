"""The screens: each state of the room on the phone, in words that fit, and accessible."""

import pytest
from playwright.sync_api import expect

from kolam.web.live import acts
from tests.browser.phone.conftest import NewRoom
from tests.browser.room import Phone, Room


def joined(room: Room) -> Phone:
    return room.phone().join()


def test_a_phone_waits_until_the_question_is_opened(new_room: NewRoom) -> None:
    room = new_room(opened=False)
    phone = joined(room).on("wait")
    room.do(acts.open_activity)
    phone.on("task")
    expect(phone.title).to_have_text("Who counts?")


def test_someone_who_has_finished_can_change_an_answer(room: Room) -> None:
    phone = joined(room).on("task").answer()
    phone.button.click()
    phone.on("done")
    expect(phone.page.locator(".room")).to_have_text("1 of 1 has answered")
    phone.button.click()
    phone.on("task")


def test_results_come_when_they_are_revealed_and_not_before(room: Room) -> None:
    phone = joined(room).on("task").answer()
    phone.waits_with("delivered")
    room.do(acts.close_activity)
    phone.on("closed")
    assert phone.page.locator("figure svg").count() == 0
    room.do(acts.reveal)
    phone.on("reveal")
    expect(phone.page.locator("figure svg")).to_be_visible()
    expect(phone.page.locator("table")).to_be_attached()


def test_whoever_comes_after_the_end_is_told(room: Room) -> None:
    room.do(acts.close_activity)
    phone = joined(room).on("closed")
    expect(phone.page.locator(".lead")).to_contain_text("You came after the answers had closed")


def test_a_removed_seat_reads_why_and_a_restored_one_goes_on(room: Room) -> None:
    phone = joined(room).on("task")
    seat = room.remove_the_seat()
    phone.on("removed")
    expect(phone.page.locator(".lead")).to_contain_text("speak to the facilitator")
    acts.restore_seat(seat.pk)
    phone.on("task")


def test_the_end_of_the_workshop_says_thank_you(room: Room) -> None:
    phone = joined(room).on("task")
    room.end()
    phone.on("ended")
    expect(phone.title).to_have_text("The workshop has ended")


def test_where_streams_do_not_get_through_the_phone_asks_again(room: Room) -> None:
    phone = room.phone()
    phone.context.route("**/events*", lambda route: route.abort())
    phone.join().on("task")
    room.do(acts.close_activity)
    phone.on("closed")


def test_the_language_can_change_without_a_network(room: Room) -> None:
    phone = room.phone()
    with phone.page.expect_response("**/card-ta.json"):
        phone.join().on("task")
    phone.offline().speak("ta")
    expect(phone.page.locator("#promise summary")).to_have_text("பெயரின்றி")


@pytest.mark.parametrize("language", ["si", "ta"])
def test_every_word_is_said_in_the_language_of_the_phone(new_room: NewRoom, language: str) -> None:
    room = new_room(promise="named")
    phone = room.phone().visit(language=language).on("join")
    seen = [phone.page.inner_text("body")]
    phone.button.click()
    phone.on("task").answer().waits_with("delivered")
    seen.append(phone.page.inner_text("header, footer"))
    phone.button.click()
    seen.append(phone.on("done").page.inner_text("main"))
    room.do(acts.close_activity)
    seen.append(phone.on("closed").page.inner_text("main"))
    assert [text for text in seen if "⟦" in text] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen(new_room: NewRoom, scheme: str) -> None:
    room = new_room(promise="named", opened=False)
    found: dict[str, list[str]] = {}

    def look(phone: Phone, screen: str) -> None:
        phone.on(screen)
        found[screen] = phone.faults()

    phone = room.phone(bypass_csp=True, color_scheme=scheme)
    phone.code = "ZZZZZZ"
    look(phone.visit(), "code")
    phone.code = room.code
    look(phone.visit(), "join")
    phone.button.click()
    look(phone, "wait")
    room.do(acts.open_activity)
    phone.on("task").answer().waits_with("delivered")
    phone.button.click()
    look(phone, "done")
    room.do(acts.close_activity)
    look(phone, "closed")
    room.do(acts.reveal)
    phone.on("reveal")
    expect(phone.page.locator("figure svg")).to_be_visible()
    look(phone, "reveal")
    seat = room.remove_the_seat()
    look(phone, "removed")
    acts.restore_seat(seat.pk)
    room.end()
    look(phone, "ended")
    assert {screen: faults for screen, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", [180, 360, 1280])
def test_nothing_is_wider_than_the_screen(new_room: NewRoom, width: int) -> None:
    phone = new_room(promise="named").phone(viewport={"width": width, "height": 740})
    phone.visit(language="ta").on("join")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= width
