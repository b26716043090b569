"""The participant's page: what comes over the wire, and how soon something is painted on 3G.

    python -m bench.page

A real chromium opens the page cold through a throttled line: 1.6 Mbit/s down, 768 kbit/s up and
150 ms there and back (the profile that web performance tools call "3G fast").
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.live import server

LINE = {
    "offline": False,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 768_000 / 8,
    "latency": 150,
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
LANGUAGES = ("en", "si", "ta")
REPEATS = 3


@dataclass
class Load:
    """One cold load: bytes over the wire by kind, and when something was painted."""

    bytes: dict[str, int] = field(default_factory=dict)
    painted: float = 0.0

    def kilobytes(self, *kinds: str) -> float:
        """The sum of some kinds, of all if none is named."""
        return sum(n for kind, n in self.bytes.items() if not kinds or kind in kinds) / 1024


def load(browser: Browser, address: str) -> Load:
    """Open a page as a phone that has never been here."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    found = Load()

    def answered(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]

    def finished(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "Other")
        found.bytes[kind] = found.bytes.get(kind, 0) + int(event["encodedDataLength"])

    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", finished)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", LINE)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(2500)
    found.painted = page.evaluate(
        "performance.getEntriesByName('first-contentful-paint').map((p) => p.startTime)[0] || -1"
    )
    context.close()
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's chromium."""
    path = os.environ.get("KOLAM_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def main() -> None:
    """Measure the page in every language and print the table."""
    print(f"\n**page**: a cold load of the join page on 3G, the middle of {REPEATS}\n")
    print("| language | over the wire KB | without fonts KB | first paint ms |")
    print("| --- | ---: | ---: | ---: |")
    with server("bench.kolam_server") as where, chromium() as browser:
        for language in LANGUAGES:
            address = f"http://127.0.0.1:{where['port']}/j/{where['code']}?lang={language}"
            loads = [load(browser, address) for _ in range(REPEATS)]
            middle = sorted(loads, key=lambda found: found.painted)[REPEATS // 2]
            bare = middle.kilobytes() - middle.kilobytes("Font")
            print(
                f"| {language} | {middle.kilobytes():.1f} | {bare:.1f} | {middle.painted:,.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
