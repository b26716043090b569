"""The seven steps from a shared question to a signature.

A joint track (status, agreed words, consent of every partner) and one internal track for each
partner, of which the room sees what that partner tells. A step is agreed only if nobody says no
and every yes-if has an owned, dated action; how ready all are is the least of the partners, never
a mean; reopening a step erases nothing and marks every later one to be checked again.
"""

from kolam.tools.journey.tool import TOOL

__all__ = ["TOOL"]
