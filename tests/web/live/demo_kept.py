"""The whole demonstration in a database of its own; prints what is kept there and what it shows.

KOLAM_HOME=... [KOLAM_POSTGRES="dbname=... host=..."] python demo_kept.py
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

#: Those that ask the database more than for a sheet.
PAGES = ("", "workshops/", "rooms/agreement/history/", "history/", "people/", "documents/")


def shown(person: Any, slug: str) -> Iterator[list[Any]]:
    """What the facilitator's pages answer."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    for page in PAGES:
        yield [page, client.get(f"/desk/{slug}/{page}").status_code]


def kept() -> dict[str, Any]:
    """Build the demonstration twice, and tell what is there."""
    from kolam import toolbox
    from kolam.store.archive import packed
    from kolam.web import demo
    from kolam.web.audit import chains
    from kolam.web.books import opened_of

    built, again = demo.build(), demo.build()
    book = packed(opened_of(built.partnership), toolbox.rooms())
    return {
        "same": built.workshop == again.workshop,
        "book": hashlib.sha256(book).hexdigest(),
        "chains": [[one.name, one.links, len(one.breaks)] for one in chains(built.partnership)],
        "shown": list(shown(built.facilitator, built.partnership.slug)),
    }


if __name__ == "__main__":
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    print(json.dumps(kept()))  # noqa: T201
