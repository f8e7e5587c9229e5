"""The bar at the bottom: step, play, scrub, and the moment of training. It asks; it shows what it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tutor.document.page import Control
from tutor.ui.look.theme import Theme
from tutor.ui.panels.timeline.cell_track import CellTrack
from tutor.ui.panels.timeline.moment_box import MomentBox, TrainingMoment
from tutor.ui.panels.timeline.play_box import PlayBox
from tutor.ui.panels.timeline.track_layout import TimelineCell
from tutor.ui.widgets.elided_label import ElidedLabel
from tutor.ui.widgets.icon_button import ButtonKind, IconButton
from tutor.ui.widgets.keep_space import KeepSpaceAfterTab


class Timeline(QWidget):
    """The timeline. Positions count steps made: 0 … len. Nothing moves until `set_position` says so."""

    position_requested = Signal(int)
    step_requested = Signal(int)
    """One step back (−1) or forward (+1)."""
    jump_requested = Signal(str)
    """ "start" or "end"."""
    explain_requested = Signal()
    """Where does the number of the present step come from?"""
    play_toggled = Signal()
    speed_chosen = Signal(float)
    moment_requested = Signal(int, int)
    """Epoch and sample, counted from 1."""
    train_requested = Signal(int)
    """How many epochs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = self._without_play = self._without_moment = False
        self._neighbours = (False, False)
        self.setAccessibleName(self.tr("Timeline"))
        self.track = CellTrack(theme, self)
        self.play_box = PlayBox(theme, self)
        self.moment_box = MomentBox(theme, self)
        self._buttons = self._make_buttons()
        self._caption = ElidedLabel("", self)
        self._caption.setProperty("kind", "muted")
        self._caption.setContentsMargins(2, 0, 0, 0)
        self._place = QLabel(self)
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._arrange()
        self._connect()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)
        self.set_compact(False)
        self._show_limits()

    def _make_buttons(self) -> dict[str, IconButton]:
        words = {
            "first": (self.tr("To the start"), "Home"),
            "back": (self.tr("One step back"), "←"),
            "forward": (self.tr("One step forward"), "→"),
            "last": (self.tr("To the end"), "End"),
        }
        buttons: dict[str, IconButton] = {}
        for name, (text, key) in words.items():
            kind: ButtonKind = "primary" if name == "forward" else "normal"
            buttons[name] = IconButton(name, text, self._theme, kind, self)
            buttons[name].set_text(text, key)
            buttons[name].setObjectName(name)
        return buttons

    def _arrange(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # parts give way instead
        keeper = KeepSpaceAfterTab(self)
        for button in self._buttons.values():
            button.installEventFilter(keeper)
            self._row.addWidget(button)
        self._gap_before_play = QWidget(self)
        self._gap_after_play = QWidget(self)
        self._row.addWidget(self._gap_before_play)
        self._row.addWidget(self.play_box)
        self._row.addWidget(self._gap_after_play)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        middle.addStretch(1)
        middle.addWidget(self._place)
        middle.addWidget(self.track)
        middle.addWidget(self._caption)
        middle.addStretch(1)
        self._row.addLayout(middle, 1)
        self._row.addSpacing(16)
        self._row.addWidget(self.moment_box)

    def _connect(self) -> None:
        self._buttons["first"].clicked.connect(self._to_start)
        self._buttons["back"].clicked.connect(self._back)
        self._buttons["forward"].clicked.connect(self._forward)
        self._buttons["last"].clicked.connect(self._to_end)
        self.track.position_requested.connect(self.position_requested)
        self.track.step_requested.connect(self.step_requested)
        self.track.jump_requested.connect(self.jump_requested)
        self.track.explain_requested.connect(self.explain_requested)
        self.play_box.play_toggled.connect(self.play_toggled)
        self.play_box.speed_chosen.connect(self.speed_chosen)
        self.moment_box.moment_requested.connect(self.moment_requested)
        self.moment_box.train_requested.connect(self.train_requested)

    # --- what is shown ------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        sizes = theme.sizes
        for button in self._buttons.values():
            button.set_theme(theme)
        self.track.set_theme(theme)
        self.play_box.set_theme(theme)
        self.moment_box.set_theme(theme)
        self._place.setStyleSheet(
            f"color: {theme.hex('muted')}; font-size: {sizes.base}px; font-weight: 500;"
        )
        self._row.setSpacing(round(sizes.base * 0.57))
        self._row.setContentsMargins(round(sizes.base * 1.7), 1, round(sizes.base * 1.7), 0)
        self._gap_before_play.setFixedWidth(round(sizes.base * 0.2))
        self._gap_after_play.setFixedWidth(round(sizes.base * 0.9))
        self.setFixedHeight(round(sizes.timeline_height))
        self._show_parts()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """For a projector: only the cells at the right and, above them, "Backward · 10 of 12"."""
        self._compact = compact
        self.track.set_compact(compact)
        shown = [*self._buttons.values(), self._caption, self._gap_before_play, self._gap_after_play]
        for widget in shown:
            widget.setVisible(not compact)
        self._place.setVisible(compact)
        self._show_parts()
        self.update()

    def set_control(self, control: Control, *, shown: bool, why: str) -> None:
        """Take play, or the whole timeline, away, or lock it; `why` says so, empty where it is free."""
        part: QWidget = self.play_box if control == "play" else self
        part.setEnabled(not why)
        part.setToolTip(why)
        if control == "play":
            self._without_play = not shown
            self._show_parts()
        else:
            self.setVisible(shown)

    def set_steps(self, cells: Sequence[TimelineCell], tip: Callable[[int], str]) -> None:
        """Show these steps; none of them is made yet. `tip` says what the step of an index does."""
        self.track.set_cells(cells, tip)
        self._show_limits()
        self.updateGeometry()

    def set_stops(self, positions: Sequence[int]) -> None:
        """Mark the steps at which a walk that runs stops, by the positions after them."""
        self.track.set_stops(positions)

    def set_position(self, position: int) -> None:
        """Show that `position` steps have been made."""
        self.track.set_position(position)
        self._show_limits()

    def set_neighbours(self, *, before: bool, after: bool) -> None:
        """Say whether a step leads on from the ends: to the sample before, to the next one."""
        self._neighbours = (before, after)
        self._show_limits()

    def set_caption(self, text: str) -> None:
        """Say below the cells what the present step does."""
        self._caption.setText(text)

    def set_moment(self, moment: TrainingMoment) -> None:
        """Show where training stands."""
        before = self.moment_box.sizeHint().width()
        self.moment_box.set_moment(moment)
        if self.moment_box.sizeHint().width() != before:
            self._show_parts()

    def set_playing(self, playing: bool) -> None:
        """Show whether steps follow by themselves."""
        self.play_box.set_playing(playing)

    def set_speed(self, speed: float) -> None:
        """Show the speed of play."""
        self.play_box.set_speed(speed)

    def set_training(self, training: bool) -> None:
        """Show whether training runs; it cannot be started twice."""
        self.moment_box.set_training(training)

    def set_trainable(self, trainable: bool, *, samples: int) -> None:
        """Show whether the document trains at all; a single walk has no epoch and no sample to tell."""
        self.moment_box.set_trainable(trainable)
        self._without_moment = not trainable and samples == 1
        self._show_parts()

    def position(self) -> int:
        """How many steps have been made."""
        return self.track.value()

    def _show_limits(self) -> None:
        at, count = self.track.value(), self.track.maximum()
        before, after = self._neighbours
        self._buttons["first"].set_available(at > 0)
        self._buttons["back"].set_available(at > 0 or before)
        self._buttons["forward"].set_available(at < count or after)
        self._buttons["last"].set_available(at < count)
        self._place.setText(self.track.position_text(brief=True))

    # --- size ---------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Room for the buttons and some cells: what does not fit beside them gives way.

        Before a class, for the cells and the longest words above them: the caption beside keeps its width.
        """
        if self._compact:
            sides, metrics = 2 * self._row.contentsMargins().left() + 16, self._place.fontMetrics()
            words = max(map(metrics.horizontalAdvance, self.track.longest_words()))
            return QSize(sides + max(words, self.track.minimumSizeHint().width()), self.height())
        return QSize(round(self._width_of_buttons() + self.track.minimumSizeHint().width()), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the moment gives way first, then play."""
        super().resizeEvent(event)
        self._show_parts()

    def _width_of_buttons(self) -> float:
        sides = 2 * self._row.contentsMargins().left() + 16 + 8 * self._row.spacing()
        return sides + sum(button.sizeHint().width() for button in self._buttons.values())

    def _show_parts(self) -> None:
        needed = self._width_of_buttons() + 14 * self._theme.sizes.base
        for part, taken in ((self.play_box, self._without_play), (self.moment_box, self._without_moment)):
            needed += part.sizeHint().width() + self._row.spacing()
            part.setVisible(not self._compact and not taken and needed <= self.width())

    # --- what is asked ------------------------------------------------------------------------------------

    def _to_start(self) -> None:
        self.jump_requested.emit("start")

    def _to_end(self) -> None:
        self.jump_requested.emit("end")

    def _back(self) -> None:
        self.step_requested.emit(-1)

    def _forward(self) -> None:
        self.step_requested.emit(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line above it; compact stands on the ground of its caption."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg" if self._compact else "surface"))
        if not self._compact:
            painter.fillRect(QRectF(0, 0, self.width(), 1), self._theme.colour("line"))
        painter.end()
