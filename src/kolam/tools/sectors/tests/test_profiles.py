"""Profiles: the team's words where there are any, for its country before any, else the starters."""

import pytest

from kolam import toolbox
from kolam.core.record import read
from kolam.core.stakeholder import SECTORS
from kolam.core.voice import LANGUAGES
from kolam.tools.sectors.profiles import Told, profiles
from kolam.tools.sectors.sheet import PARTS, Profile, Sheet

EN = toolbox.voice("en")


def told(*rows: dict[str, object], country: str = "LK", sector: str = "business") -> Told:
    sheet = read(Sheet, {"country": country, "profiles": list(rows)})
    return next(found for found in profiles(sheet) if found.sector == sector)


def row(id: str, country: str, words: str) -> dict[str, object]:
    return {"id": id, "sector": "business", "country": country, "fears": {"en": words}}


def test_without_a_row_every_sector_has_its_starter_words() -> None:
    found = profiles(Sheet())
    assert [one.sector for one in found] == list(SECTORS)
    assert {one.own_parts for one in found} == {()}
    assert told().said("fears", EN) == EN("sectors.profile.business.fears")


def test_what_the_team_wrote_takes_the_place_of_that_part_alone() -> None:
    found = told(row("a", "LK", "Delays"))
    assert (found.said("fears", EN), found.own_parts) == ("Delays", ("fears",))
    assert found.said("mandate", EN) == EN("sectors.profile.business.mandate")


def test_a_row_for_the_country_comes_before_one_for_any() -> None:
    rows = row("a", "", "Any"), row("b", "LK", "Here"), row("c", "IN", "There")
    assert told(*rows).said("fears", EN) == "Here"
    assert told(*rows, country="NP").said("fears", EN) == "Any"


def test_a_row_for_another_country_is_not_used() -> None:
    assert told(row("c", "IN", "There")).row is None


def test_what_was_written_in_one_language_is_said_in_the_others_too() -> None:
    assert told(row("a", "LK", "Delays")).said("fears", toolbox.voice("ta")) == "Delays"


def test_the_source_is_the_teams_where_it_names_one() -> None:
    assert told().source == "Practitioner judgement, written here; no published authority"
    assert told({**row("a", "LK", "x"), "source": "Our talk"}).source == "Our talk"


def test_the_parts_are_the_profiles_texts() -> None:
    kept = {"id", "sector", "country", "source"}
    assert set(PARTS) == set(Profile.model_fields) - kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sectors_and_no_two_parts_say_the_same(language: str) -> None:
    voice = toolbox.voice(language)
    said = [found.said(part, voice) for found in profiles(Sheet()) for part in PARTS]
    assert len(set(said)) == len(said) == 70
