"""A room for browser tests: people at phones in a real Chromium, before a real server."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from kolam.core.record import Text
from kolam.tools.stakeholders.sheet import Sheet, Stakeholder
from kolam.web.live import acts
from kolam.web.models import Activity, Card
from tests.web.live.stage import new_workshop, save_sheet

HERE = Path(__file__).parent
AXE = HERE / "vendor" / "axe.min.js"
PLAIN_CARD = HERE / "plain_card.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Phones in a room reach the server by a name that is no secure context, as here kolam.test.
    "--host-resolver-rules=MAP kolam.test 127.0.0.1",
]
NO_STORAGE = """
Object.defineProperty(window, "localStorage", { get() { throw new Error("blocked"); } });
Object.defineProperty(window, "indexedDB", { get() { throw new Error("blocked"); } });
"""


def map_of(count: int) -> Sheet:
    """A stakeholder sheet with `count` stakeholders, named in three languages."""
    rows = (
        Stakeholder(
            id=f"S{n}",
            name=Text(en=f"Stakeholder {n}", si=f"පාර්ශ්වකරු {n}", ta=f"பங்குதாரர் {n}"),
            sector="government" if n % 2 else None,
        )
        for n in range(1, count + 1)
    )
    question = Text(en="Who counts?", si="වැදගත් වන්නේ කවුද?", ta="யார் முக்கியம்?")
    return Sheet(question=question, stakeholders=tuple(rows))


@dataclass
class Phone:
    """One person's phone: a browser of its own, and what the person sees and does there."""

    page: Page
    address: str
    code: str

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    @property
    def title(self) -> Locator:
        """The heading of the screen."""
        return self.page.locator("main h1")

    @property
    def button(self) -> Locator:
        """The one button at the foot of the screen."""
        return self.page.locator("#go")

    @property
    def delivery(self) -> Locator:
        """Where the answers are: none, waiting, delivered or refused."""
        return self.page.locator("#delivery")

    def visit(self, *, language: str = "en") -> "Phone":
        """Scan the code."""
        self.page.goto(f"{self.address}/j/{self.code}?lang={language}")
        return self

    def join(self, *, language: str = "en", sector: str = "", **typed: str) -> "Phone":
        """Scan the code, type what is asked, and join."""
        self.visit(language=language).on("join")
        for name, value in typed.items():
            self.page.fill(f"#{name}", value)
        if sector:
            self.page.check(f"#sector-{sector}")
        self.button.click()
        expect(self.page.locator(":root:not([data-screen=join])")).to_be_attached()
        return self

    def on(self, screen: str) -> "Phone":
        """Wait until the screen is there."""
        expect(self.page.locator(f":root[data-screen={screen}]")).to_be_attached(timeout=15_000)
        return self

    def speak(self, language: str) -> "Phone":
        """Change the language."""
        self.page.click(f"[data-language={language}]")
        expect(self.page.locator(f":root[lang={language}]")).to_be_attached()
        return self

    def answer(self, *, times: int = 1) -> "Phone":
        """Answer the next points of the plain card."""
        for _ in range(times):
            self.page.click("#place")
        return self

    def waits_with(self, state: str, text: str = "") -> "Phone":
        """Wait until the answers are said to be there."""
        expect(self.delivery).to_have_attribute("data-state", state, timeout=20_000)
        if text:
            expect(self.delivery).to_contain_text(text, timeout=20_000)
        return self

    def offline(self, yes: bool = True) -> "Phone":
        self.context.set_offline(yes)
        return self

    def faults(self) -> list[str]:
        """What axe finds on the screen, by the rules of WCAG 2.2 AA."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: Any = self.page.evaluate(
            "standards => axe.run({ runOnly: standards, resultTypes: ['violations'] })", STANDARDS
        )
        return [
            f"{rule['id']}: {json.dumps([node['target'] for node in rule['nodes']])}"
            for rule in found["violations"]
        ]


@dataclass
class Room:
    """A served workshop, its facilitator, and the people who come."""

    address: str
    chromium: Browser
    activity: Activity
    people: list[Phone] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.activity.workshop.code

    def phone(
        self,
        *,
        host: str = "",
        plain: bool = True,
        workers: bool = False,
        storage: bool = True,
        **looks: Any,
    ) -> Phone:
        """Someone's phone; with `plain`, a bare card stands in for the room's own."""
        size = {"viewport": {"width": 360, "height": 740}} | looks
        allowed: Any = "allow" if workers else "block"
        context = self.chromium.new_context(service_workers=allowed, **size)
        if plain:
            context.route("**/stakeholders/card.js", _plain_card)
            context.route("**/stakeholders/card.css", _no_look)
        if not storage:
            context.add_init_script(NO_STORAGE)
        address = self.address.replace("127.0.0.1", host) if host else self.address
        phone = Phone(context.new_page(), address, self.code)
        self.people.append(phone)
        return phone

    def do(self, act: Callable[[Activity], Activity]) -> None:
        """A facilitator's act: acts.open_activity, close_activity, reveal ..."""
        self.activity = act(Activity.objects.get(pk=self.activity.pk))

    def end(self) -> None:
        acts.end_workshop(self.activity.workshop)

    def remove_the_seat(self) -> Any:
        """Remove the only seat; answers it."""
        seat = self.activity.workshop.seats.get()
        acts.remove_seat(seat.pk)
        return seat

    def kept(self) -> list[Any]:
        """The bodies of the cards on the server, by their order."""
        cards = Card.objects.filter(activity=self.activity, removed=False)
        return list(cards.order_by("order").values_list("body", flat=True))

    def leave(self) -> None:
        for phone in self.people:
            phone.context.close()


def open_room(
    address: str,
    chromium: Browser,
    *,
    promise: str = "anonymous",
    count: int = 3,
    opened: bool = True,
) -> Room:
    """A workshop with one activity on a map of `count` stakeholders."""
    activity = new_workshop(promise=promise, opened=False)
    save_sheet(activity.workshop.partnership, map_of(count))
    return Room(address, chromium, acts.open_activity(activity) if opened else activity)


def _plain_card(route: Route) -> None:
    route.fulfill(path=PLAIN_CARD, content_type="text/javascript")


def _no_look(route: Route) -> None:
    route.fulfill(body="", content_type="text/css")
