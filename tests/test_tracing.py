"""Tracing: every cell followed to its ends, both ways, as far as its readers may see."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import About, Book
from kolam.core.record import Text, read
from kolam.core.signable import Version, versions_of
from kolam.flow import Flow
from kolam.store.sealing.versions import put_up
from kolam.tracing import Cell, Step, Told, Trace, picture
from tests.store.sealing.signing_room import WHEN
from tests.web.signing.conftest import agreement

UNI = {"id": "UNI", "name": {"en": "UNICEF"}}
WFP = {"id": "WFP", "name": {"en": "World Food Programme"}, "sector": "united_nations"}


def rating(number: int, promise: str, stakeholder: str = "WFP") -> dict[str, Any]:
    told = {"named": {"name": f"P{number}"}, "sector": {"sector": "donors"}}.get(promise, {})
    return {
        "id": f"{stakeholder}{number}",
        "rater": f"R{number}",
        "stakeholder": stakeholder,
        "interest": 7,
        "influence": 5,
        **told,
    }


def the_map(count: int = 6, promise: str = "anonymous") -> dict[str, Any]:
    ratings = [rating(n, promise) for n in range(count)]
    round_ = {"id": "r1", "title": "First", "promise": promise, "ratings": ratings}
    return {"stakeholders": [WFP], "rounds": [round_]}


def book(map_: dict[str, Any] | None = None, **changes: Any) -> Book:
    """A map, and an agreement whose only partner, pledge and activity come from it."""
    made = Book(About(id="b", title=Text(en="B")))
    made = made.with_sheet(
        "stakeholders", read(toolbox.room("stakeholders").sheet, map_ or the_map())
    )
    plain = agreement().plain() | {
        "currency": "LKR",
        "decisions": [],
        "partners": [{"id": "WFP", "name": {"en": "WFP"}, "kind": "organisation"}],
        "contributions": [
            {"id": "p1", "partner": "WFP", "kind": "cash", "amount": 100, "currency": "LKR"}
        ],
        "activities": [
            {
                "id": "A1",
                "what": {"en": "Gardens"},
                "lead": "WFP",
                "budget": 100,
                "currency": "LKR",
                "cells": [{"id": "c1", "funder": "WFP", "amount": 100, "pledge": "p1"}],
            },
            {"id": "A2", "what": {"en": "Meals"}, "after": ["A1"]},
        ],
        **changes,
    }
    made = made.with_sheet("agreement", read(toolbox.room("agreement").sheet, plain))
    return taken(made)


def taken(made: Book) -> Book:
    """The same book once the agreement has taken the stakeholder."""
    flow = Flow(bench(made))
    arrow = next(a for a in flow.into("agreement") if a.kind == "Stakeholder")
    return made.with_sheet("agreement", flow.taken(arrow))


def bench(made: Book) -> Bench:
    return Bench(made, toolbox.rooms(), toolbox.voice("en"))


def trace(made: Book | None = None) -> Trace:
    return Trace(Flow(bench(made or book())))


def flat(steps: tuple[Step, ...]) -> list[tuple[str, str]]:
    """Every step once, in the order of reading: how it was reached, and what it is."""
    return [
        found
        for step in steps
        for found in ((step.kind, step.cell.path), *flat(step.steps))
        if not step.again or found[1] != step.cell.path
    ]


def test_a_budget_cell_is_followed_back_to_the_answers_of_people() -> None:
    held = trace()
    at = held.find("agreement/activities/A1/cells/c1")
    assert flat(held.chain(at, "from")) == [
        ("names", "agreement/partners/WFP"),
        ("taken", "stakeholders/stakeholders/WFP"),
        ("answers", "stakeholders/rounds/r1/ratings/WFP"),
        ("names", "agreement/contributions/p1"),
    ]


def test_a_stakeholder_is_followed_on_to_budget_and_work_plan() -> None:
    held = trace()
    found = flat(held.chain(held.find("stakeholders/stakeholders/WFP"), "to"))
    assert found[0] == ("taken", "agreement/partners/WFP")
    assert {
        ("names", "agreement/contributions/p1"),
        ("names", "agreement/activities/A1/cells/c1"),
        ("names", "agreement/activities/A1"),
        ("names", "agreement/activities/A2"),
    } <= set(found)


def test_both_ways_are_the_same_ties() -> None:
    held = trace()
    up = held.find("stakeholders/stakeholders/WFP")
    for _, path in flat(held.chain(up, "to")):
        back = flat(held.chain(held.find(path), "from"))
        assert ("stakeholders/stakeholders/WFP") in [at for _, at in back]


def test_a_clause_is_followed_on_to_the_version_that_was_put_up() -> None:
    held = trace()
    sheet: Any = held.flow.bench.book.sheets["agreement"]
    document = toolbox.part("agreement", "signable")
    assert document
    made = document.signable(sheet, "agreement")
    ready = made.with_(
        languages=("en", "ta"),
        signers=[{"id": "WFP", "organisation": "WFP", "name": "A", "authority": "B"}],
        articles=[article for article in made.articles if article.id == "aim"],
        title=Text(en="Food", ta="உணவு"),
    )
    signed = trace(
        held.flow.bench.book.with_sheet("agreement", put_up(sheet, ready, "agreement", when=WHEN))
    )
    found = flat(signed.chain(signed.find("agreement/clauses/aim"), "to"))
    assert found == [("put_up", "agreement/versions/agreement.v1")]
    (version,) = versions_of(signed.flow.bench.book.sheets["agreement"])
    assert isinstance(version, Version)
    assert signed.words(Cell("agreement", ("versions", version.id))) == ready.title


def test_a_source_that_changed_or_went_is_said_so() -> None:
    made = book()
    renamed = the_map() | {"stakeholders": [{**WFP, "name": {"en": "WFP Sri Lanka"}}]}
    kind = toolbox.room("stakeholders").sheet
    changed = trace(made.with_sheet("stakeholders", read(kind, renamed)))
    gone = trace(made.with_sheet("stakeholders", kind()))
    at = Cell("agreement", ("partners", "WFP"))
    assert [one.chain(at, "from")[0].kind for one in (changed, gone)] == ["stale", "orphaned"]


@pytest.mark.parametrize(
    ("count", "promise", "told"),
    [
        (6, "anonymous", Told("First", 6, (), "anonymous")),
        (4, "anonymous", Told("First", None, (), "anonymous")),
        (6, "sector", Told("First", 6, ("donors",), "sector")),
        (4, "sector", Told("First", None, (), "sector")),
        (2, "named", Told("First", 2, ("P0", "P1"), "named")),
    ],
)
def test_who_answered_is_told_as_far_as_the_promise_allows(
    count: int, promise: str, told: Told
) -> None:
    held = trace(book(the_map(count, promise)))
    assert held.told(Cell("stakeholders", ("rounds", "r1", "ratings", "WFP"))) == told


def test_no_single_answer_can_be_picked() -> None:
    held = trace()
    assert [at.path for at in held.rows if "rounds" in at.place] == []


def test_rows_that_name_each_other_in_a_circle_come_to_an_end() -> None:
    """Two stakeholders link to each other in both directions."""
    links = [
        {"id": "L1", "source": "WFP", "target": "UNI", "kind": "funding"},
        {"id": "L2", "source": "UNI", "target": "WFP", "kind": "funding"},
    ]
    map_ = the_map() | {"stakeholders": [WFP, UNI], "links": links}
    held = trace(book(map_))
    for at in held.rows:
        for way in ("from", "to"):
            paths = [path for _, path in flat(held.chain(at, way))]
            assert len(paths) == len(set(paths))


@pytest.mark.parametrize(
    "path", ["", "nothing", "agreement/clauses/nothing", "agreement/x", "a/b/c"]
)
def test_a_path_that_leads_nowhere_is_refused(path: str) -> None:
    with pytest.raises(LookupError):
        trace().find(path)


@given(st.text(max_size=30))
def test_no_path_breaks_the_search(path: str) -> None:
    held = HELD
    try:
        found = held.find(path)
    except LookupError:
        return
    assert found.tool in held.flow.bench.book.sheets


def test_a_row_is_called_by_its_words_else_by_what_it_names_else_by_its_id() -> None:
    held = trace()
    assert held.words(held.find("agreement/activities/A1")) == Text(en="Gardens")
    assert held.words(Cell("agreement", ("activities", "gone"))) == "gone"
    links = [{"id": "L1", "source": "WFP", "target": "UNI", "kind": "funding"}]
    map_ = the_map() | {"stakeholders": [WFP, UNI], "links": links}
    assert trace(book(map_)).words(Cell("stakeholders", ("links", "L1"))) == (
        "World Food Programme · UNICEF: Funding"
    )


def test_a_budget_cell_is_called_by_who_pays_how_much_for_what() -> None:
    held = trace(book(told_in="ones"))
    told = held.words(held.find("agreement/activities/A1/cells/c1"))
    assert told == "World Food Programme pays 1 LKR: Gardens"


def test_both_kinds_of_chain_hold_the_same_cells() -> None:
    held = trace()
    for at in held.rows:
        for way in ("from", "to"):
            steps = {path for _, path in flat(held.chain(at, way))}
            assert {stop.cell.path for stop in held.reached(at, way)} == steps - {at.path}


def test_the_nearest_stand_first_each_with_the_cell_that_it_was_reached_from() -> None:
    held = trace()
    found = held.reached(held.find("agreement/activities/A1/cells/c1"), "from")
    assert [(s.far, s.cell.path, s.via.path) for s in found] == [
        (1, "agreement/partners/WFP", "agreement/activities/A1/cells/c1"),
        (1, "agreement/contributions/p1", "agreement/activities/A1/cells/c1"),
        (2, "stakeholders/stakeholders/WFP", "agreement/partners/WFP"),
        (3, "stakeholders/rounds/r1/ratings/WFP", "stakeholders/stakeholders/WFP"),
    ]


def test_a_picture_has_its_stations_in_order_and_says_which_are_empty() -> None:
    held = trace()
    found = picture(held, held.find("agreement/activities/A1/cells/c1"))
    assert [(s.station, s.is_empty) for s in found.before] == [
        ("said", False), ("found", False), ("agreed", False),
    ]  # fmt: skip
    assert [(s.station, s.is_empty) for s in found.after] == [
        ("agreed", False), ("signed", True), ("done", True),
    ]  # fmt: skip


def test_people_of_a_round_are_counted_once_for_all_rows_that_they_answered() -> None:
    ratings = [rating(n, "anonymous", who) for n in range(6) for who in ("WFP", "UNI")]
    round_ = {"id": "r1", "title": "First", "promise": "anonymous", "ratings": ratings}
    links = [{"id": "L1", "source": "WFP", "target": "UNI", "kind": "funding"}]
    held = trace(book({"stakeholders": [WFP, UNI], "rounds": [round_], "links": links}))
    said = picture(held, held.find("stakeholders/links/L1")).before[0]
    assert [(one.told.people, len(one.about)) for one in said.heard] == [(6, 2)]


@pytest.mark.parametrize(
    ("name", "ties"), [("World Food Programme", ["same"]), ("Somebody else", [])]
)
def test_a_stakeholder_leads_to_rows_of_its_id_and_name_alone(name: str, ties: list[str]) -> None:
    levers = {"suppliers": [{"id": "WFP", "name": {"en": name}}]}
    made = book().with_sheet("levers", read(toolbox.room("levers").sheet, levers))
    held = trace(made)
    found = held.reached(held.find("stakeholders/stakeholders/WFP"), "to")
    assert [stop.kind for stop in found if stop.cell.tool == "levers"] == ties


HELD = trace()
