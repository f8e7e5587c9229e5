"""Whether a Linux machine has a display for a window: asked first, since Qt itself would end the program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tutor.errors import TutorError
from tutor.language import translate

if TYPE_CHECKING:
    from ctypes import CDLL

PATIENCE = 5.0
"""Seconds that an X server may take to answer; Qt itself would wait for ever."""
WITHOUT_DISPLAY = frozenset(("offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay"))
"""The platforms of Qt that need no display server."""
X_LIBRARIES = ("libxcb.so.1", "libxcb-cursor.so.0")


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether one of the platforms that Qt would try can be opened.

    `QT_QPA_PLATFORM` names them, parted by semicolons, each with options behind a colon; without it they are
    what `WAYLAND_DISPLAY` and `DISPLAY` say. A server is asked, not trusted.

    Raises:
        TutorError: an X server is named, and Qt's libraries for it are missing.
    """
    named = [each.partition(":")[0] for each in environment.get("QT_QPA_PLATFORM", "").split(";") if each]
    platforms = named or [
        *(["wayland"] if environment.get("WAYLAND_DISPLAY") else []),
        *(["xcb"] if environment.get("DISPLAY") else []),
    ]
    return any(_opens(platform, environment) for platform in platforms)


def _opens(platform: str, environment: Mapping[str, str]) -> bool:
    if platform == "xcb":
        return _x_answers(environment.get("DISPLAY", ""))
    if platform.startswith("wayland"):
        return _wayland_answers(environment)
    return platform in WITHOUT_DISPLAY


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether a compositor listens: a path of its own, or a name in the directory of this login."""
    import socket  # slow to import, and only a Wayland session needs it

    folder = environment.get("XDG_RUNTIME_DIR", "")
    door = Path(folder, environment.get("WAYLAND_DISPLAY") or "wayland-0")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(PATIENCE)
        try:
            probe.connect(str(door))
        except OSError:
            return False
    return True


def _x_answers(display: str) -> bool:
    """Whether an X server of this name takes us in, as Qt's own library judges it.

    The library has no time limit of its own, so it asks on a thread, left behind when that takes too long.
    """
    answers: list[bool] = []
    xcb = _x_library()
    asking = Thread(target=lambda: answers.append(_x_connects(xcb, display)), daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return answers == [True]


def _x_library() -> CDLL:
    import ctypes

    try:
        xcb, *_ = [ctypes.CDLL(name) for name in X_LIBRARIES]
    except OSError as error:
        raise TutorError(
            translate(
                "command line",
                "Qt cannot be loaded ({why}); the system's packages for Qt bring the libraries it needs.",
            ).format(why=error)
        ) from None
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    return xcb


def _x_connects(xcb: CDLL, display: str) -> bool:
    connection = xcb.xcb_connect(display.encode(), None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused
