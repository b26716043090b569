"""Sheets for the tests, written the way cases.toml writes them."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kolam.core.record import Text, read
from kolam.tools.journey.private import CHECKS, READY
from kolam.tools.journey.sheet import (
    ANSWERS,
    STEPS,
    Consent,
    Partner,
    Rating,
    Reopening,
    Round,
    Sheet,
    Step,
    StepName,
    Told,
    wording,
)

ROOM = Path(__file__).parents[1]
WORDS = Text(en="These words", si="මෙම වචන", ta="இந்தச் சொற்கள்")
EARLIER = "0" * 32
OWNED = {
    "action": Text(en="Ask the lawyers"),
    "owner": "Nimali",
    "due": datetime.date(2023, 9, 1),
}
SAID: Mapping[str, Mapping[str, Any]] = {
    "yes": {"says": "yes"},
    "old": {"says": "yes", "saw": EARLIER},
    "if": {"says": "yes_if", **OWNED},
    "if?": {"says": "yes_if"},
    "done": {"says": "yes_if", "done": True},
    "notyet": {"says": "not_yet"},
    "no": {"says": "no"},
}
STATE = {"way": "under_way"}


def example(name: str) -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def consent(partner: str, word: str, text: Text = WORDS) -> Consent:
    return Consent(id=partner, partner=partner, **{"saw": wording(text), **SAID[word]})


def step(name: StepName, words: str = "", *, status: str = "working", **more: Any) -> Step:
    """A step at which A, B, C ... say these words, in that order."""
    said = zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", words.split(), strict=False)
    consents = tuple(consent(partner, word) for partner, word in said if word != "-")
    return Step.model_validate(
        {"id": name, "step": name, "status": status, "text": WORDS, "consents": consents, **more}
    )


def partners(names: str = "A B C") -> tuple[Partner, ...]:
    return tuple(Partner(id=name, name=Text(en=name), organisation=name) for name in names.split())


def sheet(case: Mapping[str, Any]) -> Sheet:
    listed = [
        p.with_(left=case.get("left", {}).get(p.id))
        for p in partners(case.get("partners", "A B C"))
    ]
    groups = [p.with_(kind="population_group") for p in partners(case.get("groups", ""))]
    names = [p.id for p in (*listed, *groups)]
    return Sheet(
        partners=(*listed, *groups),
        steps=tuple(_steps(case, names)),
        told=tuple(_told(case)),
        rounds=tuple(_rounds(case)),
    )


def _steps(case: Mapping[str, Any], names: list[str]) -> Iterator[Step]:
    for name in STEPS:
        found = [s for s in ("agreed", "working", "reopened") if name in case.get(s, ())]
        if not found:
            continue
        words = case.get("says_at", {}).get(name, "").split()
        said = [(who, word) for who, word in zip(names, words, strict=False) if word != "-"]
        checked = case.get("checked", {}).get(name)
        yield step(
            name,
            status=found[0],
            consents=tuple(consent(who, word) for who, word in said),
            reopenings=(Reopening(id=f"r-{name}", why=Text(en="New facts")),)
            if found[0] == "reopened"
            else (),
            checked=(f"r-{checked}",) if checked else (),
            **_dates(case.get("dates", {}).get(name, ""), found[0]),
        )


def _dates(words: str, status: str) -> dict[str, str]:
    names = ("begun", "agreed" if status == "agreed" else "planned")
    return dict(zip(names, words.split(), strict=False))


def _told(case: Mapping[str, Any]) -> Iterator[Told]:
    decides = case.get("decides", {})
    for who in {**case.get("told", {}), **decides}:
        words = case.get("told", {}).get(who, "all:open")
        if words.startswith("all:"):
            states, least = {}, words.removeprefix("all:")
        else:
            row = [STATE.get(word, word) for word in words.split()]
            states, least = dict(zip(CHECKS, row, strict=True)), min(row, key=READY.index)
        plain = {"id": who, "partner": who, "readiness": least, **states}
        yield Told.model_validate({**plain, "decision": decides.get(who)})


def _rounds(case: Mapping[str, Any]) -> Iterator[Round]:
    for name, words in case.get("people", {}).items():
        answers = [pair.split("=") for pair in words.split()]
        yield Round(
            id=f"round-{name}",
            promise="organisation",
            ratings=tuple(
                Rating(
                    id=f"R{number}.{name}",
                    rater=f"R{number}",
                    item=f"{name}.{wording(WORDS)}",
                    score=ANSWERS.index({"notyet": "not_yet"}.get(word, word)),
                    organisation=who,
                )
                for number, (who, word) in enumerate(answers, start=1)
            ),
        )
