"""The demo case comes out to the printed digits: 24 people before, 22 after."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from kolam import toolbox
from kolam.tools.competencies.analysis import analyse
from kolam.tools.competencies.giving import evidence, tasks
from kolam.tools.competencies.sheet import LETTERS, Part
from kolam.tools.competencies.tests.situations import example

FOUND = analyse(example("food_security"), {})


def one(value: Fraction) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def means(part: Part) -> list[str]:
    group = FOUND.group(part)
    assert group
    return [one(s.told.mean) for s in FOUND.standings(group) if s.told]


def sums(part: Part) -> list[tuple[int, int]]:
    group = FOUND.group(part)
    assert group
    said = [[s for p in group.people for s in p.scores(letter)] for letter in LETTERS]
    return [(len(scores), sum(scores)) for scores in said]


def test_before_has_the_printed_means() -> None:
    assert means("before") == ["3.2", "2.4", "3.6", "2.1"]
    assert sums("before") == [(72, 230), (72, 173), (72, 259), (72, 151)]


def test_after_has_the_printed_means() -> None:
    assert means("after") == ["3.7", "3.5", "3.9", "3.4"]
    assert sums("after") == [(66, 244), (66, 231), (66, 257), (66, 224)]


def test_understanding_and_technical_knowledge_get_the_time() -> None:
    assert [s.letter for s in FOUND.weakest] == ["understanding", "technical"]


def test_twenty_two_people_pair_and_two_are_alone() -> None:
    assert FOUND.change
    assert (len(FOUND.change.keys), FOUND.change.alone) == (22, (2, 0))


def test_the_demo_has_no_fault() -> None:
    assert FOUND.faults == ()


def test_actions_become_tasks_and_the_cover_speaks_to_the_sixth_fundamental() -> None:
    voice = toolbox.voice("en")
    assert [task.ref.path for task in tasks(FOUND.sheet, FOUND, voice)] == [
        ("actions", "visits"),
        ("actions", "drafting"),
    ]
    (said,) = evidence(FOUND.sheet, FOUND, voice)
    assert (said.room, said.about) == ("fundamentals", "senior_commitment_skills")
