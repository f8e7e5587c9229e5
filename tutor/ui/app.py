"""The program with a window: from the command line's wishes to a running window, and safely out again."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from tutor import language, translations
from tutor.document.catalogue import TOUR, Lesson, lessons, open_source
from tutor.document.document import Document
from tutor.engine import DType
from tutor.ops import is_opaque
from tutor.ui.background import Background
from tutor.ui.collector import Collector
from tutor.ui.look.icons import app_icon
from tutor.ui.mishaps.hook import MishapHook
from tutor.ui.session.session import EngineMode, Session
from tutor.ui.settings import Settings
from tutor.ui.typesetting import typeset
from tutor.ui.window.main_window import MainWindow

TURN_S = 0.0001
"""Seconds that a thread at work may keep the window waiting: one wait for each call of Qt's that lets go of
Python, a hundred of them in a redraw of the Training tab. Python's own 5 ms would stop the window."""


def run(
    document: Document,
    *,
    chosen: bool = True,
    step: int | None = None,
    theme: str | None = None,
    engine: EngineMode | None = None,
    locale: str | None = None,
    dtype: DType | None = None,
) -> int:
    """Open the window on a document, and return the exit code when it is closed.

    Where nobody has `chosen` the document, the first start of all shows the newcomer round instead.
    """
    sys.setswitchinterval(TURN_S)
    app = make_app()
    settings = Settings()
    told = language.current()
    translated = _speak(app, locale or settings.locale or system_locale())
    if document.lesson and language.current() != told:
        document = open_source(document.lesson)
    if not chosen and settings.is_new:
        document = open_source(TOUR)
    session = Session(document)
    window = make_window(session, settings, theme=theme or "", engine=engine, dtype=dtype)
    hook: MishapHook = window.mishaps  # type: ignore[attr-defined]
    hook.watch()
    if step is not None:
        window.session.go_to_step(step)
    if locale and not translated:
        words = QCoreApplication.translate(
            "app", "There is no translation into {locale} yet: this is English."
        )
        window.session.said.emit(words.format(locale=locale))
    window.show()
    collector = Collector()
    try:
        return app.exec()
    finally:
        collector.stop()
        hook.end()


def make_app() -> QApplication:
    """The application, with its name and its icon."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Backprop Tutor")
    app.setOrganizationName("Backprop Tutor")
    app.setWindowIcon(app_icon())
    return app


def system_locale() -> str:
    """What the system speaks; macOS says so in its settings, and not to programs in a variable."""
    return (
        translations.nearest(QLocale.system().name())
        if sys.platform == "darwin"
        else translations.system_locale()
    )


def _speak(app: QApplication, locale: str) -> bool:
    """Speak this language, if there is a translation; English needs none."""
    QLocale.setDefault(QLocale.c())  # numbers keep the form that they have in code, whatever the language
    if locale == language.current() == language.ENGLISH:
        return True
    from tutor.ui.languages.translator import speak

    return speak(app, locale)


def make_window(
    session: Session,
    settings: Settings,
    *,
    theme: str = "",
    engine: EngineMode | None = None,
    dtype: DType | None = None,
) -> MainWindow:
    """A window that is quick to its first paint: plots and typeset maths follow it."""
    typeset.postpone(True)
    session.set_dtype(dtype or settings.dtype)
    window = MainWindow(session, settings, theme)
    window.remembers_engine = engine is None and dtype is None
    take_up(window, engine or settings.engine)
    window.mishaps = MishapHook(window)  # type: ignore[attr-defined]
    return window


def take_up(window: MainWindow, engine: EngineMode | None = None) -> None:
    """Let what a window does without at its first paint follow it; `engine`: the one it is to show."""
    _Finish(window, engine or window.session.engine)


class _Finish:
    """What the first paint did not wait for: maths and plots, got ready away from the window's thread."""

    def __init__(self, window: MainWindow, engine: EngineMode) -> None:
        self._window, self._engine = window, engine
        self._chosen = False
        self._background = Background(window)
        window.first_painted.connect(self._load)
        window.closed.connect(self._background.close)
        window.session.engine_changed.connect(self._engine_chosen)
        window.looks.language_chosen.connect(self._speak)
        window.finish = self  # type: ignore[attr-defined]

    def _load(self) -> None:
        self._background.run(lessons, self._listed)

    def _speak(self, locale: str) -> None:
        """Another language: another window, when what has asked for it is done."""
        from tutor.ui.languages.language_switch import switch_soon

        switch_soon(self._window, locale or system_locale())

    def _listed(self, found: tuple[Lesson, ...]) -> None:
        self._window.show_lessons(found)
        self._background.run(_import_typesetter, self._typeset)

    def _typeset(self, _: object) -> None:
        from tutor.ui.typesetting.ahead import TypesetAhead

        typeset.postpone(False)
        self._window.refresh_theme()
        ahead = TypesetAhead(self._window.session, self._window)
        self._window.closed.connect(ahead.stop)
        self._background.run(_import_plots, self._plot)

    def _plot(self, _: object) -> None:
        session = self._window.session
        self._window.load_plots()
        if not self._chosen:
            session.set_engine(self._engine)
        session.document_changed.connect(self._look_for_opaque)
        self._look_for_opaque()
        self._background.run(_import_dialogs, _do_nothing)

    def _look_for_opaque(self) -> None:
        """PyTorch is needed once a value before an opaque node is another: nobody is to wait for it."""
        graph = self._window.session.document.graph
        if "torch" not in sys.modules and any(is_opaque(node.op) for node in graph.nodes):
            self._background.run(_import_torch, _do_nothing, _do_nothing)

    def _engine_chosen(self) -> None:
        """A person who was quicker has the last word."""
        self._chosen = True


def _import_typesetter() -> None:

    typeset.warm()


def _import_torch() -> None:
    from tutor.engine.torch_engine import load

    load()


def _import_plots() -> None:
    import pyqtgraph  # noqa: F401

    import tutor.ui.canvas_area.hands
    import tutor.ui.canvas_area.palette_drop
    import tutor.ui.panels.code
    import tutor.ui.panels.data.panel
    import tutor.ui.panels.palette.panel
    import tutor.ui.panels.palette.popup
    import tutor.ui.panels.training.panel
    import tutor.ui.plots.loss_plot
    import tutor.ui.plots.slope_plot  # noqa: F401


def _import_dialogs() -> None:
    """What opens at a command, and would keep the window waiting the first time."""
    import tutor.ui.exporting.dialog
    import tutor.ui.help.guide_window  # noqa: F401


def _do_nothing(_: object) -> None:
    """Without PyTorch what was recorded is shown; what needs more says so when it is asked for."""
