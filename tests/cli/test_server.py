"""The server's settings: said in the environment before they are read, and never taken away."""

import os
from pathlib import Path

import pytest

from kolam.cli import server
from kolam.cli.network import LOCAL, addresses

NAMES = ("KOLAM_HOME", "KOLAM_HOSTS", "KOLAM_ADDRESS", "DJANGO_SETTINGS_MODULE")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment of its own, without any of our settings."""
    environment: dict[str, str] = {}
    monkeypatch.setattr(os, "environ", environment)
    return environment


def ours(environment: dict[str, str]) -> dict[str, str]:
    """Our settings in an environment, without what the test runner writes there."""
    return {name: environment[name] for name in NAMES if name in environment}


def test_a_server_for_this_machine_has_no_address_of_its_own(environment: dict[str, str]) -> None:
    server.set_up("127.0.0.1", 8000)
    assert ours(environment) == {
        "KOLAM_HOSTS": ",".join(LOCAL),
        "DJANGO_SETTINGS_MODULE": "kolam.web.settings",
    }


def test_a_server_for_the_network_tells_walls_its_address(environment: dict[str, str]) -> None:
    server.set_up("0.0.0.0", 8000, Path("kolam-data/demo"))
    own = next(iter(addresses()), "localhost")
    told = {name: environment[name] for name in ("KOLAM_HOME", "KOLAM_ADDRESS")}
    assert told == {"KOLAM_HOME": "kolam-data/demo", "KOLAM_ADDRESS": f"http://{own}:8000"}
    assert set(addresses()) <= set(environment["KOLAM_HOSTS"].split(","))


def test_what_was_set_by_hand_stays(environment: dict[str, str]) -> None:
    by_hand = {
        "KOLAM_HOME": "/srv/kolam",
        "KOLAM_HOSTS": "kolam.example",
        "KOLAM_ADDRESS": "https://kolam.example",
        "DJANGO_SETTINGS_MODULE": "our.settings",
    }
    environment.update(by_hand)
    server.set_up("0.0.0.0", 8000, Path("elsewhere"))
    hosts = environment.pop("KOLAM_HOSTS").split(",")
    assert hosts[0] == by_hand.pop("KOLAM_HOSTS")
    assert ours(environment) == by_hand
