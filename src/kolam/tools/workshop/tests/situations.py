"""Sheets for the tests, written the way cases.toml writes them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kolam.core.passing import Evidence
from kolam.core.record import Text, read
from kolam.core.ref import Ref
from kolam.core.tool import Given
from kolam.tools.workshop.analysis import analyse
from kolam.tools.workshop.sheet import Sheet

ROOM = Path(__file__).parents[1]


def example(name: str) -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def sheet(case: Mapping[str, Any]) -> Sheet:
    return read(
        Sheet,
        {
            "first": case.get("held"),
            "participants": list(_people(case.get("people", []))),
            "agenda": [_session(*pair) for pair in case.get("agenda", {}).items()],
            "actions": [_action(words) for words in case.get("actions", [])],
            "quotes": list(_quotes(case.get("quotes", {}))),
            "rounds": list(_rounds(case)),
        },
    )


def _people(rows: list[str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        sector, gender, n = row.split()
        told = None if sector == "none" else sector
        yield {"id": f"{sector}-{gender}", "sector": told, "gender": gender, "n": int(n)}


def _session(title: str, times: str) -> dict[str, Any]:
    planned, held = (("", "") if t == "-" else t.split("-") for t in times.split())
    return {
        "id": title,
        "title": {"en": title},
        "planned_from": planned[0],
        "planned_to": planned[1],
        "held_from": held[0],
        "held_to": held[1],
    }


def _action(words: str) -> dict[str, Any]:
    what, owner, due = (part.strip() for part in words.split("|"))
    return {"id": what, "what": {"en": what}, "owner": owner, "due": due or None}


def _quotes(given: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for n, (words, consent) in enumerate(given.items()):
        yield {"id": f"q{n}", "words": {"en": words}, "consent": consent}


def _rounds(case: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What belongs to the end goes into one round, every other moment into its own."""
    answers: Mapping[str, str] = case.get("answers", {})
    promise = case.get("promise", "anonymous")
    for name, moments in (
        ("before", ("before",)),
        ("after", ("after", "back")),
        ("later", "later"),
    ):
        own = {item: said for item, said in answers.items() if item.split(".")[0] in moments}
        if own:
            yield {"id": name, "promise": promise, "ratings": list(_ratings(own))}


def _ratings(answers: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for item, words in answers.items():
        for n, word in enumerate(words.split(), start=1):
            about = {"id": f"R{n}.{item}", "rater": f"R{n}", "item": item}
            if word == "?":
                yield {**about, "dont_know": True}
            elif word != "-":
                yield {**about, "score": int(word)}


def evidence(tool: str, *words: str) -> Given:
    """What a room says, as it says it to another."""
    return {
        Evidence: tuple(
            Evidence(
                ref=Ref(tool=tool, path=("rounds", str(n))),
                room="fundamentals",
                about="value_creation",
                words=Text(en=said),
            )
            for n, said in enumerate(words)
        )
    }


#: Findings of sheets that hold next to nothing.
BARE = {
    "nothing": analyse(Sheet(), {}),
    "a plan": analyse(sheet({"agenda": {"Map": "09:00-10:00 -"}}), {}),
    "one answer": analyse(sheet({"answers": {"after.tools": "4"}}), {}),
    "before alone": analyse(sheet({"answers": {"before.tools": "4 4 4 4 5"}}), {}),
    "midnight": analyse(sheet({"agenda": {"Map": "00:00-23:59 00:10-23:59"}}), {}),
}
