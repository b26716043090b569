"""Sheets for the tests: a small partnership whose money adds up, and the demonstration's own."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kolam.core.clause import BudgetLine
from kolam.core.fault import Faulty
from kolam.core.private import Owned
from kolam.core.record import Text, read
from kolam.core.ref import Ref
from kolam.core.tool import Given
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.go_no_go import AREAS, Private
from kolam.tools.agreement.sheet import Sheet

Plain = dict[str, Any]
ROOM = Path(__file__).parents[1]


def example() -> Sheet:
    return read(Sheet, (ROOM / "examples" / "food_security.json").read_bytes())


def seed(given: Given | None = None) -> Findings:
    return analyse(example(), given or {})


def partner(id: str, **more: Any) -> Plain:
    name = {"en": f"The {id}", "si": f"ආයතනය {id}", "ta": f"நிறுவனம் {id}"}
    spoken = {"representative": f"Head of {id}", "authority": "By office"}
    return {"id": id, "name": name, **spoken, **more}


def pledge(id: str, partner: str, amount: int, **more: Any) -> Plain:
    return {"id": id, "partner": partner, "kind": "cash", "amount": amount, **more}


def activity(id: str, lead: str, budget: int, *cells: Plain, **more: Any) -> Plain:
    what = {"en": f"Work {id}", "si": f"වැඩ {id}", "ta": f"வேலை {id}"}
    return {"id": id, "what": what, "lead": lead, "budget": budget, "cells": list(cells), **more}


def cell(funder: str, amount: int, pledge: str = "", **more: Any) -> Plain:
    return {"id": funder, "funder": funder, "amount": amount, "pledge": pledge, **more}


def contract(id: str, payer: str, payee: str, amount: int, **more: Any) -> Plain:
    title = {"en": f"Contract {id}", "si": f"කොන්ත්‍රාත්තුව {id}", "ta": f"ஒப்பந்தம் {id}"}
    return {"id": id, "title": title, "payer": payer, "payee": payee, "amount": amount, **more}


def go(id: str, on: str = "2024-01-10", **more: Any) -> Plain:
    return {"id": id, "decided": "go", "on": on, **more}


def small(**more: Any) -> Plain:
    """A clinic and a shop, one activity of 10.00 that both pay, all of it as it should be."""
    return {
        "title": {"en": "Small", "si": "කුඩා", "ta": "சிறியது"},
        "currency": "LKR",
        "told_in": "ones",
        "signing": "2024-02-01",
        "partners": [partner("clinic"), partner("shop")],
        "contributions": [pledge("p1", "clinic", 600), pledge("p2", "shop", 400)],
        "activities": [
            activity("A1", "clinic", 1000, cell("clinic", 600, "p1"), cell("shop", 400, "p2"))
        ],
        "costs": [{"id": "k1", "what": {"en": "All of it"}, "amount": 10, "unit": "LKR"}],
        "decisions": [go("clinic"), go("shop")],
        **more,
    }


def sheet(**more: Any) -> Sheet:
    return read(Sheet, small(**more))


def found(given: Any = None, **more: Any) -> Findings:
    return analyse(sheet(**more), given or {})


def refused(**more: Any) -> list[tuple[str, str]]:
    """The faults that keep the small sheet with these changes from being read."""
    try:
        read(Sheet, small(**more))
    except Faulty as faulty:
        return [(fault.where(), fault.key) for fault in faulty.faults]
    return []


def broken(findings: Findings, name: str) -> list[tuple[str, str]]:
    """Where a check breaks: the place in this sheet or the path in another room, and the fault."""
    told = []
    for breach in findings.check(name).breaches:
        path = "/".join(breach.ref.path) if breach.ref and not breach.fault.place else ""
        told.append((breach.fault.where() or path, breach.fault.key))
    return told


def weighed(decision: str | None = None, but: Iterable[tuple[str, str]] = ()) -> Private:
    """A private sheet, every area acceptable `but` these."""
    rated: dict[str, str] = {**dict.fromkeys(AREAS, "acceptable"), **dict(but)}
    areas = [{"id": area, "area": area, "rated": rated[area]} for area in AREAS if rated[area]]
    return read(Private, {"areas": areas, "decision": decision})


def owned(owner: str, private: Private) -> Owned:
    return Owned(owner, private)


def ref(tool: str, *path: str) -> Ref:
    return Ref(tool=tool, path=path, seen="1")


def line(amount: int, unit: str = "LKR") -> BudgetLine:
    return BudgetLine(
        ref=ref("negotiation", "issues", "x"), what=Text(en="All"), amount=amount, unit=unit
    )
