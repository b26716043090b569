"""The room's own page as plain values: what stands open, who says what, and what a form holds."""

from collections.abc import Mapping, Sequence
from typing import Any

from kolam import toolbox
from kolam.core.page import Asked
from kolam.core.passing import Gate
from kolam.core.private import Owned, Viewer
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.page import view
from kolam.tools.journey.private import Check, Private
from kolam.tools.journey.sheet import Sheet
from kolam.tools.journey.tests.situations import example, partners, step

VOICE = toolbox.voice("en")
WAY = example("on_the_way")


def page(
    sheet: Sheet,
    owner: str = "",
    private: Private | None = None,
    typed: Mapping[str, Sequence[str]] | None = None,
    given: Mapping[type, Any] | None = None,
) -> dict[str, Any]:
    owned = (Owned(owner, private),) if private else ()
    found = analyse(sheet, {Owned: owned, **(given or {})}).seen_by(Viewer(owner=owner))
    asked = Asked(
        sheet=sheet,
        private=private,
        owner=owner,
        by="seat" if private else "editor",
        typed={name: tuple(words) for name, words in (typed or {}).items()},
    )
    return view(asked, found, VOICE)


def steps(told: dict[str, Any], *names: str) -> dict[str, Any]:
    """Each step's value of one name, or values of several."""
    return {
        s["id"]: s[names[0]] if len(names) == 1 else tuple(s[n] for n in names)
        for s in told["steps"]
    }


def test_the_step_that_is_next_and_those_to_look_at_again_stand_open() -> None:
    assert [id for id, is_open in steps(page(WAY), "open").items() if is_open] == [
        "vision", "objectives", "resources",
    ]  # fmt: skip


def test_the_step_that_somebody_typed_at_stands_open_too_with_what_was_typed() -> None:
    told = page(WAY, typed={"step": ["sign"], "status": ["working"], "planned": ["2024-01-05"]})
    assert steps(told, "open")["sign"]
    hosts = steps(told, "host")
    chosen = {id: [s for s, _, is_it in host["statuses"] if is_it] for id, host in hosts.items()}
    assert (chosen["sign"], chosen["structure"]) == (["working"], ["not_started"])
    days = {id: {name: day for name, _, day in host["days"]} for id, host in hosts.items()}
    assert days["sign"]["planned"] == "2024-01-05"
    assert days["structure"] == {"begun": "", "planned": "2023-11-17", "agreed": ""}


def test_a_step_tells_its_gate_once_it_was_begun() -> None:
    told = page(Sheet(partners=partners("A"), steps=(step("vision", "no"),)))
    assert steps(told, "gate", "state")["vision"] == ("Shut", "red")
    assert steps(told, "gate")["sign"] == ""


def test_who_said_nothing_is_named_apart_from_who_said_something() -> None:
    told = page(Sheet(partners=partners("A B C"), steps=(step("vision", "no"),)))
    found = steps(told, "standings", "silent")["vision"]
    assert found == ([{"name": "A", "level": "No", "reason": ""}], "B and C")


def test_of_other_rooms_only_what_is_held_against_a_step_is_told() -> None:
    ref = Ref(tool="levers", path=("needs",))
    gates = tuple(
        Gate.model_validate({"ref": ref, "words": Text(en=state), "state": state, "step": 2})
        for state in ("green", "amber", "red")
    )
    told = page(Sheet(steps=(step("vision"),)), given={Gate: gates})
    assert steps(told, "others")["vision"] == ["Thirteen levers: amber", "Thirteen levers: red"]


def test_only_a_step_that_was_begun_and_is_not_reopened_can_be_reopened() -> None:
    can = {id: host["can_reopen"] for id, host in steps(page(WAY), "host").items()}
    assert [id for id, is_so in can.items() if is_so] == [
        "context", "purpose", "objectives", "resources",
    ]  # fmt: skip


def test_a_partner_finds_its_own_consent_in_the_form_and_others_none() -> None:
    sheet = Sheet(partners=partners("A B"), steps=(step("vision", "if yes"),))
    mine = steps(page(sheet, "A", Private()), "mine")
    assert (mine["vision"]["action"], mine["vision"]["owner"], mine["vision"]["due"]) == (
        "Ask the lawyers", "Nimali", "2023-09-01",
    )  # fmt: skip
    assert [a for a, _, is_it in mine["vision"]["answers"] if is_it] == ["yes_if"]
    assert mine["sign"] is None
    assert set(steps(page(sheet), "mine").values()) == {None}


def test_what_was_typed_stands_over_the_consent_that_is_kept() -> None:
    sheet = Sheet(partners=partners("A"), steps=(step("vision", "if"), step("purpose", "if")))
    typed = {"step": ["vision"], "says": ["no"], "owner": [""]}
    mine = steps(page(sheet, "A", Private(), typed), "mine")
    found = {
        id: ([a for a, _, is_it in row["answers"] if is_it], row["owner"])
        for id, row in mine.items()
        if row
    }
    assert found == {"vision": (["no"], ""), "purpose": (["yes_if"], "Nimali")}


def test_before_a_partner_has_said_anything_no_answer_is_chosen() -> None:
    sheet = Sheet(partners=partners("A"), steps=(step("vision"),))
    mine = steps(page(sheet, "A", Private()), "mine")["vision"]
    assert [a for a, _, is_it in mine["answers"] if is_it] == []


def test_a_yes_to_other_words_is_marked_as_old() -> None:
    sheet = Sheet(partners=partners("A"), steps=(step("vision", "old"), step("purpose", "yes")))
    mine = steps(page(sheet, "A", Private()), "mine")
    assert (mine["vision"]["old"], mine["purpose"]["old"]) == (True, False)


def test_a_track_shows_the_five_checks_as_kept_and_as_typed() -> None:
    kept = Private(checks=(Check(id="l", check="legal", state="stuck", note=Text(en="Ask")),))
    sheet = Sheet(partners=partners("A"))
    track = page(sheet, "A", kept, {"state.finance": ["clear"], "note.legal.en": ["Wait"]})["track"]
    chosen = {c["id"]: [s for s, _, is_it in c["states"] if is_it] for c in track["checks"]}
    assert chosen == {
        "mandate": ["open"], "champion": ["open"], "legal": ["stuck"],
        "finance": ["clear"], "sign_off": ["open"],
    }  # fmt: skip
    assert {c["id"]: c["note"] for c in track["checks"]}["legal"] == "Wait"
    assert track["readiness"] == "Stuck"


def test_who_has_no_seat_sees_no_track_and_no_name() -> None:
    told = page(WAY)
    assert (told["seated"], told["named"], told["partner"], told["track"], told["told"]) == (
        False, False, "", None, None,
    )  # fmt: skip
