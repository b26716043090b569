"""The manifest of the stakeholder map."""

from kolam.core.passing import Evidence, IssueQuestion
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.core.tool import Tool
from kolam.tools.stakeholders.analysis import analyse
from kolam.tools.stakeholders.cards import ask, gather
from kolam.tools.stakeholders.figures import figure
from kolam.tools.stakeholders.giving import evidence, questions, stakeholders, tasks
from kolam.tools.stakeholders.report import sections
from kolam.tools.stakeholders.sheet import Card, Sheet

TOOL = Tool(
    slug="stakeholders",
    sheet=Sheet,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=figure,
    sections=sections,
    gives={
        Stakeholder: stakeholders,
        Task: tasks,
        IssueQuestion: questions,
        Evidence: evidence,
    },
)
