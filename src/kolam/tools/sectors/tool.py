"""The manifest of the room of sectors."""

from kolam.core.interest import Interest
from kolam.core.passing import Evidence, Gate, Invitation
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.core.tool import Tool
from kolam.tools.sectors.analysis import analyse
from kolam.tools.sectors.cards import ask, gather
from kolam.tools.sectors.figures import figure
from kolam.tools.sectors.giving import evidence, gates, interests, invitations, tasks
from kolam.tools.sectors.private import Private
from kolam.tools.sectors.report import sections
from kolam.tools.sectors.sheet import Card, Sheet

TOOL = Tool(
    slug="sectors",
    sheet=Sheet,
    private=Private,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=figure,
    sections=sections,
    gives={
        Invitation: invitations,
        Interest: interests,
        Task: tasks,
        Gate: gates,
        Evidence: evidence,
    },
    takes=(Stakeholder, Invitation),
)
