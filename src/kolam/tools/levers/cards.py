"""What a phone is asked, and how the cards that come back move the sheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from kolam.core.asking import Question, Step, form
from kolam.core.card import Card as Sent
from kolam.core.gathering import gathered
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.levers.sheet import HIGHEST, LEVERS, WHO, Asking, Round, Sheet, item


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """What a stakeholder of the participant's choice can supply, or how strongly levers are needed.

    Without any stakeholder there is nobody to ask about, and no question.
    """
    if sheet.asking == "supplies" and not sheet.suppliers:
        return form(_text(voice("levers.asked.nobody"), voice), (), voice)
    asked = [_who(sheet, voice)] if sheet.asking == "supplies" else []
    title = _text(voice(f"levers.asked.{sheet.asking}"), voice)
    return form(title, (*asked, *_levers(sheet.asking, voice)), voice)


def gather(cards: Sequence[Sent], sheet: Sheet) -> Sheet:
    """The sheet with each card's answers as ratings of its round."""
    return sheet.with_(rounds=gathered(cards, sheet.rounds, Round))


def _who(sheet: Sheet, voice: Voice) -> Question:
    return Question(
        item=WHO,
        kind="choose",
        words=voice("levers.asked.who"),
        steps=tuple(
            Step(value=row.id, words=row.name.said(voice.language), sector=row.sector or "")
            for row in sheet.suppliers
        ),
        dont_know=False,
        why=False,
    )


def _levers(asking: Asking, voice: Voice) -> Iterator[Question]:
    steps = tuple(Step(value=n, words=voice(f"levers.{asking}.{n}")) for n in range(HIGHEST + 1))
    for lever in LEVERS:
        yield Question(
            item=item(asking, lever),
            words=voice(f"levers.lever.{lever}"),
            help=voice(f"levers.lever.{lever}.meaning"),
            steps=steps,
        )


def _text(words: str, voice: Voice) -> Text:
    return Text.model_validate({voice.language: words})
