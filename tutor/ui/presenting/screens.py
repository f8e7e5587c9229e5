"""Which screen the class sees, and which the teacher: as chosen, else the class has the second one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QScreen

if TYPE_CHECKING:
    from tutor.ui.window.main_window import MainWindow

SETTING = "class_screen"


def class_screen(window: MainWindow) -> QScreen:
    """The screen of the class: the one chosen; else one that is not the system's main screen."""
    screens = QGuiApplication.screens()
    if len(screens) < 2:
        return window.screen()
    chosen = window.settings.word(SETTING)
    others = [screen for screen in screens if screen is not QGuiApplication.primaryScreen()]
    return next((screen for screen in screens if screen.name() == chosen), others[0])


def teacher_screen(window: MainWindow) -> QScreen | None:
    """The screen of the teacher; None where there is one screen for all."""
    seen = class_screen(window)
    others = [screen for screen in QGuiApplication.screens() if screen is not seen]
    primary = QGuiApplication.primaryScreen()
    return primary if primary in others else next(iter(others), None)
