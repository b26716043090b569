"""The manifest of the room of influence."""

from kolam.core.interest import Interest
from kolam.core.passing import Evidence, IssueQuestion
from kolam.core.stakeholder import Stakeholder
from kolam.core.tool import Tool
from kolam.tools.influence.analysis import analyse
from kolam.tools.influence.cards import ask, gather
from kolam.tools.influence.figures import figure
from kolam.tools.influence.giving import evidence, interests, questions
from kolam.tools.influence.report import sections
from kolam.tools.influence.sheet import Card, Sheet

TOOL = Tool(
    slug="influence",
    sheet=Sheet,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=figure,
    sections=sections,
    gives={Interest: interests, Evidence: evidence, IssueQuestion: questions},
    takes=(Stakeholder,),
)
