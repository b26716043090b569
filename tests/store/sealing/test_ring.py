"""Key rings: made once, handed over, and never forgetting a public key."""

import datetime
import stat
from pathlib import Path

import pytest

from kolam.store.sealing.keys import NoKey, keys_before
from kolam.store.sealing.ring import KeyRing

WHEN = datetime.datetime(2026, 6, 26, 10, 0, tzinfo=datetime.UTC)
LATER = WHEN + datetime.timedelta(days=400)


def test_a_ring_makes_its_key_once(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "signing")
    assert ring.current(WHEN).public == ring.current(LATER).public
    assert [(one.since, one.handed) for one in ring.listed()] == [("2026-06-26T10:00:00Z", "")]


def test_the_private_key_is_its_owners_alone(tmp_path: Path) -> None:
    KeyRing(tmp_path).current(WHEN)
    assert stat.S_IMODE((tmp_path / "private.pem").stat().st_mode) == 0o600


def test_a_new_key_is_handed_over_to_and_the_old_one_stays_known(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    old = ring.current(WHEN)
    new = ring.rotate(LATER)
    assert (ring.current(LATER).public, ring.current(LATER).handed) == (new.public, new.handed)
    assert keys_before(new.public, new.handed) == (old.public,)
    assert [one.key for one in ring.listed()] == [old.public, new.public]


def test_every_earlier_key_stands_in_the_line_of_the_current_one(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    keys = [ring.current(WHEN), *(ring.rotate(LATER) for _ in range(3))]
    now = ring.current(LATER)
    told = [key.public for key in reversed(keys[:-1])]
    assert list(keys_before(now.public, now.handed)) == told
    assert [one.before for one in ring.listed()] == ["", *(key.public for key in keys[:-1])]


def test_a_handover_that_was_never_made_is_told(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.current(WHEN)
    ring.rotate(LATER)
    path = tmp_path / "public.txt"
    first, second = path.read_text().splitlines()
    forged = second[:-1] + ("0" if second[-1] != "0" else "1")
    path.write_text(f"{first}\n{forged}\n")
    with pytest.raises(NoKey, match=forged):
        ring.listed()


def test_the_old_private_key_is_gone_after_a_rotation(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    old = ring.current(WHEN).pem()
    ring.rotate(LATER)
    assert old not in [path.read_bytes() for path in tmp_path.iterdir()]
    assert stat.S_IMODE((tmp_path / "private.pem").stat().st_mode) == 0o600


def test_a_key_that_was_put_in_by_hand_is_listed_without_a_handover(tmp_path: Path) -> None:
    """As after the old key was lost: what it sealed can be checked, nothing vouches for the new."""
    ring = KeyRing(tmp_path)
    old = ring.current(WHEN)
    (tmp_path / "private.pem").unlink()
    new = ring.current(LATER)
    assert [(one.key, one.handed) for one in ring.listed()] == [(old.public, ""), (new.public, "")]


def test_a_damaged_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "public.txt").write_text("nonsense\n")
    with pytest.raises(NoKey, match="nonsense"):
        KeyRing(tmp_path).current(WHEN)
