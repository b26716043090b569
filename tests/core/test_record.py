"""Records read plain values and tell every fault at once."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.fault import Fault, Faulty
from kolam.core.record import Field, Record, Row, Text, canonical, fingerprint, read


class Plot(Row):
    crop: str = Field(max_length=5)
    area: int = Field(default=1, ge=1, le=9)

    def faults(self) -> tuple[Fault, ...]:
        return (Fault(("crop",), "no_rain"),) if self.crop == "rice" else ()


class Farm(Record):
    name: Text
    plots: tuple[Plot, ...] = ()


def faults_of(data: object) -> dict[str, str]:
    with pytest.raises(Faulty) as caught:
        read(Farm, data)
    return {fault.where(): fault.key for fault in caught.value.faults}


def test_every_wrong_field_is_told_at_once() -> None:
    data = {
        "name": {"en": 3},
        "plots": [{"id": "a b", "crop": "bananas", "area": 10}, {"id": "p", "area": "x"}],
        "nmae": 1,
    }
    assert faults_of(data) == {
        "name.en": "not_text",
        "plots.0.id": "bad_pattern",
        "plots.0.crop": "too_long",
        "plots.0.area": "too_high",
        "plots.1.crop": "missing",
        "plots.1.area": "not_whole",
        "nmae": "unknown_field",
    }


def test_an_unknown_field_is_told_with_the_nearest_name() -> None:
    with pytest.raises(Faulty) as caught:
        read(Farm, {"name": {}, "plot": []})
    assert caught.value.faults == (
        Fault(("plot",), "unknown_field", {"word": "plot", "near": "plots"}),
    )


def test_what_rows_say_of_themselves_has_its_place() -> None:
    data = {"name": {}, "plots": [{"id": "a", "crop": "tea"}, {"id": "b", "crop": "rice"}]}
    assert faults_of(data) == {"plots.1.crop": "no_rain"}


@pytest.mark.parametrize("data", [float("nan"), {"name": {"en": "a\x00b"}}, b"{", "[]", 5, None])
def test_nonsense_is_a_fault_and_not_a_crash(data: object) -> None:
    assert faults_of(data)


def test_a_control_character_is_told_with_its_place() -> None:
    assert faults_of({"name": {"en": "tea\x07"}}) == {"name.en": "control_character"}


words = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=5)
plots = st.builds(Plot, id=st.from_regex(r"[a-z]{1,5}", fullmatch=True), crop=words)
farms = st.builds(Farm, name=st.builds(Text, en=words, si=words), plots=st.lists(plots).map(tuple))


@given(farms)
def test_canonical_bytes_read_back_equal(farm: Farm) -> None:
    unfaulted = farm.with_(plots=tuple(p for p in farm.plots if p.crop != "rice"))
    assert read(Farm, canonical(unfaulted)) == unfaulted


@given(farms, farms)
def test_equal_records_and_only_they_have_equal_fingerprints(one: Farm, other: Farm) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


def test_the_order_of_names_does_not_change_the_fingerprint() -> None:
    one = read(Farm, orjson.dumps({"plots": [], "name": {"si": "අ", "en": "a"}}))
    other = read(Farm, orjson.dumps({"name": {"en": "a", "si": "අ"}, "plots": []}))
    assert fingerprint(one) == fingerprint(other)


def test_a_text_answers_in_another_language_and_says_which() -> None:
    text = Text(ta="நெல்")
    assert (text.said("si"), text.speaks("si")) == ("நெல்", "ta")


def test_a_changed_copy_is_checked_like_a_new_record() -> None:
    with pytest.raises(ValueError, match="area"):
        Plot(id="a", crop="tea").with_(area=10)
