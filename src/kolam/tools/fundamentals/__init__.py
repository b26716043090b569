"""The six fundamentals before signing, and the health check after it.

Each partner says how far value creation, the right stakeholders, a shared vision, compatible
values, empowered partners and senior commitment stand. The room sees every answer before any
mean: one voiceless partner is enough to turn a flag. After signing, partners mark what worries
them, one red always reaches the agenda, and results of instruments that others own get their
published bands.
"""

from kolam.tools.fundamentals.tool import TOOL

__all__ = ["TOOL"]
