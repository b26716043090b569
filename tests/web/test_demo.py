"""The demonstration: labelled, complete, and harmless to build again."""

from statistics import fmean, median

import pytest

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.voice import LANGUAGES
from kolam.flow import Flow
from kolam.store.archive import Opened, packed
from kolam.web import demo
from kolam.web.books import book_of
from kolam.web.live import acts, results
from kolam.web.models import Activity, Card, Member, Partnership, Revision, Seat, Workshop
from tests.web.kept_demo import demonstration

pytestmark = pytest.mark.django_db
# FRAMEWORK.md, 14.2: medians and means of the eight raters.
PRINTED = {
    "MOH": ((8.5, 8.375), (6.5, 6.5)),
    "FPA": ((5, 4.5), (2, 2.25)),
    "PS": ((6, 6.25), (10, 9.875)),
    "SMC": ((5, 5.0), (5.5, 5.625)),
    "HH": ((10, 9.625), (3, 2.125)),
    "APP": ((4, 4.0), (2, 1.875)),
}


@pytest.fixture
def built() -> demo.Demo:
    return demonstration()


def counts() -> list[int]:
    tables = (Partnership, Member, Workshop, Activity, Seat, Card, Revision)
    return [table.objects.count() for table in tables]


def test_the_book_carries_the_label_in_three_languages(built: demo.Demo) -> None:
    about = book_of(built.partnership).about
    assert about.title.en == "Food-Secure Households Partnership (demo)"
    assert about.label.en.startswith("Demo data: scores, money, positions and later dates")
    assert all(getattr(about.label, language) for language in LANGUAGES)


def test_the_first_workshop_is_over_revealed_and_gathered(built: demo.Demo) -> None:
    first = built.partnership.workshops.get(ended=True)
    [activity] = first.activities.all()
    assert (first.held, first.seats.count()) == (demo.HELD, 8)
    assert (activity.state, activity.revealed, activity.locked) == ("closed", True, True)


def test_the_second_workshop_waits_for_phones(built: demo.Demo) -> None:
    [activity] = built.workshop.activities.all()
    assert (built.workshop.ended, built.workshop.seats.count()) == (False, 0)
    assert (activity.tool, activity.state, activity.promise) == ("stakeholders", "open", "sector")


@pytest.mark.parametrize("id", PRINTED)
def test_the_raw_ratings_give_the_printed_medians_and_means(built: demo.Demo, id: str) -> None:
    [held] = book_of(built.partnership).sheets["stakeholders"].plain()["rounds"]
    ratings = [rating for rating in held["ratings"] if rating["stakeholder"] == id]
    found = tuple(
        (median(marks := [rating[axis] for rating in ratings]), fmean(marks))
        for axis in ("interest", "influence")
    )
    assert (len(ratings), found) == (8, PRINTED[id])


def test_the_round_has_its_title_and_date(built: demo.Demo) -> None:
    [held] = book_of(built.partnership).sheets["stakeholders"].plain()["rounds"]
    assert (held["held"], "invented" in held["title"]) == ("2023-06-26", True)


def test_the_first_workshops_findings_can_be_worked_out(built: demo.Demo) -> None:
    activity = Activity.objects.get(locked=True)
    assert results.findings_of(activity) is not None


def test_the_facilitator_may_do_everything_and_has_no_password(built: demo.Demo) -> None:
    member = built.partnership.members.get(person=built.facilitator)
    assert (member.role, built.facilitator.has_usable_password()) == ("broker", False)
    assert sorted(built.partnership.members.values_list("role", flat=True)) == [
        "broker",
        "mediator",
        "observer",
        *["partner"] * 7,
    ]


def test_building_it_twice_is_harmless(built: demo.Demo) -> None:
    before = counts()
    again = demo.build()
    assert (again, counts()) == (built, before)


def test_what_people_did_in_it_is_left_alone(built: demo.Demo) -> None:
    activity = built.workshop.activities.get()
    acts.close_activity(activity)
    demo.build()
    assert built.workshop.activities.get().state == "closed"


def test_an_ended_workshop_is_followed_by_a_new_one(built: demo.Demo) -> None:
    acts.end_workshop(built.workshop)
    again = demo.build()
    assert again.workshop != built.workshop
    assert again.workshop.activities.get().state == "open"


def test_it_is_the_same_wherever_it_is_built(built: demo.Demo) -> None:
    tools = toolbox.rooms()
    before = packed(Opened(book_of(built.partnership)), tools)
    Partnership.objects.all().delete()
    assert packed(Opened(book_of(demo.build().partnership)), tools) == before


def test_every_room_that_has_the_example_is_filled_with_it(built: demo.Demo) -> None:
    filled = {
        slug
        for slug in toolbox.rooms()
        if (toolbox.folder(slug) / "examples" / demo.EXAMPLE).is_file()
    }
    found = book_of(built.partnership).sheets
    assert {slug for slug, sheet in found.items() if sheet != type(sheet)()} == filled


def test_one_arrow_is_taken_and_one_has_gone_stale(built: demo.Demo) -> None:
    flow = Flow(Bench(book_of(built.partnership), toolbox.rooms(), toolbox.voice("en")))
    states = {a.source.path[-1]: a.state for a in flow.into("influence") if a.place}
    assert states == {"FPA": "stale", "MOH": "taken"}
