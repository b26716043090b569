"""Amendments: what changes after signing, and which version of a document everybody has signed."""

import datetime
from collections.abc import Iterable

from kolam.core.record import Field, Row, Text
from kolam.core.signable import Signable, Version
from kolam.core.signing import State, standing
from kolam.tools.agreement.clause import SIGNED
from kolam.tools.agreement.partner import PARTNER


class Amendment(Row):
    """A change after signing: which clauses get the words that they have now, which are taken out.

    `clauses` are ids of clauses as they stand in the sheet, `removed` ids of the signed version;
    `leaving` are partners that it lets go.
    """

    title: Text = Text()
    why: Text = Text()
    agreed: datetime.date | None = None
    clauses: tuple[str, ...] = Field(
        default=(), max_length=500, json_schema_extra={"row_of": "clauses"}
    )
    removed: tuple[str, ...] = Field(default=(), max_length=500, json_schema_extra=SIGNED)
    leaving: tuple[str, ...] = Field(default=(), max_length=60, json_schema_extra=PARTNER)


def of(versions: Iterable[Version], document: str) -> tuple[Version, ...]:
    """The versions of one document, the earliest first."""
    return tuple(version for version in versions if version.document == document)


def words_of(version: Version) -> Signable:
    """The document as it was put up for signature."""
    return version.signable


def state_of(version: Version) -> State:
    """open, complete (everybody has signed), declined or withdrawn."""
    return standing(words_of(version), version.receipts).state


def complete(version: Version) -> bool:
    """Whether everybody has signed it."""
    return state_of(version) == "complete"


def last_signed(versions: Iterable[Version], document: str) -> Version | None:
    """The last version of a document that everybody has signed; None without one."""
    return next((row for row in reversed(of(versions, document)) if complete(row)), None)
