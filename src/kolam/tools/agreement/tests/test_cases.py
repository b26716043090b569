"""Walks cases.toml: each situation must lead to the sentences it names, and to none it excludes."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.record import read
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.sentences import sentences
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.tests.situations import ROOM, go

CASES = tomllib.loads((ROOM / "cases.toml").read_text(encoding="utf-8"))["case"]
Plain = dict[str, Any]
CENTS = 100


def told(case: Mapping[str, Any]) -> Sheet:
    plan = [(id, *words.split()) for id, words in case.get("plan", {}).items()]
    costs = [{"id": "k", "what": {"en": "All"}, "amount": case.get("package", 0), "unit": "LKR"}]
    return read(
        Sheet,
        {
            "currency": "LKR",
            "told_in": "ones",
            "languages": ["en"],
            "signing": "2024-02-01",
            "partners": [partner(name) for name in case["partners"].split()],
            "contributions": [p for row in plan for p in pledges(*row)],
            "activities": [activity(*row) for row in plan],
            "costs": costs if "package" in case else [],
            "contracts": [contract(n, words) for n, words in enumerate(case.get("contracts", []))],
            "decisions": [go(id) for id in case.get("go", "").split()],
            "bodies": [body(case)] if "votes" in case else [],
            "ingredients": [
                {"id": id, "mark": mark.lstrip("!"), "must": mark.startswith("!")}
                for id, mark in case.get("marks", {}).items()
            ],
        },
    )


def partner(name: str) -> Plain:
    id = name.rstrip("-")
    return {"id": id, "name": {"en": id}, "signs": id == name}


def paid(words: tuple[str, ...]) -> Iterator[tuple[str, int, bool]]:
    for word in words:
        who, _, amount = word.partition(":")
        yield who, int(amount.rstrip("?")) * CENTS, not amount.endswith("?")


def pledges(id: str, lead: str, budget: str, *cells: str) -> list[Plain]:
    return [
        {"id": f"{who}.{id}", "partner": who, "amount": amount}
        for who, amount, pledged in paid(cells)
        if pledged
    ]


def activity(id: str, lead: str, budget: str, *cells: str) -> Plain:
    rows = [
        {"id": who, "funder": who, "amount": amount, "pledge": f"{who}.{id}" if pledged else ""}
        for who, amount, pledged in paid(cells)
    ]
    return {
        "id": id,
        "what": {"en": id},
        "lead": lead,
        "budget": int(budget) * CENTS,
        "cells": rows,
    }


def contract(number: int, words: str) -> Plain:
    payer, payee, amount, at = words.split()
    return {
        "id": f"c{number}",
        "title": {"en": f"Contract {number}"},
        "payer": payer,
        "payee": payee,
        "amount": int(amount) * CENTS,
        "activity": at,
    }


def body(case: Mapping[str, Any]) -> Plain:
    seats = [
        {"id": id, "name": id, "partners": [id], "votes": votes}
        for id, votes in case["votes"].items()
    ]
    vetoes = case.get("vetoes", "").split()
    matters = [{"id": "m", "what": {"en": "Their data"}, "vetoes": vetoes}] if vetoes else []
    name = {"en": "Board"}
    return {"id": "b", "name": name, "quota": case["quota"], "seats": seats, "matters": matters}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["situation"])
def test_a_situation_leads_to_what_it_names(case: Mapping[str, Any]) -> None:
    findings = analyse(told(case), {})
    said = [sentence.said(toolbox.voice("en")) for sentence in sentences(findings)]
    assert [sentence for sentence in case.get("says", []) if sentence not in said] == []
    assert [(word, s) for word in case.get("silent", []) for s in said if word in s] == []
