"""MUST: mindset, understanding of other sectors, skills with people, technical knowledge.

People rate statements about themselves before and after, look back, and describe a peer; a key
without a name pairs the answers of one person. The room says which letters get the time, whether
somebody in the team covers each at 4 or more, and how many moved which way.
"""

from kolam.tools.competencies.tool import TOOL

__all__ = ["TOOL"]
