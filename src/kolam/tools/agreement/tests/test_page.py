"""The room's page: checks that lead to their places, clauses with their states, the library."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.fault import Fault, Faulty
from kolam.core.page import Asked
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.clause_page import parts, shelf, since
from kolam.tools.agreement.library import begun, library
from kolam.tools.agreement.moves import MOVES, begin, comment, judge, settle
from kolam.tools.agreement.page import path, view
from kolam.tools.agreement.scorecard import ingredients
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.tests.situations import example, found, go, sheet
from kolam.tools.agreement.tests.test_leaving import signed

EN = toolbox.voice("en")
REF = {"tool": "levers", "path": ["needs", "x"], "seen": "1"}


def asked(kept: Sheet, **more: Any) -> Asked:
    return Asked(sheet=kept, private=None, owner="", by="editor", **more)


def clause(id: str = "c", en: str = "We meet.", **more: Any) -> dict[str, Any]:
    return {"id": id, "part": "how", "words": {"en": en}, **more}


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (("activities", 0, "cells", 1, "pledge"), "activities/A1/cells/shop"),
        (("activities", 0, "lead"), "activities/A1"),
        (("contributions", 1, "amount"), "contributions/p2"),
        (("activities",), "activities"),
        (("signing",), ""),
        (("clauses", 9), "clauses"),
    ],
)
def test_a_place_becomes_the_address_of_its_row(place: tuple[str | int, ...], address: str) -> None:
    assert path(Fault(place, "x"), sheet()) == address


def test_each_check_tells_its_state_and_leads_to_what_breaks_it() -> None:
    told = found(decisions=[go("clinic")])
    seen = view(asked(told.sheet), told, EN)["checks"]
    assert [check["number"] for check in seen] == list(range(1, 11))
    (broken,) = [check for check in seen if check["state"] == "broken"]
    assert [(b["said"], b["path"]) for b in broken["breaches"]] == [
        ("The shop has not released a decision.", "partners/shop")
    ]


@pytest.mark.parametrize(
    ("fields", "states", "state"),
    [
        ({}, {}, "written here"),
        ({"library": "leaving"}, {}, "from the library"),
        ({"ref": REF, "offered": {"en": "We meet."}}, {}, "taken"),
        ({"ref": REF, "offered": {"en": "We met."}}, {}, "reworded here"),
        ({"ref": REF}, {("clauses", "c"): "stale"}, "source has changed"),
        ({"ref": REF}, {("clauses", "c"): "orphaned"}, "source is gone"),
        ({"ref": REF}, {("clauses", "c"): "taken"}, "taken"),
    ],
)
def test_a_clause_tells_where_it_came_from_and_how_it_stands_to_it(
    fields: dict[str, Any], states: Any, state: str
) -> None:
    kept = sheet(clauses=[clause(**fields)])
    ((part),) = parts(asked(kept, states=states), EN)
    assert part["clauses"][0]["state"] == state


def test_what_was_reworded_is_shown_against_the_source_in_its_language() -> None:
    kept = sheet(clauses=[clause(ref=REF, offered={"en": "We met.", "ta": "சந்தித்தோம்."})])
    ((part),) = parts(asked(kept), EN)
    tongues = part["clauses"][0]["tongues"]
    assert [(t["code"], t["pieces"]) for t in tongues] == [
        ("en", [("same", "We "), ("removed", "met."), ("added", "meet.")]),
        ("ta", [("removed", "சந்தித்தோம்.")]),
    ]


def test_clauses_stand_part_by_part_and_those_of_contracts_last() -> None:
    kept = example()
    titles = [part["title"] for part in parts(asked(kept), EN)]
    assert titles == [
        "Who",
        "Why",
        "What",
        "How",
        "What if",
        "Contract: Field-level agreement, WFP and Sarvodaya",
        "Contract: Grant, supermarket chain to Sarvodaya",
        "Contract: Service contract with data-processing terms, WFP and the app company",
    ]


def test_what_changed_since_it_was_put_up_is_told_article_by_article() -> None:
    before = sheet(clauses=[clause(), clause("d", "We pay.")], languages=["en"])
    version = signed(before, "agreement")
    kept = sheet(
        clauses=[clause(en="We meet often."), clause("e", "We learn.")],
        languages=["en"],
        versions=[version],
    )
    told = since(kept, EN)
    assert told
    assert [(c["heading"], c["kind"]) for c in told["changes"]] == [
        ("3.1 We meet often.", "reworded"),
        ("3.2 We learn.", "new"),
        ("3.2 We pay.", "taken out"),
    ]
    assert since(before, EN) is None


def test_the_library_has_a_clause_for_every_ingredient_but_the_partners_themselves() -> None:
    assert [i for i in ingredients() if i not in {e.id for e in library()}] == ["partners"]


@pytest.mark.parametrize("entry", library(), ids=lambda e: e.id)
def test_a_library_clause_says_the_same_in_three_languages(entry: Any) -> None:
    told = analyse(begun(Sheet(), entry.id), {})
    assert [(f.key, f.values) for f in told.wording if f.place[0] == "clauses"] == []
    assert entry.source


def test_a_clause_of_the_library_is_begun_once_and_is_then_the_teams_own() -> None:
    kept = begun(begun(Sheet(), "leaving"), "leaving")
    assert [(c.id, c.part, c.ingredient, c.library) for c in kept.clauses] == [
        ("library.leaving", "what_if", "leaving", "leaving")
    ]
    assert "leaving" not in [e["id"] for part in shelf(asked(kept), EN) for e in part["entries"]]


def test_ticked_clauses_are_taken_and_an_unknown_one_is_told() -> None:
    after = begin(asked(Sheet()), {"entry": ("vision", "leaving")})
    assert [c.id for c in after.clauses] == ["library.vision", "library.leaving"]
    with pytest.raises(Faulty, match="no_such_row"):
        begin(asked(Sheet()), {"entry": ("cake",)})


def test_a_whole_part_is_taken_with_one_tick_and_none_at_all_is_told() -> None:
    after = begin(asked(Sheet()), {"part": ("who",), "entry": ("leaving", "authority")})
    assert [c.id for c in after.clauses] == [
        "library.leaving",
        "library.authority",
        "library.representatives",
    ]
    with pytest.raises(Faulty, match="nothing_ticked"):
        begin(asked(Sheet()), {})


def test_a_comment_is_added_and_settled_and_opened_again() -> None:
    kept = sheet(clauses=[clause()])
    said = {"clause": ("c",), "comment": ("Who calls?",), "by": ("The shop",)}
    once = comment(asked(kept), said)
    (note,) = once.clauses[0].comments
    assert (note.by, note.words, note.settled) == ("The shop", "Who calls?", False)
    done = settle(asked(once), {"clause": ("c",), "said": (note.id,)})
    again = settle(asked(done), {"clause": ("c",), "said": (note.id,)})
    assert [s.clauses[0].comments[0].settled for s in (done, again)] == [True, False]


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"clause": ("c",), "comment": ("",)}, "too_short"),
        ({"clause": ("x",), "comment": ("Hm",)}, "no_such_row"),
        ({"clause": ("c",), "comment": ("a\x00b",)}, "control_character"),
    ],
)
def test_an_empty_a_lost_and_a_broken_comment_are_told(values: Any, key: str) -> None:
    with pytest.raises(Faulty, match=key):
        comment(asked(sheet(clauses=[clause()])), values)


def test_a_clause_is_agreed_or_disputed_and_nothing_else() -> None:
    kept = sheet(clauses=[clause()])
    after = judge(asked(kept), {"clause": ("c",), "status": ("disputed",)})
    assert after.clauses[0].status == "disputed"
    with pytest.raises(Faulty, match="not_a_choice"):
        judge(asked(kept), {"clause": ("c",), "status": ("signed",)})


def test_only_a_seat_weighs_and_releases_and_anyone_who_edits_comments() -> None:
    assert {n for n, m in MOVES.items() if m.open_to == {"seat"}} == {
        "weigh",
        "release",
        "take_back",
    }
    assert all({"seat", "mediator", "editor"} >= m.open_to for m in MOVES.values())


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_the_page_speaks_the_readers_language(language: str) -> None:
    kept, voice = example(), toolbox.voice(language)
    seen = view(asked(kept), analyse(kept, {}), voice)
    assert "⟦" not in str(seen)
    assert len(seen["pictures"]) == 2
