"""Walks cases.toml: each situation must lead to the sentences that it names."""

import tomllib

import pytest

from kolam import toolbox
from kolam.core.private import ROOM as EVERYBODY
from kolam.core.private import Owned
from kolam.tools.negotiation.analysis import analyse
from kolam.tools.negotiation.sentences import sentences
from kolam.tools.negotiation.tests.cases import Case, private, sheet
from kolam.tools.negotiation.tests.situations import ROOM

CASES = tomllib.loads((ROOM / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["situation"])
def test_a_situation_leads_to_what_it_names(case: Case) -> None:
    found = analyse(sheet(case), {Owned: private(case)}).seen_by(EVERYBODY)
    said = [sentence.said(toolbox.voice("en")) for sentence in sentences(found)]
    assert [sentence for sentence in case.get("says", []) if sentence not in said] == []
    assert [(word, s) for word in case.get("silent", []) for s in said if word in s] == []
