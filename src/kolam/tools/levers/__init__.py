"""The thirteen levers: who can supply which, where it falls short, and who closes the gap.

Each participant says what one stakeholder can supply. The room sees the levers from the boundary
of a system to its elements, which rest on one stakeholder alone, the smallest sets that would
close the gaps, and what becomes of each gap: closed, accepted with a reason, or given to somebody.
"""

from kolam.tools.levers.tool import TOOL

__all__ = ["TOOL"]
