"""Upgrades: sheets that older versions wrote, brought to what today's version reads."""

from typing import Any

from kolam.core.fault import Fault, Faulty
from kolam.core.record import Record, read
from kolam.core.tool import Tool


def version(tool: Tool) -> int:
    """The version of sheets that this tool writes: one more for each upgrade it knows."""
    return len(tool.upgrades)


def upgraded(tool: Tool, body: dict[str, Any], since: int) -> dict[str, Any]:
    """The body of a sheet as today's version has it; `since` is the version that wrote it.

    Raises Faulty for a sheet that is newer than this tool, or that an upgrade cannot follow.
    """
    if since > version(tool):
        raise Faulty([Fault((), "newer_sheet", {"found": since, "known": version(tool)})])
    for number, upgrade in enumerate(tool.upgrades[since:], start=since + 1):
        try:
            body = upgrade(body)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError):
            raise Faulty([Fault((), "upgrade_failed", {"step": number})]) from None
    return body


def read_sheet(tool: Tool, body: dict[str, Any], since: int) -> Record:
    """An old or new sheet as a record of today. Raises Faulty with every fault."""
    return read(tool.sheet, upgraded(tool, body, since))
