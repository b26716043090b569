"""The stakeholder map: who has a stake, how much interest and influence, and where raters disagree.

A partnership lists everyone with a stake in one question, each participant places them alone, and
the room sees the spread before the middle: what it agrees on, what it does not, which sectors see
it differently, and which of the seven sectors nobody thought of.
"""

from kolam.tools.stakeholders.tool import TOOL

__all__ = ["TOOL"]
