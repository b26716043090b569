"""The value room: is working together worth it, for all and for each?

The partnership says which of the ten sources of advantage it draws on and what that reaches beyond
what each would reach alone; partners weigh what they gain and what they bear, openly or to
themselves. Gains and burdens are shown as a pair and never taken from each other.
"""

from kolam.tools.value.tool import TOOL

__all__ = ["TOOL"]
