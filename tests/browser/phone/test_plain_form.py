"""A room without a card of its own, live: the plain form from the first tap to the wall."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kolam.core.voice import LANGUAGES
from kolam.web.live import acts
from tests.browser.room import Phone, Room
from tests.web.live.stage import new_workshop

TOOL = "fundamentals"
FIRST = "value_creation"


@pytest.fixture
def room(address: str, chromium: Browser, settings: object) -> Iterator[Room]:
    """A workshop whose activity asks how far each fundamental stands."""
    workshop = new_workshop(opened=False).workshop
    activity = acts.open_activity(acts.new_activity(workshop, tool=TOOL, promise="sector"))
    opened = Room(address, chromium, activity)
    yield opened
    opened.leave()


def answering(room: Room, language: str = "en") -> Phone:
    """Someone who has joined and sees the first question."""
    phone = room.phone(plain=False).join(language=language, sector="donors").on("task")
    expect(phone.page.locator("#asked")).to_be_visible()
    return phone


def test_a_tap_reaches_the_server_as_an_answer(room: Room) -> None:
    phone = answering(room)
    phone.page.locator(".step").nth(2).click()
    phone.waits_with("delivered")
    kept = [{name: v for name, v in body["answers"][0].items() if v} for body in room.kept()]
    assert kept == [{"item": FIRST, "score": 3}]


def test_an_answer_given_without_a_network_arrives_later(room: Room) -> None:
    phone = answering(room)
    phone.offline().page.locator(".step").nth(0).click()
    phone.waits_with("waiting")
    expect(phone.page.locator(".stands")).to_have_text("Saved, not sent yet.")
    phone.offline(False).waits_with("delivered")
    assert [body["answers"][0]["score"] for body in room.kept()] == [1]


def test_a_page_loaded_again_shows_what_was_answered(room: Room) -> None:
    phone = answering(room)
    phone.page.locator(".step").nth(1).click()
    phone.waits_with("delivered")
    phone.page.reload()
    expect(phone.page.locator("#asked")).to_be_visible()
    phone.page.locator(".all > summary").click()
    expect(phone.page.locator(".all small.said")).to_have_text("2 · Weak")
    expect(phone.page.locator(".count")).to_have_text("1 answered, 5 left")


def test_a_reason_may_be_given_without_a_score(room: Room) -> None:
    phone = answering(room)
    phone.page.locator(".why textarea").fill("x" * 280)
    phone.waits_with("delivered")
    assert [len(body["answers"][0]["reason"]) for body in room.kept()] == [280]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_is_answered_shown_and_projected(room: Room, language: str) -> None:
    phone = answering(room, language)
    for _ in range(6):
        phone.page.locator(".step").nth(3).click()
        phone.button.click()
    phone.on("done").waits_with("delivered")
    room.do(acts.close_activity)
    room.do(acts.reveal)
    phone.on("reveal")
    expect(phone.page.locator(".figure-of svg")).to_be_visible()
    phone.page.locator(".own summary").click()
    expect(phone.page.locator(".answered p")).to_have_count(6)
    assert (phone.faults(), "⟦" in phone.page.content()) == ([], False)


def wall_of(room: Room) -> Page:
    wall = room.phone(plain=False, viewport={"width": 1920, "height": 1080}).page
    wall.goto(f"{room.address}/wall/{room.code}?key={room.activity.workshop.wall_key}")
    return wall


def test_the_wall_draws_its_line_from_the_first_answer_on(room: Room) -> None:
    line = wall_of(room).locator(".kolam path")
    expect(line).to_be_attached()
    expect(line).to_have_attribute("visibility", "hidden")
    phone = answering(room)
    phone.page.locator(".step").nth(3).click()
    expect(line).to_have_attribute("visibility", "visible")
    expect(line).to_have_attribute("stroke-dasharray", "none")


def test_the_wall_shows_what_the_form_gathered(room: Room) -> None:
    phone = answering(room)
    phone.page.locator(".step").nth(3).click()
    phone.waits_with("delivered")
    room.do(acts.close_activity)
    room.do(acts.reveal)
    wall = wall_of(room)
    expect(wall.locator("svg[role=img]").first).to_be_visible(timeout=15_000)


HIDDEN = """() => {
  const { top } = document.querySelector(".foot").getBoundingClientRect();
  const { tagName, id } = document.activeElement;
  const inMain = document.querySelector("main").contains(document.activeElement);
  const { bottom } = document.activeElement.getBoundingClientRect();
  return inMain && bottom > top ? [`${tagName} ${id}`] : [];
}"""


def test_what_the_tab_key_reaches_is_never_behind_the_foot(room: Room) -> None:
    phone = room.phone(plain=False, viewport={"width": 360, "height": 600})
    phone.join(language="ta", sector="donors").on("task")
    expect(phone.page.locator("#asked")).to_be_visible()
    hidden = []
    for _ in range(12):
        phone.page.keyboard.press("Tab")
        hidden += phone.page.evaluate(HIDDEN)
    assert hidden == []
