"""The seven sectors: what drives and limits each, who is here of each, and who understands whom.

Each sector has a profile to read and to edit, each organisation one with its mandate, its acts and
its due diligence. In a guessing round each sector predicts what drives the others, and the room
sees which sector is understood least by which.
"""

from kolam.tools.sectors.tool import TOOL

__all__ = ["TOOL"]
