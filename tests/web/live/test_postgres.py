"""PostgreSQL keeps the same promises as SQLite."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.live.stage import body

SERVER = os.environ.get("KOLAM_TEST_POSTGRES", "")


@pytest.mark.skipif(not SERVER, reason="KOLAM_TEST_POSTGRES names no empty database")
def test_an_activity_on_postgresql_ends_as_it_does_on_sqlite(tmp_path: Path) -> None:
    environment = os.environ | {
        "KOLAM_POSTGRES": SERVER,
        "KOLAM_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "kolam.web.settings",
    }
    script = Path(__file__).with_name("on_postgres.py")
    done = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "sent": [200],
        "repeat": True,
        "mine": [body(MOH=5), body(MOH=7)],
        "cards": 21,
        "by_key": True,
        "late": "closed",
        "shown": 200,
        "revisions": ["edit", "workshop"],
        "named": ["Amara", True, True],
    }
