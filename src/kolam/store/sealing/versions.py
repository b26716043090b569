"""Versions in a sheet: one more put up for signature, or one more receipt on one of them."""

import datetime
from typing import TypeVar

from kolam.core.fault import Faulty
from kolam.core.record import Record
from kolam.core.signable import Receipt, Signable, Version, versions_of
from kolam.core.signing import marked, unopenable
from kolam.store.sealing.receipts import moment

R = TypeVar("R", bound=Record)
LONGEST_ID = 64


def put_up(sheet: R, document: Signable, name: str, *, when: datetime.datetime) -> R:
    """The sheet with this document put up for signature as its newest version.

    Raises Faulty with everything that is not ready, or while another version is open.
    """
    versions = versions_of(sheet)
    if found := unopenable(versions, name, document):
        raise Faulty(found)
    new = Version(
        id=f"{name}.v{document.version}"[-LONGEST_ID:],
        document=name,
        made=moment(when),
        signable=marked(document),
    )
    return sheet.with_(versions=(*versions, new))


def with_receipt(sheet: R, id: str, receipt: Receipt) -> R:
    """The sheet with one more receipt on the version of this id; everything else as it is."""
    versions = tuple(
        one.with_(receipts=(*one.receipts, receipt)) if one.id == id else one
        for one in versions_of(sheet)
    )
    return sheet.with_(versions=versions)
