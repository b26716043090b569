"""Signals: a sheet, workshop or partnership that a page has changed is read anew for the phones."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from kolam.web.live.venue import current
from kolam.web.models import Activity, Partnership, Sheet, Workshop

WATCHED = (Activity, Partnership, Sheet, Workshop)


def watch() -> None:
    """Follow what Django's pages save and delete."""
    for signal in (post_save, post_delete):
        for model in WATCHED:
            signal.connect(_changed, sender=model, dispatch_uid=f"live-{model.__name__}")


def _changed(*, instance: Any, **_: Any) -> None:
    venue = current()
    if venue is None or venue.writer.here():
        return  # An act in the writer's thread reads anew by itself.
    partnership, serving = _partnership_of(instance), venue

    def read_anew() -> None:
        serving.writer.call(lambda: serving.reload(partnership=partnership))

    transaction.on_commit(read_anew)


def _partnership_of(instance: Any) -> UUID:
    if isinstance(instance, Partnership):
        return instance.pk
    if isinstance(instance, Activity):
        return instance.workshop.partnership_id
    found: UUID = instance.partnership_id
    return found
