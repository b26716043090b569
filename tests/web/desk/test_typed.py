"""Forms from records: what a form shows and sends back reads as the record it came from."""

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as some

from kolam.core.fault import Fault, Faulty
from kolam.core.field import fields_of
from kolam.core.money import MONEY
from kolam.core.record import Field, Record, Row, Text, read
from kolam.store.changes import differences
from kolam.toolbox import voice
from kolam.web.desk.boxes import Box, Maker
from kolam.web.desk.rowview import listing, row_names
from kolam.web.desk.telling import Teller
from kolam.web.desk.typed import typed, with_typed


class Part(Record):
    what: str = ""
    many: int = 0


class Inner(Record):
    sure: bool = False
    share: float | None = None
    note: str = Field(default="", max_length=500)


class Line(Row):
    text: str = ""


class Whole(Record):
    title: Text = Text()
    count: int = Field(default=0, ge=0, le=10**9)
    maybe: int | None = None
    flag: bool | None = None
    tags: tuple[str, ...] = ()
    after: tuple[str, ...] = Field(default=(), json_schema_extra={"row_of": "lines"})
    wording: Text = Field(default=Text(), json_schema_extra={"form": "lines"})
    kept: str = Field(default="", json_schema_extra={"form": "none"})
    part: str = Field(default="", json_schema_extra={"choices": ["who", "why"]})
    inner: Inner = Inner()
    parts: tuple[Part, ...] = ()
    lines: tuple[Line, ...] = ()


ROWS = {"lines": [("a", "A"), ("b", "B"), ("c", "C")]}
word = some.text(some.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)
wholes = some.builds(
    Whole,
    title=some.builds(Text, en=word, si=word, ta=word),
    count=some.integers(0, 10**9),
    maybe=some.none() | some.integers(-(10**9), 10**9),
    flag=some.none() | some.booleans(),
    tags=some.lists(word.filter(bool), max_size=3).map(tuple),
    after=some.sampled_from([(), ("a",), ("a", "c"), ("a", "b", "c")]),
    wording=some.builds(Text, en=word, ta=word),
    kept=word,
    part=some.sampled_from(["", "who", "why"]),
    inner=some.builds(Inner, sure=some.booleans(), note=word),
    parts=some.lists(
        some.builds(Part, what=word.filter(bool), many=some.integers(0, 99)), max_size=3
    ).map(tuple),
)


def sent_back(boxes: tuple[Box, ...]) -> QueryDict:
    """What a browser sends from these boxes if nobody touches them."""
    post = QueryDict(mutable=True)
    for box in boxes:
        kind = box.spec.kind
        for tongue in box.tongues:
            post[f"{box.name}.{tongue.code}"] = tongue.value
        if kind == "yes_no" and not box.spec.optional:
            post[f"{box.name}.asked"] = "1"
            if box.value:
                post[box.name] = "yes"
        elif box.choices and kind == "many":
            post.setlist(box.name, ["", *(c.value for c in box.choices if c.chosen)])
        elif box.choices:
            post[box.name] = next((c.value for c in box.choices if c.chosen), "")
        elif box.items:
            post[f"{box.name}.count"] = str(len(box.items))
            for item in box.items:
                post.update({k: str(v) for k, v in sent_back(item).items()})
        elif box.inner:
            post.update({k: str(v) for k, v in sent_back(box.inner).items()})
        elif not box.tongues:
            post[box.name] = str(box.value)
    return post


def boxes(values: dict[str, Any], faults: tuple[Fault, ...] = ()) -> tuple[Box, ...]:
    return Maker(slug="x", voice=voice("en"), rows=ROWS).boxes(Whole, values, faults)


@given(wholes)
@settings(deadline=None)
def test_an_untouched_form_reads_as_the_record_it_shows(whole: Whole) -> None:
    plain = whole.plain()
    again = with_typed(plain, typed(Whole, sent_back(boxes(plain))))
    assert read(Whole, again) == whole


def test_what_a_form_did_not_send_stays() -> None:
    old = {"title": {"en": "A", "si": "", "ta": ""}, "count": 3}
    assert with_typed(old, typed(Whole, QueryDict("count=4"))) == {**old, "count": 4}


@pytest.mark.parametrize("text", ["seven", "7.5", "1e3", "٧", " ", "--1", "9" * 40])
def test_what_is_no_whole_number_is_kept_as_typed(text: str) -> None:
    post = QueryDict(mutable=True)
    post["count"] = text
    values = typed(Whole, post)
    with pytest.raises(Faulty):
        read(Whole, values)
    (box,) = [b for b in boxes(values) if b.name == "count"]
    assert str(box.value) == text.strip()


def test_a_fault_stands_at_the_box_it_is_about() -> None:
    faults = (
        Fault(("inner", "share"), "not_a_number"),
        Fault(("parts", 0, "many"), "not_whole"),
        Fault(("title", "si"), "control_character"),
    )
    made = {b.name: b for b in boxes({"parts": [{"what": "x", "many": "y"}]}, faults)}
    share = next(b for b in made["inner"].inner if b.name == "inner.share")
    many = next(b for b in made["parts"].items[0] if b.name == "parts.0.many")
    si = next(t for t in made["title"].tongues if t.code == "si")
    assert [len(x.faults) for x in (share, many, si)] == [1, 1, 1]


def test_what_the_program_keeps_is_not_shown_and_a_text_of_a_few_words_is_chosen() -> None:
    made = {box.name: box for box in boxes({"part": "why"})}
    assert "kept" not in made
    assert [(c.value, c.chosen) for c in made["part"].choices] == [
        ("", False),
        ("who", False),
        ("why", True),
    ]


def test_rows_are_called_by_their_name_or_by_what_they_say() -> None:
    class Named(Row):
        name: Text = Text()

    class Said(Row):
        what: Text = Text()

    class Headed(Row):
        heading: Text = Text()
        words: Text = Text()

    class Held(Record):
        named: tuple[Named, ...] = ()
        said: tuple[Said, ...] = ()
        headed: tuple[Headed, ...] = ()

    long = "negotiation.issues.x"
    body = {
        "named": [{"id": "n", "name": {"en": "Clinic"}}, {"id": "m", "name": {}}],
        "said": [{"id": "A1", "what": {"en": "Dig"}}, {"id": long, "what": {"en": "Seed"}}],
        "headed": [
            {"id": "c", "heading": {"en": "Vision"}, "words": {"en": "All eat."}},
            {"id": "d", "heading": {}, "words": {"en": "We meet " + "again and " * 9}},
        ],
    }
    assert row_names(Held, body, "en") == {
        "named": [("n", "Clinic"), ("m", "m")],
        "said": [("A1", "A1 Dig"), (long, "Seed")],
        "headed": [
            ("c", "Vision"),
            ("d", "We meet again and again and again and again and again and again and …"),
        ],
    }


def test_lists_of_rows_are_left_to_their_own_pages() -> None:
    assert "lines" not in {box.name for box in boxes({})}


class Priced(Row):
    cost: int | None = Field(default=None, json_schema_extra=MONEY)
    currency: str = ""


class Prices(Record):
    currency: str = "LKR"
    priced: tuple[Priced, ...] = ()


def cost_box(**values: Any) -> tuple[Any, ...]:
    around = ({"currency": "LKR"},)
    made = Maker(slug="x", voice=voice("en"), rows={}, mark="m-").boxes(
        Priced, {"currency": "", **values}, around=around
    )
    box = next(box for box in made if box.name == "cost")
    return box.value, box.unit, box.unit_box, box.described


def test_an_amount_is_shown_in_units_with_its_currency_beside_it() -> None:
    assert cost_box(cost=1250050) == ("12,500.50", "LKR", "f-m-currency", "f-m-cost-unit")
    assert cost_box(cost=12500, currency="JPY")[:2] == ("12,500", "JPY")
    assert cost_box(cost=12500, currency="KWD")[:2] == ("12.500", "KWD")


def test_an_amount_that_was_not_understood_is_shown_as_it_was_typed() -> None:
    assert typed(Priced, QueryDict("cost=12.500,5")) == {"cost": "12.500,5"}
    assert cost_box(cost="12.500,5")[0] == "12.500,5"


def changes_told(before: Prices, after: Prices) -> list[tuple[str, str]]:
    maker = Maker(slug="x", voice=voice("en"), rows={})
    teller = Teller(maker, Prices, after.plain())
    told = teller.changes(differences(before, after))
    return [(one.before, one.after) for one in told]


def test_a_change_tells_each_amount_in_the_currency_that_it_had_then() -> None:
    was = Prices(priced=(Priced(id="a", cost=1250050),))
    now = Prices(priced=(Priced(id="a", cost=12500, currency="JPY"),))
    assert changes_told(was, now) == [("12,500.50 LKR", "12,500 JPY"), ("nothing", "JPY")]
    yen = Prices(currency="JPY", priced=(Priced(id="a", cost=12500),))
    assert changes_told(was, yen) == [("LKR", "JPY"), ("12,500.50 LKR", "12,500 JPY")]


def test_a_list_shows_amounts_in_units_with_their_currency() -> None:
    rows: list[dict[str, Any]] = [
        {"id": "a", "cost": 1250050, "currency": ""},
        {"id": "b", "cost": None},
    ]
    maker, spec = Maker(slug="x", voice=voice("en"), rows={}), fields_of(Prices)[1]
    told = listing(maker, Prices, spec, rows=rows, path="priced", around=({"currency": "LKR"},))
    assert [line.cells for line in told.lines] == [("12,500.50 LKR", ""), ("", "")]


def test_what_is_chosen_stays_a_choice_where_its_row_has_gone() -> None:
    (after,) = [box for box in boxes({"after": ["b", "gone"]}) if box.name == "after"]
    assert [(one.value, one.chosen) for one in after.choices] == [
        ("a", False),
        ("b", True),
        ("c", False),
        ("gone", True),
    ]
