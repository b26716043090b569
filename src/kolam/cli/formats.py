"""File names of exports: which tool and table a CSV file or a page of a workbook holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kolam.core.tool import Tool


def full_name(slug: str, table: str) -> str:
    """The name of a tool's table outside its book, such as `stakeholders.rounds.ratings`."""
    return f"{slug}.{table}"


def tables_of(tool: Tool) -> list[str]:
    """The names of the tables of a tool's sheet."""
    from kolam.store.layout import layouts

    return [layout.name for layout in layouts(tool.sheet)]


def all_names(tools: Iterable[Tool]) -> list[str]:
    """The full names of all tables of these tools."""
    return [full_name(tool.slug, table) for tool in tools for table in tables_of(tool)]


def which(name: str, tools: Iterable[Tool]) -> tuple[str, str] | None:
    """The tool and table that a name means; None where that is nobody's or several tools'.

    Full names come first; else the first part is a tool and the rest a table that is not known;
    else a table's own name does if only one tool has such a table.
    """
    tools = tuple(tools)
    by_name = {full_name(t.slug, table): (t.slug, table) for t in tools for table in tables_of(t)}
    if name in by_name:
        return by_name[name]
    having = [tool.slug for tool in tools if name in tables_of(tool)]
    if len(having) == 1:
        return having[0], name
    slug, _, rest = name.partition(".")
    return (slug, rest) if rest and slug in {tool.slug for tool in tools} else None
