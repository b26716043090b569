"""Asking: the questions of a phone's plain form, for rooms that need no card of their own.

A room whose `ask` returns `form(...)` and whose card is kolam.core.answers.Answers (or a subclass)
is drawn by the phone's own form; see web/live/page/README.md.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from kolam.core.record import Text
from kolam.core.voice import Voice

#: scale: one step of a few; line: a place along a line with two ends; choose: up to `most` of the
#: options; range: low, likely, high in `unit`; words: a sentence (in Answer.reason).
Kind = Literal["scale", "line", "choose", "range", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a scale or one thing to choose: what is stored, and what the phone says."""

    value: int | str
    words: str
    help: str = ""
    tone: Literal["", "green", "amber", "red"] = ""
    sector: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One item that a participant is asked about; `item` comes back in the answer.

    Questions of the same `group` stand under its heading. `help` folds out. `words` and `help` are
    in `language`, where people typed them in another than the reader's.
    """

    item: str
    words: str
    kind: Kind = "scale"
    language: str = ""
    help: str = ""
    group: str = ""
    steps: tuple[Step, ...] = ()
    most: int = 1
    unit: str = ""
    dont_know: bool = True
    why: bool = True

    def plain(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)


def form(title: Text, questions: Iterable[Question], voice: Voice) -> dict[str, Any]:
    """What a phone is asked: the heading of its page, and the questions in their order."""
    return {
        "question": title.said(voice.language),
        "question_language": title.speaks(voice.language),
        "questions": [question.plain() for question in questions],
    }
