"""Arrival: makes the tables forget in which order cards came, once an activity is closed.

Rows are found by their random keys, but inside a page of the file the newest row lies last, and
the write-ahead log keeps pages as they were written. So a closed activity's cards are laid anew,
in the order of their keys, and the log is folded in.
"""

from django.db import connection, transaction

from kolam.web.live.venue import current
from kolam.web.live.writer import fold
from kolam.web.models import Activity

TABLE = "kolam_card"


def forget(activity: Activity) -> None:
    """Lay the activity's cards anew; does nothing where names are kept, as their times are too."""
    if activity.promise == "named" or activity.state == Activity.State.OPEN:
        return
    venue = current()
    if venue is None or connection.in_atomic_block:
        _forget(activity)
    else:
        venue.writer.call(lambda: _forget(activity)).result()


def _forget(activity: Activity) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        id = activity.pk.hex
        own = f"FROM {TABLE} WHERE activity_id = %s"
        cursor.execute(f"CREATE TEMPORARY TABLE laid AS SELECT * {own}", [id])
        cursor.execute(f"DELETE {own}", [id])
        cursor.execute(f"INSERT INTO {TABLE} SELECT * FROM laid ORDER BY id")
        cursor.execute("DROP TABLE laid")
    if connection.in_atomic_block:
        return
    if connection.vendor == "sqlite":
        fold()
    else:
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM {TABLE}")
