"""The manifest of the room of levers."""

from kolam.core.passing import Evidence, Invitation, IssueQuestion
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.core.tool import Tool
from kolam.tools.levers.analysis import analyse
from kolam.tools.levers.cards import ask, gather
from kolam.tools.levers.figures import supply
from kolam.tools.levers.giving import evidence, invitations, questions, tasks
from kolam.tools.levers.report import sections
from kolam.tools.levers.sheet import Card, Sheet

TOOL = Tool(
    slug="levers",
    sheet=Sheet,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=supply,
    sections=sections,
    gives={
        Invitation: invitations,
        Task: tasks,
        Evidence: evidence,
        IssueQuestion: questions,
    },
    takes=(Stakeholder, IssueQuestion),
)
