"""The negotiation's shared records: everything that everybody at the table may read."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, Text, twice
from kolam.core.stakeholder import Sector

ID = r"^[A-Za-z0-9_.:-]+$"
PARTY: dict[str, Any] = {"row_of": "parties"}
ISSUE: dict[str, Any] = {"row_of": "issues"}
BUDGET: dict[str, Any] = {"row_of": "budgets"}
Rule = Literal["nash", "kalai_smorodinsky", "egalitarian", "leximin", "utilitarian"]
Asking = Literal["gifts", "interests", "options", "assumptions"]
Test = Literal["untested", "held", "wrong"]
Since = Literal["start", "widened"]
Move = Literal["offer", "proposal", "text"]
Answer = Literal["accept", "refuse"]
Met = Literal["open", "met", "unmet"]


class Party(Row):
    """One side at the table; `organisation` is the id of the organisation that speaks for it."""

    name: Text
    sector: Sector | None = None
    organisation: str = Field(default="", max_length=64)

    def faults(self) -> Iterable[Fault]:
        if not self.name.said("en"):
            yield Fault(("name",), "no_name")


class Interest(Row):
    """From what is demanded to what is needed, and how one would notice that it was met.

    `met` is what the party says of it once a package is agreed.
    """

    party: str = Field(min_length=1, max_length=64, json_schema_extra=PARTY)
    position: Text = Text()
    why: Text = Text()
    interest: Text = Text()
    noticed: Text = Text()
    importance: int | None = Field(default=None, ge=1, le=5)
    issues: tuple[str, ...] = Field(default=(), json_schema_extra=ISSUE)
    met: Met = "open"


class Gift(Row):
    """Something that a party can give at low cost; all are shown to all at once."""

    party: str = Field(default="", max_length=64, json_schema_extra=PARTY)
    what: Text


class Assumption(Row):
    """Something that people took for granted, and how to find out."""

    what: Text
    test: Text = Text()
    found: Test = "untested"


class Idea(Row):
    """An option as somebody wrote it, before anybody judged; `merged` names what it became."""

    issue: str = Field(default="", max_length=64, json_schema_extra=ISSUE)
    words: Text
    party: str = Field(default="", max_length=64, json_schema_extra=PARTY)
    merged: str = Field(default="", max_length=64)


class Budget(Row):
    """A kind of cost, in its own unit, and the most that a package may cost."""

    name: Text
    unit: str = Field(default="", max_length=40)
    cap: int | None = Field(default=None, ge=0)


class Cost(Row):
    """What an option takes from one budget; the id is the budget's."""

    id: str = Field(min_length=1, max_length=64, pattern=ID, json_schema_extra=BUDGET)
    amount: int = Field(ge=0)


class Option(Row):
    """One way to settle an issue."""

    words: Text
    costs: tuple[Cost, ...] = ()

    def faults(self) -> Iterable[Fault]:
        yield from twice("costs", self.costs)


class Issue(Row):
    """A question to settle; the first option is what holds while it is not on the table."""

    question: Text
    unit: str = Field(default="", max_length=40)
    since: Since = "start"
    options: tuple[Option, ...] = Field(default=(), max_length=40)

    def faults(self) -> Iterable[Fault]:
        yield from twice("options", self.options)


class Choice(Row):
    """An option of an issue; the id is the issue's."""

    id: str = Field(min_length=1, max_length=64, pattern=ID, json_schema_extra=ISSUE)
    option: str = Field(min_length=1, max_length=64, pattern=ID)


class RuledOut(Row):
    """Options that no package may hold together, and why."""

    choices: tuple[Choice, ...] = ()
    why: Text = Text()


class Response(Row):
    """What a party says to a tabled package; the id is the party's."""

    id: str = Field(min_length=1, max_length=64, pattern=ID, json_schema_extra=PARTY)
    answer: Answer
    reason: str = Field(default="", max_length=500)


class Tabled(Row):
    """A package on the table: a party's offer, a mediator's proposal, or the single text.

    `party` is empty for what a mediator tables. `round` counts from 1.
    """

    kind: Move = "offer"
    party: str = Field(default="", max_length=64, json_schema_extra=PARTY)
    round: int = Field(default=1, ge=1)
    choices: tuple[Choice, ...] = ()
    note: str = Field(default="", max_length=500)
    responses: tuple[Response, ...] = ()

    def faults(self) -> Iterable[Fault]:
        yield from twice("choices", self.choices)
        yield from twice("responses", self.responses)


class Sheet(Record):
    """What is negotiated, by whom, what has been tabled, and what everybody said to it."""

    question: Text = Text()
    asking: Asking = "gifts"
    rule: Rule = "nash"
    parties: tuple[Party, ...] = Field(default=(), max_length=40)
    interests: tuple[Interest, ...] = ()
    gifts: tuple[Gift, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    issues: tuple[Issue, ...] = Field(default=(), max_length=60)
    ideas: tuple[Idea, ...] = ()
    budgets: tuple[Budget, ...] = Field(default=(), max_length=8)
    ruled_out: tuple[RuledOut, ...] = ()
    positional: tuple[Choice, ...] = ()
    tabled: tuple[Tabled, ...] = ()
    agreed: str = Field(default="", max_length=64, json_schema_extra={"row_of": "tabled"})

    def faults(self) -> Iterable[Fault]:
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, tuple):
                yield from twice(name, value)
        yield from _party_faults(self)
        yield from _choice_faults(self)
        if self.agreed and self.agreed not in {t.id for t in self.tabled}:
            yield Fault(("agreed",), "no_such_row", {"id": self.agreed})

    @property
    def settled(self) -> tuple[tuple[Issue, Option], ...]:
        """Each issue with its agreed option; an issue that is not named stands at its first."""
        tabled = next((row for row in self.tabled if row.id == self.agreed), None)
        if tabled is None:
            return ()
        named = {choice.id: choice.option for choice in tabled.choices}
        return tuple(
            (
                issue,
                next((o for o in issue.options if o.id == named.get(issue.id)), issue.options[0]),
            )
            for issue in self.issues
            if issue.options
        )

    def still(self, path: tuple[str, ...]) -> bool:
        """An option of an issue is a result only while the agreed package holds it.

        It is taken as a result alone, so a package that is withdrawn takes its options along. A
        table at which nothing has been tabled yet contradicts nothing.
        """
        if not self.tabled or len(path) < 3 or path[0] != "issues" or path[2] in Issue.model_fields:
            return True
        return path[1:3] in {(issue.id, option.id) for issue, option in self.settled}

    def options(self, issue: str) -> tuple[str, ...]:
        """The ids of an issue's options; none for an unknown issue."""
        return next((tuple(o.id for o in i.options) for i in self.issues if i.id == issue), ())


def _party_faults(sheet: Sheet) -> Iterator[Fault]:
    known = {p.id for p in sheet.parties}
    yield from same_name(sheet.parties)
    for name in ("interests", "gifts", "ideas", "tabled"):
        for number, row in enumerate(getattr(sheet, name)):
            if row.party and row.party not in known:
                yield Fault((name, number, "party"), "no_such_row", {"id": row.party})
    for number, tabled in enumerate(sheet.tabled):
        for at, response in enumerate(tabled.responses):
            if response.id not in known:
                place = ("tabled", number, "responses", at, "id")
                yield Fault(place, "no_such_row", {"id": response.id})


def same_name(parties: Iterable[Party]) -> Iterator[Fault]:
    """Two parties of one name, or one organisation on two sides, would be taken for each other."""
    names: set[str] = set()
    seated: set[str] = set()
    for number, party in enumerate(parties):
        name = party.name.said("en").casefold().strip()
        if name in names:
            yield Fault(("parties", number, "name"), "same_name", {"name": party.name})
        if party.organisation and party.organisation in seated:
            yield Fault(("parties", number, "organisation"), "two_seats")
        names.add(name)
        seated.add(party.organisation)


def _choice_faults(sheet: Sheet) -> Iterator[Fault]:
    budgets = {b.id for b in sheet.budgets}
    for i, issue in enumerate(sheet.issues):
        for o, option in enumerate(issue.options):
            for c, cost in enumerate(option.costs):
                if cost.id not in budgets:
                    place = ("issues", i, "options", o, "costs", c, "id")
                    yield Fault(place, "no_such_row", {"id": cost.id})
    yield from _chosen(sheet, ("positional",), sheet.positional)
    for name in ("ruled_out", "tabled"):
        for number, row in enumerate(getattr(sheet, name)):
            yield from _chosen(sheet, (name, number, "choices"), row.choices)


def _chosen(
    sheet: Sheet, place: tuple[str | int, ...], choices: Iterable[Choice]
) -> Iterator[Fault]:
    issues = {issue.id for issue in sheet.issues}
    for number, choice in enumerate(choices):
        if choice.id not in issues:
            yield Fault((*place, number, "id"), "no_such_row", {"id": choice.id})
        elif choice.option not in sheet.options(choice.id):
            yield Fault((*place, number, "option"), "no_such_row", {"id": choice.option})
