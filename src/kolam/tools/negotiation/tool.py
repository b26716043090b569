"""The manifest of the negotiation."""

from kolam.core.clause import BudgetLine, Clause
from kolam.core.interest import Interest
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.core.tool import Tool
from kolam.tools.negotiation.analysis import analyse
from kolam.tools.negotiation.card_record import Card
from kolam.tools.negotiation.cards import ask, gather
from kolam.tools.negotiation.figures import figure
from kolam.tools.negotiation.giving import budget_lines, clauses, interests, tasks
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.report import sections
from kolam.tools.negotiation.sheet import Sheet

TOOL = Tool(
    slug="negotiation",
    sheet=Sheet,
    private=Preferences,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=figure,
    sections=sections,
    gives={Clause: clauses, Task: tasks, BudgetLine: budget_lines, Interest: interests},
    takes=(Interest, Stakeholder),
)
