"""The timeline's cells: one for each step, in runs with labels; clicking or dragging asks for a position.

It is a slider to the keyboard and to a screen reader. It never moves by itself: it asks, and shows what it is
told with `set_position`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.panels.timeline.track_layout import (
    Label,
    Run,
    TimelineCell,
    TrackLayout,
    fit_labels,
    lay_out,
    runs,
)
from tutor.ui.panels.timeline.track_paint import TrackPicture, tick_height

_WIDEST_CELL = 8.6
_COMPACT_CELL = 1.5
_NOTCH = 120


class CellTrack(QAbstractSlider):
    """`set_cells` says what steps there are, `set_position(k)` how many have been made (0 … len)."""

    position_requested = Signal(int)
    step_requested = Signal(int)
    jump_requested = Signal(str)
    explain_requested = Signal()
    """Where does the number of the present step come from?"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells: tuple[TimelineCell, ...] = ()
        self._tip_of: Callable[[int], str] = str
        self._runs: list[Run] = []
        self._stops: tuple[int, ...] = ()
        self._compact = False
        self._hovered = -1
        self._asked = -1
        self._wheel = 0
        self._telling = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setRange(0, 0)
        self.valueChanged.connect(self._value_changed)
        self._say_where()

    # --- what is shown ------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Small cells at the right without labels, as a class sees them, or cells over the whole width."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def set_cells(self, cells: Sequence[TimelineCell], tip: Callable[[int], str]) -> None:
        """Show these steps, none of them made; `tip` tells the step of an index, when it is asked."""
        self._cells, self._tip_of = tuple(cells), tip
        self._runs = runs(self._cells)
        self._hovered = -1
        self._tell(0)

    def tip(self, index: int) -> str:
        """What the step of this index does, in words, with its numbers as they are now."""
        tip = self._tip_of(index)
        return self.tr("{tip} – breakpoint").format(tip=tip) if index + 1 in self._stops else tip

    def set_position(self, position: int) -> None:
        """Show that `position` steps have been made; what lies outside 0 … len is brought inside."""
        self._tell(min(max(position, 0), len(self._cells)))

    def set_stops(self, positions: Sequence[int]) -> None:
        """Mark the cells of the steps that lead to these positions: there a walk that runs stops."""
        if tuple(positions) != self._stops:
            self._stops = tuple(positions)
            self._say_where()
            self.updateGeometry()
            self.update()

    def position_text(self, brief: bool = False) -> str:
        """Where the walk stands, in words: "Backward · step 10 of 12", `brief` "Backward · 10 of 12"."""
        return self._words_at(self.value(), brief=brief)

    def longest_words(self) -> list[str]:
        """The brief words of all positions that may be the longest, so that room can be kept for them."""
        last = {cell.group: position for position, cell in enumerate(self._cells, 1)}
        return [self._words_at(position, brief=True) for position in (0, *last.values())]

    def _words_at(self, position: int, *, brief: bool) -> str:
        count = len(self._cells)
        if count == 0:
            return self.tr("No steps")
        if position == 0:
            return self.tr("Before the first of {count} steps").format(count=count)
        text = (
            self.tr("{group} · {step} of {count}") if brief else self.tr("{group} · step {step} of {count}")
        )
        return text.format(group=self._cells[position - 1].group, step=position, count=count)

    def cell_rectangle(self, index: int) -> QRectF:
        """Where the cell of step `index` stands, in the widget's coordinates."""
        return self._picture().place(index, index + 1)

    def visible_labels(self) -> list[str]:
        """The labels as they are painted at the present width."""
        return [label.text for label in self._labels()]

    def _tell(self, position: int) -> None:
        self._telling = True
        self.setRange(0, len(self._cells))
        self.setValue(position)
        self._telling = False
        self._say_where()
        self.update()

    def _say_where(self) -> None:
        name = self.tr("Timeline: {place}").format(place=self.position_text())
        self.setAccessibleName(name + (self.tr(", breakpoint") if self.value() in self._stops else ""))

    def _value_changed(self, value: int) -> None:
        """Asked by assistive technology, which sets the value of a slider."""
        if not self._telling:
            self.position_requested.emit(value)

    # --- size and geometry --------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """In the bar as wide as it can be; compact no wider than its cells."""
        base = self._theme.sizes.base
        height = round(self._cell_top() + self._cell_height() + self._rise() + 2)
        if self._compact:
            return QSize(round(min(24, max(4, len(self._cells))) * base * _COMPACT_CELL), height)
        return QSize(round(base * 40), height)

    def minimumSizeHint(self) -> QSize:
        """Enough for a dozen narrow cells."""
        return QSize(round(self._theme.sizes.base * 9), self.sizeHint().height())

    def _rise(self) -> float:
        """How much the present cell stands out above and below."""
        return self._theme.sizes.base * 0.3

    def _cell_height(self) -> float:
        return self._theme.sizes.base * (0.75 if self._compact else 1.0)

    def _cell_top(self) -> float:
        if self._compact:
            return self._rise() + 2 + (tick_height(self._theme) if self._stops else 0)
        return self._theme.sizes.section * 1.35 + self._rise() + 5

    def _layout(self) -> TrackLayout:
        widest = self._theme.sizes.base * (_COMPACT_CELL if self._compact else _WIDEST_CELL)
        return lay_out(len(self._cells), self._runs, max(1.0, self.width() - 4.0), widest)

    def _left(self) -> float:
        slack = self.width() - 4.0 - self._layout().width
        return 2.0 + (max(0.0, slack) if self._compact else 0.0)

    # --- painting -----------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint labels, cells, the present cell, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture, position = self._picture(), self.value()
        picture.paint_labels(painter, self._labels())
        picture.paint_plates(painter)
        picture.paint_bars(painter, position)
        if position:
            picture.paint_present(painter, position - 1)
        picture.paint_stops(painter, self._stops)
        if 0 <= self._hovered < len(self._cells):
            picture.paint_hovered(painter, self._hovered)
        if self.hasFocus():
            picture.paint_focus(painter)
        painter.end()

    def _picture(self) -> TrackPicture:
        return TrackPicture(
            self._theme,
            self._cells,
            self._layout(),
            self._left(),
            self._cell_top(),
            self._cell_height(),
            self._rise(),
            "bg" if self._compact else "surface",
        )

    def _labels(self) -> list[Label]:
        if self._compact:
            return []
        metrics = QFontMetricsF(ui_font(self._theme.sizes.section, 650))

        def elided(text: str, width: float) -> str:
            return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

        return fit_labels(self._runs, self._layout(), self.width() - 4.0, metrics.horizontalAdvance, elided)

    # --- mouse and keys -----------------------------------------------------------------------------------

    def _position_at(self, x: float) -> int:
        """The position a click at `x` means: that cell's step made; left of all cells, none."""
        return 0 if x < self._left() else self._layout().cell_at(x - self._left()) + 1

    def _ask(self, x: float) -> None:
        position = self._position_at(x)
        if self._cells and position != self._asked:
            self._asked = position
            self.position_requested.emit(position)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the step under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._asked = -1
            self._ask(event.position().x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Explain the number of the step under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.explain_requested.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub while the button is held; else mark the cell under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event.position().x())
        self._hover(self._layout().cell_at(event.position().x() - self._left()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End the scrub."""
        self._asked = -1

    def leaveEvent(self, _event: QEvent) -> None:
        """Take the mark away."""
        self._hover(-1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch is one step."""
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= _NOTCH:
            step = -1 if self._wheel > 0 else 1
            self._wheel += step * _NOTCH
            self.step_requested.emit(step)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """←/→ one step, Home/End to the ends, Enter explains the number; others go on to the window."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_requested.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.jump_requested.emit("start" if key == Qt.Key.Key_Home else "end")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.explain_requested.emit()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Show what the step under the pointer does."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._layout().cell_at(event.pos().x() - self._left())
            QToolTip.showText(event.globalPos(), self.tip(index) if index >= 0 else "", self)
            return True
        return super().event(event)
