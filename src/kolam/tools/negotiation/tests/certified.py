"""The seed case as a certificate, with openings whose salts are plain to see."""

from functools import cache
from pathlib import Path

import orjson

from kolam.core.record import Text, read
from kolam.tools.negotiation.certificate import certify, openings_of
from kolam.tools.negotiation.certificate_record import Certificate, Openings
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Sheet

EXAMPLES = Path(__file__).parents[1] / "examples"
TITLE = Text(en="Food-secure households")


@cache
def sheet() -> Sheet:
    return read(Sheet, orjson.loads((EXAMPLES / "food_security.json").read_bytes()))


@cache
def openings() -> Openings:
    own = {
        party.id: read(
            Preferences,
            orjson.loads((EXAMPLES / f"private/food_security/{party.id}.json").read_bytes()),
        )
        for party in sheet().parties
    }
    salts = {party: f"{number + 11:064x}" for number, party in enumerate(own)}
    return openings_of(own, salts)


@cache
def certificate() -> Certificate:
    return certify(sheet(), openings(), title=TITLE)
