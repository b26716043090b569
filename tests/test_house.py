"""The house rules: every room furnished alike, every word said, every file short enough to read."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import orjson
import pytest

from kolam import toolbox
from kolam.core.field import fields_of
from kolam.core.record import Record, canonical, read
from kolam.core.sources import Taken
from kolam.core.tool import Tool
from kolam.core.voice import LANGUAGES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "kolam"
ROOMS = sorted(toolbox.rooms())
MODULES = sorted(p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts)
OWN = [p for p in MODULES if "tests" not in p.parts]
FURNITURE = (
    "__init__.py",
    "tool.py",
    "sheet.py",
    "analysis.py",
    "figures.py",
    "report.py",
    "cases.toml",
    "README.md",
    "words/en.po",
    "words/si.po",
    "words/ta.po",
    "tests",
    "examples",
)
HEADINGS = (
    "## What it answers",
    "## In thirty minutes",
    "## Fields",
    "## How it is worked out",
    "## Sources",
    "## What it does not claim",
)
TOO_VAGUE = {"utils", "helpers", "common", "misc", "manager", "base"}


def examples(slug: str) -> list[Path]:
    return sorted((toolbox.folder(slug) / "examples").glob("*.json"))


EXAMPLES = [(slug, path) for slug in ROOMS for path in examples(slug)]


def records(kind: type[Record]) -> Iterator[type[Record]]:
    yield kind
    for spec in fields_of(kind):
        if spec.inner and spec.kind != "words":
            yield from records(spec.inner)


def room_records(tool: Tool) -> set[type[Record]]:
    return {*records(tool.sheet), *(records(tool.card) if tool.card else ())}


@pytest.mark.parametrize("slug", ROOMS)
def test_a_room_is_called_as_its_folder(slug: str) -> None:
    assert toolbox.folder(slug).name == slug


@pytest.mark.parametrize("slug", ROOMS)
def test_a_room_has_its_furniture(slug: str) -> None:
    folder = toolbox.folder(slug)
    assert [name for name in FURNITURE if not (folder / name).exists()] == []


@pytest.mark.parametrize("slug", ROOMS)
def test_a_room_tells_its_readers_the_same_things(slug: str) -> None:
    text = (toolbox.folder(slug) / "README.md").read_text(encoding="utf-8")
    assert [heading for heading in HEADINGS if heading not in text] == []


@pytest.mark.parametrize("slug", ROOMS)
def test_a_manifest_is_short(slug: str) -> None:
    lines = (toolbox.folder(slug) / "tool.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 45


@pytest.mark.parametrize("slug", ROOMS)
def test_a_room_has_an_example(slug: str) -> None:
    assert examples(slug)


@pytest.mark.parametrize(("slug", "path"), EXAMPLES, ids=lambda v: getattr(v, "stem", v))
def test_an_example_reads_and_writes_back_equal(slug: str, path: Path) -> None:
    kind = toolbox.room(slug).sheet
    sheet = read(kind, orjson.loads(path.read_bytes()))
    assert read(kind, canonical(sheet)) == sheet


@pytest.mark.parametrize("canvas", ["phone", "desk", "wall", "paper"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("slug", "path"), EXAMPLES, ids=lambda v: getattr(v, "stem", v))
def test_a_figure_is_well_formed_and_described(
    slug: str, path: Path, language: str, canvas: str
) -> None:
    tool, voice = toolbox.room(slug), toolbox.voice(language)
    sheet = read(tool.sheet, orjson.loads(path.read_bytes()))
    figure = tool.figure(tool.analyse(sheet, {}), voice, canvas)  # type: ignore[arg-type]
    root = ElementTree.fromstring(figure.svg())
    said = [root.findtext("{http://www.w3.org/2000/svg}" + part) for part in ("title", "desc")]
    assert all(said)
    assert "style" not in root.attrib


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ROOMS)
def test_every_field_has_a_label(slug: str, language: str) -> None:
    voice = toolbox.voice(language)
    keys = {
        spec.label_key(kind, slug)
        for kind in room_records(toolbox.room(slug))
        for spec in fields_of(kind)
    }
    assert sorted(key for key in keys if not voice.knows(key)) == []


@pytest.mark.parametrize("slug", ROOMS)
def test_every_frame_entry_names_its_source(slug: str) -> None:
    path = toolbox.folder(slug) / "frame.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    entries = [entry for table in tables.values() for entry in table]
    assert [entry["id"] for entry in entries if not entry.get("source")] == []


@pytest.mark.parametrize("slug", ROOMS)
def test_what_a_room_takes_somebody_gives(slug: str) -> None:
    given = {Taken} | {kind for tool in toolbox.rooms().values() for kind in tool.gives}
    assert [kind.__name__ for kind in toolbox.room(slug).takes if kind not in given] == []


@pytest.mark.parametrize("slug", ROOMS)
def test_what_a_room_gives_has_a_name(slug: str) -> None:
    voice = toolbox.voice("en")
    given = toolbox.room(slug).gives
    assert [k.__name__ for k in given if not voice.knows(f"desk.thing.{k.__name__}")] == []


@pytest.mark.parametrize("slug", ROOMS)
def test_private_findings_are_cut_to_their_reader(slug: str) -> None:
    tool = toolbox.room(slug)
    cuts = hasattr(tool.analyse(tool.sheet(), {}), "seen_by")
    assert cuts == (tool.private is not None)


def test_the_three_languages_have_the_same_keys() -> None:
    words = {code: toolbox.voice(code).catalogue.words for code in LANGUAGES}
    every = set().union(*words.values())
    assert {code: sorted(every - set(words[code])) for code in LANGUAGES} == {
        code: [] for code in LANGUAGES
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_said_twice(language: str) -> None:
    assert toolbox.voice(language).catalogue.twice == []


@pytest.mark.parametrize("language", ["si", "ta"])
def test_translations_keep_the_placeholders(language: str) -> None:
    english, other = toolbox.voice("en").catalogue.words, toolbox.voice(language).catalogue.words
    assert [key for key in english if _places(english[key]) != _places(other[key])] == []


def _places(words: tuple[str, ...]) -> set[str]:
    return {place for text in words for place in re.findall(r"\{(\w+)\}", text)}


SAID = re.compile(r"""(?:voice|say|speak)\(\s*["']([a-z_]+(?:\.[A-Za-z0-9_]+)+)["']""")
IN_PAGES = re.compile(r"""{%\s*say\s+["']([^"'{]+)["']""")


def test_every_key_that_the_code_says_has_words() -> None:
    known = toolbox.voice("en")
    said = {
        (path.name, key)
        for path in (*OWN, *SOURCE.rglob("*.js"), *SOURCE.rglob("*.html"))
        if "vendor" not in path.parts
        for pattern in (SAID, IN_PAGES)
        for key in pattern.findall(path.read_text("utf-8"))
    }
    assert sorted((name, key) for name, key in said if not known.knows(key)) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree)


def test_files_are_short_enough_to_read() -> None:
    lengths = {str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines()) for p in OWN}
    assert {path: n for path, n in lengths.items() if n > 300} == {}


def test_functions_are_short_enough_to_hold_in_mind() -> None:
    assert [name for path in OWN for name, length in _functions(path) if length > 40] == []


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [str(p) for p in MODULES if p.stem in TOO_VAGUE] == []


def test_nothing_is_left_to_do_in_the_source() -> None:
    marks = ("TO" + "DO", "FIX" + "ME")
    assert [str(p) for p in OWN if any(mark in p.read_text("utf-8") for mark in marks)] == []


def test_the_kind_of_tool_is_no_choice_in_a_table() -> None:
    from kolam.web import models

    tables = (models.Sheet, models.Activity)
    assert [table._meta.get_field("tool").choices for table in tables] == [None, None]


def test_no_migration_is_pending() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "kolam.web.settings"},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (found.returncode, found.stdout.strip()) == (0, "No changes detected")


def test_the_figures_stylesheet_is_the_one_that_draw_writes() -> None:
    from kolam.draw.tones import stylesheet

    written = (SOURCE / "web/static/look/figure.css").read_text(encoding="utf-8")
    assert written.partition("\n")[2] == stylesheet()


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.css")), ids=lambda path: path.name)
def test_no_page_gives_the_words_of_figures_another_size(path: Path) -> None:
    from kolam.draw.tones import TONES

    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", path.read_text(encoding="utf-8"))
    sized = {one.strip() for names, body in rules if "font" in body for one in names.split(",")}
    assert sized & {f".{tone}" for tone in TONES} == set()
