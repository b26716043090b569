"""PostgreSQL keeps the same promises as SQLite."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.web.live.demo_kept import kept
from tests.web.live.stage import body
from tests.web.postgres import NewDatabase

HERE = Path(__file__).parent


def run(script: str, home: Path, **more: str) -> Any:
    """What the script prints, in a process and a database of its own."""
    environment = os.environ | {
        "KOLAM_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "kolam.web.settings",
        **more,
    }
    done = subprocess.run(
        [sys.executable, HERE / script],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_an_activity_on_postgresql_ends_as_it_does_on_sqlite(
    tmp_path: Path, new_postgres: NewDatabase
) -> None:
    assert run("on_postgres.py", tmp_path, KOLAM_POSTGRES=new_postgres()) == {
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


@pytest.mark.django_db
def test_the_demonstration_is_kept_and_shown_as_on_sqlite(
    tmp_path: Path, new_postgres: NewDatabase
) -> None:
    here = kept()
    assert run("demo_kept.py", tmp_path, KOLAM_POSTGRES=new_postgres()) == here
    assert {status for _, status in here["shown"]} == {200}
    assert {breaks for _, _, breaks in here["chains"]} == {0}
