"""The manifest of the agreement."""

from kolam.core.clause import BudgetLine
from kolam.core.passing import Essential, Evidence, Gate, IssueQuestion
from kolam.core.sources import Taken
from kolam.core.task import Task
from kolam.core.tool import Tool
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.cards import ask, gather
from kolam.tools.agreement.figures import figure
from kolam.tools.agreement.giving import evidence, gates, tasks
from kolam.tools.agreement.report import sections
from kolam.tools.agreement.sheet import Card, Private, Sheet

TOOL = Tool(
    slug="agreement",
    sheet=Sheet,
    private=Private,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=figure,
    sections=sections,
    gives={Task: tasks, Gate: gates, Evidence: evidence},
    takes=(BudgetLine, Essential, Evidence, IssueQuestion, Taken),
)
