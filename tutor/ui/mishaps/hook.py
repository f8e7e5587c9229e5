"""Where errors arrive that no part of the window has caught, in whichever thread they were raised."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from tutor.ui.background import Background

if TYPE_CHECKING:
    from tutor.ui.mishaps.keeper import MishapKeeper
    from tutor.ui.mishaps.surprise import Surprise
    from tutor.ui.window.main_window import MainWindow


class MishapHook(QObject):
    """Takes the errors of one window while that is open; how they are told is imported at the first."""

    _raised_elsewhere = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._surprise: Surprise | None = None
        self._keeper: MishapKeeper | None = None
        self._before, self._before_in_thread = sys.excepthook, threading.excepthook
        self._taking, self._taking_in_thread = self._take, self._take_in_thread
        sys.excepthook, threading.excepthook = self._taking, self._taking_in_thread
        self._raised_elsewhere.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._let_go)

    def watch(self) -> None:
        """Soon after the first paint, begin the log and the crash file of this process."""
        background = Background(self)
        self._window.first_painted.connect(lambda: background.run(_import, self._begin))
        self._window.closed.connect(background.close)

    def end(self) -> None:
        """The program ends as it should."""
        if self._keeper is not None:
            self._keeper.end()

    def _begin(self, _: object) -> None:
        from tutor.mishaps.folders import log_folder
        from tutor.ui.mishaps.keeper import MishapKeeper

        self._keeper = MishapKeeper(self._window.session, self._telling().tell, log_folder())
        self._keeper.begin()

    def _telling(self) -> Surprise:
        if self._surprise is None:
            from tutor.ui.mishaps.surprise import Surprise

            window = self._window
            self._surprise = Surprise(window.session, window.recovery, window.canvas.notice, window)
        return self._surprise

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> Any:
        self._before(kind, error, trace)
        if not isinstance(error, Exception):
            return
        if threading.current_thread() is threading.main_thread():
            self._tell(error)
        else:
            self._raised_elsewhere.emit(error)

    def _take_in_thread(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self._take(raised.exc_type, raised.exc_value, raised.exc_traceback)

    def _tell(self, error: Exception) -> None:
        self._telling().take(error)

    def _let_go(self) -> None:
        """Errors go again to whoever took them before; what another has put in place since stays."""
        if sys.excepthook == self._taking:
            sys.excepthook = self._before
        if threading.excepthook == self._taking_in_thread:
            threading.excepthook = self._before_in_thread


def _import() -> None:
    import tutor.ui.mishaps.keeper
    import tutor.ui.mishaps.surprise  # noqa: F401
