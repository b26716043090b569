"""A whole activity on PostgreSQL; prints what came of it as JSON.

KOLAM_POSTGRES="dbname=... host=..." python on_postgres.py
"""

import json
import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[3]))


def rows(words: str) -> list[Any]:
    """What a dump of the tables would say, in its order."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(words)
        return list(cursor.fetchall())


def play() -> dict[str, Any]:
    """Twenty people answer; one repeats a key; the activity is closed, revealed and locked."""
    from kolam.web.live import acts
    from kolam.web.live.lane import Lane
    from kolam.web.models import Card, Revision
    from tests.web.live.stage import PAGE, Stage, body, new_workshop, nowhere, served

    lane = Lane(nowhere, page=PAGE)
    with served(lane) as http:
        stage = Stage(http, lane)
        activity, named = new_workshop(promise="sector"), new_workshop(promise="named")
        phones = [stage.phone(activity, name=f"P{n}", sector="donors") for n in range(20)]
        random.Random(3).shuffle(phones)
        sent = [phone.send(activity, body=body(MOH=5)).status_code for phone in phones]
        first = phones[0].send(activity, key="e" * 32, order=9).json()
        again = phones[0].send(activity, key="e" * 32, order=11).json()
        mine = [card["body"] for card in phones[0].state()["mine"]]
        stage.phone(named, name="Amara").send(named)
        acts.close_activity(activity)
        lies = rows(f"SELECT id, author FROM kolam_card WHERE activity_id = '{activity.pk}'")
        late = phones[1].send(activity).json()["error"]
        acts.reveal(activity)
        shown = http.get(f"/live/{activity.workshop.code}/result/x").status_code
        acts.lock(activity, who=None)
    (card,) = Card.objects.filter(activity=named)
    return {
        "sent": sorted(set(sent)),
        "repeat": again == first,
        "mine": mine,
        "cards": len(lies),
        "by_key": lies == sorted(lies),
        "late": late,
        "shown": shown,
        "revisions": list(
            Revision.objects.filter(sheet__partnership=activity.workshop.partnership)
            .order_by("pk")
            .values_list("why", flat=True)
        ),
        "named": [card.name, card.when is not None, card.seat_id is not None],
    }


if __name__ == "__main__":
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    sys.stdout.write(json.dumps(play()))
