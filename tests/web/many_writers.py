"""Four writers at once on one sheet, in a process and a database of its own; prints the chains.

KOLAM_HOME=... [KOLAM_POSTGRES="dbname=... host=..."] python many_writers.py
"""

import json
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
WRITERS, EACH = 4, 6


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    from kolam.core.record import Text
    from kolam.web import sheets
    from kolam.web.audit import chains
    from kolam.web.chain import add_appointment
    from kolam.web.models import Appointment, Partnership, Sheet

    food = Partnership.objects.create(slug="food", about={"id": "food", "title": {"en": "Food"}})
    sheets.current(food, "stakeholders")
    start = threading.Barrier(WRITERS)

    def write(number: int) -> None:
        from django.db import transaction

        start.wait()
        for n in range(EACH):
            with transaction.atomic():
                row = Sheet.objects.select_for_update().get(partnership=food, owner=None)
                mine = sheets.record_of(row).with_(question=Text(en=f"{number} {n}"))
                sheets.save(row, mine, read=row.fingerprint, who=None)
            with transaction.atomic():
                add_appointment(
                    Appointment(partnership=food, by="a", name=f"{number}", act="added")
                )
        connection.close()

    writers = [threading.Thread(target=write, args=(n,)) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = chains(Partnership.objects.get())
    told = {one.name: [one.links, [b.what for b in one.breaks]] for one in found}
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main()
