"""The toolbox finds rooms and helps those who misspell one."""

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES


def test_a_misspelt_room_is_answered_with_the_nearest() -> None:
    with pytest.raises(toolbox.NoSuchTool, match="did you mean stakeholders"):
        toolbox.room("stakeholder")


def test_a_word_unlike_any_room_is_answered_with_the_list() -> None:
    with pytest.raises(toolbox.NoSuchTool, match=r"there are .*stakeholders"):
        toolbox.room("xyzzy")


def test_a_room_knows_its_folder() -> None:
    assert (toolbox.folder("stakeholders") / "sheet.py").exists()


def test_an_unknown_language_is_answered_in_english() -> None:
    assert toolbox.voice("fr").language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_voice_knows_the_words_of_house_and_rooms(language: str) -> None:
    voice = toolbox.voice(language)
    assert [voice.knows(key) for key in ("fault.missing", "sector.donors")] == [True, True]
