"""The manifest of the value room."""

from kolam.core.clause import Clause
from kolam.core.interest import Interest
from kolam.core.passing import Advantage, Essential, Evidence
from kolam.core.tool import Tool
from kolam.tools.value.analysis import analyse
from kolam.tools.value.cards import ask, gather
from kolam.tools.value.figures import figure
from kolam.tools.value.giving import advantages, clauses, essential, evidence, interests
from kolam.tools.value.report import sections
from kolam.tools.value.sheet import Card, Private, Sheet

TOOL = Tool(
    slug="value",
    sheet=Sheet,
    private=Private,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=figure,
    sections=sections,
    gives={
        Advantage: advantages,
        Essential: essential,
        Interest: interests,
        Evidence: evidence,
        Clause: clauses,
    },
)
