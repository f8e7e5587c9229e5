"""What the desktop says about motion: many systems have a switch for people whom it makes ill."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QSettings

_CLIENT_AREA_ANIMATION = 0x1042
"""SPI_GETCLIENTAREAANIMATION of the Windows API: "Show animations in Windows"."""


@lru_cache(maxsize=1)
def system_moves() -> bool:
    """Whether the desktop wishes things to move; yes where it says nothing. Asked once, and quickly.

    Windows says it by `SystemParametersInfo`, macOS in the settings of universal access, KDE and GTK in the
    files of their settings.
    """
    if sys.platform == "win32":
        return _windows_moves()
    if sys.platform == "darwin":
        mac = QSettings(str(Path.home() / "Library/Preferences/com.apple.universalaccess.plist"), _NATIVE)
        return mac.value("reduceMotion", 0) not in (1, True, "1", "true")
    return files_move(Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"))


_NATIVE = QSettings.Format.NativeFormat


def files_move(config: Path) -> bool:
    """Whether the files of KDE and GTK in this folder of settings let things move."""
    if _entry(config / "kdeglobals", "KDE", "AnimationDurationFactor") in ("0", "0.0"):
        return False
    files = (config / f"gtk-{version}.0" / "settings.ini" for version in (4, 3))
    return not any(_entry(path, "Settings", "gtk-enable-animations") in ("0", "false") for path in files)


def _entry(path: Path, section: str, key: str) -> str:
    """A value in a file of settings, in lower case; empty where there is none, or no such file."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    inside = ""
    for line in map(str.strip, lines):
        name, equals, value = line.partition("=")
        if line.startswith("["):
            inside = line
        elif inside == f"[{section}]" and equals and name.strip() == key:
            return value.strip().lower()
    return ""


def _windows_moves() -> bool:
    import ctypes

    answer = ctypes.c_int(1)
    user = getattr(ctypes, "windll").user32  # noqa: B009 - there on Windows alone
    user.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(answer), 0)
    return bool(answer.value)
