"""What a phone is asked, and how the cards that come back move the sheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from kolam.core import card as core
from kolam.core.asking import Question, Step, form
from kolam.core.gathering import gathered
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.value.scores import LINES
from kolam.tools.value.sheet import SOURCES, TOP, Round, Sheet


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """Relevance and evidence of each source, then value and cost for one's own organisation.

    Only the sources that are claimed are asked about; all ten while none is.
    """
    questions = (*_sources(sheet, voice), *_lines(voice))
    title = sheet.objective if sheet.objective.said("en") else _title(voice)
    return form(title, questions, voice)


def gather(cards: Sequence[core.Card], sheet: Sheet) -> Sheet:
    """The sheet with each card's scores as ratings of the round of that name."""
    return sheet.with_(rounds=gathered(cards, sheet.rounds, Round))


def _title(voice: Voice) -> Text:
    return Text.model_validate({voice.language: voice("value.ask.title")})


def _sources(sheet: Sheet, voice: Voice) -> Iterator[Question]:
    claimed = {claim.source for claim in sheet.sources}
    for source in SOURCES:
        if claimed and source not in claimed:
            continue
        for aspect in ("relevance", "evidence"):
            yield Question(
                item=f"{aspect}.{source}",
                words=voice(f"value.ask.{aspect}"),
                group=voice(f"value.source.{source}"),
                help=voice(f"value.source.{source}.test"),
                steps=_steps(aspect, voice),
            )


def _lines(voice: Voice) -> Iterator[Question]:
    for item in LINES:
        side, _, kind = item.partition(".")
        yield Question(
            item=item,
            words=voice(f"value.kind.{kind}"),
            group=voice(f"value.ask.{side}"),
            help=voice(f"value.kind.{kind}.meaning"),
            steps=_steps(side, voice),
        )


def _steps(aspect: str, voice: Voice) -> tuple[Step, ...]:
    return tuple(
        Step(value=value, words=voice(f"value.step.{aspect}.{value}"))
        for value in range(TOP[aspect] + 1)
    )
