"""The stakeholder map on a phone: by finger, by tap, by keys and by sliders, it says the same."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from tests.browser.card.stage import asks, bundle, served

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PHONE = {"width": 360, "height": 740}
NOTHING = {
    "interest": None,
    "influence": None,
    "attitude": None,
    "confidence": None,
    "dont_know": False,
    "reason": "",
}


@pytest.fixture(scope="module")
def addresses() -> Iterator[dict[int, str]]:
    with served(3) as three, served(13) as thirteen, served(60) as sixty:
        yield {3: three, 13: thirteen, 60: sixty}


class Phone:
    """One participant's phone with the card on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.touches = page.context.new_cdp_session(page)

    def open(self, mine: list[dict[str, Any]] | None = None, **wanted: str) -> "Phone":
        query = "&".join(f"{name}={value}" for name, value in wanted.items())
        self.page.goto(f"{self.address}/card.html?{query}")
        expect(self.page.locator("html[data-ready]")).to_be_attached()
        if mine:
            self.page.evaluate("mine => kolam.mount(mine)", mine)
        return self

    @property
    def held(self) -> Locator:
        return self.page.locator(".held")

    @property
    def go(self) -> Locator:
        return self.page.locator("#go")

    @property
    def stands(self) -> Locator:
        return self.page.locator(".stands")

    @property
    def said(self) -> Locator:
        return self.page.locator("#said")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def row(self, number: int) -> Locator:
        return self.page.locator(f".everyone li:nth-child({number}) button")

    def slider(self, name: str) -> Locator:
        return self.page.get_by_role("slider", name=name)

    def sent(self) -> list[dict[str, Any]]:
        marks: list[dict[str, Any]] = self.page.evaluate("kolam.marks()")
        return marks

    def spot(self, interest: float, influence: float) -> tuple[float, float]:
        box = box_of(self.page.locator(".plot svg[role]"))
        x, y = (10 * interest + 6) / 112, (10 * (10 - influence) + 6) / 112
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    def middle(self, what: Locator) -> tuple[float, float]:
        box = box_of(what)
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def tap(self, interest: float, influence: float) -> None:
        self.page.touchscreen.tap(*self.spot(interest, influence))

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        told = [{"x": x, "y": y} for x, y in points]
        self.touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    def carry(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A finger goes down and moves, and stays down."""
        self.touch("touchStart", start)
        for step in range(1, 9):
            x, y = (a + (b - a) * step / 8 for a, b in zip(start, end, strict=True))
            self.touch("touchMove", (x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.carry(start, end)
        self.touch("touchEnd")


def box_of(what: Locator) -> FloatRect:
    box = what.bounding_box()
    assert box
    return box


def mark(
    stakeholder: str, interest: int | None, influence: int | None, **more: Any
) -> dict[str, Any]:
    place = {"interest": interest, "influence": influence}
    return {"stakeholder": stakeholder, **NOTHING, **place, **more}


def card(
    order: int, *marks: dict[str, Any], state: str = "delivered", **more: Any
) -> dict[str, Any]:
    return {"key": f"old-{order}", "order": order, "state": state, "body": {"marks": marks}, **more}


@pytest.fixture
def context_options() -> dict[str, Any]:
    return {"viewport": PHONE, "has_touch": True, "is_mobile": True}


def opened(chromium: Browser, address: str, **options: Any) -> Iterator[Phone]:
    context = chromium.new_context(**options)
    page = context.new_page()
    page.set_default_timeout(5000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    yield Phone(page, address)
    assert "⟦" not in page.locator("body").inner_text()
    context.close()
    assert errors == []


@pytest.fixture
def phone(
    chromium: Browser, addresses: dict[int, str], context_options: dict[str, Any]
) -> Iterator[Phone]:
    yield from opened(chromium, addresses[13], **context_options)


@pytest.fixture
def crowded(
    chromium: Browser, addresses: dict[int, str], context_options: dict[str, Any]
) -> Iterator[Phone]:
    yield from opened(chromium, addresses[60], **context_options)


@pytest.fixture
def desk(chromium: Browser, addresses: dict[int, str]) -> Iterator[Phone]:
    yield from opened(chromium, addresses[13], viewport={"width": 1280, "height": 800})


# --- by finger and mouse


def test_a_chip_dragged_to_the_map_is_sent_at_once_in_whole_numbers(phone: Phone) -> None:
    phone.open()
    phone.drag(phone.middle(phone.held), phone.spot(7.3, 2.8))
    expect(phone.stands).to_have_text("Interest 7, influence 3 · delivered")
    assert phone.sent() == [mark("MOH", 7, 3)]


def test_the_chip_is_shown_large_above_the_finger_while_it_is_dragged(phone: Phone) -> None:
    phone.open()
    x, y = phone.spot(5, 2)
    phone.carry(phone.middle(phone.held), (x, y))
    glass = phone.page.locator(".glass")
    expect(glass).to_have_text("Interest 5, influence 2Ministry of Health")
    box = box_of(glass)
    assert box["y"] + box["height"] < y
    phone.touch("touchEnd")
    expect(glass).to_be_hidden()


def test_the_page_does_not_scroll_while_a_chip_is_dragged(phone: Phone) -> None:
    phone.open([card(1, mark("MOH", 5, 2))])
    phone.drag(phone.spot(5, 2), phone.spot(5, 9))
    expect(phone.stands).to_contain_text("Interest 5, influence 9")
    assert phone.page.evaluate("scrollY") == 0


def test_a_finger_beside_the_chips_scrolls_the_page(phone: Phone) -> None:
    phone.open([card(1, mark("MOH", 0, 0))])
    phone.drag(phone.spot(8, 2), phone.spot(8, 10))
    phone.page.wait_for_function("() => scrollY > 40")
    assert [sent["stakeholder"] for sent in phone.sent()] == ["MOH"]


def test_a_chip_let_go_beside_the_map_is_not_placed(phone: Phone) -> None:
    phone.open()
    x, y = phone.middle(phone.held)
    phone.drag((x, y), (x + 60, y + 40))
    expect(phone.stands).to_have_text("Drag it to the map, or tap its place there.")
    assert phone.sent() == []


def test_a_mouse_drags_from_the_list_to_the_map(desk: Phone) -> None:
    desk.open()
    desk.page.mouse.move(*desk.middle(desk.row(3)))
    desk.page.mouse.down()
    desk.page.mouse.move(*desk.spot(9, 9), steps=4)
    desk.page.mouse.up()
    expect(desk.held).to_contain_text("National Planning Department")
    assert desk.sent() == [mark("NPD", 9, 9)]


def test_escape_lets_a_dragged_chip_go_where_it_was(desk: Phone) -> None:
    desk.open([card(1, mark("MOH", 2, 2))])
    desk.row(1).click()
    desk.page.mouse.move(*desk.spot(2, 2))
    desk.page.mouse.down()
    desk.page.mouse.move(*desk.spot(8, 8), steps=4)
    desk.page.keyboard.press("Escape")
    desk.page.mouse.up()
    expect(desk.stands).to_contain_text("Interest 2, influence 2")
    assert len(desk.sent()) == 1


# --- by tap and tap


def test_a_chip_tapped_in_the_list_goes_where_the_map_is_tapped(phone: Phone) -> None:
    phone.open()
    phone.row(2).tap()
    phone.tap(3, 8)
    expect(phone.stands).to_have_text("Interest 3, influence 8 · delivered")
    expect(phone.said).to_have_text("Ministry of Education: Interest 3, influence 8")
    assert phone.sent() == [mark("MOE", 3, 8)]


def test_a_chip_in_hand_without_a_place_can_be_put_upon_another(phone: Phone) -> None:
    phone.open([card(1, mark("MOH", 4, 4))])
    phone.tap(4, 4)
    expect(phone.stands).to_contain_text("Interest 4, influence 4")
    assert phone.sent()[-1] == mark("MOE", 4, 4)


def test_tapping_a_stack_takes_up_its_chips_one_after_another(phone: Phone) -> None:
    phone.open([card(n, mark(id, 7, 3)) for n, id in enumerate(("MOH", "MOE", "NPD"))])
    phone.row(1).tap()
    for name in ("Ministry of Education", "National Planning Department", "Ministry of Health"):
        phone.page.evaluate("scrollTo(0, 0)")
        phone.tap(7, 3)
        expect(phone.held).to_contain_text(name)
    assert len(phone.sent()) == 3


def test_those_at_one_place_are_listed_to_choose_from(phone: Phone) -> None:
    phone.open([card(n, mark(id, 7, 3)) for n, id in enumerate(("MOH", "MOE", "NPD"))])
    phone.row(1).tap()
    peers = phone.page.get_by_role("group", name="3 at this place. Choose one.")
    peers.get_by_role("button", name="National Planning Department").tap()
    expect(phone.held).to_contain_text("National Planning Department")


# --- by keys


def test_arrow_keys_move_the_chip_by_one_and_the_place_is_spoken(desk: Phone) -> None:
    desk.open([card(1, mark("MOH", 5, 5))])
    desk.row(1).click()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft"):
        desk.held.press(key)
    expect(desk.said).to_have_text("Interest 6, influence 6")
    expect(desk.stands).to_have_text("Interest 6, influence 6 · delivered")


def test_quick_keys_are_sent_together(desk: Phone) -> None:
    desk.open()
    for key in ("ArrowRight", "ArrowUp"):
        desk.held.press(key)
    expect(desk.stands).to_contain_text("delivered")
    assert desk.sent() == [mark("MOH", 6, 6)]


@pytest.mark.parametrize(
    ("key", "interest", "influence"),
    [("Home", 0, 5), ("End", 10, 5), ("PageUp", 5, 10), ("PageDown", 5, 0)],
)
def test_four_keys_go_to_the_edges(desk: Phone, key: str, interest: int, influence: int) -> None:
    desk.open()
    desk.held.press(key)
    expect(desk.said).to_have_text(f"Interest {interest}, influence {influence}")


def test_the_list_is_one_stop_and_its_arrow_keys_walk(desk: Phone) -> None:
    desk.open()
    desk.row(1).focus()
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("Enter")
    expect(desk.held).to_contain_text("Ministry of Education")
    expect(desk.held).to_be_focused()
    assert desk.page.locator(".everyone [tabindex='0']").count() == 1


# --- by sliders


def test_sliders_say_the_same_as_the_map_and_are_remembered(phone: Phone) -> None:
    phone.open()
    phone.button("Use sliders").tap()
    expect(phone.page.locator(".map")).to_be_hidden()
    phone.slider("Interest").fill("9")
    phone.slider("Influence").fill("2")
    expect(phone.stands).to_have_text("Interest 9, influence 2 · delivered")
    assert phone.sent()[-1] == mark("MOH", 9, 2)
    assert phone.page.evaluate("kolam.notes") == {"way": "sliders"}


def test_a_slider_that_is_not_set_suggests_nothing(phone: Phone) -> None:
    phone.open(notes=json.dumps({"way": "sliders"}))
    interest = phone.slider("Interest")
    expect(interest).to_have_attribute("aria-valuetext", "Not set yet")
    expect(phone.page.locator("output").first).to_have_text("–")
    expect(interest).to_have_class("unset")


def test_the_middle_of_an_unset_slider_can_be_chosen(phone: Phone) -> None:
    phone.open(notes=json.dumps({"way": "sliders"}))
    phone.slider("Interest").tap()
    expect(phone.page.locator("output").first).to_have_text("5")


# --- not knowing, more words, undo


def test_not_knowing_takes_the_place_away_and_counts_as_an_answer(phone: Phone) -> None:
    phone.open([card(1, mark("MOH", 5, 5))])
    phone.row(1).tap()
    phone.button("I don't know").tap()
    expect(phone.stands).to_have_text("I don't know · delivered")
    expect(phone.page.locator(".progress")).to_have_text("1 of 13 answered")
    assert phone.sent()[-1] == mark("MOH", None, None, dont_know=True)


def test_placing_somebody_after_all_takes_the_not_knowing_back(phone: Phone) -> None:
    phone.open([card(1, mark("MOH", None, None, dont_know=True))])
    phone.row(1).tap()
    phone.page.evaluate("scrollTo(0, 0)")
    phone.tap(1, 9)
    expect(phone.stands).to_contain_text("Interest 1, influence 9")
    assert phone.sent()[-1] == mark("MOH", 1, 9)


def test_attitude_certainty_and_reason_go_with_the_place(phone: Phone) -> None:
    phone.open([card(1, mark("MOH", 5, 5))])
    phone.row(1).tap()
    phone.button("Say more").tap()
    phone.button("Against").tap()
    phone.button("Sure").tap()
    phone.page.get_by_label("Why? One line is enough.").fill("They pay for it.")
    phone.page.keyboard.press("Tab")
    more = {"attitude": -1, "confidence": 3, "reason": "They pay for it."}
    assert phone.sent()[-1] == mark("MOH", 5, 5, **more)


def test_a_choice_made_twice_is_taken_back(phone: Phone) -> None:
    phone.open()
    phone.button("Say more").tap()
    phone.button("Strongly for").tap()
    phone.button("Strongly for").tap()
    assert [sent["attitude"] for sent in phone.sent()] == [2, None]


def test_undo_puts_the_chip_back_and_sends_it(phone: Phone) -> None:
    phone.open([card(1, mark("MOH", 5, 5))])
    phone.row(1).tap()
    phone.page.evaluate("scrollTo(0, 0)")
    phone.tap(9, 1)
    phone.go.tap()
    phone.button("Undo").tap()
    expect(phone.held).to_contain_text("Ministry of Health")
    expect(phone.stands).to_contain_text("Interest 5, influence 5")
    assert phone.sent()[-1] == mark("MOH", 5, 5)
    expect(phone.button("Undo")).to_be_disabled()


def test_undoing_the_first_placing_takes_the_answer_back(phone: Phone) -> None:
    phone.open()
    phone.tap(9, 1)
    phone.button("Undo").tap()
    expect(phone.page.locator(".progress")).to_have_text("0 of 13 answered")
    assert phone.sent()[-1] == mark("MOH", None, None)


# --- going on


def test_next_takes_up_the_next_without_an_answer_and_done_finishes(phone: Phone) -> None:
    every = [one["id"] for one in asks(13)["en"]["stakeholders"]]
    phone.open([card(n, mark(id, 1, 1)) for n, id in enumerate(every) if id not in ("MOH", "NPD")])
    expect(phone.held).to_contain_text("Ministry of Health")
    phone.go.tap()
    expect(phone.held).to_contain_text("National Planning Department")
    phone.tap(6, 6)
    phone.go.tap()
    phone.tap(7, 7)
    expect(phone.go).to_have_text("Done")
    phone.go.tap()
    expect(phone.page.locator("html")).to_have_attribute("data-finished", "yes")


def test_one_may_finish_with_some_left_open(phone: Phone) -> None:
    phone.open()
    phone.button("Finish now, leave 13 open").tap()
    expect(phone.page.locator("html")).to_have_attribute("data-finished", "yes")


# --- what comes back from the room


def test_everything_is_there_again_after_joining_once_more(phone: Phone) -> None:
    later, first = card(2, mark("MOH", 8, 8, reason="Now I know.")), card(1, mark("MOH", 1, 1))
    phone.open([later, first, card(3, mark("NPD", None, None, dont_know=True))])
    expect(phone.page.locator(".progress")).to_have_text("2 of 13 answered")
    phone.row(1).tap()
    expect(phone.stands).to_have_text("Interest 8, influence 8 · delivered")
    expect(phone.page.locator("#reason")).to_have_value("Now I know.")
    expect(phone.row(3)).to_contain_text("I don't know")


def test_an_answer_says_whether_it_waits_or_has_arrived(phone: Phone) -> None:
    phone.open()
    phone.page.evaluate("kolam.answer('waiting')")
    phone.tap(2, 2)
    expect(phone.stands).to_have_text("Interest 2, influence 2 · saved, not sent yet")
    phone.page.evaluate("kolam.settle('delivered')")
    expect(phone.stands).to_have_text("Interest 2, influence 2 · delivered")


def test_a_refused_answer_says_why_and_is_mended_by_the_next(phone: Phone) -> None:
    message = {code: f"Too late ({code})." for code in LANGUAGES}
    fault = {"message": {code: f"Too high ({code})." for code in LANGUAGES}}
    refused = card(1, mark("MOH", 5, 5), state="refused", message=message, faults=[fault])
    phone.open([refused])
    phone.row(1).tap()
    expect(phone.page.locator(".now .notice")).to_have_text("Too high (en).")
    phone.page.evaluate("scrollTo(0, 0)")
    phone.tap(2, 2)
    expect(phone.page.locator(".now .notice")).to_be_hidden()
    assert phone.sent() == [mark("MOH", 2, 2)]


def test_a_change_of_language_keeps_the_reason_that_is_being_typed(phone: Phone) -> None:
    phone.open()
    phone.button("Say more").tap()
    phone.page.locator("#reason").press_sequentially("Half a sen")
    phone.page.evaluate("kolam.speak('ta')")
    expect(phone.held).to_contain_text("சுகாதார அமைச்சு")
    expect(phone.page.locator("#reason")).to_have_value("Half a sen")
    expect(phone.page.locator("#reason")).to_be_focused()
    phone.page.keyboard.type("tence")
    phone.go.tap()
    assert phone.sent() == [mark("MOH", None, None, reason="Half a sentence")]


def test_leaving_sends_the_reason_that_was_being_typed(phone: Phone) -> None:
    phone.open()
    phone.button("Say more").tap()
    phone.page.locator("#reason").press_sequentially("Unfinished")
    phone.page.evaluate("kolam.leave()")
    assert phone.sent() == [mark("MOH", None, None, reason="Unfinished")]


def test_a_change_of_language_keeps_the_drag(phone: Phone) -> None:
    phone.open()
    phone.carry(phone.middle(phone.held), phone.spot(6, 6))
    phone.page.evaluate("kolam.speak('si')")
    expect(phone.page.locator(".glass")).to_be_visible()
    phone.touch("touchMove", phone.spot(3, 9))
    phone.touch("touchEnd")
    expect(phone.stands).to_contain_text("උනන්දුව 3, බලපෑම 9")
    assert phone.sent() == [mark("MOH", 3, 9)]


def test_a_stakeholder_taken_off_the_list_is_let_go(phone: Phone) -> None:
    phone.open()
    phone.carry(phone.middle(phone.held), phone.spot(6, 6))
    phone.page.evaluate("kolam.remove('MOH')")
    phone.touch("touchEnd")
    expect(phone.held).to_contain_text("Ministry of Education")
    expect(phone.said).to_have_text("Ministry of Health is no longer on the list.")
    assert phone.sent() == []


def test_a_stakeholder_added_meanwhile_is_asked_about(phone: Phone) -> None:
    phone.open()
    phone.page.evaluate("kolam.remove('MOE')")
    expect(phone.page.locator(".everyone li")).to_have_count(12)
    phone.page.evaluate("kolam.restore('MOE')")
    expect(phone.row(2)).to_contain_text("Ministry of Education")


# --- fit for every hand


def test_sixty_fit_and_the_one_in_hand_is_in_sight_in_the_list(crowded: Phone) -> None:
    every = [one["id"] for one in asks(60)["en"]["stakeholders"]]
    crowded.open([card(n, mark(id, n % 11, n % 7)) for n, id in enumerate(every[:40])])
    expect(crowded.row(41)).to_have_attribute("aria-current", "true")
    shown, row = box_of(crowded.page.locator(".everyone")), box_of(crowded.row(41))
    assert shown["y"] <= row["y"] <= shown["y"] + shown["height"] - row["height"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_sticks_out_and_every_target_is_large(
    crowded: Phone, language: str, width: int
) -> None:
    crowded.page.set_viewport_size({"width": width, "height": 740})
    crowded.open([card(1, mark("S1", 3, 3))], lang=language)
    crowded.page.locator(".acts button").nth(1).tap()
    assert crowded.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = crowded.page.locator(".placing button:visible, .placing input:visible").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((box) => [box.width, box.height])"
    )
    assert [size for size in sizes if min(size) < 44] == []


@pytest.mark.parametrize("way", ["map", "sliders"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(phone: Phone, scheme: Any, way: str) -> None:
    phone.page.emulate_media(color_scheme=scheme)
    stack = [card(n, mark(id, 7, 3)) for n, id in enumerate(("MOH", "MOE"))]
    unknown = card(3, mark("NPD", None, None, dont_know=True))
    phone.open([*stack, unknown], notes=json.dumps({"way": way}))
    phone.row(1).tap()
    phone.button("Say more").tap()
    phone.page.evaluate(AXE)
    found = phone.page.evaluate("axe.run('.placing').then((found) => found.violations)")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_the_whole_card_is_light_on_a_thin_line() -> None:
    files = [
        file
        for name, file in bundle().files.items()
        if name.startswith("stakeholders/card") and not name.endswith((".json", "_compare.js"))
    ]
    assert sum(len(file.gzip or file.plain) for file in files) < 14_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["work_together", "keep_satisfied", "empower_and_inform", "keep_in_view"]
)
def test_the_quadrants_have_the_same_names_on_the_phone(language: str, name: str) -> None:
    voice = toolbox.voice(language)
    on_phone = voice(f"stakeholders.card.quadrant.{name}")
    assert on_phone == voice(f"stakeholders.quadrant.{name}")


# --- after the reveal


def test_my_places_stand_beside_the_rooms_the_biggest_differences_first(phone: Phone) -> None:
    phone.open()
    mine = [card(1, mark("MOH", 7, 3)), card(2, mark("MOE", 1, 1)), card(3, mark("NPD", 4, 4))]
    room = {
        "MOH": {"interest": 8.5, "influence": 3},
        "MOE": {"interest": 9, "influence": 2.5},
        "NPD": {"interest": 4, "influence": 4},
        "FPA": {"interest": 1, "influence": 1},
    }
    phone.page.evaluate("([mine, room]) => kolam.compare(mine, { room })", [mine, room])
    items = phone.page.locator(".beside li")
    expect(items).to_have_text(
        [
            "2Ministry of EducationInterest: you 1, room 9Influence: you 1, room 2.5",
            "1Ministry of HealthInterest: you 7, room 8.5Influence: you 3, room 3",
            "3National Planning DepartmentThe same place as the room's",
        ]
    )


def test_without_a_place_of_the_rooms_nothing_is_compared(phone: Phone) -> None:
    phone.open()
    phone.page.evaluate("mine => kolam.compare(mine, {})", [card(1, mark("MOH", 7, 3))])
    expect(phone.page.locator(".work")).to_be_empty()
