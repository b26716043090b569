"""What a phone is asked about a step, and how the cards that come back move the sheet."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from kolam.core.asking import Question, form
from kolam.core.asking import Step as Choice
from kolam.core.card import Card as Sent
from kolam.core.gathering import gathered
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.journey.sheet import ANSWERS, STEPS, Round, Sheet, wording

TONES: tuple[Literal["", "green", "amber", "red"], ...] = ("red", "amber", "amber", "green")


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """The step that is asked about with its words as they stand, and four answers."""
    title = Text.model_validate({voice.language: voice("journey.asked")})
    return form(title, _questions(sheet, voice), voice)


def gather(cards: Sequence[Sent], sheet: Sheet) -> Sheet:
    """The sheet with each card's answers in its round.

    A consent that a partner has given itself stays as it is: what people say on phones stands
    for a partner only as long as it has not spoken.
    """
    return sheet.with_(rounds=gathered(cards, sheet.rounds, Round))


def _questions(sheet: Sheet, voice: Voice) -> Iterator[Question]:
    name = sheet.asking
    row = sheet.step(name) if name else None
    if not name or name not in STEPS:
        return
    text = row.text if row else Text()
    written = wording(text)
    step = voice(f"journey.step.{name}")
    yield Question(
        item=f"{name}.{written}" if written else name,
        words=text.said(voice.language) if written else voice("journey.ask.bare", step=step),
        language=text.speaks(voice.language) if written else "",
        group=step,
        steps=tuple(
            Choice(value=value, words=voice(f"journey.answer.{answer}"), tone=tone)
            for value, (answer, tone) in enumerate(zip(ANSWERS, TONES, strict=True))
        ),
    )
