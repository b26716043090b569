"""What a phone is asked, and how the cards that come back move the sheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from kolam.core.asking import Question, Step, form
from kolam.core.card import Card as Sent
from kolam.core.gathering import gathered
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.sectors.sheet import PLACES, Round, Sheet, item


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """What drives each sector: of one's own as it is, of every other as one guesses."""
    title = Text.model_validate({voice.language: voice("sectors.asked")})
    return form(title, _questions(sheet, voice), voice)


def gather(cards: Sequence[Sent], sheet: Sheet) -> Sheet:
    """The sheet with each card's answers as ratings of its round."""
    return sheet.with_(rounds=gathered(cards, sheet.rounds, Round))


def _questions(sheet: Sheet, voice: Voice) -> Iterator[Question]:
    steps = tuple(_steps(sheet, voice))
    for sector in sheet.sectors_asked:
        yield Question(
            item=item(sector),
            kind="choose",
            words=voice("sectors.asked.about", sector=voice(f"sector.{sector}")),
            help=voice("sectors.asked.help"),
            steps=steps,
            most=PLACES,
            why=False,
        )


def _steps(sheet: Sheet, voice: Voice) -> Iterator[Step]:
    typed = {row.id: row.words for row in sheet.drivers}
    for id in sheet.offered:
        words = typed[id].said(voice.language) if id in typed else voice(f"sectors.driver.{id}")
        yield Step(value=id, words=words)
