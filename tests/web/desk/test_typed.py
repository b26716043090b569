"""Forms from records: what a form shows and sends back reads as the record it came from."""

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as some

from kolam.core.fault import Fault, Faulty
from kolam.core.record import Field, Record, Row, Text, read
from kolam.toolbox import voice
from kolam.web.desk.boxes import Box, Maker
from kolam.web.desk.rowview import row_names
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
