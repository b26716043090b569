"""The workshop: its programme as planned and as held, what came of it, and what people made of it.

Facts that can be counted stand apart from what people wrote. Participants are counted and never
listed; quotes and photos appear with consent alone; the evaluation tells how many answered, asks
before and after, and again when three months have passed.
"""

from kolam.tools.workshop.tool import TOOL

__all__ = ["TOOL"]
