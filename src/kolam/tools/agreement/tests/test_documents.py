"""The three documents as blocks: what is signed, its sources, its figures, and real structures."""

import json
from pathlib import Path
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.block import (
    Block,
    ClauseText,
    Heading,
    Note,
    PageBreak,
    Picture,
    Signatures,
    Table,
)
from kolam.core.record import read
from kolam.core.signable import numbers
from kolam.tools.agreement import more_tables, tables
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.documents import blocks, facts
from kolam.tools.agreement.scorecard import ingredients
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import signable
from kolam.tools.agreement.tests.situations import example, found, partner, seed
from kolam.tools.agreement.tests.test_leaving import signed

EN = toolbox.voice("en")


def made(document: str, language: str = "en") -> tuple[Block, ...]:
    return blocks(document, example(), seed(), toolbox.voice(language))


def headings(told: tuple[Block, ...], level: int = 1) -> list[str]:
    return [b.text for b in told if isinstance(b, Heading) and b.level == level]


def test_the_agreement_goes_through_its_five_parts_to_the_signatures() -> None:
    assert headings(made("agreement")) == [
        "1 Who", "2 Why", "3 What", "4 How", "5 What if", "Signatures", "What this rests on",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_its_clauses_are_those_that_are_signed(language: str) -> None:
    told = [b for b in made("agreement", language) if isinstance(b, ClauseText)]
    assert [(c.id, c.text) for c in told] == [
        (a.id, a.words.said(language)) for a in signable(example(), "agreement").articles
    ]


def test_clauses_are_numbered_part_by_part_alike_in_every_language() -> None:
    cited = [
        {b.id: b.number for b in made("agreement", code) if isinstance(b, ClauseText)}
        for code in ("en", "si", "ta")
    ]
    assert cited[0] == cited[1] == cited[2] == numbers(signable(example(), "agreement"))
    some = ("partner.DSD", "library.vision", "brings.DSD", "body.steering", "library.closure")
    assert [cited[0][id] for id in some] == ["1.1", "2.1", "3.10", "4.12", "5.6"]


def test_a_clause_from_no_other_room_says_nothing_of_its_origin() -> None:
    origins = {b.id: b.origin for b in made("agreement") if isinstance(b, ClauseText)}
    assert (origins["library.leaving"], origins["partner.DSD"]) == ("", "")


def test_the_table_of_clauses_has_their_numbers_their_origins_and_their_names_in_the_file() -> None:
    told = {row[-1]: row[:-1] for row in tables.clauses(seed(), EN).rows}
    assert told["library.leaving"] == ("5.2", "Leaving", "Agreed", "clause library")
    assert told["c1.terms"] == ("c1: 7", "Reporting", "Agreed", "written here")


def test_what_nobody_signs_stands_after_the_places_to_sign() -> None:
    told = made("agreement")
    places = next(n for n, b in enumerate(told) if isinstance(b, Signatures))
    assert [type(b) for b in told[:places] if not isinstance(b, ClauseText | Heading)] == []


@pytest.mark.parametrize("language", ["si", "ta"])
def test_who_signs_is_named_in_the_readers_language(language: str) -> None:
    (places,) = [b for b in made("agreement", language) if isinstance(b, Signatures)]
    for row, line in zip(example().signatories, places.lines, strict=True):
        spoken = (row.name, row.representative, row.authority)
        assert (line.organisation, line.name, line.authority) == tuple(
            getattr(text, language) for text in spoken
        )


def test_the_table_of_votes_says_shares_in_percent_and_seats_by_name() -> None:
    told = more_tables.power(seed().powers[0], seed(), EN)
    assert told.rows[0] == (
        "Department of Samurdhi Development (DSD)", "2", "18.2%", "32", "18.2%", "19.0%",
    )  # fmt: skip
    assert told.rows[-1] == ("Sum", "11", "100.0%", "176", "100.0%", "100.0%")


def test_a_clause_of_another_room_tells_its_room_and_that_it_was_reworded() -> None:
    ref = {"tool": "negotiation", "path": ["issues", "x"], "seen": "1"}
    rows = [
        {"id": "a", "part": "how", "words": {"en": "One."}, "offered": {"en": "One."}, "ref": ref},
        {"id": "b", "part": "how", "words": {"en": "Two."}, "offered": {"en": "2."}, "ref": ref},
    ]
    told = found(clauses=rows)
    given = blocks("agreement", told.sheet, told, EN)
    assert [b.origin for b in given if isinstance(b, ClauseText) and b.id in "ab"] == [
        "Negotiation › issues › x",
        "Negotiation › issues › x, reworded since",
    ]


def test_nine_places_to_sign_and_none_of_them_filled() -> None:
    (places,) = [b for b in made("agreement") if isinstance(b, Signatures)]
    assert [line.organisation for line in places.lines][:2] == [
        "Department of Samurdhi Development",
        "Ministry of Education",
    ]
    assert (len(places.lines), {line.signed for line in places.lines}) == (9, {""})


def test_who_has_signed_these_words_is_shown_with_the_time() -> None:
    told = found()
    version = signed(told.sheet, "agreement", "clinic")
    told = found(versions=[version])
    (places,) = [b for b in blocks("agreement", told.sheet, told, EN) if isinstance(b, Signatures)]
    assert [line.signed for line in places.lines] == [
        "Signed by clinic, 1 February 2024 10:00 UTC",
        "",
    ]


def test_the_cover_says_how_far_the_document_is_and_in_which_languages_it_binds() -> None:
    assert facts("workplan", example(), seed(), EN) == (
        ("Version", "Draft; these words are not put up for signature"),
        ("Languages, each as binding", "English, සිංහල and தமிழ்"),
    )


def test_the_cover_of_words_that_were_put_up_has_their_version_and_other_words_are_a_draft() -> (
    None
):
    version = signed(found().sheet, "agreement", "clinic", "shop")
    same = found(versions=[version])
    assert facts("agreement", same.sheet, same, EN)[0][1] == "1, signed by all"
    clause = {"id": "c", "part": "how", "words": {"en": "New."}}
    other = found(versions=[version], clauses=[clause])
    assert facts("agreement", other.sheet, other, EN)[0][1].startswith("Draft")


def test_signatures_under_other_words_are_not_shown() -> None:
    version = signed(found().sheet, "agreement", "clinic", "shop")
    clause = {"id": "c", "part": "how", "words": {"en": "New."}}
    told = found(versions=[version], clauses=[clause])
    given = blocks("agreement", told.sheet, told, EN)
    (places,) = [b for b in given if isinstance(b, Signatures)]
    assert {line.signed for line in places.lines} == {""}
    assert any("are not those of version 1" in b.text for b in given if isinstance(b, Note))


def test_each_contract_begins_a_page_with_clauses_of_its_own_and_two_signers() -> None:
    told = made("contract")
    begins = [n for n, b in enumerate(told) if isinstance(b, PageBreak)]
    assert [told[n + 1] for n in begins] == [Heading(text) for text in headings(told)]
    first = [b for b in told[: begins[1]] if isinstance(b, ClauseText)]
    assert [(b.number, b.heading) for b in first[:2]] == [("1", "Parties"), ("2", "Amount")]
    assert [len(b.lines) for b in told if isinstance(b, Signatures)] == [2, 2, 2]


def test_one_contract_can_be_asked_for_and_one_that_is_not_there_is_refused() -> None:
    assert len(headings(made("contract.c2"))) == 1
    for document in ("contract.c9", "letter"):
        with pytest.raises(LookupError):
            made(document)


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_the_work_plan_has_its_gantt_its_budget_and_its_indicators(language: str) -> None:
    told = made("workplan", language)
    assert [type(b) for b in told if isinstance(b, Picture | Table)] == [
        Picture, Table, Picture, Table, Table, Table, Table,
    ]  # fmt: skip
    assert "⟦" not in str(told)


@pytest.mark.parametrize("document", ["agreement", "contract", "workplan"])
def test_an_empty_sheet_makes_no_document(document: str) -> None:
    assert blocks(document, Sheet(), analyse(Sheet(), {}), EN) == ()


# Real agreements: which of our parts, lists and documents every heading of theirs belongs to.
PLACES: dict[str, dict[str, str]] = {
    "lk_resettlement_ngo": {
        "parties block with blanks (dotted lines) for the partner name": "partners",
        'preamble of numbered "given that" recitals (i)-(iv)': "why",
        "Annex A project description": "what",
        "Annex B budget": "budget",
        "Annex C work plan": "workplan",
        "basic project data with the amount made available": "contributions",
        "type of assistance: funds, material or advocacy": "contributions",
    },
    "in_lk_agriculture_2012": {
        "two desirous/recognising recitals": "why",
        "Article 1 scope": "what",
        "Article 2 areas of joint activities": "activities",
        "Article 3 biennial work plans": "workplan",
        "Article 4 joint working group with equal numbers from each party": "bodies",
    },
}
SHARED = Path(__file__).parents[6] / "shared"
FILE = SHARED / "data" / "agreements" / "agreement_structures.json"


@pytest.fixture(scope="module")
def structures() -> list[dict[str, Any]]:
    if not FILE.is_file():
        pytest.skip("no data/agreements in the folder 'shared' beside the repository")
    told: list[dict[str, Any]] = json.loads(FILE.read_bytes())
    return told


def test_no_heading_of_a_real_agreement_is_left_over(structures: list[dict[str, Any]]) -> None:
    assert {one["id"]: list(one["structure"]) for one in structures} == {
        id: list(places) for id, places in PLACES.items()
    }


def text(words: str) -> dict[str, str]:
    return {"en": words}


def expressed(structure: dict[str, Any]) -> Sheet:
    """A sheet that has every heading of a real agreement in the place where it belongs."""
    places = PLACES[structure["id"]]
    lists: dict[str, list[Any]] = {"partners": [partner("one"), partner("two")]}
    parts = [heading for heading, place in places.items() if place in ("why", "what")]
    lists["clauses"] = [
        {"id": f"c{n}", "part": places[heading], "heading": text(heading), "words": text("…")}
        for n, heading in enumerate(parts)
    ]
    lists["activities"] = [
        {"id": "A1", "what": text("Work"), "lead": "one", "budget": 100,
         "starts": "2012-01-17", "ends": "2014-01-16",
         "cells": [{"id": "two", "funder": "two", "amount": 100, "pledge": "p"}]},
    ]  # fmt: skip
    lists["contributions"] = [
        {"id": "p", "partner": "two", "kind": "cash", "amount": 100},
        {"id": "q", "partner": "two", "kind": "in_kind", "what": text("Advocacy")},
    ]
    seats = [{"id": id, "partners": [id], "votes": 3} for id in ("one", "two")]
    lists["bodies"] = [{"id": "b", "name": text("Joint group"), "quota": 4, "seats": seats}]
    return read(Sheet, {"languages": ["en"], "currency": "LKR", **lists})


def test_real_agreements_become_documents_of_ours(structures: list[dict[str, Any]]) -> None:
    for structure in structures:
        kept = expressed(structure)
        told = analyse(kept, {})
        agreement = blocks("agreement", kept, told, EN)
        plan = blocks("workplan", kept, told, EN)
        ids = {b.id for b in agreement if isinstance(b, ClauseText)}
        assert {"partner.one", "brings.two", "body.b", *(c.id for c in kept.clauses)} <= ids
        assert any(isinstance(b, Picture) for b in plan)
        (power,) = told.powers
        assert len({seat.banzhaf for seat in power.seats}) == 1
        assert power.vetoes == ("one", "two")


def test_every_ingredient_of_the_scorecard_can_be_written_as_a_clause() -> None:
    rows = [
        {"id": f"c{n}", "part": "how", "ingredient": id, "words": text("…")}
        for n, id in enumerate(ingredients())
    ]
    assert len(read(Sheet, {"clauses": rows}).clauses) == len(ingredients())
