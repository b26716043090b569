"""Breaches: one place that breaks what has to hold, in this sheet or in another room's."""

from dataclasses import dataclass

from kolam.core.fault import Fault
from kolam.core.ref import Ref


@dataclass(frozen=True, slots=True)
class Breach:
    """`fault` has the place in this sheet and the sentence; `ref` leads to another room's row.

    `holds` says that it holds up signing; what does not is told and waits.
    """

    fault: Fault
    ref: Ref | None = None
    holds: bool = True
