"""Results: sealed from everyone until the reveal, then the same bytes for all."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kolam.core.voice import LANGUAGES
from kolam.web import sheets
from kolam.web.live import acts, results
from kolam.web.live.hall import Hall
from kolam.web.models import Activity, Card
from tests.web.live.stage import Phone, Stage, body, new_workshop, save_sheet, sheet_of


def ask(stage: Stage, activity: Activity, query: str = "", version: str = "x") -> Any:
    return stage.http.get(f"/live/{activity.workshop.code}/result/{version}{query}")


def rated(stage: Stage, activity: Activity, *scores: int) -> None:
    for score in scores:
        stage.phone(activity).send(activity, body=body(MOH=score)).raise_for_status()


def version(stage: Stage, activity: Activity) -> str:
    state = stage.http.get(f"/live/{activity.workshop.code}/state").json()
    return str(state["activity"]["version"])


@pytest.mark.parametrize("canvas", ["phone", "wall"])
@pytest.mark.parametrize("closed", [False, True])
def test_results_are_sealed_from_phones_and_walls_alike(
    stage: Stage, canvas: str, closed: bool
) -> None:
    activity = new_workshop()
    rated(stage, activity, 3, 9)
    if closed:
        acts.close_activity(activity)
    answer = ask(stage, activity, f"?canvas={canvas}")
    assert (answer.status_code, answer.json()["error"]) == (403, "sealed")


def test_before_the_reveal_the_state_tells_counts_only(stage: Stage) -> None:
    activity = new_workshop()
    rated(stage, activity, 3, 9)
    state = stage.http.get(f"/live/{activity.workshop.code}/state").json()
    assert (state["progress"], state["mine"]) == ({"seats": 2, "answered": 2}, [])
    assert set(state) == {
        "activity", "ask", "ask_version", "mine", "order", "progress", "seat", "workshop"
    }  # fmt: skip


def test_a_phone_never_sees_another_phones_answers(stage: Stage) -> None:
    activity = new_workshop()
    rated(stage, activity, 3)
    assert stage.phone(activity).state()["mine"] == []


def test_revealed_results_are_headline_figure_and_table(stage: Stage) -> None:
    activity = new_workshop()
    rated(stage, activity, *range(1, 10))
    acts.reveal(activity)
    told = ask(stage, activity).json()
    assert told["headline"]
    assert told["figure"].startswith("<svg")
    assert all(len(row) == len(told["table"]["header"]) for row in told["table"]["rows"])
    assert told["version"] == version(stage, activity)


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_speak_the_readers_language(stage: Stage, language: str) -> None:
    activity = new_workshop()
    rated(stage, activity, 8, 9)
    acts.reveal(activity)
    told = ask(stage, activity, f"?canvas=wall&lang={language}").json()
    assert f'lang="{language}"' in told["figure"]


def test_a_canvas_or_language_that_does_not_exist_leads_nowhere(stage: Stage) -> None:
    activity = acts.reveal(new_workshop())
    answers = [ask(stage, activity, query) for query in ("?canvas=moon", "?lang=xx")]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_second_look_gets_the_same_bytes_whatever_the_version_asked(stage: Stage) -> None:
    activity = new_workshop()
    rated(stage, activity, 3, 9)
    acts.reveal(activity)
    assert ask(stage, activity).content == ask(stage, activity, version="other").content


def test_the_bytes_are_packed_for_those_who_take_that(stage: Stage) -> None:
    activity = new_workshop()
    rated(stage, activity, 3, 9)
    acts.reveal(activity)
    address = f"/live/{activity.workshop.code}/result/x"
    with stage.http.stream("GET", address, headers={"Accept-Encoding": "gzip"}) as packed:
        raw = b"".join(packed.iter_raw())
    plain = stage.http.get(address, headers={"Accept-Encoding": "identity"})
    assert gzip.decompress(raw) == plain.content
    assert len(raw) < len(plain.content) / 2


def test_a_sealed_again_result_is_sealed(stage: Stage) -> None:
    activity = acts.seal(acts.reveal(new_workshop()))
    assert ask(stage, activity).status_code == 403


def test_a_room_asking_at_once_costs_one_analysis(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[Any] = []
    findings_of = results.findings_of

    def counted(activity: Activity) -> Any:
        worked.append(activity.pk)
        return findings_of(activity)

    monkeypatch.setattr(results, "findings_of", counted)
    activity = new_workshop()
    rated(stage, activity, 3, 9)
    acts.reveal(activity)
    acts.remove_card(Card.objects.filter(activity=activity)[0].pk)
    with ThreadPoolExecutor(12) as pool:
        answers = set(pool.map(lambda _: ask(stage, activity).content, range(36)))
    assert (len(answers), len(worked)) == (1, 2)


def test_removing_a_card_changes_the_version_and_restoring_brings_it_back(stage: Stage) -> None:
    activity = new_workshop()
    rated(stage, activity, 3, 9)
    card = Card.objects.filter(activity=activity)[0].pk
    first = version(stage, activity)
    acts.remove_card(card)
    second = version(stage, activity)
    acts.restore_card(card)
    assert first != second
    assert version(stage, activity) == first


def test_a_change_of_the_sheet_changes_the_version(stage: Stage) -> None:
    activity = new_workshop()
    before = version(stage, activity)
    save_sheet(activity.workshop.partnership, sheet_of(("MOH",)))
    acts.refresh(activity.workshop.partnership)
    assert version(stage, activity) != before


def test_a_restarted_server_tells_the_same(stage: Stage) -> None:
    activity = new_workshop()
    rated(stage, activity, 3, 9, 4)
    stage.phone(activity)
    acts.next_round(activity)
    assert stage.lane.venue
    served = stage.lane.venue.halls[activity.workshop.code]
    again = Hall(activity.workshop)
    assert (again.frame(), again.seats) == (served.frame(), served.seats)


def test_a_second_round_is_shown_beside_the_first_that_was_revealed(stage: Stage) -> None:
    first = new_workshop()
    rated(stage, first, 3, 9)
    second = acts.open_activity(acts.next_round(acts.reveal(first)))
    rated(stage, second, 6)
    sheet: Any = results.gathered(second)
    assert [held.id for held in sheet.rounds] == [str(first.pk), str(second.pk)]


def test_a_first_round_that_stayed_sealed_stays_so(stage: Stage) -> None:
    first = new_workshop()
    rated(stage, first, 3, 9)
    second = acts.open_activity(acts.next_round(first))
    rated(stage, second, 6)
    sheet: Any = results.gathered(second)
    assert [held.id for held in sheet.rounds] == [str(second.pk)]


def test_gathering_saves_nothing(stage: Stage) -> None:
    activity = new_workshop()
    rated(stage, activity, 3)
    results.gathered(activity)
    sheet: Any = sheets.record_of(sheets.current(activity.workshop.partnership, "stakeholders"))
    assert sheet.rounds == ()


def test_a_locked_activity_shows_what_its_sheet_holds(stage: Stage) -> None:
    activity = new_workshop()
    rated(stage, activity, 3, 9)
    acts.reveal(activity)
    shown = ask(stage, activity).json()
    acts.lock(activity, who=None)
    again = ask(stage, activity).json()
    assert (again["figure"], again["table"]) == (shown["figure"], shown["table"])


def test_a_card_that_its_room_cannot_read_any_more_is_left_out(stage: Stage) -> None:
    activity = new_workshop()
    rated(stage, activity, 3, 9)
    Card.objects.filter(pk=Card.objects.filter(activity=activity)[0].pk).update(body={"old": 1})
    assert len(results.cards_of(activity)) == 1


def test_of_one_participant_the_last_answer_counts(stage: Stage) -> None:
    activity = new_workshop()
    phone = Phone(stage.http, activity.workshop.code)
    phone.join()
    phone.send(activity, order=2, body=body(MOH=9))
    phone.send(activity, order=1, body=body(MOH=1))
    sheet: Any = results.gathered(activity)
    assert [rating.interest for rating in sheet.rounds[0].ratings] == [9]
