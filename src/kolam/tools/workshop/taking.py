"""What the room reads of the others: evidence of the rooms in which its exercises were done."""

from collections.abc import Callable, Mapping
from typing import Any

from kolam.core.passing import Evidence
from kolam.tools.workshop.sheet import Exercise, Sheet


def found_in(exercise: Exercise, evidence: Evidence) -> bool:
    """Whether a piece of evidence is of the room in which the exercise was done."""
    return exercise.room is not None and evidence.ref.tool == exercise.room


def reads(sheet: Sheet, evidence: Evidence) -> bool:
    """Whether any exercise was done in the room that the evidence is of, whomever it speaks to."""
    return any(found_in(exercise, evidence) for exercise in sheet.exercises)


READING: Mapping[type, Callable[[Sheet, Any], bool]] = {Evidence: reads}
