"""People: what each rater said about each letter in one part, under the key that pairs it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from kolam.core.answers import small_rounds
from kolam.core.fault import Fault
from kolam.maths.groups import FEWEST as FEWEST_SHOWN
from kolam.tools.competencies.sheet import (
    ABOUT,
    KEY,
    LETTERS,
    SEAL,
    SHARE,
    YES,
    Letter,
    Part,
    Rating,
    Round,
    Sheet,
    as_key,
    items,
    letter_of,
    part_of,
    sealed,
)


@dataclass(frozen=True)
class Person:
    """One rater in one part.

    key     seal of whom the ratings are about: the rater, or in a peer's view the peer; "" where
            there is none, or where somebody else in the round has the same
    label   the key as typed, where it is the rater's alone and may be shown beside the scores;
            else "", and always in a peer's view
    """

    rater: str
    key: str
    label: str
    ratings: tuple[Rating, ...]

    def scores(self, letter: Letter) -> tuple[int, ...]:
        """The scores of a letter's statements; those not known are left out."""
        own = (r for r in self.ratings if letter_of(r.item) == letter)
        return tuple(r.score for r in own if r.score is not None)

    @cached_property
    def means(self) -> Mapping[Letter, Fraction]:
        """The mean of each letter of which at least one statement was rated."""
        scores = {letter: self.scores(letter) for letter in LETTERS}
        return {letter: Fraction(sum(s), len(s)) for letter, s in scores.items() if s}


@dataclass(frozen=True)
class Group:
    """Everybody who answered one part, in the last round that asked for it."""

    part: Part
    held: Round
    people: tuple[Person, ...]

    @property
    def fewest(self) -> int:
        """How many people a number must stand for: five, or one where all agreed to be named."""
        return 1 if self.held.promise == "named" else FEWEST_SHOWN

    def means(self, letter: Letter) -> tuple[Fraction, ...]:
        """Each person's mean of a letter, lowest first."""
        return tuple(sorted(p.means[letter] for p in self.people if letter in p.means))

    @cached_property
    def keyed(self) -> Mapping[str, Person]:
        """The people by their keys; those whose key is missing or not their own are left out."""
        return {person.key: person for person in self.people if person.key}

    @cached_property
    def raters(self) -> Mapping[str, Person]:
        """The people by what their round calls them."""
        return {person.rater: person for person in self.people}


def group(sheet: Sheet, part: Part) -> Group | None:
    """Who answered a part in the last round that has answers to it; None where none has."""
    for held in reversed(sheet.rounds):
        if people := tuple(_people(held, part, sheet.salt)):
            return Group(part, held, people)
    return None


def _people(held: Round, part: Part, salt: str | None) -> Iterator[Person]:
    keys = _keys(held, ABOUT if part == "peer" else KEY, salt)
    labels = {} if part == "peer" else _labels(held)
    times = Counter(keys.values())
    said: dict[str, list[Rating]] = {}
    for rating in held.ratings:
        if rating.item in items() and part_of(rating.item) == part:
            said.setdefault(rating.rater, []).append(rating)
    for rater, ratings in said.items():
        key = keys.get(rater, "")
        own = part == "peer" or times[key] == 1
        label = labels.get(rater, "") if own else ""
        yield Person(rater, key if own else "", label, tuple(ratings))


def _keys(held: Round, item: str, salt: str | None) -> dict[str, str]:
    typed = {r.rater: sealed(r.reason, salt) for r in held.ratings if r.item == item}
    return {rater: key for rater, key in typed.items() if key}


def _labels(held: Round) -> dict[str, str]:
    shown = {r.rater for r in held.ratings if r.item == SHARE and r.score == YES}
    typed = ((r.rater, as_key(r.reason)) for r in held.ratings if r.item == KEY)
    return {who: key for who, key in typed if who in shown and not key.startswith(SEAL)}


def people_faults(sheet: Sheet) -> Iterator[Fault]:
    """Keys that pair nothing or too much, and rounds of too few people; no key is said."""
    yield from small_rounds("rounds", sheet.rounds)
    salt = sheet.salt
    known = {key for held in sheet.rounds for key in _own(held, salt)}
    earlier = {key for held in sheet.rounds if _asked(held, "before") for key in _own(held, salt)}
    for number, held in enumerate(sheet.rounds):
        first: set[str] = set()
        after = _asked(held, "after")
        if after and not earlier:
            yield Fault(("rounds", number), "after_without_before")
        for place, rating in enumerate(held.ratings):
            at, key = ("rounds", number, "ratings", place, "reason"), sealed(rating.reason, salt)
            if rating.item == KEY and key in first:
                yield Fault(at, "key_twice")
            elif rating.item == KEY and after and earlier and key and key not in earlier:
                yield Fault(at, "key_without_before")
            elif rating.item == ABOUT and key and key not in known:
                yield Fault(at, "about_nobody")
            first |= {key} if rating.item == KEY and key else set()


def _asked(held: Round, part: Part) -> bool:
    return any(r.item in items() and part_of(r.item) == part for r in held.ratings)


def _own(held: Round, salt: str | None) -> tuple[str, ...]:
    return tuple(_keys(held, KEY, salt).values())
