"""Keys: kept for their owner alone, known to other programs, handed over."""

import stat
from pathlib import Path

import pytest

from kolam.store.sealing.keys import (
    LINK,
    MOST,
    NoKey,
    genuine,
    grouped,
    keys_before,
    new_key,
    read_key,
    write_key,
)

# RFC 8032, section 7.1, test 2.
SECRET = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
SEAL = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_a_key_comes_back_from_its_file(tmp_path: Path) -> None:
    key = new_key()
    write_key(tmp_path / "keys" / "mine.pem", key)
    assert read_key(tmp_path / "keys" / "mine.pem").public == key.public


def test_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    write_key(tmp_path / "mine.pem", new_key())
    assert stat.S_IMODE((tmp_path / "mine.pem").stat().st_mode) == 0o600


def test_a_key_never_replaces_another(tmp_path: Path) -> None:
    first = new_key()
    write_key(tmp_path / "mine.pem", first)
    with pytest.raises(FileExistsError):
        write_key(tmp_path / "mine.pem", new_key())
    assert read_key(tmp_path / "mine.pem").public == first.public


@pytest.mark.parametrize("data", [b"", b"not a key", b"-----BEGIN PRIVATE KEY-----\nx\n"])
def test_a_file_without_a_key_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "mine.pem").write_bytes(data)
    with pytest.raises(NoKey):
        read_key(tmp_path / "mine.pem")


def test_the_published_signature_is_genuine() -> None:
    assert genuine(PUBLIC, SEAL, b"\x72")
    assert not genuine(PUBLIC, SEAL, b"\x73")


@pytest.mark.parametrize("key", ["", "00", "zz" * 32, "0" * 64])
def test_what_is_no_key_makes_nothing_genuine(key: str) -> None:
    assert not genuine(key, SEAL, b"\x72")


def test_a_new_key_says_which_key_handed_over_to_it() -> None:
    first = new_key()
    second = first.hand_over()
    third = second.hand_over()
    found = [keys_before(one.public, one.handed) for one in (first, second, third)]
    assert found == [(), (first.public,), (second.public, first.public)]


def test_a_handover_fits_no_other_key() -> None:
    new = new_key().hand_over()
    with pytest.raises(ValueError, match=new.handed):
        keys_before(new_key().public, new.handed)


def test_a_line_that_was_cut_out_in_the_middle_does_not_fit() -> None:
    first = new_key()
    third = first.hand_over().hand_over()
    middle = third.handed[:LINK]
    with pytest.raises(ValueError, match=third.handed[LINK:]):
        keys_before(third.public, third.handed[LINK:])
    assert len(keys_before(third.public, middle)) == 1


def test_a_key_carries_the_last_handovers_only() -> None:
    key = new_key()
    for _ in range(MOST + 2):
        key = key.hand_over()
    assert len(keys_before(key.public, key.handed)) == MOST


def test_digits_are_read_in_groups_of_four() -> None:
    assert grouped("0123456789abcdef" * 4) == "0123 4567 89ab cdef 0123 4567 89ab cdef"
