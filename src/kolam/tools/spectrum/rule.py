"""The rule: four questions, the type that their answers suggest, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from kolam.tools.spectrum.sheet import LETTERS, Letter, Strand, Type, YesNo

Verdict = Literal["exchange", "combine", "transform", "not_equipped"]
VERDICTS: tuple[Verdict, ...] = ("exchange", "combine", "transform", "not_equipped")
Answers = Mapping[Letter, YesNo]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the rule says of one strand.

    verdicts  every verdict that is possible while questions are open; one where it is settled
    because   the answers that settle it, as question and answer; empty where it is open
    open      the unanswered questions that could change the verdict
    """

    verdicts: tuple[Verdict, ...]
    because: tuple[tuple[Letter, YesNo], ...]
    open: tuple[Letter, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The verdict, where it is settled."""
        return self.verdicts[0] if len(self.verdicts) == 1 else None

    @property
    def type(self) -> Type | None:
        """The type suggested; a type 3 that is not yet equipped is type 3 by intention."""
        if self.verdict == "not_equipped":
            return "transform"
        return self.verdict


def classified(answers: Answers) -> tuple[Verdict, tuple[Letter, ...]]:
    """The verdict for four answers, and the questions that settle it, in the order asked.

    a  a new joint activity? no: type 1
    c  meant to change rules, norms, market or power? no: type 2
    b  impossible for any one alone? no: type 2, since one could change the rule by itself
    d  all essential actors inside? yes: type 3; no: type 3 intended, not yet equipped

    Source: proposed in the framework's notes, section 3; they leave a, c and not b unsaid, which
    is read here as type 2.
    """
    if answers["a"] == "no":
        return "exchange", ("a",)
    if answers["c"] == "no":
        return "combine", ("a", "c")
    if answers["b"] == "no":
        return "combine", ("a", "c", "b")
    return ("transform" if answers["d"] == "yes" else "not_equipped"), ("a", "c", "b", "d")


def suggested(strand: Strand) -> Suggestion:
    """What the rule says of a strand, however many of its questions are answered."""
    known: dict[Letter, YesNo | None] = {
        "a": strand.a,
        "b": strand.b,
        "c": strand.c,
        "d": strand.d,
    }
    found = {classified(filled)[0] for filled in _fillings(known)}
    verdicts = tuple(verdict for verdict in VERDICTS if verdict in found)
    if len(verdicts) > 1:
        opens = tuple(letter for letter in LETTERS if known[letter] is None)
        return Suggestion(verdicts, (), tuple(x for x in opens if _matters(x, known)))
    settling = classified(_fillings(known)[0])[1]
    return Suggestion(verdicts, tuple((x, y) for x in settling if (y := known[x])), ())


def _fillings(known: Mapping[Letter, YesNo | None]) -> list[dict[Letter, YesNo]]:
    """Every way of answering the questions that are open."""
    choices: list[tuple[YesNo, ...]] = [
        (said,) if (said := known[letter]) else ("yes", "no") for letter in LETTERS
    ]
    return [dict(zip(LETTERS, filled, strict=True)) for filled in product(*choices)]


def _matters(letter: Letter, known: Mapping[Letter, YesNo | None]) -> bool:
    """Whether this question's answer changes the verdict for some answers to the others."""
    return any(
        classified({**filled, letter: "yes"})[0] != classified({**filled, letter: "no"})[0]
        for filled in _fillings(known)
    )
