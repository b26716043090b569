"""Clauses: the sentences of the agreement and of its contracts, and what is said about them."""

import datetime
from typing import Any, Literal, get_args

from kolam.core.clause import Part
from kolam.core.record import Field, Row, Text
from kolam.core.ref import Ref
from kolam.tools.agreement.scorecard import ingredients

INGREDIENT: dict[str, Any] = {"choices": list(ingredients())}
#: What the program alone writes.
KEPT: dict[str, Any] = {"form": "none"}
#: A clause of what everybody signed, which may be in the sheet no more.
SIGNED: dict[str, Any] = {"row_of": "@clauses_signed"}
CONTRACT: dict[str, Any] = {"row_of": "contracts"}
PARTS: tuple[Part, ...] = get_args(Part)
Status = Literal["draft", "agreed", "disputed"]
#: How a clause stands to where it came from; "" where nothing is known of its source.
Standing = Literal["typed", "library", "taken", "edited", "stale", "orphaned", "undone"]


class Comment(Row):
    """What somebody says about a clause; `settled` once it is dealt with."""

    by: str = Field(default="", max_length=120)
    on: datetime.date | None = None
    words: str = Field(min_length=1, max_length=2_000)
    settled: bool = False


class Clause(Row):
    """One sentence or a few, in the part where they belong.

    `contract` puts it into a contract instead of the agreement. `ingredient` is what of the
    scorecard it speaks to. `offered` are the words as its source gave them, `library` the entry of
    the clause library that it began as. A `must` clause has to be agreed before anybody signs.
    """

    part: Part
    heading: Text = Text()
    words: Text = Field(default=Text(), json_schema_extra={"form": "lines"})
    status: Status = "draft"
    must: bool = False
    ingredient: str = Field(default="", max_length=64, json_schema_extra=INGREDIENT)
    contract: str = Field(default="", max_length=64, json_schema_extra=CONTRACT)
    offered: Text = Field(default=Text(), json_schema_extra=KEPT)
    library: str = Field(default="", max_length=64, json_schema_extra=KEPT)
    ref: Ref | None = None
    comments: tuple[Comment, ...] = Field(default=(), max_length=500)

    @property
    def open_comments(self) -> tuple[Comment, ...]:
        """What has been said and not been dealt with."""
        return tuple(comment for comment in self.comments if not comment.settled)

    @property
    def edited(self) -> bool:
        """Whether it says something else than its source gave, in a language that both have."""
        if self.ref is None:
            return False
        pairs = ((getattr(self.words, c), getattr(self.offered, c)) for c in Text.languages)
        return any(said != gave for said, gave in pairs if said and gave)
