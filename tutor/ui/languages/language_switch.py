"""Another language without another start: a new window on the same session takes the place of the old one.

Every word of a window is looked up when it is made, so a new one has them all. What a person has open, its
edits and their undo, the moment, the training, what is chosen and asked: all of that is the session's, and
stays as it is. A lesson goes on in its file of the new language.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QApplication

from tutor import language, translations
from tutor.document.catalogue import open_source
from tutor.document.document import Document
from tutor.document.retell import exchange, told
from tutor.errors import TutorError
from tutor.retold_words import Retold
from tutor.ui.languages.translator import speak
from tutor.ui.mishaps.hook import MishapHook
from tutor.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.ui.session.session import Session

_shown: list[MainWindow] = []
"""The window that took the place of the first one: nobody else holds it."""


_PAUSE_MS = 50


def switch_soon(window: MainWindow, locale: str) -> None:
    """Speak another language once the menu or the dialog that asked for it is closed."""
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()
    QTimer.singleShot(_PAUSE_MS, window, partial(_switch_if_other, window, locale))


def switch(window: MainWindow, locale: str) -> MainWindow:
    """Let a new window speak the language, and let the old one go."""
    session, app = window.session, QApplication.instance()
    assert app is not None
    before = _as_in_file(session.document)
    words = translations.words(language.current())
    speak(app, locale)
    session.edits.rename(Retold(words, translations.words(language.current())))
    after = _as_in_file(session.document)
    if before is not None and after is not None:
        session.retell(_retelling(before, after))
    return _take_place(window)


def _switch_if_other(window: MainWindow, locale: str) -> None:
    # A menu or a dialog that was opened meanwhile belongs to the window that goes.
    if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
        QTimer.singleShot(_PAUSE_MS, window, partial(_switch_if_other, window, locale))
    elif locale != language.current():
        switch(window, locale)


def _as_in_file(document: Document) -> Document | None:
    """The lesson or exercise that is open, as it is told in the language at hand; None for a person's own."""
    if not document.lesson:
        return None
    try:
        return open_source(document.lesson)
    except TutorError:
        return None


def _retelling(before: Document, after: Document) -> Callable[[Document], Document]:
    say = exchange(before, after)
    return lambda document: replace(told(document, say), source=after.source)


def _take_place(old: MainWindow) -> MainWindow:
    """A window where the old one stood, with the same panels open, that draws what the session says."""
    from tutor.ui.app import take_up

    session, settings = old.session, old.settings
    settings.keep_bytes("geometry", old.saveGeometry())
    settings.keep_number("tab", old.tabs.currentIndex())
    new = MainWindow(session, settings, old.worn)
    take_up(new)
    if not session.edits.isClean():
        new.recovery.keep()
    new.setWindowState(old.windowState())
    new.show()
    if not (old.isMaximized() or old.isFullScreen()):
        new.setGeometry(old.geometry())
    _look_alike(old, new)
    _let_go(old)
    new.mishaps = MishapHook(new)  # type: ignore[attr-defined]
    _tell(session)
    _shown[:] = [new]
    new.closed.connect(_shown.clear)
    return new


def _look_alike(old: MainWindow, new: MainWindow) -> None:
    """The same part of the graph in sight, the same panels hidden."""
    for name in ("left_side", "tabs"):
        getattr(new, name).setVisible(getattr(old, name).isVisibleTo(old))
    new.timeline.set_speed(old.settings.speed)
    if not old.canvas.view.fits:
        middle = old.canvas.view.viewport().rect().center()
        seen = old.canvas.view.to_scene(QPointF(middle))
        new.canvas.view.look(old.canvas.view.zoom, seen, QPointF(middle))
        new.canvas.view.keep_view()


def _let_go(old: MainWindow) -> None:
    """Stop what belongs to the old window; Qt takes it apart when its last event is done."""
    old.leave(ends=False)
    old.lessons.keeper.deleteLater()
    old.deleteLater()


def _tell(session: Session) -> None:
    """Let everything in the new window draw what the session says now."""
    session.document_changed.emit()
    session.engine_changed.emit()
    session.editing.toggled.emit()
    for mode in (*session.modes, session.modes.questions):
        mode.mode_changed.emit()
        mode.attempt_changed.emit()
    for part in (session.neurons, session.breakpoints, session.explaining, session.nudging, session.kept):
        part.changed.emit()
    session.training_changed.emit()
    session.moment_changed.emit()
    session.selection_changed.emit()
