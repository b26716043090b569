"""What browser tests stand on: their marker, and the Chromium they drive."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.demo import Demo, demo
from tests.browser.room import FLAGS

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ABSENT = "no Chromium on this machine: install chromium, or name one in KOLAM_CHROMIUM"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test, whether it says so or not."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str | None:
    """The Chromium to drive: the one that KOLAM_CHROMIUM names, else the first on the PATH."""
    named = os.environ.get("KOLAM_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of a Chromium. Without one, a test fails in CI and is skipped elsewhere."""
    if found := find_chromium():
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(ABSENT)
    pytest.skip(f"not run: {ABSENT}")


@pytest.fixture(scope="package")
def chromium(chromium_path: str) -> Iterator[Browser]:
    """The browser that all phones of the tests run in, each with a profile of its own.

    It is closed after the last of them: Playwright's loop would be in the way of other tests'.
    """
    expect.set_options(timeout=10_000)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright runs an event loop in this thread; the facilitator's acts may run beside it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demonstration, served for the tests of one file."""
    with demo(tmp_path_factory.mktemp("demo") / "home") as started:
        yield started
