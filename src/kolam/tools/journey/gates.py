"""The gate of a step: what each partner says, the least of it, and what other rooms add."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from kolam.core.passing import Evidence, Gate, State
from kolam.core.record import Text
from kolam.tools.journey.sheet import (
    ANSWERS,
    STEPS,
    Consent,
    Partner,
    Rating,
    Reopening,
    Sheet,
    Step,
    StepName,
    wording,
)

Level = Literal["no", "unowned", "silent", "not_yet", "stale", "yes_if", "yes"]
#: From what holds a step up most to what does not at all.
LEVELS: tuple[Level, ...] = get_args(Level)
WORST: tuple[State, ...] = ("red", "amber", "green")


@dataclass(frozen=True, slots=True)
class Standing:
    """One partner at one step: its consent, what its people said in the last round, the level.

    The partner's own consent counts; without one, the least that its people said.
    """

    partner: Partner
    level: Level
    consent: Consent | None = None
    answers: tuple[Rating, ...] = ()

    @property
    def parts(self) -> bool:
        """Whether its people say less than the consent that stands for it."""
        said = [r.score for r in self.answers if r.score is not None]
        return bool(self.consent and said and min(said) < ANSWERS.index(self.consent.says))

    @property
    def reason(self) -> Text:
        """Why, in the partner's words; of several people, of the one that said least."""
        if self.consent:
            return self.consent.reason
        told = [r for r in self.answers if r.score is not None and r.reason]
        return Text(en=min(told, key=lambda r: r.score or 0).reason) if told else Text()


@dataclass(frozen=True, slots=True)
class Recheck:
    """A later step that was reached before an earlier one was reopened."""

    of: StepName
    reopening: Reopening


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFindings:
    """One step, whether the sheet has a row for it or not.

    `others` are the gates that other rooms set and `evidence` what they found about it.
    """

    name: StepName
    row: Step | None
    standings: tuple[Standing, ...]
    others: tuple[Gate, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rechecks: tuple[Recheck, ...] = ()

    @property
    def number(self) -> int:
        """1 to 7."""
        return STEPS.index(self.name) + 1

    @property
    def status(self) -> str:
        """As the sheet says; not started without a row."""
        return self.row.status if self.row else "not_started"

    @property
    def is_agreed(self) -> bool:
        """Whether the sheet calls it agreed."""
        return self.status == "agreed"

    @property
    def readiness(self) -> Level | None:
        """The least of the partners, never a mean; None without partners."""
        return least(s.level for s in self.standings)

    @property
    def gate(self) -> State | None:
        """Red where somebody says no or a yes-if is owned by nobody; green where all say yes."""
        return gate_of(self.readiness)

    @property
    def state(self) -> State | None:
        """The worst of the partners' gate and, until it is agreed, the gates of other rooms.

        What other rooms say against an agreed step is said, and shuts nothing that is behind.
        """
        others = () if self.is_agreed else tuple(g.state for g in self.others)
        return worst((self.gate, *others))

    def at(self, *levels: Level) -> tuple[Standing, ...]:
        """The partners at these levels."""
        return tuple(s for s in self.standings if s.level in levels)

    @property
    def holds(self) -> tuple[Standing, ...]:
        """The partners at the least level, unless that is yes."""
        low = self.readiness
        return () if low in (None, "yes") else tuple(s for s in self.standings if s.level == low)


def least(levels: Iterable[Level]) -> Level | None:
    """The level that holds up most; None for none."""
    return min(levels, key=LEVELS.index, default=None)


def gate_of(level: Level | None) -> State | None:
    """What a least level makes of a gate."""
    if level is None:
        return None
    return "red" if level in ("no", "unowned") else "green" if level == "yes" else "amber"


def worst(states: Iterable[State | None]) -> State | None:
    """The worst state of those that are known."""
    return min((s for s in states if s), key=WORST.index, default=None)


def level_of(consent: Consent, text: Text) -> Level:
    """What a consent is worth now that the step's words are `text`.

    A no or not yet stands whatever the words; a yes to other words is stale. A yes-if without an
    action, an owner and a date is unowned; one whose action has happened is a yes.
    """
    if consent.says in ("no", "not_yet"):
        return "no" if consent.says == "no" else "not_yet"
    owned = consent.owner.strip() and consent.due and consent.action.said("en")
    if consent.says == "yes_if" and not consent.done and not owned:
        return "unowned"
    if consent.saw != wording(text):
        return "stale"
    return "yes" if consent.says == "yes" or consent.done else "yes_if"


def level_said(answers: Sequence[Rating], text: Text) -> Level:
    """The least that a partner's people said in a round; phones own no yes-if."""
    found: list[Level] = []
    for answer in answers:
        if answer.score is not None:
            saw = answer.item.partition(".")[2]
            one = Consent(id=answer.id, partner="", says=ANSWERS[answer.score], saw=saw)
            found.append(level_of(one, text))
    return least(found) or "silent"


def counted(sheet: Sheet) -> tuple[Partner, ...]:
    """The partners whose consent it takes: organisations that have not left."""
    return tuple(p for p in sheet.partners if p.kind == "organisation" and not p.left)


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers of the last round that asked about a step, and whether they may be shown."""

    answers: tuple[Rating, ...] = ()
    shown: bool = True

    @property
    def people(self) -> int:
        """How many answered."""
        return len({rating.rater for rating in self.answers})


def last_round(sheet: Sheet, name: StepName) -> Asked:
    """The last round that asked about a step; fewer than five without a name are not shown."""
    for held in reversed(sheet.rounds):
        if found := tuple(r for r in held.ratings if r.item.partition(".")[0] == name):
            return Asked(found, held.shows(len({r.rater for r in found})))
    return Asked()


def standings(sheet: Sheet, name: StepName) -> tuple[Standing, ...]:
    """Every partner at a step, in the order of the list."""
    row, answers = sheet.step(name), last_round(sheet, name).answers
    text = row.text if row else Text()
    consents = {consent.partner: consent for consent in (row.consents if row else ())}
    return tuple(
        _standing(partner, consents.get(partner.id), said_by(partner, answers), text)
        for partner in counted(sheet)
    )


def said_by(partner: Partner, answers: Iterable[Rating]) -> tuple[Rating, ...]:
    """The answers of people who came for this partner, by its name in any language or its id."""
    return tuple(r for r in answers if came_for(r, partner))


def came_for(rating: Rating, partner: Partner) -> bool:
    """Whether somebody said that they come for this partner."""
    names = (partner.id, *partner.name.plain().values())
    typed = (rating.organisation or "").strip().casefold()
    return bool(typed) and typed in {name.casefold() for name in names}


def rechecks(sheet: Sheet, name: StepName) -> tuple[Recheck, ...]:
    """The reopenings of earlier steps after which this one was not yet found to hold."""
    row = sheet.step(name)
    if row is None or row.status == "not_started":
        return ()
    return tuple(_rechecks(sheet, row))


def stands(sheet: Sheet, name: StepName) -> Literal["", "working", "agreed", "reopened", "recheck"]:
    """How a step stands, in a word, as the desk's rail shows it; "" where it was not begun."""
    row = sheet.step(name)
    if row is None or row.status == "not_started":
        return ""
    if row.status == "reopened":
        return "reopened"
    return "recheck" if rechecks(sheet, name) else row.status


def concerns(gate: Gate, row: Step | None, number: int) -> bool:
    """Whether a gate is of this step, or of all steps and this one is not agreed yet."""
    agreed = row is not None and row.status == "agreed"
    return gate.step == number or (gate.step is None and not agreed)


def step_findings(
    sheet: Sheet, name: StepName, *, gates: Sequence[Gate], evidence: Sequence[Evidence]
) -> StepFindings:
    """Everything about one step; gates and evidence of other rooms are picked out of all."""
    row, number = sheet.step(name), STEPS.index(name) + 1
    about = {name, row.id if row else name}
    return StepFindings(
        name=name,
        row=row,
        standings=standings(sheet, name),
        others=tuple(gate for gate in gates if concerns(gate, row, number)),
        evidence=tuple(e for e in evidence if e.room == "journey" and e.about in about),
        rechecks=rechecks(sheet, name),
    )


def _standing(
    partner: Partner, consent: Consent | None, answers: tuple[Rating, ...], text: Text
) -> Standing:
    level = level_of(consent, text) if consent else level_said(answers, text)
    return Standing(partner, level, consent, answers)


def _rechecks(sheet: Sheet, row: Step) -> Iterator[Recheck]:
    for name in STEPS[: STEPS.index(row.step)]:
        earlier = sheet.step(name)
        for reopening in earlier.reopenings if earlier else ():
            if reopening.id not in row.checked:
                yield Recheck(name, reopening)
