"""No network: the whole suite runs with it refused, in the test run and in each program that it starts."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

ASKS = "import socket; socket.create_connection(('127.0.0.1', 9))"


def test_the_network_is_refused_to_this_run() -> None:
    with pytest.raises(PermissionError, match="the network is refused"):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with pytest.raises(PermissionError, match="the network is refused"):
        socket.getaddrinfo("localhost", 80)


def test_the_network_is_refused_to_the_programs_that_a_test_starts() -> None:
    ran = subprocess.run([sys.executable, "-c", ASKS], capture_output=True, text=True, check=False)
    assert ran.returncode == 1 and "the network is refused" in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="which libraries are loaded is read from /proc")
def test_the_window_does_not_even_load_qts_network() -> None:
    window = (
        "from tutor.ui.app import make_app, make_window\n"
        "from tutor.ui.session.session import Session\n"
        "from tutor.ui.settings import Settings\n"
        "from tutor.document.catalogue import open_source\n"
        "app = make_app()\n"
        "window = make_window(Session(open_source('linear-model')), Settings(), engine='own')\n"
        "window.show()\n"
        "app.processEvents()\n"
        "print([line for line in open('/proc/self/maps') if 'QtNetwork' in line or 'Qt6Network' in line])\n"
    )
    root = Path(__file__).parent.parent
    ran = subprocess.run(
        [sys.executable, "-c", window], capture_output=True, text=True, check=True, cwd=root, timeout=60
    )
    assert ran.stdout.strip() == "[]"
