"""What every test of the window begins with: nothing that another test has chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from tutor.ui.panels import throttle
from tutor.ui.typesetting import typeset


@pytest.fixture(autouse=True)
def _no_settings_left() -> Iterator[None]:
    """Forget what the test chose (motion, theme, engine), so that the order of tests does not matter."""
    yield
    QSettings("Backprop Tutor", "Backprop Tutor").clear()


@pytest.fixture(autouse=True)
def _formulas_at_once() -> Iterator[None]:
    """Let formulas wait no longer, where a window was closed before it had told them to come."""
    yield
    typeset.postpone(False)


@pytest.fixture(autouse=True)
def _pointer_in_the_corner(qapp: QApplication) -> None:
    """Take the pointer off the canvas, where the test before may have left it over an edge."""
    QCursor.setPos(0, 0)


@pytest.fixture(autouse=True)
def _drawn_without_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no drawing wait for its share of the time: on a busy machine nobody knows how long that is."""
    monkeypatch.setattr(throttle, "_SHARE", float("inf"))
