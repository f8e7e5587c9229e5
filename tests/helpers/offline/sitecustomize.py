"""Refuses the network to this Python from its start on: in the test run, and in every program it starts.

Python looks for a module of this name when it starts; `tests/conftest.py` puts this folder on the path.
Only this machine's own sockets (AF_UNIX) are let through: with one, the display is looked for.
"""

from __future__ import annotations

import sys
from typing import Any

_NAMES = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: raise where a socket of the network is made, or a name of the network is looked up."""
    if not event.startswith("socket."):
        return
    import socket

    if event in _NAMES or (event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6)):
        raise PermissionError(f"the network is refused: {event}{arguments[1:]!r}")


def refuse_the_network() -> None:
    """From now on, to the end of this process."""
    if not getattr(sys, "network_is_refused", False):
        sys.network_is_refused = True  # type: ignore[attr-defined]
        sys.addaudithook(_refuse)


refuse_the_network()
