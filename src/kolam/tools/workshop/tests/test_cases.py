"""Walks cases.toml: each situation must lead to the sentences it names."""

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from kolam import toolbox
from kolam.tools.workshop.analysis import analyse
from kolam.tools.workshop.sentences import sentences
from kolam.tools.workshop.tests.situations import ROOM, sheet

CASES = tomllib.loads((ROOM / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["situation"])
def test_a_situation_leads_to_what_it_names(case: Mapping[str, Any]) -> None:
    findings = analyse(sheet(case), {})
    said = [sentence.said(toolbox.voice("en")) for sentence in sentences(findings)]
    assert [sentence for sentence in case.get("says", []) if sentence not in said] == []
    assert [(word, s) for word in case.get("silent", []) for s in said if word in s] == []
