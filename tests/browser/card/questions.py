"""What the plain form is asked on the stage: one question of each kind, or sixty in groups."""

from collections.abc import Iterator
from typing import Any

from kolam import toolbox
from kolam.core.asking import Question, Step, form
from kolam.core.record import Text
from kolam.core.voice import LANGUAGES

TITLE = Text(en="How do we stand?", si="අපි කොතැනද?", ta="நாம் எங்கு நிற்கிறோம்?")
LADDER = ("Not in place", "Begun", "Mostly in place", "Fully in place")
LIGHTS = (("green", "No concern"), ("amber", "Some concern"), ("red", "Serious concern"))
SECTORS = ("government", "civil_society", "business", "academia")


def every_kind() -> Iterator[Question]:
    """One question of each kind; the first with a help, two with a group."""
    steps = tuple(Step(value=n, words=words) for n, words in enumerate(LADDER, start=1))
    lights = tuple(
        Step(value=n, words=words, tone=tone)  # type: ignore[arg-type]
        for n, (tone, words) in enumerate(LIGHTS)
    )
    yield Question(item="level", words="Shared vision", steps=steps, help="All see one goal.")
    yield Question(item="light", words="Money arrives", steps=lights, group="Health")
    ends = (Step(value=-5, words="Each alone"), Step(value=5, words="All as one"))
    yield Question(item="place", words="How close?", kind="line", steps=ends, group="Health")
    found = tuple(Step(value=id, words=id.replace("_", " "), sector=id) for id in SECTORS)
    yield Question(item="two", words="Which two?", kind="choose", most=2, steps=found)
    yield Question(item="gain", words="How much more?", kind="range", unit="tonnes a year")
    yield Question(item="say", words="What is missing?", kind="words", dont_know=False)


def many(count: int = 60) -> Iterator[Question]:
    """So many questions on a short scale, ten in a group."""
    steps = tuple(Step(value=n, words=str(n)) for n in range(5))
    for n in range(count):
        group = f"Part {n // 10 + 1}"
        yield Question(
            item=f"Q{n + 1}", words=f"Statement number {n + 1}", steps=steps, group=group
        )


def asked(questions: Iterator[Question]) -> dict[str, Any]:
    """What the phone is asked, by language."""
    listed = tuple(questions)
    return {code: form(TITLE, listed, toolbox.voice(code)) for code in LANGUAGES}
