"""Who moves whom: direct and indirect influence, objectives, alliances and link maps.

Actors say what each can do to each other one and where they stand on what could come about. The
room sees on one page who has room to act, what carries each objective, who stands together and
who between, and where the stakeholder map says otherwise.
"""

from kolam.tools.influence.tool import TOOL

__all__ = ["TOOL"]
