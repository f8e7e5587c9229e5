"""The presenter's view: the present and the next step, the answer, the notes, the clock, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme, style_sheet
from tutor.ui.presenting.clock import Clock, Stopwatch
from tutor.ui.presenting.presenter_cards import AnswerCard, StepCard
from tutor.ui.presenting.told import told_answer, told_next, told_notes, told_now
from tutor.ui.session.session import Session
from tutor.ui.widgets.math_text import MathText
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.ui.widgets.section_label import SectionLabel

_WALKING = ("step_back", "step_forward")
_SHOWING = ("blank", "pen", "close_up", "swap_screens", "projector")
_WIDE = 48.0
"""As many letters wide, in the base size, the view has room for the notes beside the steps."""


class PresenterView(QWidget):
    """Follows the session a moment after the class's window has, which is not to wait for it.

    Where it stands `apart`, in a window of its own, its theme may be another than the class's. `closed` when
    that window was closed.
    """

    closed = Signal()

    def __init__(
        self, session: Session, watch: Stopwatch, theme: Theme, actions: dict[str, QAction], *, apart: bool
    ) -> None:
        super().__init__()
        self._session, self._theme, self._apart = session, theme, apart
        self.setObjectName("presenter")
        self.setAccessibleName(self.tr("Presenter"))
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.clock = Clock(watch)
        self.answer = AnswerCard(self.tr("The class is asked"), theme)
        self.now = StepCard(self.tr("Now"), theme, is_next=False)
        self.next = StepCard(self.tr("Next"), theme, is_next=True)
        self.page = QLabel()
        self.page.setProperty("kind", "heading")
        self.page.setWordWrap(True)
        self.notes = MathText(theme)
        self.seen_by_all = QLabel(
            self.tr("There is one screen: whoever sees this window sees this panel, answers and all.")
        )
        self.seen_by_all.setProperty("kind", "muted")
        self.seen_by_all.setWordWrap(True)
        self.buttons: dict[str, QPushButton] = {}
        self._make_buttons(actions)
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.refresh)
        modes = (session.predict, session.autograd, session.modes.questions)
        for signal in (session.moment_changed, session.document_changed):
            signal.connect(self._later.start)
        for mode in modes:
            mode.mode_changed.connect(self._later.start)
            mode.attempt_changed.connect(self._later.start)
        self.set_theme(theme)

    def _make_buttons(self, actions: dict[str, QAction]) -> None:
        words = {
            "step_back": self.tr("Back"),
            "step_forward": self.tr("Next"),
            "blank": self.tr("Blank"),
            "pen": self.tr("Pen"),
            "close_up": self.tr("Close-up"),
            "swap_screens": self.tr("Swap screens"),
            "projector": self.tr("End"),
        }
        for id_ in (*_WALKING, *_SHOWING):
            button = self.buttons[id_] = QPushButton(words[id_], self)
            button.setAccessibleName(words[id_])
            keys = ", ".join(key.toString() for key in actions[id_].shortcuts())
            button.setToolTip(f"{actions[id_].text()}  {keys}".strip())
            button.setCheckable(id_ in ("blank", "pen", "close_up"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(actions[id_].trigger)
        self.buttons["step_forward"].setProperty("kind", "primary")

    def _lay_out(self) -> None:
        steps, notes = ScrollColumn(), ScrollColumn()
        for part in (self.answer, self.now, self.next):
            steps.column.addWidget(part)
        for words in (SectionLabel(self.tr("Notes")), self.page, self.notes):
            notes.column.addWidget(words)
        for column in (steps, notes):
            column.column.setSpacing(14)
            column.column.addStretch(1)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        for ids, align in ((_WALKING, Qt.AlignmentFlag.AlignLeft), (_SHOWING, Qt.AlignmentFlag.AlignRight)):
            group = QHBoxLayout()
            group.setSpacing(8)
            group.setAlignment(align)
            for id_ in ids:
                group.addWidget(self.buttons[id_])
            row.addLayout(group)
        head = QVBoxLayout()
        head.addWidget(self.clock)
        head.addWidget(self.seen_by_all)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(20, 14, 20, 16)
        grid.setSpacing(10)
        grid.addLayout(head, 0, 0, 1, 2)
        self._notes, self._is_narrow = notes, False
        grid.addWidget(steps, 1, 0)
        grid.addWidget(notes, 1, 1)
        grid.addLayout(row, 3, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(1, 1)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`, standing apart whatever the class's window wears."""
        self._theme = theme
        if self._apart:
            base = f"QWidget {{ font-size: {round(theme.sizes.base)}px; }}"
            self.setStyleSheet(f"{base}\n{style_sheet(theme)}")
        for part in (self.answer, self.now, self.next, self.notes):
            part.set_theme(theme)
        self.refresh()

    def show_state(self, *, blank: bool, pen: bool, close: bool, screens: int, in_projector: bool) -> None:
        """Say what is on before the class."""
        for id_, on in (("blank", blank), ("pen", pen), ("close_up", close)):
            self.buttons[id_].setChecked(on)
        self.buttons["swap_screens"].setVisible(screens > 1)
        self.buttons["projector"].setText(self.tr("End") if in_projector else self.tr("Begin"))
        self.buttons["projector"].setAccessibleName(self.buttons["projector"].text())
        self.seen_by_all.setVisible(screens < 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The notes stand beside the steps, or in a narrow panel below them."""
        super().resizeEvent(event)
        narrow = self.width() < _WIDE * self._theme.sizes.base
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._grid.addWidget(self._notes, *((2, 0, 1, 2) if narrow else (1, 1, 1, 1)))
            self._grid.setColumnStretch(1, 0 if narrow else 2)
            self._grid.setRowStretch(1, 2 if narrow else 1)
            self._grid.setRowStretch(2, 1 if narrow else 0)
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._row.setDirection(down if narrow else across)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has happened meanwhile."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Tell of the present moment."""
        if not self.isVisible():
            return
        session = self._session
        self.answer.show_answer(told_answer(session))
        self.now.show_step(told_now(session))
        self.next.show_step(told_next(session))
        title, notes = told_notes(session)
        self.page.setText(title)
        self.notes.set_markdown(notes)
