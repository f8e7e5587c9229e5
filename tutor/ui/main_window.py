"""The window: it puts header, lesson, canvas, panels and timeline together and carries out the commands."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tutor.document.catalogue import lessons
from tutor.ui.canvas_area import CanvasArea
from tutor.ui.commands import actions
from tutor.ui.files import Files
from tutor.ui.menu import lesson_menu, main_menu
from tutor.ui.panels.caption import Caption
from tutor.ui.panels.code import CodePanel
from tutor.ui.panels.data import DataPanel
from tutor.ui.panels.header import Header
from tutor.ui.panels.lesson import LessonPanel
from tutor.ui.panels.node import NodePanel
from tutor.ui.panels.timeline import Timeline
from tutor.ui.panels.training import TrainingPanel
from tutor.ui.panels.walk_timeline import WalkTimeline
from tutor.ui.player import Player
from tutor.ui.session import Session
from tutor.ui.settings import Settings
from tutor.ui.theme import apply_theme, load_theme, system_theme_name

_FIRST_SIZE = (1600, 1000)


class MainWindow(QMainWindow):
    """The program's window on one session."""

    first_painted = Signal()
    closed = Signal()

    def __init__(self, session: Session, settings: Settings, theme: str = "") -> None:
        super().__init__()
        self.session, self._settings = session, settings
        self._in_projector = theme == "projector"
        self._fixed_theme = theme if theme in ("light", "dark") else ""
        self._theme = load_theme(self._theme_name())
        self._painted = False
        self.player = Player(session, self)
        self.files = Files(self, session)
        self._build()
        self._actions = actions(self, (self.canvas, self.timeline, self.lesson))
        self._add_motion_action()
        self._menus()
        self._remembered()
        self._connect()
        self._apply_theme()
        self._show_document()
        self.canvas.view.setFocus()

    # Commands, called by name from the table in tutor/ui/commands.py

    def step_forward(self) -> None:
        """One step on."""
        self.player.pause()
        self.session.move(1)

    def step_back(self) -> None:
        """One step back."""
        self.player.pause()
        self.session.move(-1)

    def next_phase(self) -> None:
        """To the end of the phase."""
        self.session.next_phase()

    def previous_phase(self) -> None:
        """To the start of the phase."""
        self.session.previous_phase()

    def to_start(self) -> None:
        """To where nothing is computed."""
        self.session.go_to_step(0)

    def to_end(self) -> None:
        """To the last step of the sample."""
        self.session.go_to_step(len(self.session.walkthrough))

    def next_sample(self) -> None:
        """The same step of the next sample."""
        self._move_sample(1)

    def previous_sample(self) -> None:
        """The same step of the sample before."""
        self._move_sample(-1)

    def play(self) -> None:
        """Step on by itself, or stop that."""
        self.player.toggle()

    def train(self) -> None:
        """Train for the document's number of epochs, or pause."""
        training = self.session.document.training
        if self.session.runs.running:
            self.session.runs.pause()
        else:
            self.session.train(training.epochs if training else 1)

    def reset(self) -> None:
        """Forget what was trained."""
        self.session.reset()

    def fit(self) -> None:
        """The whole graph in view."""
        self.canvas.view.fit()

    def zoom_in(self) -> None:
        """Larger."""
        self.canvas.zoom(1)

    def zoom_out(self) -> None:
        """Smaller."""
        self.canvas.zoom(-1)

    def projector(self) -> None:
        """Show the class what matters, large; once more to come back."""
        self._in_projector = not self._in_projector
        self._apply_theme()

    def leave_projector(self) -> None:
        """Come back from the projector; elsewhere the key does nothing."""
        if self._in_projector:
            self.projector()

    def lesson_panel(self) -> None:
        """Show or hide the lesson."""
        self.lesson.setVisible(not self.lesson.isVisible())

    def side_panel(self) -> None:
        """Show or hide the panels at the right."""
        self.tabs.setVisible(not self.tabs.isVisible())

    def open_file(self) -> None:
        """Choose a file and open it."""
        self.files.ask_and_open()

    def save_picture(self) -> None:
        """Choose a name and save the canvas as a picture."""
        self.files.ask_and_save_picture(self._theme)

    def undo(self) -> None:
        """Take the last edit back."""
        self.session.edits.undo()

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self.session.edits.redo()

    def keys(self) -> None:
        """Show the sheet of keys."""
        from tutor.ui import dialogs  # the first paint does without

        dialogs.keys_sheet(self).open()

    def about(self) -> None:
        """Show what the program is made of."""
        from tutor.ui import dialogs  # the first paint does without

        dialogs.about(self).open()

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self.close()

    # The window's parts

    def _build(self) -> None:
        theme, session = self._theme, self.session
        self.setWindowTitle(self.tr("Backprop Tutor"))
        self.header = Header(session, theme)
        self.lesson = LessonPanel(session, theme)
        self.canvas = CanvasArea(session, theme)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Panels"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(True)
        self._panels: dict[str, NodePanel | CodePanel | TrainingPanel | DataPanel] = {
            self.tr("Node"): NodePanel(session, theme),
            self.tr("Code"): CodePanel(session, theme),
            self.tr("Training"): TrainingPanel(session, theme),
            self.tr("Data"): DataPanel(session, theme),
        }
        for title, panel in self._panels.items():
            panel.setProperty("ground", "surface")
            panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.tabs.addTab(panel, title)
        self.caption = Caption(session, theme)
        self.timeline = Timeline(theme)
        self._walk_timeline = WalkTimeline(session, self.timeline, self.player, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.lesson, self.canvas, self.tabs):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self._splitter.setHandleWidth(1)
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._header_line = QFrame()
        self._header_line.setFixedHeight(1)
        bottom = QHBoxLayout()
        bottom.setSpacing(0)
        bottom.addWidget(self.caption, 3)
        bottom.addWidget(self.timeline, 1)
        column.addWidget(self.header)
        column.addWidget(self._header_line)
        column.addWidget(self._splitter, 1)
        column.addLayout(bottom)
        self.setCentralWidget(whole)

    def _menus(self) -> None:
        self.header.lessons.setMenu(lesson_menu(self, self.files.open_lesson))
        self.header.menu.setMenu(main_menu(self, self._actions, self._choose_theme, self._settings.theme))

    def _add_motion_action(self) -> None:
        action = self._actions["motion"]
        action.setCheckable(True)
        action.setChecked(self._settings.motion)

    def motion(self) -> None:
        """Let steps move, or not."""
        on = self._actions["motion"].isChecked()
        self._settings.motion = on
        self.canvas.view.set_motion(on)

    def _connect(self) -> None:
        session = self.session
        self.header.open_requested.connect(self.open_file)
        self.header.projector_requested.connect(self.projector)
        self.timeline.speed_chosen.connect(self._keep_speed)
        session.document_changed.connect(self._show_document)
        session.engine_changed.connect(self._keep_engine)
        session.edits.indexChanged.connect(self._show_edits)
        self._splitter.splitterMoved.connect(self._keep_splitter)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)
        self.canvas.view.viewport().installEventFilter(self)
        self._show_edits()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell, once, that the window has been painted."""
        if not self._painted and event.type() == QEvent.Type.Paint:
            self._painted = True
            self.canvas.view.viewport().removeEventFilter(self)
            self.first_painted.emit()
        return super().eventFilter(watched, event)

    def load_plots(self) -> None:
        """Put the plots into the panels: they need pyqtgraph, which the first paint does not wait for."""
        for panel in self._panels.values():
            if isinstance(panel, NodePanel | TrainingPanel):
                panel.load_plots()

    def set_side_width(self, width: int) -> None:
        """Give the panels at the right this width, in pixels."""
        left = self.lesson.width()
        self._splitter.setSizes([left, max(self._splitter.width() - left - width, 300), width])

    # Looks

    def refresh_theme(self) -> None:
        """Draw everything anew in the theme at hand."""
        self._apply_theme()

    def _theme_name(self) -> str:
        if self._in_projector:
            return "projector"
        chosen = self._fixed_theme or self._settings.theme
        return system_theme_name() if chosen == "system" else chosen

    def _choose_theme(self, name: str) -> None:
        self._settings.theme = name
        self._fixed_theme = ""
        self._in_projector = False
        self._apply_theme()

    def _apply_theme(self) -> None:
        theme = self._theme = load_theme(self._theme_name())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, theme)
        self._header_line.setStyleSheet(f"background: {theme.hex('line')};")
        for part in (
            self.header,
            self.lesson,
            self.canvas,
            self.caption,
            self.timeline,
            *self._panels.values(),
        ):
            part.set_theme(theme)
        folded = theme.is_projector
        side: tuple[QWidget, ...] = (self.header, self._header_line, self.lesson, self.tabs)
        for widget in side:
            widget.setVisible(not folded)
        self.caption.setVisible(folded)
        self.timeline.set_compact(folded)

    # What is remembered

    def _remembered(self) -> None:
        settings, sizes = self._settings, self._theme.sizes
        self.resize(*_FIRST_SIZE)
        screen = self.screen().availableGeometry()
        self.resize(min(self.width(), screen.width()), min(self.height(), screen.height()))
        if not settings.bytes("geometry").isEmpty():
            self.restoreGeometry(settings.bytes("geometry"))
        self.lesson.setMinimumWidth(260)
        self.tabs.setMinimumWidth(320)
        side, left = round(sizes.side_width), round(sizes.lesson_width)
        self._splitter.setSizes([left, max(self.width() - side - left, 300), side])
        if not settings.bytes("splitter").isEmpty():
            self._splitter.restoreState(settings.bytes("splitter"))
        self.tabs.setCurrentIndex(min(settings.number("tab", 0), self.tabs.count() - 1))
        self.timeline.set_speed(settings.speed)
        self.player.set_speed(settings.speed)
        self.canvas.view.set_motion(settings.motion)

    def _keep_speed(self, speed: float) -> None:
        self._settings.speed = speed

    def _keep_engine(self) -> None:
        self._settings.engine, self._settings.dtype = self.session.engine, self.session.dtype

    def _keep_splitter(self) -> None:
        self._settings.keep_bytes("splitter", QByteArray(self._splitter.saveState()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop all work, and remember the window as it stands."""
        self.player.pause()
        if not self._in_projector:
            self._settings.keep_bytes("geometry", self.saveGeometry())
        self._settings.keep_number("tab", self.tabs.currentIndex())
        self.hide()
        self.session.close()
        self.closed.emit()
        super().closeEvent(event)

    # Inside

    def _move_sample(self, by: int) -> None:
        session, calendar = self.session, self.session.calendar
        index = calendar.index(session.address) + by
        if index >= 0:
            session.go(calendar.address(index, session.address.step))

    def _show_document(self) -> None:
        document = self.session.document
        self.setWindowTitle(self.tr("{title} – Backprop Tutor").format(title=document.title))
        known = [lesson.id for lesson in lessons()]
        if document.lesson in known:
            number = known.index(document.lesson) + 1
            words = self.tr("Lesson {number} of {count}").format(number=number, count=len(known))
        else:
            words = self.tr("Lessons")
        self.header.set_lesson_words(words)

    def _show_edits(self) -> None:
        stack = self.session.edits
        for id_, can, words in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            action = self._actions[id_]
            action.setEnabled(can)
            name = self.tr("Undo") if id_ == "undo" else self.tr("Redo")
            action.setText(f"{name}: {words}" if words else name)
