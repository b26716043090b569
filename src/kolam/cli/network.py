"""The network: a free port to listen on, and the addresses at which phones reach this machine."""

from __future__ import annotations

import errno
import os
import socket
import struct
import sys

from kolam.cli.stopped import Stopped

EVERYWHERE = ("0.0.0.0", "::", "")
LOCAL = ("localhost", "127.0.0.1", "[::1]")
BACKLOG = 4096
TRIED_PORTS = 50
_ASK_ADDRESS = 0x8915  # SIOCGIFADDR
# An address set aside for documentation (RFC 5737): it is routed like any other far one.
_FAR_AWAY = ("192.0.2.1", 9)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises Stopped, with a free port where there is one."""
    try:
        return _bound(host, port)
    except OverflowError:
        raise Stopped(f"There is no port {port}", then="choose one from 1024 to 65535") from None
    except OSError as error:
        what, then = _why_not(error, host, port)
        raise Stopped(what, where=f"{host}:{port}", then=then) from None


def _why_not(error: OSError, host: str, port: int) -> tuple[str, str]:
    """What is wrong with a host and port, and what to use instead."""
    number = error.errno or 0
    # Names that nobody knows come with the negative numbers of the resolver.
    if number < 0 or number == errno.EADDRNOTAVAIL:
        then = "use 127.0.0.1 for this machine alone, 0.0.0.0 for the whole network"
        return f"{host!r} is no address of this machine", then
    if number == errno.EACCES:
        then = f"ports below 1024 belong to the system; try --port {port + 8000}"
        return f"Port {port} may not be used", then
    return f"Port {port} cannot be used: {os.strerror(number).lower()}", _another(host, port)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def _another(host: str, port: int) -> str:
    for other in range(port + 1, min(port + TRIED_PORTS, 65536)):
        try:
            _bound(host, other).close()
        except OSError:
            continue
        return f"another program uses it, perhaps another Kolam; try --port {other}"
    return "stop the program that uses it, or choose another --port"


def addresses() -> list[str]:
    """This machine's own IPv4 addresses on networks, the one towards the world first.

    Nothing is sent: connecting a datagram socket only asks for the route.
    """
    found = [_towards_the_world(), *_of_interfaces()]
    return [a for a in dict.fromkeys(found) if a and not a.startswith("127.")]


def hosts_of(host: str) -> list[str]:
    """The names that a browser may ask for when the server listens on `host`."""
    if host in LOCAL:
        return list(LOCAL)
    if host not in EVERYWHERE:
        return [*LOCAL, f"[{host}]" if ":" in host else host]
    name = socket.gethostname().lower()
    return [*LOCAL, *addresses(), name, f"{name}.local"]


def public_address(host: str, port: int) -> str:
    """Where people reach a server that listens on `host`, such as http://192.168.1.20:8000."""
    if host in EVERYWHERE:
        name = next(iter(addresses()), "localhost")
    else:
        name = "localhost" if host in LOCAL else f"[{host}]" if ":" in host else host
    return f"http://{name}" if port == 80 else f"http://{name}:{port}"


def _towards_the_world() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_FAR_AWAY)
        except OSError:
            return ""
        return str(asking.getsockname()[0])


def _of_interfaces() -> list[str]:
    """Every interface's address: a laptop that is itself the hotspot has no way to the world."""
    if not sys.platform.startswith("linux"):
        return []
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            found.append(_address_of(asking, name))
    return found


def _address_of(asking: socket.socket, interface: str) -> str:
    import fcntl

    try:
        told = fcntl.ioctl(asking, _ASK_ADDRESS, struct.pack("256s", interface.encode()[:15]))
    except OSError:
        return ""
    return socket.inet_ntoa(told[20:24])
