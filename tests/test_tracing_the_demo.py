"""The demonstration's chains, end to end: clause, budget cell, task, answers and value line."""

from functools import cache
from typing import Any

import pytest

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.private import ROOM, Viewer
from kolam.core.voice import LANGUAGES
from kolam.flow import Flow
from kolam.store.demonstration import demonstration
from kolam.store.sealing.versions import put_up
from kolam.tracing import Cell, Trace, Way, picture
from tests.store.sealing.signing_room import WHEN

CLAUSE = "agreement/clauses/negotiation.issues.procurement.p50"
CELL = "agreement/activities/A4/cells/SMC"
TASK = "agreement/activities/A4"
ANSWERS = "stakeholders/rounds/workshop-1/ratings/SMC"
LINE = "value/lines/SMC.market_commercial.2"
PACKAGE = "negotiation/tabled/signed"
MILLION = 100_000_000


@cache
def trace(owner: str = "", *, mediator: bool = False, language: str = "en") -> Trace:
    viewer = Viewer(owner=owner, mediator=mediator) if owner or mediator else ROOM
    bench = Bench(demonstration(), toolbox.rooms(), toolbox.voice(language), viewer)
    return Trace(Flow(bench))


def reached(path: str, way: Way, held: Trace | None = None) -> set[str]:
    held = held or trace()
    return {stop.cell.path for stop in held.reached(held.find(path), way)}


@pytest.mark.parametrize("path", [CLAUSE, CELL, TASK])
def test_what_is_agreed_goes_back_over_the_package_to_value_lines_and_answers(path: str) -> None:
    assert {PACKAGE, "negotiation/parties/SMC", LINE, ANSWERS} <= reached(path, "from")


@pytest.mark.parametrize("path", [ANSWERS, LINE, "influence/positions/SMC.O1"])
def test_what_people_said_goes_on_to_clauses_budget_and_tasks(path: str) -> None:
    assert {PACKAGE, CLAUSE, CELL, TASK} <= reached(path, "to")


def test_a_clause_goes_on_to_the_task_that_its_option_pays_for_and_what_watches_it() -> None:
    found = reached(CLAUSE, "to")
    assert {"agreement/activities/A5", "agreement/milestones/m4"} <= found
    assert "agreement/activities/A2" not in found


def test_a_budget_cell_goes_on_to_the_contract_that_it_is_paid_under() -> None:
    held = trace()
    first = [s for s in held.reached(held.find(CELL), "to") if s.cell.lists == ("contracts",)]
    assert (first[0].cell.path, first[0].kind, first[0].far) == (
        "agreement/contracts/c2", "agreement.lead.paid_by", 1,
    )  # fmt: skip


def test_all_523_million_come_from_the_agreed_package() -> None:
    held = trace()
    cells = [at for at in held.rows if at.lists == ("activities", "cells")]
    traced = [at for at in cells if PACKAGE in reached(at.path, "from")]
    amounts: list[Any] = [held.row(at) for at in traced]
    assert (len(traced), sum(row.amount for row in amounts)) == (17, 523 * MILLION)


def test_a_gate_goes_on_to_the_step_that_it_speaks_to() -> None:
    assert reached("sectors/organisations/SMC", "to") >= {"journey/steps/sign"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_without_words_of_their_own_are_not_called_by_their_ids(language: str) -> None:
    held = trace(language=language)
    unnamed = {
        "positions", "influences", "supplies", "needs", "lines", "sources", "ingredients",
        "decisions", "steps", "told", "meetings", "tabled", "interests", "results",
    }  # fmt: skip
    cells = [at for at in held.rows if at.place[0] in unnamed]
    assert {at.place[0] for at in cells} == unnamed
    assert [at.path for at in cells if held.said(at) == at.place[-1]] == []


def test_what_is_put_up_is_followed_from_the_rows_that_it_says() -> None:
    book = demonstration()
    sheet = book.sheets["agreement"]
    document: Any = toolbox.part("agreement", "signable")
    for name in ("agreement", "work_plan", "contract.c2"):
        sheet = put_up(sheet, document.signable(sheet, name), name, when=WHEN)
    signed = book.with_sheet("agreement", sheet)
    held = Trace(Flow(Bench(signed, toolbox.rooms(), toolbox.voice("en"))))
    rows = {
        CLAUSE: "agreement", "agreement/partners/WFP": "agreement", TASK: "work_plan",
        CELL: "work_plan", "agreement/milestones/m4": "work_plan",
        "agreement/contracts/c2": "contract.c2",
    }  # fmt: skip
    for path, name in rows.items():
        stops = [s for s in held.reached(held.find(path), "to") if s.cell.lists == ("versions",)]
        assert (stops[0].cell.path, stops[0].far) == (f"agreement/versions/{name}.v1", 1)
    version = held.signed(Cell("agreement", ("versions", "contract.c2.v1")))
    assert version
    assert version.said(toolbox.voice("en")) == "Version 1: 0 of 2 have signed"


def private_cells(held: Trace) -> list[Cell]:
    return [at for at in held.rows if at.place[0] == "private"]


def test_an_organisation_follows_its_own_private_lines_and_nobody_elses() -> None:
    own = private_cells(trace("SMC"))
    assert own
    assert {at.place[1] for at in own} == {"SMC"}
    assert reached(own[0].path, "to", trace("SMC")) >= {"negotiation/parties/SMC", CELL}


@pytest.mark.parametrize("others", [("", False), ("WFP", False), ("", True)])
def test_others_see_that_there_could_be_a_private_line_and_no_more(others: Any) -> None:
    owner, mediator = others
    held, own = trace(owner, mediator=mediator), private_cells(trace("SMC"))
    assert [at for at in private_cells(held) if at.place[1] == "SMC"] == []
    for at in own:
        with pytest.raises(LookupError):
            held.find(at.path)
        assert held.row(at) is None
    assert held.said(Cell("value", ("private", "SMC"))) == (
        "A private line of National supermarket chain, if it keeps one"
    )
    before = picture(held, held.find(CELL)).before
    told = {stop.cell.path for s in before for g in s.groups for stop in g.stops}
    assert "value/private/SMC" in told


def test_whether_a_partner_keeps_a_private_line_cannot_be_seen() -> None:
    book = demonstration()
    without = book.with_private("value", [])
    seen = [
        Trace(Flow(Bench(one, toolbox.rooms(), toolbox.voice("en")))).ties
        for one in (book, without)
    ]
    assert seen[0] == seen[1]
