"""What a phone is asked about one actor, and how the cards that come back move the sheet."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from kolam.core.answers import Round
from kolam.core.asking import Question, Step, form
from kolam.core.card import Card as Sent
from kolam.core.gathering import gathered
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.influence.sheet import HIGHEST, Actor, Sheet

LONGEST = 60


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """What the actor in focus can do to each other one, or where it stands on each objective."""
    focus = next((a for a in sheet.actors if a.id == sheet.focus), None) or _first(sheet)
    if not focus:
        title = voice("influence.asked.nobody")
        return form(Text.model_validate({voice.language: title}), (), voice)
    name = focus.name.said(voice.language)
    title = voice(f"influence.asked.{sheet.asking}", name=name)
    asked = _influences if sheet.asking == "influences" else _positions
    return form(Text.model_validate({voice.language: title}), asked(sheet, focus, voice), voice)


def gather(cards: Sequence[Sent], sheet: Sheet) -> Sheet:
    """The sheet with each card's answers as ratings of its round."""
    return sheet.with_(rounds=gathered(cards, sheet.rounds, Round))


def item(kind: str, one: str, other: str) -> str:
    """The item of a pair: what `one` can do to `other` (I), or where it stands on it (P)."""
    plain = f"{kind}.{one}.{other}"
    if len(plain) <= LONGEST and "." not in one + other:
        return plain
    return f"{kind}.{sha256(f'{one} {other}'.encode()).hexdigest()[:32]}"


def _first(sheet: Sheet) -> Actor | None:
    return sheet.actors[0] if sheet.actors else None


def _influences(sheet: Sheet, focus: Actor, voice: Voice) -> Iterator[Question]:
    steps = tuple(
        Step(
            value=n,
            words=voice(f"influence.ladder.{n}"),
            help=voice(f"influence.ladder.{n}.meaning"),
        )
        for n in range(HIGHEST + 1)
    )
    for other in sheet.actors:
        if other.id != focus.id:
            yield Question(
                item=item("I", focus.id, other.id),
                words=other.name.said(voice.language),
                language=other.name.speaks(voice.language),
                steps=steps,
            )


def _positions(sheet: Sheet, focus: Actor, voice: Voice) -> Iterator[Question]:
    ends = (-HIGHEST, -2, 0, 2, HIGHEST)
    steps = tuple(Step(value=n, words=voice(f"influence.stance.{n + HIGHEST}")) for n in ends)
    for objective in sheet.objectives:
        yield Question(
            item=item("P", focus.id, objective.id),
            words=objective.name.said(voice.language),
            language=objective.name.speaks(voice.language),
            steps=steps,
        )
