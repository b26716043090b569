"""What is said and tabled of a group: the time's two letters, the team's cover, who is shown."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.card import Promise
from kolam.core.passing import Evidence
from kolam.core.record import Text
from kolam.core.task import Task
from kolam.core.voice import LANGUAGES
from kolam.draw.scene import Group, Marker
from kolam.tools.competencies import TOOL, tables
from kolam.tools.competencies.analysis import Findings, analyse
from kolam.tools.competencies.figures import figure, people, team
from kolam.tools.competencies.sentences import sentences, team_headline
from kolam.tools.competencies.sheet import LETTERS, Action, Rating, Sheet
from kolam.tools.competencies.tests.situations import example, sheet

EN = toolbox.voice("en")
DEMO = analyse(example("food_security"), {})
FOURS = dict.fromkeys(LETTERS, "4 4 1 1 1")


def found(**case: object) -> Findings:
    return analyse(sheet(case), {})


def said(findings: Findings) -> list[str]:
    return [sentence.said(EN) for sentence in sentences(findings)]


def shared(findings: Findings, *raters: str) -> Findings:
    """The same where these raters let their key be seen beside their scores."""
    (held,) = findings.sheet.rounds
    yes = tuple(Rating(id=f"share.{r}", rater=r, item="share", score=1) for r in raters)
    kept = findings.sheet.with_(rounds=(held.with_(ratings=(*held.ratings, *yes)),))
    return analyse(kept, {})


@given(st.lists(st.integers(1, 5), min_size=1, max_size=12))
def test_a_letter_is_a_gap_hangs_on_one_or_is_covered(scores: list[int]) -> None:
    strong = sum(score >= 4 for score in scores)
    cover = found(before={"skills": " ".join(map(str, scores))}).team[2]
    expected = "gap" if not strong else "single" if strong == 1 else "covered"
    assert (cover.count, cover.reading) == (strong, expected)


def test_a_team_that_covers_all_four_is_told_so_and_one_that_does_not_is_told_gaps_first() -> None:
    assert team_headline(found(before=FOURS)).said(EN) == (
        "Each of the four is covered by at least two people at 4 or more."
    )
    weak = FOURS | {"skills": "3 3 3 3 3", "technical": "4 3 3 3 3"}
    told = said(found(before=weak))
    gap = told.index("Nobody in the team is at 4 or more: Skills in human relationships.")
    single = told.index("Hangs on one person at 4 or more: Technical partnering knowledge.")
    assert gap < single


def test_a_gap_without_an_action_is_told_until_somebody_has_one() -> None:
    bare = sheet({"before": FOURS | {"skills": "3 3 3 3 3"}})
    action = Action(id="a", letter="skills", what=Text(en="Practise listening"), owner="SAR")
    before, after = said(analyse(bare, {})), said(analyse(bare.with_(actions=(action,)), {}))
    uncared = [s for s in before if s not in after]
    assert len(uncared) == 1
    assert "Skills in human relationships" in uncared[0]


def test_the_two_lowest_letters_as_people_first_saw_themselves_get_the_time() -> None:
    case = {
        "mindset": "3 3 3 3 3",
        "understanding": "2 2 2 2 2",
        "skills": "4 4 4 4 4",
        "technical": "1 1 1 1 1",
    }
    after = dict.fromkeys(LETTERS, "5 5 5 5 5")
    expected = ["understanding", "technical"]
    assert [s.letter for s in found(before=case).weakest] == expected
    assert [s.letter for s in found(before=case, after=after).weakest] == expected


@pytest.mark.parametrize("promise", ["named", "organisation", "sector", "anonymous"])
@pytest.mark.parametrize("people", [1, 4, 5])
def test_numbers_of_fewer_than_five_stand_only_where_all_are_named(
    people: int, promise: Promise
) -> None:
    told = found(promise=promise, before={"skills": " ".join("3" * people)})
    shown = people >= 5 or promise == "named"
    assert bool(tables.letters(told, EN).rows) == shown


def test_with_too_few_to_show_the_rooms_picture_is_the_cover() -> None:
    few = found(before={"skills": "5 4 3"})
    assert figure(few, EN, "wall").table.rows == tables.team(few, EN).rows


def test_the_table_of_letters_has_the_spread_before_the_mean() -> None:
    told = tables.letters(found(before={"skills": "1 2 3 4 5"}), EN)
    assert told.header == (
        "Competency", "Time", "n", "Lowest", "Median (middle half)", "Highest", "Mean",
    )  # fmt: skip
    assert told.rows == (
        ("Skills in human relationships", "Before", "5", "1.0", "3.0 (2.0 to 4.0)", "5.0", "3.0"),
    )


def test_looking_back_stands_in_the_table_and_not_in_the_picture_and_peers_in_neither() -> None:
    row = {"skills": "1 2 3 4 5"}
    told = found(before=row, after=row, looking_back=row, peer=row)
    drawn = [s.group.part for s in tables.rated(told, looking_back=False)]
    assert [r[1] for r in tables.letters(told, EN).rows] == [
        "Before", "Before, looking back", "After",
    ]  # fmt: skip
    assert drawn == ["before", "after"]


def test_the_table_of_changes_has_only_pairs() -> None:
    told = found(before={"skills": "2 2 2 2 2 2"}, after={"skills": "3 4 2 3 1 5"})
    (row,) = tables.changes(told, EN).rows
    assert row[0] == "Skills in human relationships"
    assert row[2:6] == ("6", "4", "1", "1")


def test_the_cover_names_only_those_who_let_their_key_be_seen() -> None:
    bare = found(before={"skills": "5 5 2"})
    told = shared(bare, "R0", "R2")
    assert [row[1:] for row in tables.team(bare, EN).rows][2] == ("2", "–", "covered")
    assert [row[1:] for row in tables.team(told, EN).rows][2] == ("2", "A1X", "covered")
    assert [row[0] for row in tables.people(told, EN).rows] == ["A1X", "C1X"]


def test_nobody_is_shown_who_did_not_say_yes() -> None:
    bare = found(before={"skills": "5 5 2"})
    assert tables.people(bare, EN).rows == ()
    picture = people(bare, EN, "desk")
    assert "A1X" not in picture.svg()


def test_two_people_with_one_key_are_shown_as_neither() -> None:
    told = shared(found(after={"skills": "5 4 3"}, keys="A1 A1 C1"), "R0", "R1", "R2")
    assert [row[0] for row in tables.people(told, EN).rows] == ["C1X"]


def test_a_time_that_somebody_wrote_of_stands_without_a_key_and_only_with_a_yes() -> None:
    (held,) = sheet({"before": {"skills": "4 4"}}).rounds
    ratings = tuple(
        r.with_(reason=f"A time of {r.rater}") if r.score is not None else r for r in held.ratings
    )
    kept = analyse(Sheet(rounds=(held.with_(ratings=ratings),)), {})
    assert tables.times(kept, EN).rows == ()
    told = tables.times(shared(kept, "R1"), EN)
    (row,) = told.rows
    assert told.typed
    assert row[1] == "A time of R1"
    assert "B1X" not in " ".join(row)


def test_actions_stand_with_owner_and_day_and_become_tasks() -> None:
    table = tables.actions(DEMO, EN)
    given_ = TOOL.gives[Task](DEMO.sheet, DEMO, EN)
    assert [row[1] for row in table.rows] == [task.what.said("en") for task in given_]
    assert [row[2] for row in table.rows] == [task.owner for task in given_]
    assert all(task.ref.tool == "competencies" for task in given_)
    assert len(given_) == 2


@pytest.mark.parametrize(
    ("case", "state"),
    [
        (FOURS, "green"),
        (FOURS | {"skills": "4 1 1 1 1"}, "amber"),
        (FOURS | {"skills": "4 1 1 1 1", "mindset": "3 3 3 3 3"}, "red"),
    ],
)
def test_the_cover_is_evidence_for_commitment_and_skills_by_its_weakest_letter(
    case: dict[str, str], state: str
) -> None:
    told = found(before=case)
    (one,) = TOOL.gives[Evidence](told.sheet, told, EN)
    assert (one.room, one.about, one.state) == ("fundamentals", "senior_commitment_skills", state)


def test_nothing_is_given_of_a_room_that_has_not_rated() -> None:
    empty = analyse(Sheet(), {})
    assert TOOL.gives[Evidence](empty.sheet, empty, EN) == ()
    assert said(empty) == ["Nobody has rated themselves yet."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_demonstration_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    told = [sentence.said(voice) for sentence in sentences(DEMO)]
    assert len(told) >= 5
    assert not [words for words in told if "⟦" in words or "{" in words]


def test_each_person_shown_has_a_sign_a_letter_by_whole_numbers_of_the_mean() -> None:
    case = {"mindset": "1 5 4", "understanding": "2 5 4", "skills": "3 5 4", "technical": "4 - 4"}
    told = shared(found(before=case), "R0", "R1")
    rows = [g for g in people(told, EN, "desk").marks if isinstance(g, Group) and g.name == "row"]
    shapes = {g.key: [m.shape for m in g.marks if isinstance(m, Marker)] for g in rows}
    assert shapes == {
        "A1X": ["square", "triangle", "diamond", "circle"],
        "B1X": ["circle", "circle", "circle"],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_of_a_team_with_a_gap_draw_an_empty_row(language: str) -> None:
    voice = toolbox.voice(language)
    picture = team(found(before=FOURS | {"skills": "3 3 3 3 3"}), voice, "phone")
    text = " ".join(ElementTree.fromstring(picture.svg()).itertext())
    assert voice("competencies.reading.gap") in text


def test_alpha_is_told_of_five_people_who_answered_every_statement() -> None:
    assert tables.alphas(DEMO, EN).rows[5] == (
        "Understanding of other sectors", "After", "22", "0.58", "0.16 to 0.81",
    )  # fmt: skip
    assert all(int(row[2]) >= 5 for row in tables.alphas(DEMO, EN).rows)
    assert tables.alphas(found(before={"skills": "1 2 3 4"}), EN).rows == ()


def test_a_group_told_by_organisation_still_needs_five_to_show_a_number() -> None:
    told = said(found(promise="organisation", before={"skills": "3 3 3"}))
    assert told[0] == "Only 3 people have rated: under five, only the team's cover is shown."


@pytest.mark.parametrize("people", [1, 2, 3, 4])
def test_too_few_people_are_told_once_and_not_twice(people: int) -> None:
    told = said(found(before={"skills": " ".join("3" * people)}))
    about = [s for s in told if s.startswith((f"{people} p", "Only"))]
    assert len(about) == 1


def test_five_who_rated_are_not_called_too_few() -> None:
    assert not [s for s in said(found(before={"skills": "3 3 3 3 3"})) if s.startswith("Only")]


def test_how_many_answered_when_is_told_and_that_nobody_did() -> None:
    row = {"skills": "3 3 3 3 3"}
    told = found(before=row, after=row, looking_back=row)
    assert tables.counted(told, EN) == "Before: n = 5 · After: n = 5."
    assert tables.counted(analyse(Sheet(), {}), EN) == "Nobody has rated themselves yet."


def test_later_views_replace_earlier_ones_in_the_cover_and_not_in_the_first_look() -> None:
    told = found(before={"skills": "2 2 2 2 2"}, later={"skills": "5 5 2 2 2"})
    assert told.now
    assert told.now.part == "later"
    assert told.team[2].count == 2
    first = told.group("before")
    assert first
    assert [s.told.mean for s in told.standings(first) if s.told] == [2]
