"""The manifest of the journey."""

from kolam.core.clause import Clause
from kolam.core.day import Day
from kolam.core.passing import Evidence, Gate
from kolam.core.task import Task
from kolam.core.tool import Tool
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.cards import ask, gather
from kolam.tools.journey.dates import days
from kolam.tools.journey.figures import figure
from kolam.tools.journey.giving import clauses, tasks
from kolam.tools.journey.private import Private
from kolam.tools.journey.report import sections
from kolam.tools.journey.sheet import Card, Sheet

TOOL = Tool(
    slug="journey",
    sheet=Sheet,
    private=Private,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=figure,
    sections=sections,
    gives={Task: tasks, Clause: clauses, Day: days},
    takes=(Gate, Evidence),
)
