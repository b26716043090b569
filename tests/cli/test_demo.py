"""The demonstration's invitation, and the care it takes of data that are not its own."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from kolam.cli import demo
from kolam.cli.stopped import Stopped
from kolam.core.voice import Voice
from kolam.web.demo import SLUG
from kolam.web.desk import arrows
from kolam.web.desk.links import person_behind
from kolam.web.models import Partnership


@pytest.mark.django_db
def test_the_invitation_lets_everybody_in() -> None:
    invitation = demo.built("http://192.168.1.7:8000")
    token = invitation.desk.removesuffix("/").rpartition("/")[2]
    person = person_behind(token)
    assert person is not None
    assert person.get_full_name() == "Demo facilitator"
    assert invitation.join == f"http://192.168.1.7:8000/j/{invitation.code}"
    assert invitation.wall.startswith(f"http://192.168.1.7:8000/wall/{invitation.code}?key=")


@pytest.mark.django_db
def test_what_the_rooms_come_to_is_worked_out_before_anybody_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def flow_of(partnership: Partnership, member: None, voice: Voice) -> SimpleNamespace:
        asked.append((partnership.slug, member, voice.language))
        return SimpleNamespace(arrows=())

    monkeypatch.setattr(arrows, "flow_of", flow_of)
    Partnership.objects.create(slug=SLUG, about={"id": "x", "title": {"en": "x"}})
    demo.work_out()
    assert asked == [(SLUG, None, "en")]


def invitation() -> demo.Invitation:
    return demo.Invitation(
        desk="http://x/enter/t/", wall="http://x/wall/C?key=k", join="http://x/j/C", code="C"
    )


def test_the_invitation_says_everything_that_is_needed() -> None:
    told = invitation().told(everywhere=True)
    wanted = ("http://x/enter/t/", "http://x/wall/C?key=k", "http://x/j/C", "Ctrl-C", "█")
    assert [words for words in wanted if words not in told] == []


def test_only_a_server_for_this_machine_tells_how_phones_get_in() -> None:
    told = [invitation().told(everywhere=everywhere) for everywhere in (False, True)]
    assert ["--host 0.0.0.0" in text for text in told] == [True, False]


def test_a_code_in_the_terminal_is_a_square_with_a_light_border() -> None:
    lines = demo.qr("http://192.168.1.7:8000/j/BCDFGH").splitlines()
    bare = [line.removeprefix("\x1b[97m\x1b[40m").removesuffix("\x1b[0m") for line in lines]
    assert {len(line) for line in bare} == {len(bare[0])}
    assert abs(2 * len(bare) - len(bare[0])) <= 1
    assert set(bare[0]) == {"█"}


@pytest.fixture(autouse=True)
def no_postgres(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KOLAM_POSTGRES", raising=False)


def test_a_fresh_demonstration_throws_only_its_own_tables_away(here: Path) -> None:
    demo.claim(here, fresh=False)
    for name in ("kolam.sqlite3", "kolam.sqlite3-wal", "secret.key", "notes.txt"):
        (here / name).write_text("x")
    demo.claim(here, fresh=True)
    assert sorted(path.name for path in here.iterdir()) == [demo.MARKER, "notes.txt", "secret.key"]


def test_starting_again_keeps_what_is_there(here: Path) -> None:
    demo.claim(here, fresh=False)
    (here / "kolam.sqlite3").write_text("x")
    demo.claim(here, fresh=False)
    assert (here / "kolam.sqlite3").read_text() == "x"


@pytest.mark.parametrize("fresh", [False, True])
def test_data_of_ones_own_are_never_touched(here: Path, fresh: bool) -> None:
    (here / "kolam.sqlite3").write_text("mine")
    with pytest.raises(Stopped, match="data of your own"):
        demo.claim(here, fresh=fresh)
    assert [path.name for path in here.iterdir()] == ["kolam.sqlite3"]


def test_a_database_of_many_organisations_is_never_touched(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOLAM_POSTGRES", "dbname=kolam")
    with pytest.raises(Stopped, match="KOLAM_POSTGRES"):
        demo.claim(here, fresh=True)
