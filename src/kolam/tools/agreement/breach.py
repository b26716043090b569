"""Breaches: one place that breaks what has to hold, in this sheet or in another room's."""

from dataclasses import dataclass

from kolam.core.fault import Fault
from kolam.core.ref import Ref


@dataclass(frozen=True, slots=True)
class Breach:
    """`fault` has the place in this sheet and the sentence; `ref` leads to another room's row."""

    fault: Fault
    ref: Ref | None = None
