"""The journey's page through the front door: own consents, own track, and hosts' steps."""

from typing import Any

import pytest
from django.test import Client

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.record import Text
from kolam.flow import Flow
from kolam.tools.journey.private import Private
from kolam.tools.journey.sheet import Sheet, wording
from kolam.web import demo, sheets
from kolam.web.books import book_of
from kolam.web.models import Partnership
from tests.web.kept_demo import demonstration
from tests.web.table_cast import seat, signed_in

pytestmark = pytest.mark.django_db

PAGE = f"/desk/{demo.SLUG}/rooms/journey/table/"
WHY = "The estates were left out"


@pytest.fixture(autouse=True)
def built() -> None:
    demonstration()


@pytest.fixture
def chain() -> Client:
    return signed_in("smc")


@pytest.fixture
def host() -> Client:
    return signed_in("facilitator")


def partnership() -> Partnership:
    return Partnership.objects.get(slug=demo.SLUG)


def shared() -> Sheet:
    record = sheets.record_of(sheets.current(partnership(), "journey"))
    assert isinstance(record, Sheet)
    return record


def own(party: str = "SMC") -> Private:
    record = sheets.record_of(sheets.current(partnership(), "journey", seat(party)))
    assert isinstance(record, Private)
    return record


def row(step: str) -> Any:
    return next(one for one in shared().steps if one.step == step)


def consent(step: str, partner: str = "SMC") -> Any:
    return next(one for one in row(step).consents if one.partner == partner)


def post(client: Client, move: str, **values: str) -> Any:
    return client.post(PAGE, {"move": move, **{k.replace("__", "."): v for k, v in values.items()}})


def say(client: Client, says: str, **more: str) -> Any:
    saw = wording(row("vision").text)
    return post(client, "say_consent", step="vision", says=says, saw=saw, **more)


def test_a_partner_gives_its_own_consent_with_a_reason(chain: Client) -> None:
    assert say(chain, "not_yet", reason__en="The board meets on Friday").status_code == 303
    found = consent("vision")
    assert (found.says, found.reason.en) == ("not_yet", "The board meets on Friday")


def test_a_yes_if_has_its_action_owner_and_date(chain: Client) -> None:
    say(chain, "yes_if", action__en="Ask the insurer", owner="Counsel", due="2023-09-01")
    found = consent("vision")
    assert (found.action.en, found.owner, str(found.due)) == (
        "Ask the insurer", "Counsel", "2023-09-01",
    )  # fmt: skip


def test_what_is_written_in_another_language_stays(chain: Client) -> None:
    was = consent("resources").reason
    post(chain, "say_consent", step="resources", says="yes", saw="", reason__en="Settled")
    now = consent("resources").reason
    assert (now.en, now.si, now.ta) == ("Settled", was.si, was.ta)


def test_nobody_elses_consent_moves(chain: Client) -> None:
    before = [c for c in row("vision").consents if c.partner != "SMC"]
    say(chain, "no")
    assert [c for c in row("vision").consents if c.partner != "SMC"] == before


def test_a_no_at_an_agreed_step_is_taken_and_pointed_at(chain: Client, host: Client) -> None:
    say(chain, "no")
    assert row("vision").status == "agreed"
    page = host.get(f"/desk/{demo.SLUG}/rooms/journey/").content.decode()
    assert "is called agreed while National supermarket chain says no" in page


def test_an_answer_outside_the_four_is_told_and_kept_in_the_form(chain: Client) -> None:
    answer = say(chain, "maybe", reason__en="Let me think")
    assert (answer.status_code, b'value="Let me think"' in answer.content) == (422, True)
    assert consent("vision").says == "yes"


def test_a_step_outside_the_seven_is_told(chain: Client) -> None:
    assert post(chain, "say_consent", step="party", says="yes").status_code == 422


def test_a_host_cannot_consent_and_a_partner_cannot_run(chain: Client, host: Client) -> None:
    assert say(host, "yes").status_code == 403
    assert post(chain, "set_step", step="vision", status="working").status_code == 403
    assert post(chain, "reopen", step="vision", why__en=WHY).status_code == 403


def test_an_observer_sees_the_steps_and_moves_nothing() -> None:
    observer = signed_in("observer")
    page = observer.get(PAGE).content.decode()
    assert "2 Vision" in page
    assert "<textarea" not in page
    assert post(observer, "still_holds", step="vision").status_code == 403


def test_new_words_make_consents_old_and_keep_the_earlier_ones(host: Client) -> None:
    before = row("vision").text
    post(host, "set_step", step="vision", text__en="Other words", status="agreed")
    found = row("vision")
    assert (found.text.en, found.text.ta) == ("Other words", before.ta)
    assert [one.text for one in found.earlier] == [before]
    page = host.get(f"/desk/{demo.SLUG}/rooms/journey/").content.decode()
    assert "Vision: agreed to an earlier wording, so ask again:" in page


def test_a_partner_whose_yes_is_old_is_asked_again(host: Client, chain: Client) -> None:
    post(host, "set_step", step="vision", text__en="Other words", status="agreed")
    assert "You said yes to an earlier wording." in chain.get(PAGE).content.decode()
    say(chain, "yes")
    assert "You said yes to an earlier wording." not in chain.get(PAGE).content.decode()


def test_a_consent_is_to_the_words_that_stood_on_the_page(host: Client, chain: Client) -> None:
    saw = wording(row("vision").text)
    post(host, "set_step", step="vision", text__en="Other words", status="agreed")
    post(chain, "say_consent", step="vision", says="yes", saw=saw)
    assert consent("vision").saw == saw != wording(row("vision").text)


def test_reopening_needs_a_reason_and_erases_nothing(host: Client) -> None:
    before = shared()
    assert post(host, "reopen", step="vision", why__en="").status_code == 422
    assert shared() == before
    assert post(host, "reopen", step="vision", why__en=WHY, when="2023-10-02").status_code == 303
    (one,) = row("vision").reopenings
    assert (one.why.en, str(one.when), row("vision").status) == (WHY, "2023-10-02", "reopened")
    assert [s for s in shared().steps if s.step != "vision"] == [
        s for s in before.steps if s.step != "vision"
    ]


def test_later_steps_are_marked_until_they_are_found_to_hold(host: Client) -> None:
    post(host, "reopen", step="vision", why__en=WHY)
    assert host.get(PAGE).content.decode().count('class="again"') == 5
    post(host, "still_holds", step="purpose")
    page = host.get(PAGE).content.decode()
    assert page.count('class="again"') == 4
    assert f"An earlier step was reopened: “{WHY}”" in page


def test_a_reopened_step_stays_so_until_it_is_agreed_again(host: Client) -> None:
    post(host, "reopen", step="vision", why__en=WHY)
    post(host, "set_step", step="vision", status="working")
    assert row("vision").status == "reopened"
    post(host, "set_step", step="vision", status="agreed")
    assert row("vision").status == "agreed"


def test_a_reopening_can_be_taken_back(host: Client) -> None:
    before = shared()
    mark = post(host, "reopen", step="vision", why__en=WHY)["Location"].partition("done=")[2]
    host.post(PAGE, {"undo": mark.partition("#")[0]})
    assert shared() == before


def test_a_step_is_not_called_agreed_while_its_gate_is_shut(host: Client, chain: Client) -> None:
    post(host, "reopen", step="vision", why__en=WHY)
    say(chain, "no")
    answer = post(host, "set_step", step="vision", status="agreed")
    assert answer.status_code == 422
    assert "The gate of this step is shut" in answer.content.decode()
    assert row("vision").status == "reopened"


def test_dates_upside_down_are_told(host: Client) -> None:
    answer = post(host, "set_step", step="vision", begun="2023-09-01", agreed="2023-08-01")
    assert answer.status_code == 422
    assert "This date is before the step was begun." in answer.content.decode()


def track(client: Client, **more: str) -> Any:
    states = {f"state__{n}": "clear" for n in ("mandate", "champion", "finance", "sign_off")}
    return post(client, "keep_track", state__legal="stuck", **{**states, **more})


def test_a_track_is_kept_in_the_organisations_own_sheet_and_the_room_sees_nothing_of_it(
    chain: Client,
) -> None:
    before = shared()
    track(chain, note__legal__en="Insurer says no", owner__legal="Counsel", due__legal="2023-11-01")
    (legal,) = [c for c in own().checks if c.check == "legal"]
    assert (legal.state, legal.note.en, legal.owner) == ("stuck", "Insurer says no", "Counsel")
    assert shared() == before


def test_a_partner_is_shown_that_the_room_knows_an_older_state(chain: Client) -> None:
    track(chain)
    assert "Your track has moved since you told." in chain.get(PAGE).content.decode()


def test_telling_in_all_tells_the_least_alone(chain: Client, host: Client) -> None:
    track(chain, decision="2023-12-11")
    post(chain, "tell_room", how="least")
    (told,) = [t for t in shared().told if t.partner == "SMC"]
    assert (told.readiness, told.legal, told.decision) == ("stuck", "", None)
    page = host.get(f"/desk/{demo.SLUG}/rooms/journey/").content.decode()
    assert "National supermarket chain tells that it is stuck inside, and not where." in page


def test_telling_everything_tells_where_and_when(chain: Client, host: Client) -> None:
    track(chain, decision="2023-12-11")
    post(chain, "tell_room", how="every")
    page = host.get(f"/desk/{demo.SLUG}/rooms/journey/").content.decode()
    assert "is stuck inside: Legal review." in page
    assert "decides inside on 11 December 2023, after the signing on 6 December 2023" in page


def test_a_partner_can_stop_telling(chain: Client) -> None:
    post(chain, "untell")
    assert "SMC" not in {told.partner for told in shared().told}
    assert "The room sees nothing of it." in chain.get(PAGE).content.decode()


def test_others_words_are_refused_by_every_door(chain: Client) -> None:
    sheet = sheets.current(partnership(), "journey")
    at = f"/desk/{demo.SLUG}/rooms/journey/sheet/at/steps/vision/consents/vision.WFP/"
    answer = chain.post(at, {"says": "no", "act": "save", "read": sheet.fingerprint})
    assert answer.status_code == 422
    assert "This is the word of another partner: WFP" in answer.content.decode()
    assert consent("vision", "WFP").says == "yes"


@pytest.mark.parametrize("language", ["si", "ta"])
def test_the_page_leaves_nothing_unsaid_in_other_languages(
    chain: Client, host: Client, language: str
) -> None:
    for client in (chain, host):
        client.cookies["django_language"] = language
        client.post("/language/", {"language": language, "next": PAGE})
        page = client.get(PAGE).content.decode()
        assert f'lang="{language}"' in page
        assert "⟦" not in page


def test_who_speaks_for_no_partner_of_the_list_is_told_whom_to_ask() -> None:
    page = signed_in("partner").get(PAGE).content.decode()
    assert "No partner of the list belongs to your organisation yet." in page


def test_a_text_in_one_language_alone_is_shown_to_all(host: Client) -> None:
    post(host, "set_step", step="vision", text__en="", text__si="", text__ta="தமிழ் மட்டும்")
    assert row("vision").text == Text(ta="தமிழ் மட்டும்")
    assert 'lang="ta">தமிழ் மட்டும்<' in host.get(PAGE).content.decode()


def test_a_host_takes_a_stakeholder_of_the_map_and_a_partner_is_told_whom_to_ask(
    host: Client, chain: Client
) -> None:
    plain = shared()
    sheet = sheets.current(partnership(), "journey")
    fewer = plain.with_(partners=tuple(p for p in plain.partners if p.id != "HH"))
    sheets.save(sheet, fewer, read=sheet.fingerprint, who=None)
    flow = Flow(Bench(book_of(partnership()), toolbox.rooms(), toolbox.voice("en")))
    arrow = next(a for a in flow.into("journey") if a.source.path == ("stakeholders", "HH"))
    address = f"/desk/{demo.SLUG}/rooms/journey/flow/"
    assert chain.post(address, {"arrow": arrow.id, "act": "take"}).status_code in (403, 422)
    assert "HH" not in {p.id for p in shared().partners}
    host.post(address, {"arrow": arrow.id, "act": "take"})
    (taken,) = [p for p in shared().partners if p.id == "HH"]
    assert (taken.kind, taken.ref.tool if taken.ref else "") == ("population_group", "stakeholders")


def test_a_consent_given_in_the_plain_editor_is_to_the_words_on_its_page(chain: Client) -> None:
    step, mine = row("vision"), consent("vision")
    address = f"/desk/{demo.SLUG}/rooms/journey/sheet/at/steps/{step.id}/consents/{mine.id}/"
    sent = {"read": "", "act": "save", "partner": "SMC", "says": "not_yet", "saw": ""}
    assert chain.post(address, sent).status_code == 303
    assert (consent("vision").says, consent("vision").saw) == ("not_yet", wording(step.text))


def test_words_changed_in_the_plain_editor_make_a_consent_old_and_are_kept(
    chain: Client, host: Client
) -> None:
    say(chain, "yes")
    step, was = row("vision"), row("vision").text
    words = {f"text.{code}": f"{getattr(was, code)} more" for code in ("en", "si", "ta")}
    address = f"/desk/{demo.SLUG}/rooms/journey/sheet/at/steps/{step.id}/"
    sent = {"read": "", "act": "save", "step": "vision", "status": step.status, **words}
    assert host.post(address, sent).status_code == 303
    assert row("vision").earlier[-1].text == was
    assert consent("vision").saw == wording(was) != wording(row("vision").text)
