"""Six parties in six browsers: private points, three stages, a wider table, a proposal, a deal."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.core.asgi import get_asgi_application
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from kolam import toolbox
from kolam.cli.main import kolam
from kolam.core.record import read
from kolam.web import demo, sheets
from kolam.web.desk.links import sign_in_link
from kolam.web.live.lane import Lane
from kolam.web.models import Sheet
from tests.browser.room import AXE, STANDARDS
from tests.web.live.stage import database, served
from tests.web.table_cast import PARTIES, TABLE, TOOL, body, shared

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
SAVED = re.compile(r"Saved at [0-9:]+")
EXAMPLES = toolbox.folder(TOOL) / "examples"
EXAMPLE = json.loads((EXAMPLES / "food_security.json").read_bytes())
WIDER = EXAMPLE["issues"][6:]
# FRAMEWORK.md, 14.6.
NUMBERS = {
    "Positional": "55 54 53 42 65 76 345 +2 3,157,000 1",
    "Interest-based": "81 82 72 86 78 77 476 +30 3,330,149,760 387",
    "Value-maximising": "95 98 91 105 92 91 572 +49 26,896,688,000 3,514",
}
BEST = "1,2,1,1,1,0,2,2"


def points_of(party: str) -> Any:
    return json.loads((EXAMPLES / "private" / "food_security" / f"{party}.json").read_bytes())


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Iterator[str]:
    """The demonstration as it was before anybody gave points and before the table was widened."""
    path: Path = tmp_path_factory.mktemp("six") / "kolam.sqlite3"
    with django_db_blocker.unblock(), database(path):
        call_command("migrate", verbosity=0, skip_checks=True)
        demo.build()
        Sheet.objects.filter(tool=TOOL).exclude(owner=None).delete()
        row = shared()
        was = body(row)
        fewer = {**was, "issues": was["issues"][:6], "positional": []}
        narrow = read(toolbox.room(TOOL).sheet, fewer)
        sheets.save(row, narrow, read=row.fingerprint, who=None)
        with served(Lane(cast(Any, get_asgi_application()))) as http:
            yield str(http.base_url).rstrip("/")


class Side:
    """Somebody's browser at the table."""

    def __init__(self, name: str, context: BrowserContext, address: str) -> None:
        self.name, self.context = name, context
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.address = address
        person = User.objects.get(username=f"{name.lower()}@demo.kolam.example")
        self.page.goto(address + sign_in_link(person))
        self.page.locator("main form button").click()
        self.sit()

    def sit(self) -> "Side":
        self.page.goto(self.address + TABLE)
        return self

    @property
    def issues(self) -> Locator:
        return self.page.locator(".weigh")

    def give_points(self, start: int, stop: int) -> None:
        """Type the swing and the points of some issues; each is saved while the next is typed."""
        given = points_of(self.name)["issues"]
        for number in range(start, stop):
            self.type(number, given[number])
        for number in range(start, stop):
            expect(self.issues.nth(number).locator("[data-saved]")).to_have_text(SAVED)

    def type(self, number: int, given: Any) -> None:
        issue = self.issues.nth(number)
        if issue.get_attribute("open") is None:
            issue.locator("summary").first.click()
        issue.locator("[name^=swing]").fill(str(given["swing"]))
        for at, option in enumerate(given["options"]):
            issue.locator("[data-points]").nth(at).fill(str(option["points"]))

    def give_points_without_scripts(self, start: int, stop: int) -> None:
        given = points_of(self.name)["issues"]
        for number in range(start, stop):
            self.type(number, given[number])
            self.issues.nth(number).locator("button").click()
            expect(self.page.locator(".strip.done")).to_be_visible()

    def walk_away(self) -> None:
        mine, form = points_of(self.name), self.page.locator("#walk-away form").first
        form.locator("#batna").fill(mine["batna"]["en"])
        form.locator("#reservation").fill(str(mine["reservation"]))
        form.locator("button").click()
        told = form.locator("[data-saved]").or_(self.page.locator(".strip.done")).first
        expect(told).to_have_text(re.compile("Saved"))

    def choose(self, options: dict[str, str]) -> None:
        """Put a package together."""
        self.page.locator("#compose > summary").click()
        for issue, option in options.items():
            self.page.locator(f"[name='choice.{issue}']").select_option(option)

    def add_issue(self, issue: Any) -> None:
        self.page.locator("#add-issue > summary").click()
        self.page.fill("#new-question", issue["question"]["en"])
        for number, option in enumerate(issue["options"]):
            self.page.fill(f"[name='option.{number}.en']", option["words"]["en"])
            for cost in option["costs"]:
                self.page.fill(f"[name='cost.{number}.{cost['id']}']", str(cost["amount"]))
        self.page.locator("#add-issue form button").click()
        expect(self.page.locator(".strip.done")).to_be_visible()

    def stage(self, name: str) -> str:
        return self.sit().page.locator(f"#stage-{name}").inner_text()

    def faults(self) -> list[str]:
        """What axe finds, and whether the page is wider than the screen."""
        self.page.evaluate("document.querySelectorAll('details').forEach(p => { p.open = true })")
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: Any = self.page.evaluate("rules => axe.run({ runOnly: rules })", STANDARDS)
        return [rule["id"] for rule in found["violations"]] + ["wide"] * wide


@pytest.fixture
def table(address: str, chromium: Browser) -> Iterator[dict[str, Side]]:
    """Six parties at phones and desks, one of them without scripts; the two who help them."""
    sides: dict[str, Side] = {}
    for name in (*PARTIES, "mediator", "facilitator"):
        context = chromium.new_context(
            viewport=DESK if name in ("MOE", "mediator", "facilitator") else PHONE,  # type: ignore[arg-type]
            java_script_enabled=name != "DSD",
            bypass_csp=True,
        )
        sides[name] = Side(name, context, address)
    yield sides
    for side in sides.values():
        side.context.close()


def test_six_parties_find_the_package_that_is_best_for_all(
    table: dict[str, Side], tmp_path: Path
) -> None:
    parties = [table[name] for name in PARTIES]
    mediator, facilitator = table["mediator"], table["facilitator"]
    everybody_gives_points(table, 0, 6)
    for side in parties:
        side.walk_away()
    positions_are_tabled(table)
    assert "Better than the positions, for all\n25" in facilitator.stage("interest_based")

    table["MOE"].sit().add_issue(WIDER[0])
    table["SMC"].sit().add_issue(WIDER[1])
    expect(facilitator.sit().page.locator("#waiting")).to_contain_text("0 of 6 parties")
    everybody_gives_points(table, 6, 8)
    assert "Better than the positions, for all\n862" in facilitator.stage("value_maximising")

    assert numbers(mediator) == NUMBERS
    propose_the_nash_package(mediator)
    for side in parties:
        accept(side)
    facilitator.sit().page.get_by_role("button", name="All accept").click()
    expect(facilitator.page.locator(".tabled.agreed")).to_contain_text("Agreed")
    assert agreed_package() == BEST
    the_certificate_holds(table["WFP"], tmp_path)
    table["APP"].sit()
    assert {n: table[n].faults() for n in ("APP", "mediator", "facilitator")} == {
        "APP": [], "mediator": [], "facilitator": [],
    }  # fmt: skip
    assert [side.complaints for side in table.values()] == [[]] * 8


def the_certificate_holds(side: Side, folder: Path) -> None:
    """A party downloads the certificate and its own opening, and checks them offline."""
    page = side.sit().page
    links = {"certificate": "certificate", "own": "opening"}
    for name, said in links.items():
        with page.expect_download() as coming:
            page.locator("#certificate").get_by_role("link", name=re.compile(said)).click()
        coming.value.save_as(folder / f"{name}.json")
    paths = [str(folder / "certificate.json"), "--own", str(folder / "own.json")]
    held = CliRunner().invoke(kolam, ["verify", *paths])
    assert (held.exit_code, "91 points to you, 49 above your walk-away" in held.stdout) == (0, True)
    changed = (folder / "certificate.json").read_bytes().replace(b'"cap": 700', b'"cap": 701')
    (folder / "certificate.json").write_bytes(changed)
    found = CliRunner().invoke(kolam, ["verify", *paths])
    assert (found.exit_code, "problem.budgets.cash" in found.stdout) == (1, True)


def everybody_gives_points(table: dict[str, Side], start: int, stop: int) -> None:
    for name in PARTIES:
        side = table[name].sit()
        if name == "DSD":
            side.give_points_without_scripts(start, stop)
        else:
            side.give_points(start, stop)


def positions_are_tabled(table: dict[str, Side]) -> None:
    """The split in the middle: offered, judged before it is tabled, refused with a reason."""
    offer = {choice["id"]: choice["option"] for choice in EXAMPLE["positional"][:6]}
    chain, wfp, facilitator = table["SMC"], table["WFP"], table["facilitator"]
    chain.sit().choose(offer | {"margin": "m5", "cash": "s40"})
    verdict = chain.page.locator("[data-verdict]")
    expect(verdict).to_contain_text("the shops cannot also pay a quarter")
    chain.choose({})
    chain.page.locator("#compose > summary").click()
    for issue in ("margin", "cash"):
        chain.page.locator(f"[name='choice.{issue}']").select_option(offer[issue])
    expect(verdict).to_contain_text("This package is allowed.")
    expect(verdict).to_contain_text("65 points, +25 against your walk-away")
    chain.page.locator("#compose form button.primary").click()
    expect(chain.page.locator(".tabled .standing")).to_contain_text("65 points")
    page = wfp.sit().page
    page.get_by_role("button", name="Refuse").click()
    expect(page.locator(".faults")).to_contain_text("why you refuse")
    page.locator(".tabled [name=reason]").fill("Children need more local food.")
    page.get_by_role("button", name="Refuse").click()
    expect(page.locator(".answers .refuse")).to_contain_text("Children need more local food.")
    facilitator.sit().page.get_by_role("button", name="Keep as where positions").click()
    expect(facilitator.page.locator("#stage-positional")).to_be_visible()


def numbers(mediator: Side) -> dict[str, str]:
    """Each stage with its column: the parties' points, and what they come to."""
    rows = mediator.sit().page.locator("#stage-numbers tr")
    (_, *titles), *found = (row.locator("th, td").all_inner_texts() for row in rows.all())
    return {title: " ".join(row[n] for row in found) for n, title in enumerate(titles, 1)}


def propose_the_nash_package(mediator: Side) -> None:
    stage = mediator.page.locator("section", has_text="Value-maximising")
    nash = stage.locator("[data-rule~=nash]")
    pick = nash.last.locator("[data-package]")
    expect(pick).to_have_attribute("data-package", BEST)
    pick.get_by_role("button").click()
    expect(mediator.page.locator(".tabled").first).to_contain_text("mediator's proposal")


def accept(side: Side) -> None:
    newest = side.sit().page.locator(".tabled").first
    newest.get_by_role("button", name="Accept").click()
    expect(side.page.locator(".tabled").first.locator("[aria-pressed=true]")).to_have_text("Accept")


def agreed_package() -> str:
    sheet = body(shared())
    row = next(row for row in sheet["tabled"] if row["id"] == sheet["agreed"])
    chosen = {choice["id"]: choice["option"] for choice in row["choices"]}
    options = {i["id"]: [o["id"] for o in i["options"]] for i in sheet["issues"]}
    return ",".join(str(options[issue].index(chosen[issue])) for issue in options)
