"""What a window has before a class: ring, pen, blank screen, close-up, full screen, presenter's view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal

from tutor.ui.presenting.blank import BlankScreen
from tutor.ui.presenting.pen_bar import PenBar
from tutor.ui.presenting.pen_layer import PenLayer
from tutor.ui.presenting.pointer import PointerRing
from tutor.ui.presenting.presenter import Presenter
from tutor.ui.presenting.screens import class_screen, teacher_screen
from tutor.ui.presenting.strokes import PENS

if TYPE_CHECKING:
    from tutor.ui.window.main_window import MainWindow

_TOP = 14
_PATIENCE_MS = 80
"""How long the window keeps its height before what is in it takes the size for that."""


class Presenting(QObject):
    """Holds what is switched on before the class; made when a person first asks for any of it.

    `changed` when blank screen, pen, close-up or ring are switched.
    """

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._blank: BlankScreen | None = None
        self._before: tuple[QRect, bool] | None = None
        self._began = False
        self.pen = PenLayer(window.session, window.canvas, window.theme)
        self.pen_bar = PenBar(window.theme, window.canvas)
        self.ring = PointerRing(window.theme, window)
        self.presenter = Presenter(window)
        self.pen_bar.hide()
        self.pen_bar.chosen.connect(self._choose_pen)
        self.pen_bar.take_back_asked.connect(self.pen.take_back)
        self.pen_bar.wipe_asked.connect(self.pen.wipe)
        self.pen_bar.away_asked.connect(self.toggle_pen)
        self.pen.left.connect(self.toggle_pen)
        self.pen.changed.connect(self._show_pen)
        self.changed.connect(self._show_state)
        self.presenter.changed.connect(self.changed)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(_PATIENCE_MS)
        self._fit.timeout.connect(window.fit_class)
        for watched in (window, window.canvas):
            watched.installEventFilter(self)

    # --- what is on ---------------------------------------------------------------------------------------

    @property
    def is_blank(self) -> bool:
        """Whether the class sees a blank screen."""
        return self._blank is not None and self._blank.isVisible()

    @property
    def is_close(self) -> bool:
        """Whether the view is close to the step, and goes along with it."""
        follower, view = self._window.canvas.view.follower, self._window.canvas.view
        return follower.close_up and view.fits

    @property
    def fills_screen(self) -> bool:
        """Whether the projector takes the whole of the class's screen."""
        return self._window.settings.is_on("fill_screen", at_first=True)

    def toggle_blank(self) -> None:
        """Hide everything from the class, or come back."""
        if self._blank is None:
            self._blank = BlankScreen(self._window.theme, self._window.centralWidget() or self._window)
            self._blank.left.connect(self.toggle_blank)
        self._blank.set_on(not self._blank.isVisible())
        self.changed.emit()

    def toggle_pen(self) -> None:
        """Take the pen, or put it away; what is drawn stays until it is wiped."""
        self.pen.set_on(not self.pen.on)
        self._show_pen()
        if not self.pen.on:
            self._window.canvas.view.setFocus()

    def toggle_close(self) -> None:
        """Close to the present step, or back to the whole graph."""
        canvas = self._window.canvas
        if canvas.front.view is canvas.view:
            canvas.view.follower.look_close(not self.is_close)
        else:
            canvas.fit()
        self.changed.emit()

    def toggle_pointer(self) -> None:
        """Let a ring follow the pointer before a class, or not."""
        settings = self._window.settings
        settings.keep_on("pointer", not settings.is_on("pointer", at_first=True))
        self.follow()

    def toggle_fill_screen(self) -> None:
        """Let the projector take the whole screen, or stay in the window."""
        self._window.settings.keep_on("fill_screen", not self.fills_screen)
        if self._window.in_projector:
            self._fill() if self.fills_screen else self._shrink()
        self.changed.emit()

    # --- before the class, and after ----------------------------------------------------------------------

    def begin(self) -> None:
        """F5: the class's screen shows the projector."""
        self._began = True
        # To dress the window takes long, and sizes go with its height: it is best there before. A narrower
        # screen would squeeze the panels first, whose widths are remembered when they are folded away.
        fills_first = self.fills_screen and class_screen(self._window).size().width() >= self._window.width()
        if fills_first:
            self._fill()
        self._window.show_projector(True)
        if self.fills_screen and not fills_first:
            self._fill()
        self._window.fit_class()
        if teacher_screen(self._window) is not None and self._window.settings.is_on(
            "presenter", at_first=True
        ):
            self.toggle_presenter(on=True)

    def toggle_presenter(self, *, on: bool | None = None) -> None:
        """Show the presenter's view, or not; before a class with two screens it comes by itself next time."""
        wished = not self.presenter.is_shown if on is None else on
        if on is None and self._window.in_projector and teacher_screen(self._window) is not None:
            self._window.settings.keep_on("presenter", wished)
        self.presenter.show() if wished else self.presenter.hide()
        self._window.activateWindow()

    def swap_screens(self) -> None:
        """The class's screen and the teacher's change places."""
        self.presenter.swap()
        if self._window.in_projector and self.fills_screen:
            self._fill()

    def follow(self) -> None:
        """The window has another theme, or has come back from the class."""
        window = self._window
        window.fit_class()
        for part in (self.pen, self.pen_bar, self.ring, self._blank):
            if part is not None:
                part.set_theme(window.theme)
        self.ring.set_on(window.in_projector and window.settings.is_on("pointer", at_first=True))
        self.presenter.set_theme()
        if self._began and not window.in_projector:
            self._end()
        self._place_bar()
        self.changed.emit()

    def _fill(self) -> None:
        window, screen = self._window, class_screen(self._window)
        if self._before is None:
            maximised = window.isMaximized()
            self._before = (window.normalGeometry() if maximised else window.geometry(), maximised)
        native = window.windowHandle()
        if native is not None:
            native.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()

    def _end(self) -> None:
        """Back from the class; a panel that was opened by hand stays."""
        self._began = False
        self._shrink()
        if not self.presenter.is_panel:
            self.presenter.hide()
        if self.is_blank:
            self.toggle_blank()

    def _shrink(self) -> None:
        """Stand where the window stood before the class."""
        if self._before is None:
            return
        (geometry, maximised), self._before = self._before, None
        self._window.showNormal()
        self._window.setGeometry(geometry)
        if maximised:
            self._window.showMaximized()

    # --- inside -------------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        """Say in the presenter's view what is on, and in the menu whether that view is there."""
        presenter, window = self.presenter, self._window
        window.command_action("presenter").setChecked(presenter.is_shown)
        window.command_action("swap_screens").setEnabled(teacher_screen(window) is not None)
        if presenter.view is not None:
            presenter.view.show_state(
                blank=self.is_blank,
                pen=self.pen.on,
                close=self.is_close,
                screens=1 if presenter.is_panel else 2,
                in_projector=window.in_projector,
            )

    def _choose_pen(self, role: str) -> None:
        self.pen.choose(next(each for each in PENS if each == role))
        self.pen.setFocus()

    def _show_pen(self) -> None:
        self.pen_bar.setVisible(self.pen.on)
        self._window.canvas.view.take_foot(self.pen.on)
        self.pen_bar.show_pen(self.pen.role, has_strokes=bool(self.pen.strokes.here))
        self._place_bar()
        self.changed.emit()

    def _place_bar(self) -> None:
        bar, canvas = self.pen_bar, self._window.canvas
        bar.adjustSize()
        low = canvas.height() - bar.height() - _TOP  # there the graph leaves room, and a class has no legend
        bar.move(max((canvas.width() - bar.width()) // 2, 0), low if self._window.in_projector else _TOP)
        bar.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The bar stays in the middle of the canvas, and sizes go with the height of the window."""
        if event.type() == QEvent.Type.Resize:
            if watched is self._window:
                self._fit.start()
            else:
                self._place_bar()
        return super().eventFilter(watched, event)
