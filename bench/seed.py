"""The seed of every measurement: migrated tables, thirteen stakeholders, one open activity."""

import os
import tempfile
from typing import Any


def home() -> str:
    """A home of its own on the disk (a memory file system would flatter every sync)."""
    made = tempfile.mkdtemp(prefix="kolam-bench-")
    os.environ |= {"KOLAM_HOME": made, "KOLAM_SECRET": "not a secret: measurements only"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kolam.web.settings")
    return made


def activity() -> Any:
    """A workshop with an open activity and a seat to flip; call `home` and django.setup first."""
    from django.core.management import call_command

    from bench.load import STAKEHOLDERS
    from kolam.core.record import Text
    from kolam.tools.stakeholders.sheet import Sheet, Stakeholder
    from kolam.web import sheets
    from kolam.web.live import acts, codes
    from kolam.web.models import Partnership, Seat, Workshop

    call_command("migrate", verbosity=0, skip_checks=True)
    about = {"id": "bench", "title": {"en": "Bench"}}
    partnership = Partnership.objects.create(slug="bench", about=about)
    rows = tuple(Stakeholder(id=id, name=Text(en=f"Stakeholder {id}")) for id in STAKEHOLDERS)
    row = sheets.current(partnership, "stakeholders")
    record = Sheet(question=Text(en="Who counts?"), stakeholders=rows)
    sheets.save(row, record, read=row.fingerprint, who=None)
    workshop = Workshop.objects.create(
        partnership=partnership,
        code=codes.new_code(),
        wall_key=codes.new_wall_key(),
        title="Bench",
    )
    Seat.objects.create(workshop=workshop, token_hash="flip")
    made = acts.new_activity(workshop, tool="stakeholders", promise="anonymous")
    return acts.open_activity(made)
