"""Ports and addresses: a taken port names a free one, and the network's names are ours."""

import ipaddress
import socket

import pytest

from kolam.cli import network
from kolam.cli.stopped import Stopped
from tests.cli.terminal import refused


def test_a_free_port_listens() -> None:
    with network.listen("127.0.0.1", 0) as listening:
        host, port = listening.getsockname()
        socket.create_connection((host, port)).close()


def test_a_taken_port_is_answered_with_a_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Stopped) as stopped:
            network.listen("127.0.0.1", port)
        free = int(stopped.value.then.rpartition(" ")[2])
        assert port < free <= port + network.TRIED_PORTS
        network.listen("127.0.0.1", free).close()


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_server_looks_at_the_port_before_anything_else(command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"Port {port} cannot be used" in refused(command, "--port", str(port))


@pytest.mark.parametrize(
    ("host", "port", "hint"),
    [
        ("127.0.0.1", 70000, "1024 to 65535"),
        ("nowhere.invalid", 8000, "0.0.0.0"),
        ("192.0.2.1", 8000, "127.0.0.1"),
    ],
)
def test_an_address_that_cannot_be_says_what_to_use(host: str, port: int, hint: str) -> None:
    with pytest.raises(Stopped) as stopped:
        network.listen(host, port)
    assert hint in stopped.value.then


def test_the_own_addresses_are_ipv4_and_not_the_loopback() -> None:
    found = [ipaddress.ip_address(address) for address in network.addresses()]
    assert len(set(found)) == len(found)
    assert [a for a in found if a.version != 4 or a.is_loopback] == []


def test_a_server_for_this_machine_answers_to_no_other_name() -> None:
    assert network.hosts_of("127.0.0.1") == ["localhost", "127.0.0.1", "[::1]"]


def test_a_server_for_the_network_answers_to_every_own_address() -> None:
    hosts = network.hosts_of("0.0.0.0")
    wanted = {*network.LOCAL, *network.addresses(), socket.gethostname().lower()}
    assert wanted - set(hosts) == set()
    assert "*" not in hosts


@pytest.mark.parametrize(
    ("host", "port", "address"),
    [
        ("127.0.0.1", 8000, "http://localhost:8000"),
        ("localhost", 80, "http://localhost"),
        ("192.168.1.7", 8000, "http://192.168.1.7:8000"),
        ("fd00::7", 8000, "http://[fd00::7]:8000"),
    ],
)
def test_people_are_told_an_address_that_they_can_reach(host: str, port: int, address: str) -> None:
    assert network.public_address(host, port) == address


def test_on_the_network_people_are_told_the_first_own_address() -> None:
    wanted = next(iter(network.addresses()), "localhost")
    assert network.public_address("0.0.0.0", 8000) == f"http://{wanted}:8000"
