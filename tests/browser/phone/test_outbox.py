"""The outbox: answers wait on the phone and are delivered once each, whatever the network does."""

import pytest
from playwright.sync_api import Route, expect

from kolam.web.live import acts
from tests.browser.phone.conftest import NewRoom
from tests.browser.room import Room


def test_answers_given_offline_are_delivered_once_each(room: Room) -> None:
    phone = room.phone().join().on("task").answer().waits_with("delivered")
    phone.offline().answer(times=3).waits_with("waiting", "3 answers saved on this phone")
    assert len(room.kept()) == 1
    phone.offline(False).waits_with("delivered")
    expect(phone.page.locator("#mine")).to_have_text(
        "1 delivered, 2 delivered, 3 delivered, 4 delivered"
    )
    assert len(room.kept()) == 4


def test_answers_outlive_a_closed_page(room: Room) -> None:
    phone = room.phone().join().on("task")
    phone.context.route("**/cards", lambda route: route.abort())
    phone.answer(times=2).waits_with("waiting")
    phone.context.unroute("**/cards")
    phone.page.reload()
    phone.on("task").waits_with("delivered")
    assert len(room.kept()) == 2


def test_an_answer_whose_receipt_was_lost_is_not_doubled(room: Room) -> None:
    phone = room.phone().join().on("task")
    lost: list[Route] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route)
            route.fetch()
            route.abort()

    phone.context.route("**/cards", lose_the_first)
    phone.answer().waits_with("delivered")
    assert len(room.kept()) == 1


def test_plain_http_under_a_name_works_as_well(room: Room) -> None:
    phone = room.phone(host="kolam.test").visit().on("join")
    found = phone.page.evaluate("[isSecureContext, typeof crypto.randomUUID]")
    assert found == [False, "undefined"]
    phone.button.click()
    phone.on("task").offline().answer().waits_with("waiting").offline(False).waits_with("delivered")
    assert len(room.kept()) == 1


def test_a_phone_that_cannot_store_says_so_and_delivers_all_the_same(room: Room) -> None:
    phone = room.phone(storage=False).join().on("task").offline().answer()
    phone.waits_with("waiting", "Keep this page open").offline(False).waits_with("delivered")
    assert len(room.kept()) == 1


def test_the_page_opens_again_without_a_network(room: Room) -> None:
    phone = room.phone(workers=True, plain=False).join().on("task")
    phone.page.wait_for_load_state("networkidle")
    expect_kept = "async () => (await (await caches.open('kolam')).keys()).length > 12"
    for _ in range(50):
        if phone.page.evaluate(expect_kept):
            break
        phone.page.wait_for_timeout(100)
    phone.offline()
    phone.page.reload()
    phone.on("task")
    expect(phone.title).to_have_text("Who counts?")


def test_an_answer_that_came_too_late_is_kept_and_sent_when_reopened(room: Room) -> None:
    phone = room.phone().join().on("task").offline().answer().waits_with("waiting")
    room.do(acts.close_activity)
    phone.offline(False).on("closed").waits_with("refused")
    expect(phone.page.locator("#notice")).to_contain_text("1 answer arrived too late")
    room.do(acts.open_activity)
    phone.on("task").waits_with("delivered")
    assert len(room.kept()) == 1


def test_a_refused_answer_stays_until_it_is_mended(room: Room) -> None:
    phone = room.phone().join().on("task")
    phone.page.click("#wrong")
    phone.waits_with("refused", "1 answer was not accepted")
    phone.waits_with("refused", "Something in this answer needs mending")
    phone.answer().waits_with("delivered")


def test_two_devices_on_one_seat_are_told_of_each_other(room: Room) -> None:
    first = room.phone().join().on("task")
    token = first.page.evaluate(f"JSON.parse(localStorage['kolam:{room.code}']).token")
    second = room.phone()
    second.page.goto(f"{second.address}/j/{room.code}#seat={token}")
    second.on("join").button.click()
    second.on("task").answer().waits_with("delivered")
    room.do(acts.close_activity)
    room.do(acts.open_activity)
    first.waits_with("delivered", "open on another phone too")
    assert room.activity.workshop.seats.count() == 1


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_a_page_stays_under_60_kilobytes(new_room: NewRoom, language: str) -> None:
    phone = new_room(count=13).phone(plain=False)
    wire = phone.context.new_cdp_session(phone.page)
    sizes: list[int] = []
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    phone.visit(language=language).on("join")
    phone.page.evaluate("document.fonts.ready")
    assert sum(sizes) < 60 * 1024
