"""Whether Qt can be had, and a display: asked first, since Qt itself would end the program."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tutor.errors import TutorError

INSTALL_COMMAND = 'python -m pip install "PySide6-Essentials>=6.11.3,<6.12"'
X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers have their doors
_X_DISPLAY = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


@contextmanager
def importing_qt() -> Iterator[None]:
    """Turn a failed import of Qt into a sentence.

    Raises:
        TutorError: PySide6 or a library it needs is missing.
    """
    try:
        yield
    except ImportError as error:
        why = str(error).partition("\n")[0]
        if not re.search(r"PySide6|shiboken6|lib\w+\.so|DLL", why):
            raise
        raise TutorError(
            f"Qt cannot be loaded ({why}); this command installs it: {INSTALL_COMMAND}, "
            "and the system's packages for Qt bring the libraries it needs."
        ) from None


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a Linux machine has a display to open a window on, or was told which platform Qt is to use.

    A local X server that is named but does not answer is no display; one elsewhere is taken on trust.
    """
    if environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return True
    display = environment.get("DISPLAY", "")
    local = _X_DISPLAY.fullmatch(display)
    return bool(display) and (local is None or _answers(int(local[1])))


def _answers(display: int) -> bool:
    """Whether a local X server has an open door, in the file system or among Linux's abstract names."""
    door = X_SOCKETS / f"X{display}"
    return any(_connects(address) for address in (str(door), f"\0{door}"))


def _connects(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(2.0)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
