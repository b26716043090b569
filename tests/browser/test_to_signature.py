"""The demonstration to a signed agreement: ten checks, nine signers, one file to check."""

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kolam.cli.main import kolam
from tests.browser.demo import Demo
from tests.browser.room import Phone

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
TITLE = "Partnership agreement: Food-Secure Households"
BUDGET = "The budget of 523 m LKR is what the agreed package costs, and 5 partners pay it in full."
CHECKS = (
    "The budget is what the agreed package costs",
    "Each pledge of money pays for one activity",
    "Contracts stay within each activity's budget",
    "Every lead signs",
    "Whoever is essential to the value is in",
    "Every gap in the levers has an answer",
    "Every signatory has its go before the day of signing",
    "Map, influence, levers and agreement ask the same question",
    "All influence is somebody's dependence",
    "The mean balance of power is 1",
)
# Those of the first turn come first; in each turn they sign in this order.
SIGNERS = {
    "SUN": "SUN People's Forum (SUN PF) (Chairperson, by board resolution (invented))",
    "SAR": "Sarvodaya (General Secretary, by board resolution (invented))",
    "MOE": "Ministry of Education (Secretary, by office (invented))",
    "DSD": "Department of Samurdhi Development (Director General, by office (invented))",
    "MOH": "Ministry of Health (Secretary, by office (invented))",
    "WFP": "World Food Programme (Country Director, by delegation (invented))",
    "UNI": "UNICEF (Representative, by delegation (invented))",
    "SMC": "National supermarket chain (Managing Director, by board resolution (invented))",
    "APP": "App designer company (Director, by board resolution (invented))",
}
BY_ACCOUNT = "SAR"
RECEIPT = re.compile(
    r"(.*) on \d+ \w+ \d{4} [\d:]{8} UTC, (.*)\. Receipt \w+: ([0-9a-f ]+)  \(.*\)"
)


class Ceremony:
    """Everybody who has to do with the signing, each with a browser of their own."""

    def __init__(self, served: Demo, chromium: Browser) -> None:
        self.served, self.chromium = served, chromium
        self.contexts: list[BrowserContext] = []
        self.faults: dict[str, list[str]] = {}
        self.complaints: list[str] = []

    def page(self, size: Any = PHONE, **looks: Any) -> Page:
        # Without the pages' own policy, axe may be put into them.
        context = self.chromium.new_context(viewport=size, bypass_csp=True, **looks)
        self.contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def enters(self, link: str, size: Any = PHONE) -> Page:
        """Somebody signs in by a link, and goes to the partnership."""
        page = self.page(size)
        page.goto(link)
        page.locator("main form button").click()
        page.locator("main a[href^='/desk/']").first.click()
        expect(page.locator(".rail")).to_be_attached()
        return page

    def look(self, name: str, page: Page) -> None:
        """Let axe look at a page, and see whether it is wider than its screen."""
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found = Phone(page, self.served.address, self.served.code).faults()
        self.faults[name] = found + ["wide"] * wide


@pytest.fixture
def ceremony(served: Demo, chromium: Browser) -> Iterator[Ceremony]:
    gathered = Ceremony(served, chromium)
    yield gathered
    for context in gathered.contexts:
        context.close()


def test_the_demonstration_goes_from_ten_checks_to_a_signed_file(
    ceremony: Ceremony, tmp_path: Path
) -> None:
    desk = ceremony.enters(ceremony.served.desk, DESK)
    the_agreement_holds(desk)
    put_up(ceremony, desk)
    links = {signer: made_link(desk, signer) for signer in SIGNERS if signer != BY_ACCOUNT}
    ceremony.look("version, open", desk)

    fingerprints = {
        "SUN": signs_in_sinhala(ceremony, links["SUN"]),
        "SAR": signs_by_account(ceremony),
        "MOE": signs_in_tamil(ceremony, links["MOE"]),
    }
    for signer in list(SIGNERS)[3:]:
        signs_over_http(links[signer], signer)

    signed = take_the_file(ceremony, desk, tmp_path)
    the_file_names_its_signers(signed, fingerprints)
    changed = tmp_path / "changed.pdf"
    data = signed.read_bytes()
    changed.write_bytes(data[:5000] + bytes([data[5000] ^ 1]) + data[5001:])
    the_changed_byte_is_named(verify(changed))
    anybody_checks(ceremony, signed, changed)
    assert {name: found for name, found in ceremony.faults.items() if found} == {}
    assert ceremony.complaints == []


def the_agreement_holds(desk: Page) -> None:
    desk.locator(".rail a[href$='/rooms/agreement/']").first.click()
    desk.get_by_role("link", name="Work on the agreement").click()
    rows = desk.locator("#checks ol.checks > li").all()
    found = [tuple(row.locator("> span").all_text_contents()) for row in rows]
    assert found == [(str(n), said, "holds") for n, said in enumerate(CHECKS, 1)]
    assert desk.locator("figure.wide-only title").first.text_content() == BUDGET


def put_up(ceremony: Ceremony, desk: Page) -> None:
    desk.get_by_role("link", name="Signing", exact=True).click()
    ceremony.look("signing", desk)
    desk.get_by_role("button", name=f"Put up for signature: {TITLE}").click()
    expect(desk.locator("h1")).to_have_text(TITLE)
    expect(desk.locator("h1 + p .state")).to_have_text("open for signing")


def made_link(desk: Page, signer: str) -> str:
    """The one-time link that the facilitator makes for a signer."""
    desk.locator("#l-signer").select_option(signer)
    desk.get_by_role("button", name="Make a link").click()
    strip = desk.locator(".strip.done")
    expect(strip).to_contain_text(f"This link lets {name(signer)} sign, once.")
    return strip.locator("input").input_value()


def name(signer: str) -> str:
    """The name that a signer types."""
    return f"Head of {signer} (invented)"


def type_and_sign(page: Page, signer: str) -> None:
    page.locator("#s-typed").fill(name(signer))
    page.locator("[name=consent]").check()
    page.locator("#sign button[value=signed]").click()


def signs_in_sinhala(ceremony: Ceremony, link: str) -> str:
    """Two tabs are open: the first signs, the second shows the receipt; its fingerprint."""
    phone = ceremony.page(locale="si-LK")
    phone.goto(link)
    expect(phone.locator("h1")).to_have_text("හවුල්කාරිත්ව ගිවිසුම: ආහාර සුරක්ෂිත පවුල්")
    ceremony.look("link, Sinhala", phone)
    second = phone.context.new_page()
    second.goto(link)
    type_and_sign(phone, "SUN")
    expect(phone.locator("h1")).to_have_text("ඔබ අත්සන් කළා")
    expect(phone.get_by_role("alert")).to_have_count(0)
    ceremony.look("signed, Sinhala", phone)
    type_and_sign(second, "SUN")
    expect(second.locator("h1")).to_have_text("ඔබ අත්සන් කළා")
    expect(second.get_by_role("alert")).to_have_count(0)
    stranger = ceremony.page(locale="si-LK")
    stranger.goto(link)
    expect(stranger.locator("h1")).to_have_text("මෙම සබැඳිය භාවිත කර ඇත")
    ceremony.look("used, Sinhala", stranger)
    given = fingerprint(phone)
    assert fingerprint(second) == given
    return given


def signs_in_tamil(ceremony: Ceremony, link: str) -> str:
    phone = ceremony.page(locale="ta-LK")
    phone.goto(link)
    ceremony.look("link, Tamil", phone)
    type_and_sign(phone, "MOE")
    expect(phone.locator("h1")).to_have_text("நீங்கள் கையொப்பமிட்டீர்கள்")
    ceremony.look("signed, Tamil", phone)
    return fingerprint(phone)


def signs_by_account(ceremony: Ceremony) -> str:
    """A member who speaks for Sarvodaya finds the document on the desk, on a phone."""
    phone = ceremony.enters(ceremony.served.seats["Sarvodaya"])
    phone.goto(f"{phone.url}signing/")
    phone.get_by_role("link", name="Version 1").click()
    ceremony.look("version, phone", phone)
    type_and_sign(phone, BY_ACCOUNT)
    own = phone.locator(".signers li.signed", has_text=name(BY_ACCOUNT))
    return own.locator(".digits").inner_text()


def fingerprint(phone: Page) -> str:
    return phone.locator(".digits.large").inner_text()


def signs_over_http(link: str, signer: str) -> None:
    """The same door without a browser: the page's own form, filled in and sent."""
    with httpx.Client(follow_redirects=True, timeout=20) as phone:
        page = phone.get(link).text
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', page))
        said = {"typed": name(signer), "consent": "yes", "act": "signed"}
        answer = phone.post(link, data=hidden | said)
    assert (answer.status_code, "You have signed" in answer.text) == (200, True)


def take_the_file(ceremony: Ceremony, desk: Page, folder: Path) -> Path:
    """The facilitator downloads what all have signed, in Tamil."""
    desk.get_by_role("link", name="Signing", exact=True).click()
    desk.get_by_role("link", name="Version 1").click()
    expect(desk.locator("h1 + p .state")).to_have_text("signed by all")
    ceremony.look("version, complete", desk)
    with desk.expect_download() as coming:
        desk.get_by_role("link", name="PDF · தமிழ்").click()
    taken = folder / coming.value.suggested_filename
    coming.value.save_as(taken)
    assert taken.name == "food-secure-households-demo-agreement-v1-ta.pdf"
    return taken


def verify(path: Path) -> Result:
    return CliRunner().invoke(kolam, ["verify", str(path)])


def the_file_names_its_signers(path: Path, fingerprints: dict[str, str]) -> None:
    held = verify(path)
    found = [RECEIPT.match(line) for line in held.stdout.splitlines() if " signed for " in line]
    lines = [one.groups() for one in found if one]
    assert [line[:2] for line in lines] == [
        (f"ok     {name(signer)} signed for {whom}", f"typing “{name(signer)}”, {known(signer)}")
        for signer, whom in SIGNERS.items()
    ]
    shown = dict(zip(SIGNERS, (line[2] for line in lines), strict=True))
    assert {signer: shown[signer] for signer in fingerprints} == fingerprints
    assert (held.exit_code, held.stdout.splitlines()[-1]) == (0, "Nothing was found wrong.")


def known(signer: str) -> str:
    if signer == BY_ACCOUNT:
        return "known by the account of Head of SAR (invented)"
    return "known by a one-time link from Demo facilitator"


def the_changed_byte_is_named(found: Result) -> None:
    (place,) = re.findall(r"FAILED Bytes (\d+) to (\d+) are not as they were sealed", found.stdout)
    first, last = map(int, place)
    assert (found.exit_code, first <= 5000 <= last < first + 1024) == (1, True)


DROP = """([text, name]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type: "application/pdf" }));
  const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  document.querySelector("form.drop").dispatchEvent(drop);
}"""


def anybody_checks(ceremony: Ceremony, signed: Path, changed: Path) -> None:
    """Whoever has the file checks it on a phone, without an account: chosen, or dropped there."""
    phone = ceremony.page()
    phone.goto(f"{ceremony.served.address}/verify/")
    phone.locator("#c-file").set_input_files(signed)
    phone.get_by_role("button", name="Check").click()
    it_says(ceremony, phone, "✓ Nothing was found wrong.", "verify, signed")
    phone.evaluate(DROP, [b64encode(changed.read_bytes()).decode(), changed.name])
    verdict = "✗ 1 thing is wrong. Do not rely on this file."
    it_says(ceremony, phone, verdict, "verify, changed")


def it_says(ceremony: Ceremony, phone: Page, verdict: str, name: str) -> None:
    expect(phone.locator("#verdict")).to_have_text(verdict)
    expect(phone.locator(".checks li", has_text=" signed for ")).to_have_count(len(SIGNERS))
    ceremony.look(name, phone)
