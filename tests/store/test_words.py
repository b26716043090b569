"""Every fault that the store can find is said in three languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kolam import store, toolbox
from kolam.core.voice import LANGUAGES

SOURCE = Path(store.__path__[0])
WORKED_OUT = {"formula", "cell_error", "ref_stale", "ref_orphaned"}


def keys() -> Iterator[str]:
    """The second word of every Fault(place, "key") in the store's source."""
    for path in SOURCE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id == "Fault":
                key = node.args[1]  # type: ignore[attr-defined]
                yield from [str(key.value)] if isinstance(key, ast.Constant) else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_of_the_store_is_said(language: str) -> None:
    voice, found = toolbox.voice(language), WORKED_OUT | {*keys()}
    assert len(found) > 25
    assert sorted(key for key in found if not voice.knows(f"fault.{key}")) == []
