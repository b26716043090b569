"""Where one may go from the top of the room's page: its parts, and the lists of the sheet."""

from typing import Any

from kolam.core.voice import Voice
from kolam.tools.agreement.findings import Findings

Plain = dict[str, Any]
#: The lists of the sheet that the page itself does not show whole, in the order of the work.
LISTS = (
    "partners",
    "contributions",
    "activities",
    "contracts",
    "milestones",
    "indicators",
    "readings",
    "bodies",
    "ingredients",
    "amendments",
)


def lists(findings: Findings, voice: Voice) -> list[Plain]:
    """Each list by name, with how many rows it has."""
    sheet = findings.sheet
    return [
        {"name": name, "said": voice(f"agreement.field.Sheet.{name}"), "n": len(rows)}
        for name in LISTS
        for rows in [getattr(sheet, name)]
    ]


def broken(findings: Findings) -> int:
    """How many of the ten checks do not hold."""
    return sum(check.state == "broken" for check in findings.checks)
