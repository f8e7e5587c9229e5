"""Another language while the program runs: another window on the same session, and nothing lost."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tutor import language, translations
from tutor.document.catalogue import open_source
from tutor.retold_words import Retold
from tutor.ui.app import make_window
from tutor.ui.languages import language_switch
from tutor.ui.languages.translator import speak
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.typesetting import typeset
from tutor.ui.window.main_window import MainWindow


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., MainWindow]]:
    """Opens a window; whatever window is there at the end is closed, and English is spoken."""
    sessions: list[Session] = []

    def make(lesson: str = "linear-model", theme: str = "light") -> MainWindow:
        session = Session(open_source(lesson))
        sessions.append(session)
        made = make_window(session, Settings(), theme=theme, engine="own")
        language_switch._shown[:] = [made]
        made.show()
        qtbot.waitExposed(made)
        return made

    yield make
    for session in sessions:
        session.edits.setClean()
    for window in list(language_switch._shown):
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    speak(qapp, "en")


def switched(qtbot: QtBot, window: MainWindow, locale: str = "zh_CN") -> MainWindow:
    new = language_switch.switch(window, locale)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitExposed(new)
    return new


def chosen(menu: QMenu, words: str) -> QAction:
    menu.aboutToShow.emit()
    found = [action for action in menu.actions() if action.text() == words]
    assert found, [action.text() for action in menu.actions()]
    return found[0]


def test_the_menu_switches_window_and_lesson(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = opened()
    session = window.session
    for _ in range(3):
        qtbot.keyClick(window.canvas.view, Qt.Key.Key_Right)
    page, address, trace = session.pages.current, session.address, session.trace
    chosen(chosen(window.header.menu.menu(), "Language").menu(), "简体中文").trigger()
    qtbot.waitUntil(lambda: language_switch._shown[0] is not window)
    new = language_switch._shown[0]
    assert new.isVisible()
    assert session.document.title == "线性模型"
    assert new.windowTitle().startswith("线性模型")
    assert (session.pages.current, session.address, session.trace) == (page, address, trace)
    assert session.is_as_told
    assert new.settings.locale == "zh_CN"
    qtbot.waitExposed(new)
    qtbot.keyClick(new.canvas.view, Qt.Key.Key_Right)
    assert session.address.step == address.step + 1
    here = language.translate("languages", "Language")
    below = chosen(new.header.menu.menu(), here if here == "Language" else f"{here} · Language").menu()
    assert chosen(below, "简体中文").isChecked()
    chosen(below, "English").trigger()
    qtbot.waitUntil(lambda: language_switch._shown[0] is not new)
    assert session.document.title == "Linear model"


def test_edits_and_their_undo_stay(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = opened()
    session = window.session
    session.set_value("w", 3.0)
    assert session.edits.undoText() == "Set ω = 3"
    said_in_chinese = Retold({}, translations.words("zh_CN"))("Set ω = 3")
    assert said_in_chinese == "设置 ω = 3"
    new = switched(qtbot, window)
    assert session.document.title == "线性模型"
    assert session.document.values["w"] == 3
    assert new.isWindowModified()
    assert session.edits.undoText() == said_in_chinese
    session.edits.undo()
    assert (session.document.title, session.document.values["w"]) == ("线性模型", 1)
    assert session.is_as_told
    assert not new.isWindowModified()


def test_a_dialog_that_opens_meanwhile_is_waited_for(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = opened()
    language_switch.switch_soon(window, "zh_CN")
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    language_switch._switch_if_other(window, "zh_CN")
    assert language_switch._shown[0] is window
    dialog.close()
    qtbot.waitUntil(lambda: language_switch._shown[0] is not window)


def test_training_and_its_plots_go_on(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = opened("train-linear")
    session = window.session
    session.train(5)
    qtbot.waitUntil(lambda: not session.runs.running)
    new = switched(qtbot, window)
    assert session.runs.length() == 15
    qtbot.waitUntil(lambda: typeset is not None and new.tabs.count() > 0)
    session.train(1)
    qtbot.waitUntil(lambda: session.runs.length() == 18)


@pytest.mark.parametrize("mode", ["predict", "edit", "neurons", "projector", "side hidden"])
def test_what_was_on_is_on(opened: Callable[..., MainWindow], qtbot: QtBot, mode: str) -> None:
    window = opened("many-weights" if mode == "neurons" else "linear-model")
    session = window.session
    if mode == "predict":
        session.predict.set_on(True)
    elif mode == "edit":
        session.editing.set_on(True)
    elif mode == "projector":
        window.commands.projector()
    elif mode == "side hidden":
        window.tabs.setVisible(False)
    new = switched(qtbot, window)
    assert session.predict.on == new.lesson.question.isVisible() == (mode == "predict")
    assert session.editing.on == (mode == "edit")
    assert new.lesson.isVisible() == (mode not in ("edit", "projector"))
    assert new.in_projector == (mode == "projector")
    assert new.tabs.isVisible() == (mode not in ("projector", "side hidden"))
    assert session.neurons.shown == (mode == "neurons")


def test_the_part_of_the_graph_in_sight_stays(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = opened()
    window.canvas.view.zoom_by(2.0)
    zoom, seen = window.canvas.view.zoom, window.canvas.view.seen_area().center()
    new = switched(qtbot, window)
    assert new.canvas.view.zoom == pytest.approx(zoom)
    middle = new.canvas.view.seen_area().center()
    assert (middle.x(), middle.y()) == pytest.approx((seen.x(), seen.y()), abs=20)


def test_the_old_window_is_gone(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = opened()
    session = window.session
    known = weakref.ref(window)
    new = switched(qtbot, window)
    heard = session.receivers("2moment_changed()")
    children = len(session.children())
    del window
    again = switched(qtbot, new, "en")
    known_too = weakref.ref(new)
    del new
    QCoreApplication.processEvents()
    gc.collect()
    assert known() is None
    assert known_too() is None
    assert session.receivers("2moment_changed()") == heard
    assert len(session.children()) == children
    assert again.isVisible()


def test_the_dialog_of_settings_offers_it(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = opened()
    window.commands.settings()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    field = next(each for each in dialog.findChildren(QComboBox) if each.findData("zh_CN") >= 0)
    at = field.findData("zh_CN")
    field.setCurrentIndex(at)
    field.activated.emit(at)
    qtbot.waitUntil(lambda: language_switch._shown[0] is not window)
    assert language.current() == "zh_CN"
    assert QApplication.activeModalWidget() is None


def test_qts_own_words_are_translated_too(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QDialogButtonBox

    window = opened()
    new = switched(qtbot, window)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, new)
    assert [button.text() for button in buttons.findChildren(QPushButton)] == ["取消"]
    assert isinstance(new, QWidget)
