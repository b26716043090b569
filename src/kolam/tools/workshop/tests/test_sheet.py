"""What can be typed of a workshop, and every fault with its place."""

import pytest

from kolam.core.fault import Faulty
from kolam.core.record import Text, canonical, read
from kolam.tools.workshop.items import WORDS, frame, ranges
from kolam.tools.workshop.sheet import ROWS, Card, Session, Sheet, minutes
from kolam.tools.workshop.tests.situations import example


def faults(data: object) -> list[tuple[str, str]]:
    with pytest.raises(Faulty) as found:
        read(Sheet, data)
    return sorted((fault.where(), fault.key) for fault in found.value.faults)


def session(**times: str) -> dict[str, object]:
    return {"id": "s", "title": {"en": "Map"}, **times}


def test_an_empty_sheet_is_no_fault() -> None:
    assert read(Sheet, {}) == Sheet()


def test_the_example_reads_back_equal() -> None:
    sheet = example("food_security")
    assert read(Sheet, canonical(sheet)) == sheet


def test_every_list_of_the_sheet_is_checked_for_doubles() -> None:
    lists = {name for name, value in Sheet() if value == () and name != "languages"}
    assert set(ROWS) == lists


@pytest.mark.parametrize(
    ("clock", "told"), [("00:00", 0), ("09:05", 545), ("23:59", 1439), ("", None)]
)
def test_a_time_is_minutes_since_midnight(clock: str, told: int | None) -> None:
    assert minutes(clock) == told


@pytest.mark.parametrize("clock", ["9:00", "24:00", "12:60", "noon", "12.30"])
def test_a_time_that_is_none_is_refused(clock: str) -> None:
    assert faults({"agenda": [session(planned_from=clock)]}) == [
        ("agenda.0.planned_from", "bad_pattern")
    ]


def test_half_a_time_is_a_fault_that_names_the_other_half() -> None:
    halves = session(planned_from="09:00", held_to="10:00")
    assert faults({"agenda": [halves]}) == [
        ("agenda.0.held_from", "time_missing"),
        ("agenda.0.planned_to", "time_missing"),
    ]


@pytest.mark.parametrize("end", ["09:00", "08:59"])
def test_a_session_that_ends_before_it_begins_is_a_fault(end: str) -> None:
    assert faults({"agenda": [session(held_from="09:00", held_to=end)]}) == [
        ("agenda.0.held_to", "ends_before_it_begins")
    ]


def test_a_session_knows_when_it_was_planned_and_held() -> None:
    one = Session(
        id="s",
        title=Text(en="Map"),
        planned_from="09:00",
        planned_to="10:00",
        held_from="09:10",
        held_to="10:30",
    )
    assert (one.planned, one.held) == ((540, 600), (550, 630))


def test_a_last_day_before_the_first_is_a_fault() -> None:
    assert faults({"first": "2023-06-27", "last": "2023-06-26"}) == [
        ("last", "ends_before_it_begins")
    ]


def test_one_day_is_no_fault_and_ends_on_it() -> None:
    assert str(read(Sheet, {"first": "2023-06-26", "last": "2023-06-26"}).ended) == "2023-06-26"
    assert str(read(Sheet, {"first": "2023-06-26"}).ended) == "2023-06-26"
    assert Sheet().ended is None


def test_a_sector_and_gender_is_counted_once() -> None:
    rows = [
        {"id": "a", "sector": "business", "gender": "men", "n": 2},
        {"id": "b", "sector": "business", "gender": "women", "n": 2},
        {"id": "c", "sector": "business", "gender": "men", "n": 1},
        {"id": "d", "n": 1},
        {"id": "e", "n": 2},
    ]
    assert faults({"participants": rows}) == [
        ("participants.2.n", "counted_twice"),
        ("participants.4.n", "counted_twice"),
    ]


def test_nobody_can_be_counted_below_nobody() -> None:
    assert faults({"participants": [{"id": "a", "n": -1}]}) == [("participants.0.n", "too_low")]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("organisers", "name"),
        ("agenda", "title"),
        ("contents", "title"),
        ("exercises", "title"),
        ("quotes", "words"),
        ("points", "words"),
        ("actions", "what"),
        ("feedback", "words"),
        ("photos", "caption"),
        ("annexes", "title"),
    ],
)
def test_a_row_without_words_is_a_fault(name: str, field: str) -> None:
    assert faults({name: [{"id": "x", field: {"en": " "}}]}) == [(f"{name}.0.{field}", "no_name")]
    assert read(Sheet, {name: [{"id": "x", field: {"si": "වචන"}}]})


def test_nothing_is_quoted_or_shown_unless_somebody_agreed() -> None:
    read_back = read(
        Sheet,
        {
            "quotes": [{"id": "q", "words": {"en": "A"}}],
            "photos": [{"id": "p", "caption": {"en": "A"}}],
        },
    )
    assert (read_back.quotes[0].consent, read_back.photos[0].consent) == ("no", "no")


@pytest.mark.parametrize(
    ("item", "score", "key"),
    [
        ("after.tools", 0, "too_low"),
        ("after.tools", 6, "too_high"),
        ("before.tools", 0, "too_low"),
        ("after.useful", 0, "too_low"),
        ("later.used", 3, "too_high"),
    ],
)
def test_a_score_outside_its_item_is_refused(item: str, score: int, key: str) -> None:
    with pytest.raises(Faulty) as found:
        read(Card, {"answers": [{"item": item, "score": score}]})
    assert [(f.where(), f.key) for f in found.value.faults] == [("answers.0.score", key)]


@pytest.mark.parametrize(
    ("item", "score"), [("after.tools", 1), ("later.used", 0), ("back.tools", 5)]
)
def test_the_ends_of_each_scale_are_answers(item: str, score: int) -> None:
    assert read(Card, {"answers": [{"item": item, "score": score}]}).answers[0].score == score


@pytest.mark.parametrize("item", ["tools", "noon.tools", "after.gone", "later.useful"])
def test_an_item_that_nobody_asks_is_refused(item: str) -> None:
    with pytest.raises(Faulty) as found:
        read(Card, {"answers": [{"item": item, "score": 3}]})
    assert [(f.where(), f.key) for f in found.value.faults] == [
        ("answers.0.item", "no_such_statement")
    ]


@pytest.mark.parametrize("item", WORDS)
def test_a_question_for_words_takes_words(item: str) -> None:
    assert read(Card, {"answers": [{"item": item, "reason": "The map."}]})


def test_every_statement_can_be_scored_at_each_of_the_four_moments() -> None:
    assert len(ranges()) == 4 * len(frame("statements").ids()) + 2


def test_a_room_that_the_framework_has_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(Faulty) as found:
        read(Sheet, {"exercises": [{"id": "e", "title": {"en": "A"}, "room": "stakeholder"}]})
    (fault,) = found.value.faults
    assert (fault.where(), fault.values["near"]) == ("exercises.0.room", "stakeholders")


def test_wrong_fields_come_all_at_once() -> None:
    bad = {"tables": 0, "languages": ["fr"], "contributions": [{"id": "c", "framework": "mine"}]}
    assert faults(bad) == [
        ("contributions.0.framework", "not_a_choice"),
        ("languages.0", "not_a_choice"),
        ("tables", "too_low"),
    ]
