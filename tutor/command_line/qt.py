"""Whether Qt can be had: a failed import of it becomes a sentence."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tutor.errors import TutorError
from tutor.language import translate

INSTALL_COMMAND = 'python -m pip install "PySide6-Essentials>=6.11.3,<6.12"'


def without_display() -> None:
    """Paint in memory: a display is neither needed nor waited for."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


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
            translate(
                "command line",
                "Qt cannot be loaded ({why}); this command installs it: {command}, "
                "and the system's packages for Qt bring the libraries it needs.",
            ).format(why=why, command=INSTALL_COMMAND)
        ) from None
