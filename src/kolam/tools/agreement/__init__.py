"""Agreement: from what was agreed to what is signed, in three documents that add up.

The partnership agreement says who, why, what, how and what if; contracts move the money; the work
plan says who does what by when. Ten checks tie them to what the other rooms found.
"""

from kolam.tools.agreement.tool import TOOL

__all__ = ["TOOL"]
