"""What a phone is asked, and how the cards that come back move the sheet."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from kolam.core.asking import Question, Step, form
from kolam.core.card import Card as Sent
from kolam.core.gathering import gathered
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.competencies.sheet import (
    ABOUT,
    HIGHEST,
    KEY,
    LETTERS,
    LOWEST,
    NO,
    SHARE,
    YES,
    Asking,
    Letter,
    Part,
    Round,
    Sheet,
    frame,
    letter_of,
    sealed,
)

#: The parts that each asking goes through; after a workshop people also look back.
ASKED: dict[Asking, tuple[Part, ...]] = {
    "before": ("before",),
    "after": ("after", "looking_back"),
    "later": ("later",),
    "peer": ("peer",),
}
SALT = 16


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """A key, then the statements letter by letter, so that whoever stops has whole letters."""
    title = Text.model_validate({voice.language: voice(f"competencies.asked.{sheet.asking}")})
    return form(title, _questions(sheet.asking, voice), voice)


def gather(cards: Sequence[Sent], sheet: Sheet) -> Sheet:
    """The sheet with each card's answers as ratings of its round.

    What a rating is about (before, after, looking back) comes with its item, so a card counts for
    what was asked when it was filled in, whatever the sheet asks for now. Keys are sealed with the
    sheet's salt; a sheet without a seal gets one from its first cards.
    """
    salt = _new_salt(cards) if sheet.salt is None else sheet.salt
    rounds = gathered(cards, sheet.rounds, Round)
    return sheet.with_(rounds=tuple(_without_keys(held, salt) for held in rounds))


def _new_salt(cards: Sequence[Sent]) -> str:
    """A salt that nobody can know beforehand: pseudonyms come from the phones' random tokens."""
    authors = " ".join(sorted({card.author for card in cards}))
    return sha256(f"competencies.salt:{authors}".encode()).hexdigest()[:SALT]


def _without_keys(held: Round, salt: str) -> Round:
    """Keys sealed, but one's own where one lets it be shown."""
    shown = {r.rater for r in held.ratings if r.item == SHARE and r.score == YES}
    return held.with_(
        ratings=tuple(
            r.with_(reason=sealed(r.reason, salt))
            if r.item == ABOUT or (r.item == KEY and r.rater not in shown)
            else r
            for r in held.ratings
        )
    )


def _questions(asking: Asking, voice: Voice) -> Iterator[Question]:
    if asking == "peer":
        yield _key(ABOUT, voice)
    else:
        yield _key(KEY, voice)
        yield _consent(voice)
    for letter in LETTERS:
        for part in ASKED[asking]:
            yield from _statements(letter, part, voice)


def _key(item: str, voice: Voice) -> Question:
    return Question(
        item=item,
        kind="words",
        words=voice(f"competencies.question.{item}"),
        help=voice(f"competencies.help.{item}"),
        dont_know=False,
        why=False,
    )


def _consent(voice: Voice) -> Question:
    return Question(
        item=SHARE,
        words=voice("competencies.question.share"),
        help=voice("competencies.help.share"),
        steps=tuple(
            Step(value=value, words=voice(f"competencies.share.{value}")) for value in (NO, YES)
        ),
        dont_know=False,
        why=False,
    )


def _statements(letter: Letter, part: Part, voice: Voice) -> Iterator[Question]:
    steps = tuple(
        Step(value=value, words=voice(f"competencies.level.{value}"))
        for value in range(LOWEST, HIGHEST + 1)
    )
    name, at = voice(f"competencies.letter.{letter}"), voice(f"competencies.at.{part}")
    for id in frame("statements").ids():
        item = f"{part}.{id}"
        if letter_of(item) == letter:
            yield Question(
                item=item,
                words=voice(f"competencies.statement.{id}"),
                group=voice("competencies.group", letter=name, part=at),
                steps=steps,
                why=part != "looking_back",
            )
