"""Every picture of every room, of the demonstration: whole on every canvas, in every language."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.tool import Canvas
from kolam.core.voice import LANGUAGES
from kolam.store.demonstration import demonstration

Picture = Callable[..., Any]


#: What the demonstration has no rows for yet: its health was checked once.
WAITING = {("fundamentals", "courses")}


def pictures(slug: str) -> dict[str, Picture]:
    """Those that a room names, or the one that stands for it."""
    named: dict[str, Picture] = getattr(import_module(f"kolam.tools.{slug}.figures"), "FIGURES", {})
    return named or {"figure": toolbox.room(slug).figure}


PICTURES = [(slug, name) for slug in sorted(toolbox.rooms()) for name in pictures(slug)]


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(demonstration(), toolbox.rooms(), toolbox.voice("en"))


@pytest.mark.parametrize("canvas", get_args(Canvas))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("slug", "name"), PICTURES)
def test_a_picture_is_whole_on_every_canvas(
    bench: Bench, slug: str, name: str, language: str, canvas: Canvas
) -> None:
    findings: Any = bench.findings(slug)
    drawn = pictures(slug)[name](findings, toolbox.voice(language), canvas)
    svg = ElementTree.fromstring(drawn.svg())
    assert [svg.findtext(f"{{*}}{part}") for part in ("title", "desc")] == [
        drawn.title,
        drawn.description,
    ]
    assert all((drawn.title, drawn.description, drawn.typst()))
    wide = set() if (slug, name) in WAITING else {len(drawn.table.header)}
    assert {len(row) for row in drawn.table.rows} == wide
    assert "⟦" not in drawn.svg() + repr(drawn.table)
