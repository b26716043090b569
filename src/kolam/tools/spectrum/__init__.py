"""The partnership spectrum: what kind of partnership each strand of work is, and is meant to be.

A strand lies somewhere between exchanging what partners have, making something new together and
changing a system. The room's placement is shown as it spreads along the line, with no winner,
beside what a rule of four questions suggests and why. The type says which tools are worth doing.
"""

from kolam.tools.spectrum.tool import TOOL

__all__ = ["TOOL"]
