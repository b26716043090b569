"""Whose hand may change what: a partner its own word, a host the rest, nobody another's consent."""

import datetime

import pytest

from kolam.core.record import Text
from kolam.tools.journey.keeping import faults
from kolam.tools.journey.sheet import Meeting, Partner, Sheet, Told
from kolam.tools.journey.tests.situations import consent, partners, step

SHEET = Sheet(partners=partners(), steps=(step("vision", "yes yes"),))
UNSEATED = Sheet(partners=(Partner(id="A", name=Text(en="A")),), steps=(step("vision"),))


def keys(after: Sheet, owner: str = "", *, host: bool = False, before: Sheet = SHEET) -> list[str]:
    return [fault.key for fault in faults(before, after, owner, host=host)]


def saying(partner: str, word: str, sheet: Sheet = SHEET) -> Sheet:
    """The sheet in which this partner says something else at the vision."""
    row = sheet.steps[0]
    kept = tuple(c for c in row.consents if c.partner != partner)
    return sheet.with_(steps=(row.with_(consents=(*kept, consent(partner, word))),))


@pytest.mark.parametrize("word", ["no", "notyet", "if", "yes"])
def test_a_partner_changes_its_own_consent(word: str) -> None:
    assert keys(saying("B", word), "B") == []


def test_a_partner_may_take_its_own_consent_back() -> None:
    row = SHEET.steps[0]
    assert keys(SHEET.with_(steps=(row.with_(consents=row.consents[:1]),)), "B") == []


def test_a_partner_does_not_change_anothers_consent() -> None:
    assert keys(saying("A", "no"), "B") == ["not_your_consent"]


def test_a_consent_cannot_be_handed_to_another_partner() -> None:
    row = SHEET.steps[0]
    moved = (row.consents[0], row.consents[1].with_(partner="C"))
    assert keys(SHEET.with_(steps=(row.with_(consents=moved),)), "B") == ["not_your_consent"]


@pytest.mark.parametrize(
    "more",
    [
        {"partners": partners("A B")},
        {"meetings": (Meeting(id="m"),)},
        {"asking": "vision"},
        {"steps": (step("vision", "yes yes", status="agreed"),)},
        {"steps": (step("vision", "yes yes").with_(text=Text(en="Other")),)},
        {"steps": ()},
    ],
)
def test_a_partner_changes_nothing_that_is_for_hosts(more: dict[str, object]) -> None:
    assert "hosts_only" in keys(SHEET.with_(**more), "B")


def test_a_host_changes_words_status_partners_and_meetings() -> None:
    after = SHEET.with_(
        meetings=(Meeting(id="m"),),
        partners=partners("A B C D"),
        steps=(step("vision", "yes yes", status="agreed").with_(text=Text(en="Other")),),
    )
    assert keys(after, host=True) == []


def test_a_host_does_not_consent_for_a_partner_that_somebody_speaks_for() -> None:
    assert keys(saying("C", "yes"), host=True) == ["not_your_consent"]


def test_a_host_consents_for_a_partner_that_nobody_speaks_for() -> None:
    assert keys(saying("A", "yes", UNSEATED), host=True, before=UNSEATED) == []


def test_a_host_cannot_unseat_and_consent_in_one_go() -> None:
    after = saying("C", "yes").with_(
        partners=tuple(p.with_(organisation="") for p in SHEET.partners)
    )
    assert keys(after, host=True) == ["not_your_consent"]


def test_a_host_does_not_throw_a_step_away_with_the_consents_in_it() -> None:
    assert keys(SHEET.with_(steps=()), host=True) == ["not_your_consent", "not_your_consent"]


@pytest.mark.parametrize("word", ["no", "if?"])
def test_nobody_calls_a_step_agreed_while_its_gate_is_shut(word: str) -> None:
    before = saying("B", word)
    after = before.with_(steps=(before.steps[0].with_(status="agreed"),))
    assert keys(after, host=True, before=before) == ["gate_is_shut"]


def test_a_partner_may_say_no_at_a_step_that_is_agreed() -> None:
    before = SHEET.with_(steps=(step("vision", "yes yes", status="agreed"),))
    assert keys(saying("B", "no", before), "B", before=before) == []


def test_a_step_that_was_agreed_before_the_no_can_still_be_edited() -> None:
    before = SHEET.with_(steps=(step("vision", "yes no", status="agreed"),))
    row = before.steps[0].with_(planned=datetime.date(2023, 9, 1))
    assert keys(before.with_(steps=(row,)), host=True, before=before) == []


def test_a_partner_tells_of_its_own_track_and_of_no_others() -> None:
    told = Told(id="B", partner="B", readiness="open")
    assert keys(SHEET.with_(told=(told,)), "B") == []
    assert keys(SHEET.with_(told=(told.with_(id="A", partner="A"),)), "B") == ["not_your_consent"]


def test_who_speaks_for_nobody_changes_nothing() -> None:
    assert keys(saying("A", "no")) == ["not_your_consent"]


def test_nothing_changed_is_allowed_to_everybody() -> None:
    assert keys(SHEET) == keys(SHEET, "A") == keys(SHEET, host=True) == []
