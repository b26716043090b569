"""The negotiation: from positions to the package of options that is best for all, with reasons.

The parties say what they need, give points in private, and put packages on the table. The room
sees how many packages would be better for all, never anybody's points.
"""

from kolam.tools.negotiation.tool import TOOL

__all__ = ["TOOL"]
