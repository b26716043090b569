"""Health checks: what worries whom after signing, what goes on the agenda, and what changed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kolam.tools.fundamentals.sheet import AMBER, GREEN, RED, Check, Mark, Sheet


@dataclass(frozen=True)
class AspectFindings:
    """One aspect in one check: how many see no, some and serious concern, and who is worried."""

    aspect: str
    marks: tuple[Mark, ...]

    @cached_property
    def counts(self) -> tuple[int, int, int]:
        """How many green, amber and red."""
        found = Counter(mark.score for mark in self.marks)
        return found[GREEN], found[AMBER], found[RED]

    @property
    def unknown(self) -> int:
        """How many did not know or did not answer with a colour."""
        return sum(mark.score is None for mark in self.marks)

    def by(self, concern: int) -> tuple[str, ...]:
        """Who sees this much concern, as far as the check's promise lets it be told."""
        said = [mark for mark in self.marks if mark.score == concern]
        return tuple(dict.fromkeys(n for m in said if (n := m.organisation or m.name or "")))


@dataclass(frozen=True)
class CheckFindings:
    """One health check, an aspect after the other in the order in which they were asked."""

    held: Check
    aspects: tuple[AspectFindings, ...]

    @property
    def people(self) -> int:
        """How many answered."""
        return self.held.people

    @property
    def shown(self) -> bool:
        """Whether the marks may be seen one by one without telling on anybody."""
        return self.held.shows(self.people)

    def of(self, aspect: str) -> AspectFindings | None:
        """The findings of one aspect; None where this check did not ask about it."""
        return next((found for found in self.aspects if found.aspect == aspect), None)

    @cached_property
    def agenda(self) -> tuple[AspectFindings, ...]:
        """What must be talked about: every red, most reds first, then what worries most people.

        One red always gets time, however many are green; without a red, amber by a third or more.
        """
        worried = [a for a in self.aspects if a.counts[2] or 3 * a.counts[1] >= sum(a.counts) > 0]
        return tuple(sorted(worried, key=lambda a: (-a.counts[2], -a.counts[1])))


@dataclass(frozen=True, slots=True)
class Change:
    """One aspect in two checks, paired by who answered: how many worry less, alike and more."""

    aspect: str
    less: int
    same: int
    more: int


@dataclass(frozen=True, slots=True)
class Shift:
    """One partner in two checks: about how many aspects it worries less, alike and more.

    Colours have an order and no distance: they are counted, never averaged.
    """

    who: str
    less: int
    same: int
    more: int


@dataclass(frozen=True, slots=True)
class Course:
    """One aspect through all checks, a value each: None where a check did not ask or may not show.

    counts    how many green, amber and red
    partners  by name, the most worried mark of each partner that a check names
    """

    aspect: str
    counts: tuple[tuple[int, int, int] | None, ...]
    partners: Mapping[str, tuple[int | None, ...]]

    @property
    def worst(self) -> tuple[int | None, ...]:
        """The most worried mark of each check: one red is red, however many are green."""
        return tuple(
            max((level for level in (GREEN, AMBER, RED) if count[level]), default=None)
            if count
            else None
            for count in self.counts
        )


@dataclass(frozen=True)
class Health:
    """All checks in their order."""

    checks: tuple[CheckFindings, ...]

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """Every aspect through all checks, those of the last one first; none of a single check."""
        if len(self.checks) < 2:
            return ()
        newest_first = (a.aspect for check in reversed(self.checks) for a in check.aspects)
        return tuple(_course(aspect, self.checks) for aspect in dict.fromkeys(newest_first))

    @property
    def now(self) -> CheckFindings | None:
        """The last check."""
        return self.checks[-1] if self.checks else None

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The last two checks compared, aspect by aspect, for those whom both can name.

        Nobody is paired where a check was anonymous: names in it stand for nobody.
        """
        if len(self.checks) < 2:
            return ()
        before, now = self.checks[-2:]
        found = (_change(a, before.of(a.aspect)) for a in now.aspects)
        return tuple(change for change in found if change)

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """The last two checks, partner by partner, over what it marked in both: the worst first.

        As with `changes`, nobody is paired whom not both checks name.
        """
        if len(self.checks) < 2:
            return ()
        return tuple(sorted(_shifts(*self.checks[-2:]), key=lambda s: (-s.more, s.less)))


def _course(aspect: str, checks: tuple[CheckFindings, ...]) -> Course:
    found = [check.of(aspect) if check.shown else None for check in checks]
    named = [_named(one) if one else {} for one in found]
    everybody = dict.fromkeys(who for marks in named for who in marks)
    return Course(
        aspect,
        tuple(one.counts if one else None for one in found),
        {who: tuple(marks.get(who) for marks in named) for who in everybody},
    )


def _shifts(before: CheckFindings, now: CheckFindings) -> Iterator[Shift]:
    moves: dict[str, list[int]] = {}
    for found in now.aspects:
        was = before.of(found.aspect)
        earlier = _named(was) if was else {}
        for who, score in _named(found).items():
            if who in earlier:
                moves.setdefault(who, []).append(score - earlier[who])
    for who, told in moves.items():
        less, more = sum(move < 0 for move in told), sum(move > 0 for move in told)
        yield Shift(who, less, len(told) - less - more, more)


def health(sheet: Sheet) -> Health:
    """What the checks say; aspects no longer asked about keep their row at the end."""
    return Health(tuple(_check(held, sheet) for held in sheet.checks if held.ratings))


def _check(held: Check, sheet: Sheet) -> CheckFindings:
    answered = dict.fromkeys(mark.item for mark in held.ratings)
    asked = [id for id in sheet.asked if id in answered]
    order = (*asked, *(id for id in answered if id not in asked))
    return CheckFindings(held, tuple(AspectFindings(id, tuple(_about(held, id))) for id in order))


def _about(held: Check, aspect: str) -> Iterator[Mark]:
    return (mark for mark in held.ratings if mark.item == aspect)


def _change(now: AspectFindings, before: AspectFindings | None) -> Change | None:
    earlier = _named(before) if before else {}
    pairs = [(earlier[who], score) for who, score in _named(now).items() if who in earlier]
    if not pairs:
        return None
    return Change(
        now.aspect,
        less=sum(b > a for b, a in pairs),
        same=sum(b == a for b, a in pairs),
        more=sum(b < a for b, a in pairs),
    )


def _named(found: AspectFindings) -> dict[str, int]:
    """The worst concern of each organisation or person that is named."""
    worst: dict[str, int] = {}
    for mark in found.marks:
        who = mark.organisation or mark.name
        if who and mark.score is not None:
            worst[who] = max(mark.score, worst.get(who, GREEN))
    return worst
