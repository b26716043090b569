"""What a phone is asked, and how the cards that come back move the sheet."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from kolam.core.asking import Question, Step, form
from kolam.core.card import Card as Sent
from kolam.core.gathering import gathered
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.fundamentals.sheet import (
    AMBER,
    FUNDAMENTALS,
    GREEN,
    HIGHEST,
    LOWEST,
    RED,
    Card,
    Check,
    Round,
    Sheet,
)

TONES: dict[int, Literal["green", "amber", "red"]] = {GREEN: "green", AMBER: "amber", RED: "red"}


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """The six fundamentals, or after signing the aspects of the health check."""
    asked = _fundamentals(voice) if sheet.asking == "fundamentals" else _aspects(sheet, voice)
    title = Text.model_validate({voice.language: voice(f"fundamentals.asked.{sheet.asking}")})
    return form(title, asked, voice)


def gather(cards: Sequence[Sent], sheet: Sheet) -> Sheet:
    """The sheet with each card's answers as ratings of its round, or as marks of its check.

    A round whose answers are about fundamentals goes to `rounds`, any other to `checks`.
    """
    about = {card.round for card in cards if _is_about_fundamentals(card)}
    return sheet.with_(
        rounds=gathered([c for c in cards if c.round in about], sheet.rounds, Round),
        checks=gathered([c for c in cards if c.round not in about], sheet.checks, Check),
    )


def _is_about_fundamentals(card: Sent) -> bool:
    answers = card.body.answers if isinstance(card.body, Card) else ()
    return any(answer.item in FUNDAMENTALS for answer in answers)


def _fundamentals(voice: Voice) -> Iterator[Question]:
    steps = tuple(
        Step(value=value, words=voice(f"fundamentals.level.{value}"))
        for value in range(LOWEST, HIGHEST + 1)
    )
    for id in FUNDAMENTALS:
        yield Question(
            item=id,
            words=voice(f"fundamentals.fundamental.{id}"),
            help=voice(f"fundamentals.fundamental.{id}.meaning"),
            steps=steps,
        )


def _aspects(sheet: Sheet, voice: Voice) -> Iterator[Question]:
    steps = tuple(
        Step(value=value, words=voice(f"fundamentals.concern.{value}"), tone=tone)
        for value, tone in TONES.items()
    )
    own = {aspect.id: aspect.words for aspect in sheet.aspects}
    for id in sheet.asked:
        typed = own.get(id)
        yield Question(
            item=id,
            words=typed.said(voice.language) if typed else voice(f"fundamentals.aspect.{id}"),
            language=typed.speaks(voice.language) if typed else "",
            steps=steps,
        )
