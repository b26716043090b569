"""Every fault that the store can find is said in three languages."""

import re
from pathlib import Path

import pytest

from kolam import store, toolbox
from kolam.core.voice import LANGUAGES

SOURCE = Path(store.__path__[0])
KEY = re.compile(r'Fault\([^"]*?"([a-z_]+)"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_of_the_store_is_said(language: str) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py"))
    keys = {*KEY.findall(text), "formula", "cell_error", "ref_stale", "ref_orphaned"}
    voice = toolbox.voice(language)
    assert len(keys) > 25
    assert sorted(key for key in keys if not voice.knows(f"fault.{key}")) == []
