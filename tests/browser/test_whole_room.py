"""A facilitator, a wall and three phones, from the join code to the saved sheet."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.demo import Demo
from tests.browser.room import AXE, STANDARDS, Phone

Places = dict[str, tuple[int | None, int | None]]
DESK = {"viewport": {"width": 1280, "height": 800}}
PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.fixture
def contexts(chromium: Browser) -> Iterator[list[BrowserContext]]:
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


class Meeting:
    """Everyone in the room, each with a browser of their own."""

    def __init__(self, served: Demo, chromium: Browser, contexts: list[BrowserContext]) -> None:
        self.served, self.chromium, self.contexts = served, chromium, contexts
        self.faults: dict[str, list[str]] = {}
        self.complaints: list[str] = []

    def page(self, who: str, **looks: Any) -> Page:
        context = self.chromium.new_context(**looks)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{who}: {error}"))
        page.on("console", lambda said: self._heard(who, said.type, said.text))
        return page

    def _heard(self, who: str, kind: str, text: str) -> None:
        if kind == "error" and "ERR_INTERNET_DISCONNECTED" not in text:
            self.complaints.append(f"{who}: {text}")

    def phone(self, who: str) -> Phone:
        return Phone(self.page(who, **PHONE), self.served.address, self.served.code)

    def facilitator(self) -> Page:
        """Signs in by the link, and goes to the workshop by clicking."""
        page = self.page("facilitator", **DESK)
        page.goto(self.served.desk)
        page.locator("main form button").click()
        page.locator("main a[href^='/desk/']").first.click()
        page.locator("aside a[href*='/workshops/']").first.click()
        expect(page.locator("[data-console]")).to_be_visible()
        return page

    def wall(self) -> Page:
        page = self.page("wall", **PROJECTOR)
        page.goto(self.served.wall)
        return page

    def look(self, name: str, page: Page) -> None:
        """Let axe look at a page, by the rules of WCAG 2.2 AA."""
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found: Any = page.evaluate(
            "standards => axe.run({ runOnly: standards, resultTypes: ['violations'] })", STANDARDS
        )
        self.faults[name] = [
            f"{rule['id']} {[node['target'] for node in rule['nodes']]}"
            for rule in found["violations"]
        ]


def tap(phone: Phone, interest: int, influence: int) -> None:
    """Tap the map where the one in hand belongs, and go on to the next."""
    box = phone.page.locator(".plot svg").bounding_box()
    assert box
    margin, size = 6, 112
    x = box["x"] + box["width"] * (margin + 10 * interest) / size
    y = box["y"] + box["height"] * (margin + 100 - 10 * influence) / size
    phone.page.touchscreen.tap(x, y)
    expect(phone.page.locator(".stands")).to_contain_text(str(interest))
    phone.button.click()


def tab_to(page: Page, selector: str, *, most: int = 60) -> None:
    """Walk with the Tab key until the element has the focus."""
    for _ in range(most):
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key never reaches {selector}")


def press(page: Page, key: str, *, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press(key)


def mali_loses_the_network_and_gets_it_back(phone: Phone) -> None:
    tap(phone, 9, 6)
    phone.waits_with("delivered")
    phone.offline()
    tap(phone, 5, 7)
    tap(phone, 4, 8)
    phone.waits_with("waiting")
    phone.offline(False)
    phone.waits_with("delivered")


def ravi_joins_and_answers_by_keyboard(phone: Phone) -> None:
    page = phone.visit().on("join").page
    tab_to(page, "input[name=sector]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#go")
    page.keyboard.press("Enter")
    phone.on("task")
    tab_to(page, "button.held")
    press(page, "ArrowRight", times=3)
    press(page, "ArrowUp", times=1)
    tab_to(page, "#go")
    page.keyboard.press("Enter")
    press(page, "ArrowLeft", times=2)
    phone.waits_with("delivered")


def selvi_answers_in_tamil_with_sliders(phone: Phone, meeting: Meeting) -> None:
    phone.join(language="ta", sector="academia").on("task")
    expect(phone.page.locator(".held b")).to_have_attribute("lang", "ta")
    phone.page.get_by_role("button", name="நகர்த்திகளைப் பயன்படுத்துங்கள்").click()
    phone.page.locator("#slider-interest").fill("2")
    phone.page.locator("#slider-influence").fill("3")
    meeting.look("task with sliders, Tamil", phone.page)
    phone.button.click()
    phone.waits_with("delivered")


def saved(page: Page, address: str) -> list[Places]:
    """What each of the last round's raters said of whom, as the sheet's JSON tells it."""
    answer = page.context.request.get(f"{address}/rooms/stakeholders/take/json/")
    rounds = json.loads(answer.body())["rounds"]
    raters: dict[str, Places] = {}
    for rating in rounds[-1]["ratings"]:
        place = rating["interest"], rating["influence"]
        raters.setdefault(rating["rater"], {})[rating["stakeholder"]] = place
    return sorted(raters.values(), key=len)


def test_a_room_goes_from_the_join_code_to_the_saved_sheet(
    served: Demo, chromium: Browser, contexts: list[BrowserContext], tmp_path: Path
) -> None:
    meeting = Meeting(served, chromium, contexts)
    desk, wall = meeting.facilitator(), meeting.wall()
    mali, ravi, selvi = (meeting.phone(who) for who in ("mali", "ravi", "selvi"))

    meeting.look("join", mali.visit().on("join").page)
    mali.join(sector="government").on("task")
    meeting.look("task", mali.page)
    mali_loses_the_network_and_gets_it_back(mali)
    ravi_joins_and_answers_by_keyboard(ravi)
    selvi_answers_in_tamil_with_sliders(selvi, meeting)

    expect(wall.locator("#progress")).to_contain_text("3 have answered")
    expect(wall.locator("svg.figure")).to_have_count(0)
    expect(desk.locator("[data-count=answered]")).to_have_text("3")
    meeting.look("wall, sealed", wall)
    meeting.look("console, open", desk)

    desk.locator("button[value=reveal]").click()
    expect(wall.locator("svg.figure")).to_be_visible()
    for phone in (mali, ravi, selvi):
        phone.on("reveal")
    meeting.look("wall, revealed", wall)
    meeting.look("reveal", mali.page)
    meeting.look("reveal, Tamil", selvi.page)
    meeting.look("console, revealed", desk)

    desk.locator("button[value=lock]").click()
    desk.locator(".strip a[href*='/rooms/']").click()
    expect(desk.locator("svg.figure").first).to_be_visible()
    meeting.look("room", desk)
    partnership = desk.url.partition("/rooms/")[0]
    assert saved(desk, partnership) == [
        {"MOH": (2, 3)},
        {"MOH": (8, 6), "MOE": (3, 5)},
        {"MOH": (9, 6), "MOE": (5, 7), "NPD": (4, 8)},
    ]
    assert {name: found for name, found in meeting.faults.items() if found} == {}
    assert meeting.complaints == []
