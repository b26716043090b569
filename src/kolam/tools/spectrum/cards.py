"""What a phone is asked, and how the cards that come back move the sheet."""

from collections.abc import Sequence
from typing import Any

from kolam.core.asking import Question, Step, form
from kolam.core.card import Card as Sent
from kolam.core.gathering import gathered
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.spectrum.sheet import ANCHORS, Round, Sheet, Strand


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """A place along the line for each strand; without strands there is no question."""
    key = "spectrum.asked.place" if sheet.strands else "spectrum.asked.nothing"
    title = Text.model_validate({voice.language: voice(key)})
    return form(title, (_place(strand, voice) for strand in sheet.strands), voice)


def gather(cards: Sequence[Sent], sheet: Sheet) -> Sheet:
    """The sheet with each card's answers as ratings of its round."""
    return sheet.with_(rounds=gathered(cards, sheet.rounds, Round))


def _place(strand: Strand, voice: Voice) -> Question:
    """The line with a name at each type; the places between are for what lies between."""
    return Question(
        item=strand.id,
        kind="line",
        words=strand.title.said(voice.language),
        help=strand.aim.said(voice.language),
        language=strand.title.speaks(voice.language),
        steps=tuple(
            Step(value=anchor, words=voice(f"spectrum.type.{type}"))
            for type, anchor in ANCHORS.items()
        ),
    )
