"""Windows that tests open."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tutor.document import open_source
from tutor.ui.app import make_window
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow


def window_at(qtbot: QtBot, lesson: str, anchor: str, theme: str = "light") -> MainWindow:
    """The window on a lesson at one of its steps, with the Node panel at the right."""
    made = make_window(Session(open_source(lesson)), Settings(), theme=theme, engine="own")
    qtbot.addWidget(made)
    made.tabs.setCurrentIndex(0)
    made.resize(1500, 950)
    made.show()
    qtbot.waitExposed(made)
    made.session.go_to_step(made.session.walkthrough.position_of(anchor))
    return made
