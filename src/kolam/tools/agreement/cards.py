"""What a phone is asked, and how the cards that come back move the sheet."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from kolam.core.asking import Question, Step, form
from kolam.core.card import Card as Sent
from kolam.core.gathering import gathered
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.agreement.scorecard import SCORES, Mark, Round, ingredients, part_of
from kolam.tools.agreement.sheet import Sheet

#: From the least to the most, and apart from them what does not concern this agreement.
OFFERED: tuple[Mark, ...] = ("not_in_place", "partially", "fully", "not_relevant")
TONES: Mapping[Mark, Literal["red", "amber", "green"]] = {
    "not_in_place": "red",
    "partially": "amber",
    "fully": "green",
}


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """How far each ingredient of a good agreement is in place, part by part."""
    title = Text.model_validate({voice.language: voice("agreement.asked")})
    return form(title, _questions(sheet, voice), voice)


def gather(cards: Sequence[Sent], sheet: Sheet) -> Sheet:
    """The sheet with each card's answers as ratings of its round."""
    return sheet.with_(rounds=gathered(cards, sheet.rounds, Round))


def _questions(sheet: Sheet, voice: Voice) -> Iterator[Question]:
    steps = tuple(
        Step(value=SCORES[mark], words=voice(f"agreement.mark.{mark}"), tone=TONES.get(mark, ""))
        for mark in OFFERED
    )
    for id in ingredients():
        yield Question(
            item=id,
            words=voice(f"agreement.ingredient.{id}"),
            help=voice(f"agreement.ingredient.{id}.meaning"),
            group=voice(f"agreement.part.{part_of(id)}"),
            steps=steps,
        )
