"""The manifest of the partnership spectrum."""

from kolam.core.passing import Advantage, Evidence, Gate
from kolam.core.tool import Tool
from kolam.tools.spectrum.analysis import analyse
from kolam.tools.spectrum.cards import ask, gather
from kolam.tools.spectrum.figures import placements
from kolam.tools.spectrum.giving import evidence, gates
from kolam.tools.spectrum.report import sections
from kolam.tools.spectrum.sheet import Card, Sheet

TOOL = Tool(
    slug="spectrum",
    sheet=Sheet,
    card=Card,
    ask=ask,
    gather=gather,
    analyse=analyse,
    figure=placements,
    sections=sections,
    gives={Gate: gates, Evidence: evidence},
    takes=(Advantage,),
)
