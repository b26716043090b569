"""What a phone is asked before, after and months after, and how the cards move the sheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from kolam.core.asking import Question, Step, form
from kolam.core.card import Card as Sent
from kolam.core.gathering import gathered
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.workshop.items import (
    BEST,
    BETTER,
    CHANGED,
    HIGHEST,
    LOWEST,
    MONDAY,
    USED,
    USEFUL,
    USES,
    Moment,
    frame,
)
from kolam.tools.workshop.sheet import Asking, Round, Sheet

#: The moments that each asking goes through; at the end people also look back to the morning.
ASKED: dict[Asking, tuple[Moment, ...]] = {
    "before": ("before",),
    "after": ("after", "back"),
    "later": ("later",),
}


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """The statements, then whatever else this moment asks; what comes first counts most."""
    title = Text.model_validate({voice.language: voice(f"workshop.asked.{sheet.asking}")})
    return form(title, _questions(sheet.asking, voice), voice)


def gather(cards: Sequence[Sent], sheet: Sheet) -> Sheet:
    """The sheet with each card's answers as ratings of its round.

    The moment comes with the item, so a card counts for what was asked when it was filled in.
    """
    return sheet.with_(rounds=gathered(cards, sheet.rounds, Round))


def _questions(asking: Asking, voice: Voice) -> Iterator[Question]:
    if asking == "later":
        yield _used(voice)
        yield _words(CHANGED, voice)
    for moment in ASKED[asking]:
        yield from _statements(moment, voice)
    if asking == "after":
        yield _useful(voice)
        for item in (BEST, BETTER, MONDAY):
            yield _words(item, voice)


def _statements(moment: Moment, voice: Voice) -> Iterator[Question]:
    steps = tuple(
        Step(value=n, words=voice(f"workshop.level.{n}")) for n in range(LOWEST, HIGHEST + 1)
    )
    for id in frame("statements").ids():
        yield Question(
            item=f"{moment}.{id}",
            words=voice(f"workshop.statement.{id}"),
            group=voice(f"workshop.moment.{moment}"),
            steps=steps,
            why=False,
        )


def _useful(voice: Voice) -> Question:
    steps = (Step(value=n, words=voice(f"workshop.useful.{n}")) for n in range(LOWEST, HIGHEST + 1))
    return _scale(USEFUL, tuple(steps), voice)


def _used(voice: Voice) -> Question:
    steps = (Step(value=n, words=voice(f"workshop.used.{n}")) for n in USES)
    return _scale(USED, tuple(steps), voice)


def _scale(item: str, steps: tuple[Step, ...], voice: Voice) -> Question:
    words, group = voice(f"workshop.question.{item}"), voice("workshop.whole")
    return Question(item=item, words=words, group=group, steps=steps, why=False)


def _words(item: str, voice: Voice) -> Question:
    return Question(
        item=item,
        kind="words",
        words=voice(f"workshop.question.{item}"),
        group=voice("workshop.whole"),
        dont_know=False,
        why=False,
    )
