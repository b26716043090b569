"""The docs say what the program does: pictures, commands, settings, tools and words."""

import doctest
import inspect
import re
from pathlib import Path

import pytest

from kolam import maths, toolbox
from scripts.pictures import PICTURES, SHOWN, figure

ROOT = Path(__file__).parents[1]
DOCS = sorted(p for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_the_one_that_the_program_draws(name: str) -> None:
    stored = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
    assert stored == figure(*SHOWN[name]).svg(), "write it anew: python -m scripts.pictures"


def test_the_first_screen_of_the_readme_shows_a_picture_and_the_two_commands() -> None:
    first = "\n".join(text_of("README.md").splitlines()[:40])
    parts = ("docs/pictures/map.png", "make demo", "make test")
    assert [part in first for part in parts] == [True, True, True]


@pytest.mark.parametrize("page", DOCS, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_make_target_in_the_docs_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    used = {name for p in DOCS for name in re.findall(r"`?make ([a-z-]+)", p.read_text("utf-8"))}
    assert used - targets - {"sure", "a"} == set()


def test_every_setting_of_the_program_is_documented() -> None:
    sources = [p.read_text("utf-8") for p in (ROOT / "src").rglob("*.py") if "tests" not in p.parts]
    used = {name for source in sources for name in re.findall(r"\bKOLAM_[A-Z_]+\b", source)}
    told = set(re.findall(r"\bKOLAM_[A-Z_]+\b", text_of("docs/operations.md")))
    assert used - told == set()


def test_every_tool_is_listed_with_its_page() -> None:
    page = text_of("docs/tools/README.md")
    assert [s for s in toolbox.rooms() if f"tools/{s}/README.md" not in page] == []


def sections(page: str) -> dict[str, str]:
    """What stands under each heading of the second level."""
    parts = re.split(r"^## (.+)\n", text_of(page), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


WORKED = {name: text for name, text in sections("docs/maths.md").items() if ">>>" in text}


@pytest.mark.parametrize("name", WORKED)
def test_a_worked_example_of_the_mathematics_is_what_the_program_answers(name: str) -> None:
    said: list[str] = []
    examples = doctest.DocTestParser().get_doctest(WORKED[name], {}, name, "docs/maths.md", 0)
    outcome = doctest.DocTestRunner(verbose=False).run(examples, out=said.append)
    assert (said, outcome.failed) == ([], 0)


def test_every_function_of_the_mathematics_is_listed_with_what_it_is_for() -> None:
    functions = {name for name, _ in inspect.getmembers(maths, inspect.isfunction)}
    listed = set(re.findall(r"`(\w+)`", sections("docs/maths.md")["What there is"]))
    assert listed == functions


def test_every_decision_has_context_choice_and_price() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    parts = ("**Context.**", "**Choice.**", "**Price.**")
    told = {p.name: [part in p.read_text("utf-8") for part in parts] for p in pages}
    assert told == {name: [True, True, True] for name in told}


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(p.name[:4]) for p in sorted((ROOT / "docs" / "decisions").glob("0*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
