"""The manifest of the MUST competencies."""

from kolam.core.passing import Evidence
from kolam.core.task import Task
from kolam.core.tool import Tool
from kolam.tools.competencies.analysis import analyse
from kolam.tools.competencies.cards import ask, gather
from kolam.tools.competencies.figures import figure
from kolam.tools.competencies.giving import evidence, tasks
from kolam.tools.competencies.report import sections
from kolam.tools.competencies.sheet import Card, Sheet

TOOL = Tool(
    slug="competencies",
    sheet=Sheet,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=figure,
    sections=sections,
    gives={Task: tasks, Evidence: evidence},
    takes=(),
)
