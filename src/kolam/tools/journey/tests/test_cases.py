"""Walks cases.toml: each situation must lead to the gates and sentences it names."""

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from kolam import toolbox
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.sentences import sentences
from kolam.tools.journey.tests.situations import ROOM, sheet

CASES = tomllib.loads((ROOM / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["situation"])
def test_a_situation_leads_to_what_it_names(case: Mapping[str, Any]) -> None:
    findings = analyse(sheet(case), {})
    said = [sentence.said(toolbox.voice("en")) for sentence in sentences(findings)]
    gates = {step.name: step.gate for step in findings.steps}
    least = {step.name: step.readiness for step in findings.steps}
    assert {name: gates[name] for name in case.get("gate", {})} == case.get("gate", {})
    assert {name: least[name] for name in case.get("least", {})} == case.get("least", {})
    assert [sentence for sentence in case.get("says", []) if sentence not in said] == []
    assert [(word, s) for word in case.get("silent", []) for s in said if word in s] == []
