"""Where the presenter's view stands: a window on the teacher's screen, or with one screen a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDockWidget, QVBoxLayout, QWidget

from tutor.ui.commands import commands
from tutor.ui.presenting.clock import Stopwatch
from tutor.ui.presenting.presenter_view import PresenterView
from tutor.ui.presenting.screens import SETTING, teacher_screen

if TYPE_CHECKING:
    from tutor.ui.look.theme import Theme
    from tutor.ui.window.main_window import MainWindow

_NAME = "presenter"


class _Window(QWidget):
    """A window of its own, beside the class's; it goes with that."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Presenter – Backprop Tutor"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was closed."""
        super().closeEvent(event)
        self.closed.emit()


class _Panel(QDockWidget):
    """A panel of the window that can be moved, and taken out of it."""

    closed = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was closed."""
        super().closeEvent(event)
        self.closed.emit()


class Presenter(QObject):
    """Shows the presenter's view, or not. `changed` when it comes or goes, by whatever way."""

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.watch = Stopwatch()
        self.view: PresenterView | None = None
        self._host: _Window | _Panel | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._move, Qt.ConnectionType.QueuedConnection)
            application.screenRemoved.connect(self._move, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self.hide)

    @property
    def is_shown(self) -> bool:
        """Whether it is there."""
        return self._host is not None

    @property
    def is_panel(self) -> bool:
        """Whether it is a part of the class's window, since there is one screen."""
        return isinstance(self._host, _Panel)

    def show(self) -> None:
        """Be there, on the teacher's screen if there is one."""
        if self._host is not None:
            return
        window = self._window
        actions = {command.id: window.command_action(command.id) for command in commands()}
        screen = teacher_screen(window)
        apart = screen is not None
        self.view = PresenterView(window.session, self.watch, self._theme(apart=apart), actions, apart=apart)
        self.view.addActions(self._keys(actions))
        if screen is None:
            self._host = self._dock(self.view)
        else:
            self._host = _Window(window)
            self._host.layout().addWidget(self.view)  # type: ignore[union-attr]
            self._host.setGeometry(screen.availableGeometry())
            self._host.showMaximized()
        self._host.closed.connect(self.hide)
        self.view.refresh()
        self.changed.emit()

    def hide(self) -> None:
        """Be there no more; the clock goes on."""
        host, self._host, self.view = self._host, None, None
        if host is None:
            return
        host.closed.disconnect(self.hide)
        if isinstance(host, _Panel):
            self._window.removeDockWidget(host)
        host.hide()
        host.deleteLater()
        self.changed.emit()

    def set_theme(self) -> None:
        """Wear what is to be worn where it stands."""
        if self.view is not None:
            self.view.set_theme(self._theme(apart=not self.is_panel))

    def swap(self) -> None:
        """Let the class see the other screen from now on."""
        other = teacher_screen(self._window)
        if other is not None:
            self._window.settings.keep_word(SETTING, other.name())
            self._move()

    def _move(self) -> None:
        """The screens are others: stand where the teacher's is now."""
        if self._host is not None and self._window.isVisible():
            self.hide()
            self.show()

    def _dock(self, view: PresenterView) -> _Panel:
        panel = _Panel(self.tr("Presenter"), self._window)
        panel.setObjectName(_NAME)
        panel.setAccessibleName(self.tr("Presenter"))
        panel.setWidget(view)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
        panel.show()
        self._window.resizeDocks([panel], [round(0.38 * self._window.width())], Qt.Orientation.Horizontal)
        return panel

    def _theme(self, *, apart: bool) -> Theme:
        """What the person has chosen on a screen of its own; what the class's window wears inside it."""
        return self._window.usual_theme() if apart else self._window.theme

    def _keys(self, actions: dict[str, QAction]) -> list[QAction]:
        """The window's keys are this one's, too, but for those of editing."""
        return [actions[command.id] for command in commands() if command.scope != "edit"]
