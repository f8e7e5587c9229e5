"""The bar at the top: which lesson is open, which engine computes, and what else can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from tutor.document.page import Control
from tutor.engine import DTYPES
from tutor.ui.look.icons import icon
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.elided_label import ElidedLabel
from tutor.ui.widgets.keep_space import KeepKeys
from tutor.ui.widgets.segmented_control import Option, SegmentedControl

_GAP = 10
_PATIENCE_MS = 300
"""How long PyTorch's numbers may be on their way before the bar says so."""


class Header(QWidget):
    """Title and lessons at the left, the engine in the middle, commands at the right."""

    projector_requested = Signal()
    open_requested = Signal()
    edit_requested = Signal()
    engine_asked = Signal()
    """A person asks for an engine, or a type of numbers; it is shown right after."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Tool bar"))
        self._title = ElidedLabel()
        self._title.setProperty("kind", "heading")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.lessons = QToolButton()
        self.lessons.setProperty("kind", "flat")
        self.lessons.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.lessons.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the words
        self.lessons.setToolTip(self.tr("Lessons and exercises  Ctrl+L"))
        self.lessons.setAccessibleName(self.tr("Lessons"))
        self.mode = SegmentedControl(self.tr("Mode"), self._modes(), theme)
        self.engine = SegmentedControl(self.tr("Engine"), self._engines(), theme)
        self._dtype = QComboBox()
        self._dtype.addItems(list(DTYPES))
        self._dtype.setAccessibleName(self.tr("Type of numbers"))
        self._dtype_label = QLabel(self._dtype.accessibleName(), self)  # unseen: names the box on Linux
        self._dtype_label.setBuddy(self._dtype)
        self._dtype_label.hide()
        self._dtype_tip = self.tr("Single precision (float32), as PyTorch has it, or double (float64)")
        self._dtype.setToolTip(self._dtype_tip)
        self._waiting = ElidedLabel(self.tr("PyTorch is on its way …"))
        self._waiting.setProperty("kind", "muted")
        self._waiting.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._waiting.show)
        self.edit = self._button(self.tr("Edit graph"), self.edit_requested)
        self.edit.setCheckable(True)
        self.edit.setToolTip(self.tr("Change the graph by hand  E"))
        self._open = self._button(self.tr("Open"), self.open_requested)
        self._projector = self._button(self.tr("Projector"), self.projector_requested)
        self.menu = QToolButton()
        self.menu.setProperty("kind", "inset")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setAccessibleName(self.tr("Menu"))
        self.menu.setToolTip(self.tr("Menu"))
        self.menu.installEventFilter(KeepKeys(self))
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show_document()
        self._show_engine()

    def _connect(self) -> None:
        session = self._session
        self.mode.chosen.connect(self._choose_mode)
        for mode in session.modes:
            mode.mode_changed.connect(self._show_mode)
        self.engine.chosen.connect(self._choose_engine)
        self._dtype.textActivated.connect(self._choose_dtype)
        session.document_changed.connect(self._show_document)
        session.edits.cleanChanged.connect(self._show_document)
        session.engine_changed.connect(self._show_engine)
        session.moment_changed.connect(self._show_waiting)
        self.edit.clicked.connect(self._show_editing)
        session.editing.toggled.connect(self._show_editing)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.mode.set_theme(theme)
        self.engine.set_theme(theme)
        self.menu.setIcon(icon("menu", theme))
        self.lessons.setIcon(icon("chevron-down", theme))
        self.setFixedHeight(round(theme.sizes.toolbar_height))

    def minimumSizeHint(self) -> QSize:
        """What the menu offers as well gives way first."""
        least = super().minimumSizeHint()
        spare = (
            _room(button) for group in self._giving_way() for button in group if button.isVisibleTo(self)
        )
        return QSize(least.width() - sum(spare), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons beside the menu where there is room for them."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        room = self.width() - self.minimumSizeHint().width()
        for group in self._giving_way():
            room -= sum(_room(button) for button in group)
            for button in group:
                button.setVisible(room >= 0)
        for layout in (self._right, self._row):
            layout.invalidate()  # else they need room for what is gone until the next event
        self._share_room()

    def _giving_way(self) -> tuple[tuple[QPushButton, ...], ...]:
        """What may give way, what goes last first: a mode that is on is better seen."""
        others = (self._open, self._projector)
        return ((self.edit,), others) if self._session.editing.on else (others, (self.edit,))

    def _share_room(self) -> None:
        """Keep the middle in the middle where the title is not cut by that, else leave it all the room."""
        self._row.setStretchFactor(self._right, int(self.width() >= self._centred_from()))

    def _centred_from(self) -> int:
        """The width at which title and commands have the same room, and the title is not cut."""
        left, right = self._left.minimumSize().width(), self._right.minimumSize().width()
        cut = self._title.sizeHint().width() - self._title.minimumSizeHint().width()
        return self._row.minimumSize().width() - left - right + 2 * max(left + cut, right)

    def set_lesson_words(self, words: str) -> None:
        """What the lesson button says ("Lesson 1 of 2")."""
        self.lessons.setText(words)
        self._share_room()

    def set_control(self, control: Control, *, shown: bool, why: str) -> None:
        """Take the switch of modes or of engines away, or lock it; `why` says so, empty where it is free."""
        parts: tuple[QWidget, ...] = (self.mode,) if control == "predict" else (self.engine, self._dtype)
        for part in parts:
            part.setVisible(shown)
            part.setEnabled(not why)
            part.setToolTip(why)
        if control == "engine" and not why:
            self._dtype.setToolTip(self._dtype_tip)

    def _modes(self) -> list[Option]:
        return [
            Option("watch", self.tr("Watch"), self.tr("Each step shows its number  P")),
            Option("predict", self.tr("Predict"), self.tr("Each step asks for its number first  P")),
            Option(
                "autograd",
                self.tr("Autograd"),
                self.tr("You are autograd: you pick which node passes its gradient back next  A"),
            ),
        ]

    def _engines(self) -> list[Option]:
        return [
            Option("own", self.tr("Own engine"), self.tr("The tutor's own engine computes every number")),
            Option("torch", self.tr("PyTorch"), self.tr("PyTorch's autograd computes every number")),
            Option(
                "both", self.tr("Side by side"), self.tr("Both compute; the numbers are compared bit by bit")
            ),
        ]

    def _button(self, words: str, signal: object) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", "flat")
        button.setAccessibleName(words)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(_GAP)
        left, right = self._left, self._right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self._title)
        left.addWidget(self.lessons)
        left.addStretch(1)
        right.addWidget(self._waiting)
        right.addStretch(1)
        for button in (self.edit, self._open, self._projector, self.menu):
            right.addWidget(button)
        row.addLayout(left, 1)
        row.addWidget(self.mode)
        row.addSpacing(10)
        row.addWidget(self.engine)
        row.addSpacing(10)
        row.addWidget(self._dtype)
        row.addLayout(right, 1)
        for control in (self.lessons, self.menu, self.edit, self._open, self._projector, self._dtype):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _show_document(self) -> None:
        title, edited = self._session.document.title, not self._session.edits.isClean()
        self._title.setText(f"• {title}" if edited else title)
        self._title.setAccessibleName(self.tr("{title}, not saved").format(title=title) if edited else title)
        self._share_room()

    def _show_engine(self) -> None:
        self.engine.set_current(self._session.engine)
        self._dtype.setCurrentText(self._session.dtype)

    def _show_editing(self) -> None:
        """A click that is refused leaves the button as it was."""
        self.edit.setChecked(self._session.editing.on)
        self._give_way()

    def _show_waiting(self) -> None:
        """While PyTorch is loaded, our own engine's numbers are shown: say so, but not at every step."""
        if not self._session.waits_for_torch:
            self._patience.stop()
            self._waiting.hide()
        elif self._waiting.isHidden() and not self._patience.isActive():
            self._patience.start()

    def _show_mode(self) -> None:
        session = self._session
        on = "predict" if session.predict.on else "autograd" if session.autograd.on else "watch"
        self.mode.set_current(on)

    def _choose_mode(self, mode: str) -> None:
        session = self._session
        for name, each in (("predict", session.predict), ("autograd", session.autograd)):
            each.set_on(name == mode)

    def _choose_engine(self, engine: str) -> None:
        self.engine_asked.emit()
        self._session.set_engine(engine)  # type: ignore[arg-type]

    def _choose_dtype(self, dtype: str) -> None:
        self.engine_asked.emit()
        self._session.set_dtype(dtype)  # type: ignore[arg-type]


def _room(button: QPushButton) -> int:
    """What the bar needs for a button."""
    return button.minimumSizeHint().width() + _GAP
