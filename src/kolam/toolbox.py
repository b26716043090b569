"""The toolbox: finds the rooms, in tools/ and behind the entry points `kolam.tools`."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType, ModuleType

from kolam import tools
from kolam.core.block import Figure
from kolam.core.fault import near
from kolam.core.page import Page
from kolam.core.tool import Tool
from kolam.core.voice import LANGUAGES, Catalogue, Voice

HERE = Path(__file__).parent


class NoSuchTool(LookupError):
    """No room has this slug; the message names the nearest one."""


@cache
def rooms() -> Mapping[str, Tool]:
    """Every tool by slug: the built-in rooms first, in alphabetical order."""
    return MappingProxyType({slug: _tool(module) for slug, module in _modules().items()})


def room(slug: str) -> Tool:
    """The tool with this slug. Raises NoSuchTool, with the nearest name."""
    try:
        return rooms()[slug]
    except KeyError:
        guess = near(slug, rooms())
        hint = f"; did you mean {guess}?" if guess else f"; there are {', '.join(rooms())}"
        raise NoSuchTool(f"no tool is called {slug!r}{hint}") from None


def folder(slug: str) -> Path:
    """The folder of a room, with its words, examples and looks."""
    room(slug)
    return Path(str(importlib.import_module(_modules()[slug]).__file__)).parent


def closer(slug: str) -> Callable[..., Figure] | None:
    """The room's figure with every single answer in it, where its figures.py has `every_dot`."""
    return getattr(part(slug, "figures"), "every_dot", None)


def page(slug: str) -> Page | None:
    """The room's own page on the desk, where it has a page.py with a PAGE."""
    return getattr(part(slug, "page"), "PAGE", None)


def part(slug: str, name: str) -> ModuleType | None:
    """One of a room's files that not every room has, such as its certificate; None without it."""
    if not (folder(slug) / f"{name}.py").is_file():
        return None
    return importlib.import_module(f"{_modules()[slug]}.{name}")


@cache
def voice(language: str) -> Voice:
    """The voice of a language, with the words of the house and of every room."""
    known = language if language in LANGUAGES else "en"
    return Voice(Catalogue(known, word_files(known)))


def word_files(language: str) -> list[Path]:
    """Every catalogue file of a language, the house's first."""
    house = sorted((HERE / "words").glob(f"*/{language}.po"))
    return house + [folder(slug) / "words" / f"{language}.po" for slug in rooms()]


@cache
def _modules() -> Mapping[str, str]:
    inside = [f"{tools.__name__}.{m.name}" for m in pkgutil.iter_modules(tools.__path__) if m.ispkg]
    plugged = sorted(entry.module for entry in entry_points(group="kolam.tools"))
    return MappingProxyType({_tool(module).slug: module for module in (*inside, *plugged)})


def _tool(module: str) -> Tool:
    found = importlib.import_module(module).TOOL
    if not isinstance(found, Tool):
        raise TypeError(f"{module}.TOOL is not a kolam.core.tool.Tool")
    return found
