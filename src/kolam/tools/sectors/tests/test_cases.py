"""Walks cases.toml: each situation must lead to the sentences it names, and to no others."""

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from kolam import toolbox
from kolam.tools.sectors.analysis import analyse
from kolam.tools.sectors.sentences import sentences
from kolam.tools.sectors.tests.situations import ROOM, given, sheet

CASES = tomllib.loads((ROOM / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["situation"])
def test_a_situation_leads_to_what_it_names(case: Mapping[str, Any]) -> None:
    findings = analyse(sheet(case), given(case))
    said = [sentence.said(toolbox.voice("en")) for sentence in sentences(findings)]
    assert [sentence for sentence in case.get("says", []) if sentence not in said] == []
    assert [(word, s) for word in case.get("silent", []) for s in said if word in s] == []
