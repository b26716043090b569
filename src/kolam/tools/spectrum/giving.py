"""What the room gives the others: gates for the vision, and evidence for the fundamentals."""

from collections.abc import Iterator

from kolam.core.passing import Evidence, Gate, State
from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.sentence import Sentence
from kolam.core.voice import Voice
from kolam.tools.spectrum.analysis import Findings, Placed
from kolam.tools.spectrum.sentences import Claim, Verdicts
from kolam.tools.spectrum.sheet import Sheet

#: The step at which a partnership agrees on its vision, and so on what kind it is.
STEP = 2
VISION, STAKEHOLDERS = "shared_vision_aligned_interest", "right_stakeholders_resources"


def gates(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Gate, ...]:
    """One gate a strand: green where its type stands, amber where it is open or unsupported.

    Never red: a type is a word to think with, and shuts no step.
    """
    return tuple(
        Gate(
            ref=_ref(placed),
            words=_words("spectrum.gate.words", placed, voice),
            state=_state(placed, findings),
            step=STEP,
        )
        for placed in findings.strands
    )


def evidence(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """What speaks to two fundamentals: whether people see a strand alike, and who is missing."""
    return tuple(_evidence(findings, voice))


def _state(placed: Placed, findings: Findings) -> State:
    unexplained = placed.differs and not placed.strand.explained
    unequipped = placed.suggestion.verdict == "not_equipped"
    unsupported = placed.is_type_3 and findings.sources == ()
    open = not placed.strand.chosen or not placed.suggestion.verdict
    return "amber" if open or unexplained or unequipped or unsupported else "green"


def _evidence(findings: Findings, voice: Voice) -> Iterator[Evidence]:
    for placed in findings.strands:
        cuts = placed.quartiles
        if cuts and placed.shown:
            key = "apart" if placed.apart else "together"
            said = {"low": cuts.lower, "high": cuts.upper, "n": len(placed.places)}
            words = _words(f"spectrum.evidence.{key}", placed, voice, **said)
            state: State = "amber" if placed.apart else "green"
            yield Evidence(
                ref=_placements(placed, findings),
                room="fundamentals",
                about=VISION,
                words=words,
                state=state,
            )
        if placed.suggestion.verdict == "not_equipped":
            words = _words("spectrum.evidence.not_equipped", placed, voice)
            yield Evidence(
                ref=_ref(placed),
                room="fundamentals",
                about=STAKEHOLDERS,
                words=words,
                state="amber",
            )


def _words(key: str, placed: Placed, voice: Voice, **values: object) -> Text:
    told = Sentence(
        key,
        {
            "name": placed.strand.title,
            "claim": Claim(placed.strand),
            "rule": Verdicts(placed.suggestion),
            **values,
        },
    )
    return Text.model_validate({voice.language: told.said(voice)})


def _ref(placed: Placed) -> Ref:
    strand = placed.strand
    return Ref(tool="spectrum", path=("strands", strand.id), seen=fingerprint(strand))


def _placements(placed: Placed, findings: Findings) -> Ref:
    """The strand in the round that was counted."""
    now = findings.now
    assert now
    return Ref(tool="spectrum", path=("rounds", now.id, placed.strand.id), seen=fingerprint(now))
