"""What one participant writes on a phone: a gift, an interest, an idea or an assumption."""

from collections.abc import Iterable
from typing import Literal

from kolam.core.fault import Fault
from kolam.core.record import Field, Record
from kolam.tools.negotiation.sheet import ISSUE, PARTY, Asking

Language = Literal["en", "si", "ta"]
LONGEST = 280


class Card(Record):
    """One thing that a participant says, in one language.

    `slot` is the phone's own random name for the thing: the latest card with it counts, and one
    without words takes the thing back. Of an interest `words` are the need itself; `position`,
    `why` and `noticed` stand around it. `test` is how to find out about an assumption.
    """

    kind: Asking
    slot: str = Field(min_length=1, max_length=32, pattern=r"^[A-Za-z0-9]+$")
    language: Language = "en"
    words: str = Field(default="", max_length=LONGEST)
    party: str = Field(default="", max_length=64, json_schema_extra=PARTY)
    issue: str = Field(default="", max_length=64, json_schema_extra=ISSUE)
    position: str = Field(default="", max_length=LONGEST)
    why: str = Field(default="", max_length=LONGEST)
    noticed: str = Field(default="", max_length=LONGEST)
    test: str = Field(default="", max_length=LONGEST)
    importance: int | None = Field(default=None, ge=1, le=5)

    def faults(self) -> Iterable[Fault]:
        if self.says_something and self.kind == "interests" and not self.party:
            yield Fault(("party",), "missing")

    @property
    def says_something(self) -> bool:
        """Whether it stands, rather than takes back what was said."""
        return bool(self.words.strip())
