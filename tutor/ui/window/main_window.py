"""The window: header, lesson, canvas, panels and timeline put together, in a theme, as it was left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tutor.document.catalogue import TOUR, Lesson
from tutor.ui.canvas_area.area import CanvasArea
from tutor.ui.commands import actions
from tutor.ui.files.drop import FileDrop
from tutor.ui.files.files import Files
from tutor.ui.files.recent import RecentMenu
from tutor.ui.files.recovery import Recovery
from tutor.ui.lessons.lessons import Lessons
from tutor.ui.lessons.page_controls import PageControls
from tutor.ui.look.looks import Looks
from tutor.ui.look.theme import Theme, apply_theme
from tutor.ui.panels.caption import Caption
from tutor.ui.panels.header import Header
from tutor.ui.panels.timeline.bar import Timeline
from tutor.ui.panels.timeline.walk_timeline import WalkTimeline
from tutor.ui.session.player import Player
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.steps.place import StepsPlace
from tutor.ui.widgets.keep_space import KeepForButtons
from tutor.ui.widgets.reading_order import go_as_read
from tutor.ui.window.edit_commands import EditCommands
from tutor.ui.window.folding import Folding
from tutor.ui.window.left_side import LeftSide
from tutor.ui.window.menu import main_menu
from tutor.ui.window.side_tabs import SideTabs
from tutor.ui.window.wide_side import WideSide, restore_widths
from tutor.ui.window.window_commands import WindowCommands

if TYPE_CHECKING:
    from tutor.ui.help.desk import HelpDesk

_FIRST_SIZE = (1600, 1000)


class MainWindow(QMainWindow):
    """The program's window on one session."""

    first_painted = Signal()
    closed = Signal()
    theme_changed = Signal(object)
    """For what is beside the window, or was made later than it: a `Theme`."""
    remembers_engine = True
    """Whether the next start begins with the engine shown; not with one that came with the start itself."""

    def __init__(self, session: Session, settings: Settings, theme: str = "") -> None:
        super().__init__()
        self.session, self.settings = session, settings
        self.in_projector = theme == "projector"
        self._fixed_theme = theme if theme in ("light", "dark") else ""
        self.looks = Looks(settings, self)
        self.theme = self._theme_now()
        self._painted = False
        self.player = Player(session, self)
        self.files = Files(self, session, settings)
        self._lessons: list[str] = []
        self._dress_program()
        self._build()
        self.commands = WindowCommands(self)
        walk = (self.canvas, self.timeline, self.lesson)
        self.edit_commands = EditCommands(self)
        self._actions = actions(self, self.commands, walk, self.edit_commands)
        self.canvas.editing.take_keys(self._actions)
        keeper = KeepForButtons(self)
        for part in (self.canvas, self.lesson):
            part.installEventFilter(keeper)
        for id_ in ("motion", "follow", "minimap"):
            self._actions[id_].setCheckable(True)
            self._actions[id_].setChecked(getattr(settings, id_))
        self._actions["step_table"].setCheckable(True)
        self.commands.make_checkable(self._actions)
        self._menus()
        self.lessons = Lessons(self)
        self.recovery = Recovery(session, self.files.saving, self.canvas.notice, self)
        self._drop = FileDrop(self, self.canvas.view.viewport())
        self._remembered()
        self._connect()
        self._folding.fold()
        self._page_controls = PageControls(self)
        self._show_document()
        self.canvas.view.setFocus()

    # The window's parts

    def _build(self) -> None:
        theme, session = self.theme, self.session
        self.setWindowTitle(self.tr("Backprop Tutor"))
        self.header = Header(session, theme)
        self.left_side = LeftSide(session, theme)
        self.lesson = self.left_side.lesson
        self.canvas = CanvasArea(session, theme)
        self.tabs = SideTabs(session, theme)
        self.caption = Caption(session, theme)
        self.timeline = Timeline(theme)
        self.steps = StepsPlace(self)
        self._walk_timeline = WalkTimeline(session, self.timeline, self.player, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.left_side, self.canvas, self.tabs):
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
        self.header_line = QFrame()
        self.header_line.setFixedHeight(1)
        bottom = QHBoxLayout()
        bottom.setSpacing(0)
        bottom.addWidget(self.caption, 3)
        bottom.addWidget(self.timeline, 1)
        column.addWidget(self.header)
        column.addWidget(self.header_line)
        column.addWidget(self._splitter, 1)
        column.addLayout(self.steps.place)
        column.addLayout(bottom)
        self.setCentralWidget(whole)

    def _menus(self) -> None:
        self.header.lessons.clicked.connect(self.commands.lessons)
        menu = main_menu(self, self._actions, self.looks)
        menu.insertMenu(self._actions["save"], RecentMenu(self.files.recent, self.files.open_recent, menu))
        self.header.menu.setMenu(menu)

    def command_action(self, id_: str) -> QAction:
        """The action of a command, by the command's id."""
        return self._actions[id_]

    def _connect(self) -> None:
        session = self.session
        self.lesson.exercise_requested.connect(self.files.open)
        session.modes.exercises.changed.connect(self._keep_difficulty)
        self.header.open_requested.connect(self.commands.open_file)
        self.header.projector_requested.connect(self.commands.projector)
        self.header.edit_requested.connect(self.commands.edit_graph)
        self.timeline.speed_chosen.connect(self.settings.keep_speed)
        self._folding = Folding(self)
        session.modes.questions.waits.connect(self.lesson.ask)
        self.left_side.left.connect(self.canvas.view.setFocus)
        self.left_side.placed.connect(self.canvas.placing.place)
        self.left_side.dragged.connect(self.canvas.placing.drag)
        self.tabs.left.connect(self._folding.give_keyboard_to_walk)
        self.tabs.table_asked.connect(self.commands.import_samples)
        self.looks.theme_chosen.connect(self._wear_chosen)
        self.looks.chosen.connect(self._apply_theme)
        session.document_changed.connect(self._show_document)
        session.engine_changed.connect(self._keep_engine)
        self.header.engine_asked.connect(self._remember_engine)
        session.edits.indexChanged.connect(self._show_edits)
        session.typed.changed.connect(self._show_edits)
        session.edits.cleanChanged.connect(self._show_modified)
        self._drop.dropped.connect(self.commands.open_dropped)
        self.first_painted.connect(self.recovery.offer)
        self.wide_side = WideSide(self._splitter, self.tabs, self.settings)
        self.wide_side.wear(self.theme)
        self.theme_changed.connect(self.wide_side.wear)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)
        self.canvas.front.view.viewport().installEventFilter(self)
        self._show_edits()

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802 - Qt's own name
        """Tab and Shift+Tab go through the window as it is read: its parts come and go as it is used."""
        return go_as_read(self.parts(), onward=next_) or super().focusNextPrevChild(next_)

    def parts(self) -> list[QWidget]:
        """What is seen in the window, in the order in which it is read."""
        table = () if self.steps.panel is None else (self.steps.panel,)
        central = (self.header, self.left_side, self.canvas, self.tabs, *table, self.caption, self.timeline)
        every = (*central, *self.findChildren(QDockWidget))
        return [part for part in every if part.isVisible() and part.geometry().right() > 0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody has taken goes back to the graph."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_to_the_graph()
        else:
            super().keyPressEvent(event)

    def back_to_the_graph(self) -> None:
        """Leave the projector, or else give the keyboard to the graph."""
        if self.in_projector:
            self.show_projector(False)
        else:
            self.canvas.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell, once, that the window has been painted."""
        if not self._painted and event.type() == QEvent.Type.Paint:
            self._painted = True
            watched.removeEventFilter(self)
            self.first_painted.emit()
        return super().eventFilter(watched, event)

    def load_plots(self) -> None:
        """Put the plots into the panels: they need pyqtgraph, which the first paint does not wait for."""
        self.tabs.load_plots()

    def set_side_width(self, width: int) -> None:
        """Give the panels at the right this width, in pixels."""
        self.wide_side.set_width(width)

    @cached_property
    def help(self) -> HelpDesk:
        """The search of commands and the guide."""
        from tutor.ui.help.desk import HelpDesk  # the first paint does without

        return HelpDesk(self)

    # Looks

    def refresh_theme(self) -> None:
        """Draw everything anew in the theme at hand."""
        for part in (self.header, self.left_side, self.canvas, self.tabs, self.caption, self.timeline):
            part.set_theme(self.theme)
        self.theme_changed.emit(self.theme)
        self._folding.fold()
        self.commands.follow_theme()

    @property
    def worn(self) -> str:
        """The theme that the command line or F5 has asked for; "" where the settings say it."""
        return "projector" if self.in_projector else self._fixed_theme

    def choose_theme(self, name: str) -> None:
        """Look so from now on: light, dark, or as the system does."""
        self.looks.set_theme(name)

    def _wear_chosen(self) -> None:
        self._fixed_theme = ""
        self.in_projector = False
        self._apply_theme()

    def _theme_now(self) -> Theme:
        height = self.height() if self.isVisible() else _FIRST_SIZE[1]
        return self.looks.of_class(height) if self.in_projector else self.usual_theme()

    def fit_class(self) -> None:
        """Before a class, be dressed as large as the window's height asks for."""
        if self.in_projector and self._theme_now() is not self.theme:
            self._apply_theme()

    def usual_theme(self) -> Theme:
        """What the window wears when no class looks at it."""
        return self.looks.usual(self._fixed_theme)

    def show_projector(self, on: bool) -> None:
        """Show the class what matters, large, or come back from that."""
        if on == self.in_projector:
            return
        if on:
            self._usual_sizes = self._splitter.sizes()
        self.in_projector = on
        self._apply_theme()
        if not on:
            self._splitter.setSizes(self._usual_sizes)

    def set_motion(self, on: bool) -> None:
        """Let steps move, or not."""
        self.looks.set_motion("on" if on else "off")

    def set_follow(self, on: bool) -> None:
        """Let the view follow the step, or not."""
        self.settings.follow = self.canvas.view.follower.on = on
        self._actions["follow"].setChecked(on)

    def set_minimap(self, on: bool) -> None:
        """Show a minimap of graphs that are larger than the view, or none."""
        self.settings.minimap = on
        self._actions["minimap"].setChecked(on)
        self.canvas.overview.set_map(on)

    def _move_steps(self, on: bool) -> None:
        self.canvas.view.set_motion(on)
        self.session.autograd.set_motion(on)

    def _apply_theme(self) -> None:
        self.theme = self._theme_now()
        self._dress_program()
        self.refresh_theme()
        self._actions["motion"].setChecked(self.settings.motion)
        self._move_steps(self.settings.motion)

    def _dress_program(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.theme)

    # What is remembered

    def _remembered(self) -> None:
        settings, sizes = self.settings, self.usual_theme().sizes
        self.resize(*_FIRST_SIZE)
        screen = self.screen().availableGeometry()
        self.resize(min(self.width(), screen.width()), min(self.height(), screen.height()))
        if not settings.bytes("geometry").isEmpty():
            self.restoreGeometry(settings.bytes("geometry"))
        self.canvas.setMinimumWidth(320)
        side, left = round(sizes.side_width), round(sizes.lesson_width)
        self._usual_sizes = [left, max(self.width() - side - left, 300), side]
        restore_widths(self._splitter, settings, self._usual_sizes)
        self.tabs.setCurrentIndex(min(settings.number("tab", 0), self.tabs.count() - 1))
        self.tabs.panel(self.tabs.currentIndex())
        self.timeline.set_speed(settings.speed)
        self.player.set_speed(settings.speed)
        self._move_steps(settings.motion)
        self.canvas.view.follower.on = settings.follow
        self.canvas.overview.set_map(settings.minimap)

    def _keep_engine(self) -> None:
        if self.remembers_engine:
            self.settings.engine, self.settings.dtype = self.session.engine, self.session.dtype

    def _remember_engine(self) -> None:
        self.remembers_engine = True

    def _keep_difficulty(self) -> None:
        exercise = self.session.modes.exercises.current
        if exercise is not None:
            self.settings.difficulty = exercise.difficulty.value

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved edits; then stop all work, and remember the window as it stands."""
        if not self.files.saving.may_leave():
            event.ignore()
            return
        self.leave(ends=True)
        super().closeEvent(event)

    def leave(self, *, ends: bool) -> None:
        """Stop what belongs to this window, and remember how it stands; `ends`: stop the session, too."""
        self.player.pause()
        self.recovery.close()
        if not self.in_projector and not self.isFullScreen():
            self.settings.keep_bytes("geometry", self.saveGeometry())
        self.settings.keep_number("tab", self.tabs.currentIndex())
        self.hide()
        if ends:
            self.session.close()
        self.closed.emit()

    # Inside

    def _show_document(self) -> None:
        document = self.session.document
        self.setWindowTitle(self.tr("{title}[*] – Backprop Tutor").format(title=document.title))
        self._show_modified()
        if document.lesson == TOUR:
            words = self.tr("Tour")
        elif document.lesson in self._lessons:
            number = self._lessons.index(document.lesson) + 1
            words = self.tr("Lesson {number} of {count}").format(number=number, count=len(self._lessons))
        else:
            words = self.tr("Lessons")
        self.header.set_lesson_words(words)

    def show_lessons(self, found: Sequence[Lesson]) -> None:
        """Say which of these lessons this is: they are read once the window is painted."""
        self._lessons = [lesson.id for lesson in found if lesson.part]
        self._show_document()

    def _show_modified(self) -> None:
        self.setWindowModified(not self.session.edits.isClean())

    def _show_edits(self) -> None:
        stack, typed = self.session.edits, self.session.typed
        for id_, can, words in (
            ("undo", stack.canUndo() or typed.can_take_back, typed.undo_words),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            action = self._actions[id_]
            action.setEnabled(can)
            name = self.tr("Undo") if id_ == "undo" else self.tr("Redo")
            action.setText(f"{name}: {words}" if words else name)
