"""The desk in a browser: every page for everybody, and rows edited where they stand."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demo import Demo
from tests.browser.room import AXE, STANDARDS

ROOM = "rooms/stakeholders/"
PAGES = (
    "", "about/", "people/", "files/", "workshops/", "workshops/new/",
    ROOM, f"{ROOM}?dots=1&scale.rule=set&scale.tie=above", f"{ROOM}sheet/", f"{ROOM}history/",
    f"{ROOM}sheet/at/stakeholders/+/",
)  # fmt: skip
SCREENS = [(360, "en"), (360, "si"), (360, "ta"), (1280, "ta"), (1920, "en")]


@pytest.fixture(scope="module")
def desk(served: Demo, chromium: Browser) -> Iterator[Page]:
    """The facilitator's browser, in the partnership; axe may be put into its pages."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(served.desk)
    page.locator("main form button").click()
    page.locator("main a[href^='/desk/']").first.click()
    yield page
    context.close()


@pytest.fixture(scope="module")
def inside(desk: Page) -> str:
    """The partnership's address."""
    return desk.url


def violations(page: Page) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: Any = page.evaluate("rules => axe.run({ runOnly: rules })", STANDARDS)
    return [rule["id"] for rule in found["violations"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(desk: Page, inside: str, theme: Any) -> None:
    desk.emulate_media(color_scheme=theme)
    found = {}
    for path in PAGES:
        desk.goto(inside + path)
        found[path] = violations(desk)
    assert found == {path: [] for path in PAGES}


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_no_page_is_wider_than_its_screen(
    desk: Page, inside: str, width: int, language: str
) -> None:
    choice: Any = {"name": "kolam_language", "value": language, "url": inside}
    desk.context.add_cookies([choice])
    desk.set_viewport_size({"width": width, "height": 800})
    wide = []
    for path in PAGES:
        desk.goto(inside + path)
        if desk.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    desk.context.add_cookies([choice | {"value": "en"}])
    desk.set_viewport_size({"width": 1280, "height": 800})
    assert wide == []


def test_a_row_is_mended_saved_and_taken_back_where_it_stands(desk: Page, inside: str) -> None:
    desk.goto(f"{inside}{ROOM}sheet/")
    desk.locator("#list-stakeholders tbody th a").first.click()
    form = desk.locator(".row-form")
    attitude = form.locator("[name=attitude]")
    before = attitude.input_value()
    attitude.fill("9")
    attitude.press("Enter")
    expect(form.locator(".faults")).to_be_focused()
    expect(attitude).to_have_value("9")
    attitude.fill("-1")
    attitude.press("Enter")
    expect(desk.locator(".strip.done")).to_be_visible()
    desk.keyboard.press("u")
    expect(desk).to_have_url(re.compile(r"done=\d+$"))
    desk.locator("#list-stakeholders tbody th a").first.click()
    expect(desk.locator(".row-form [name=attitude]")).to_have_value(before)


def test_a_row_is_edited_without_scripts(served: Demo, chromium: Browser, desk: Page) -> None:
    context = chromium.new_context(java_script_enabled=False)
    context.add_cookies(desk.context.cookies())  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{desk.url.partition('rooms/')[0]}{ROOM}sheet/")
    page.locator("#list-stakeholders tbody th a").first.click()
    page.locator("[name=why]").fill("Because")
    page.locator("button[value=save]").click()
    expect(page.locator(".strip.done")).to_be_visible()
    page.locator(".strip.done button").click()
    expect(page.locator(".strip.done")).to_be_visible()
    context.close()


def test_the_shortcuts_are_listed_under_a_question_mark(desk: Page, inside: str) -> None:
    desk.goto(inside)
    desk.keyboard.press("?")
    expect(desk.locator("#shortcuts")).to_be_visible()
    desk.keyboard.press("Escape")
    desk.keyboard.press("g")
    desk.keyboard.press("h")
    expect(desk.locator("h1")).to_have_text("My partnerships")


def test_a_passkey_is_added_and_signs_in_alone(desk: Page, inside: str) -> None:
    device = desk.context.new_cdp_session(desk)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    address = inside.partition("/desk/")[0]
    desk.goto(f"{address}/accounts/2fa/webauthn/add/")
    desk.locator("[name=passwordless]").check()
    desk.locator("#mfa_webauthn_add").click()
    # Who has no password is asked for the new passkey itself before the recovery codes are shown.
    desk.locator(".ways a").click()
    desk.locator("#mfa_webauthn_reauthenticate").click()
    expect(desk.locator(".codes li")).to_have_count(10)
    desk.locator(".menu summary").first.click()
    desk.locator(".menu-body form button").click()
    expect(desk.locator("#passkey_login")).to_be_visible()
    desk.locator("#passkey_login").click()
    expect(desk).to_have_url(f"{address}/desk/")
