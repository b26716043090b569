"""The manifest of the six fundamentals and the health check."""

from kolam.core.passing import Evidence, Gate
from kolam.core.task import Task
from kolam.core.tool import Tool
from kolam.tools.fundamentals.analysis import analyse
from kolam.tools.fundamentals.cards import ask, gather
from kolam.tools.fundamentals.figures import figure
from kolam.tools.fundamentals.giving import gates, tasks
from kolam.tools.fundamentals.report import sections
from kolam.tools.fundamentals.sheet import Card, Sheet

TOOL = Tool(
    slug="fundamentals",
    sheet=Sheet,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=figure,
    sections=sections,
    gives={Task: tasks, Gate: gates},
    takes=(Evidence,),
)
