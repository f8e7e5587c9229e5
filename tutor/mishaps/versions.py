"""Which versions of what are at work, and under which licence each came: for reports and the About box."""

from __future__ import annotations

import platform
import sys
from importlib import metadata

import tutor

LICENCES = {
    "PySide6-Essentials": "LGPL-3.0",
    "pyqtgraph": "MIT",
    "numpy": "BSD-3-Clause",
    "torch": "BSD-3-Clause",
    "ziamath": "MIT",
    "fast-sugiyama": "MIT",
    "msgspec": "BSD-3-Clause",
    "tomlkit": "MIT",
    "rich": "MIT",
    "platformdirs": "MIT",
    "markdown-it-py": "MIT",
}
"""What the program is built on, as the packages are called, with the licence of each."""


def versions() -> dict[str, str]:
    """The version of the program, of Python and of each library; empty where one is not installed."""
    found = {"Backprop Tutor": tutor.__version__, "Python": platform.python_version()}
    return found | {name: _version(name) for name in LICENCES}


def system() -> str:
    """The operating system and the processor, and whether this is a bundle with a Python of its own."""
    bundled = ", bundled" if getattr(sys, "frozen", False) else ""
    return f"{platform.platform()} ({platform.machine()}{bundled})"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
