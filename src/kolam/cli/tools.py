"""`kolam tools`: list the tools, each with what it answers in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kolam.cli.books import echo_json, json_option, language_option

if TYPE_CHECKING:
    from kolam.core.tool import Tool


@click.command("tools")
@language_option
@json_option
def command(language: str, as_json: bool) -> None:
    """List the tools, each with what it answers in one line."""
    from kolam import toolbox

    told = [_told(tool, language) for tool in toolbox.rooms().values()]
    if as_json:
        echo_json(told)
        return
    wide = max((len(str(tool["slug"])) for tool in told), default=0)
    for tool in told:
        click.echo(f"{tool['slug']:<{wide}}  {tool['title']}: {tool['answers']}")


def _told(tool: Tool, language: str) -> dict[str, object]:
    return {
        "slug": tool.slug,
        "title": _said(tool, "title", language),
        "answers": _said(tool, "answers", language) or _purpose(tool),
        "live": tool.card is not None,
        "gives": sorted(kind.__name__ for kind in tool.gives),
        "takes": sorted(kind.__name__ for kind in tool.takes),
    }


def _said(tool: Tool, part: str, language: str) -> str:
    from kolam import toolbox

    voice = toolbox.voice(language)
    key = f"{tool.slug}.{part}"
    return voice(key) if voice.knows(key) else ""


def _purpose(tool: Tool) -> str:
    """The first line of what the room says about itself."""
    import ast

    from kolam import toolbox

    source = (toolbox.folder(tool.slug) / "__init__.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]
