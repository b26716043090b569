"""The manifest of the workshop."""

from kolam.core.passing import Evidence
from kolam.core.task import Task
from kolam.core.tool import Tool
from kolam.tools.workshop.analysis import analyse
from kolam.tools.workshop.cards import ask, gather
from kolam.tools.workshop.figures import figure
from kolam.tools.workshop.giving import tasks
from kolam.tools.workshop.report import sections
from kolam.tools.workshop.sheet import Card, Sheet

TOOL = Tool(
    slug="workshop",
    sheet=Sheet,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=figure,
    sections=sections,
    gives={Task: tasks},
    takes=(Evidence,),
)
