"""A label that shows rows of typeset maths, wrapped to its width, with numbers that are links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.typesetting.typeset_row import Piece, TypesetRow, layout_row, split_tex, wrap_row

SMALLEST = 0.75
"""How far a formula may shrink to fit its label."""
_GRID_SMALLEST = 0.38
"""How far one may whose widest part, a matrix, would not fit even so."""
_SHRINK_FIRST = 0.9
_GAP = 0.42


@dataclass(frozen=True, eq=False)
class _Line:
    row: TypesetRow
    x: float
    baseline: float


@dataclass(frozen=True, eq=False)
class _Link:
    key: str
    area: QRectF


class FormulaLabel(QWidget):
    """Rows of maths. `set_rows` takes the pieces of each row and the plain text that a screen reader gets.

    A row that is too wide wraps before its relations; what still does not fit shrinks, to 75 % at the least;
    a matrix shrinks further where it must.
    """

    activated = Signal(str)
    """A piece with this key was clicked, or Enter was pressed on it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size: float | None = None
        self._rows: tuple[tuple[Piece, ...], ...] = ()
        self._tips: dict[str, str] = {}
        self._lines: list[_Line] = []
        self._links: list[_Link] = []
        self._laid_out_for = -1.0
        self._by_width: dict[float, list[TypesetRow]] = {}
        self._narrowest: list[TypesetRow] | None = None
        self._shown_width = 0
        self._hovered = -1
        self._current = 0
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self._forget_layout()

    def set_rows(
        self, rows: Sequence[Sequence[Piece]], plain: str, tips: dict[str, str] | None = None
    ) -> None:
        """Show `rows`; `plain` is their accessible name, `tips` the tool tip of each key."""
        self.setAccessibleName(plain)
        new = tuple(tuple(row) for row in rows)
        self._tips = dict(tips or {})
        if new == self._rows:
            return
        self._rows = new
        self._hovered, self._current = -1, 0
        has_links = any(piece.key is not None for row in new for piece in row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_links else Qt.FocusPolicy.NoFocus)
        self._forget_layout()

    def set_tex(self, tex: str, plain: str) -> None:
        """Show one formula, cut at its relations and numbers."""
        self.set_rows([split_tex(tex)], plain)

    def set_size(self, size: float | None) -> None:
        """Letters of `size` pixels; None goes back to the theme's size of a formula."""
        self._size = size
        self._forget_layout()

    def link_rectangle(self, key: str) -> QRectF:
        """Where the piece with `key` stands in the label; empty where there is none."""
        self._lay_out(self.width())
        return next((link.area for link in self._links if link.key == key), QRectF())

    def line_count(self) -> int:
        """The number of lines at the present width."""
        self._lay_out(self.width())
        return len(self._lines)

    # --- size ---------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Every row on one line, where the label's width is free."""
        lines = self._fitted(inf)
        width = max((line.width for line in lines), default=0.0)
        return QSize(int(width) + 5, self._height_of(lines))

    def minimumSizeHint(self) -> QSize:
        """The widest part that cannot be broken, shrunk as far as it may be."""
        if self._narrowest is None:
            size = self._letter_size() * _GRID_SMALLEST
            self._narrowest = [line for row in self._rows for line in wrap_row(row, size, self._theme, 1.0)]
        lines = self._narrowest
        width = max((line.width for line in lines), default=0.0)
        height = self.heightForWidth(self.width()) if self._shown_width else self._height_of(lines[:1])
        return QSize(int(width) + 5, height)

    def hasHeightForWidth(self) -> bool:
        """Wrapping makes the height follow the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at `width` pixels."""
        return self._height_of(self._fitted(width))

    # --- layout -------------------------------------------------------------------------------------------

    def _letter_size(self) -> float:
        return self._size if self._size is not None else self._theme.sizes.formula

    def _forget_layout(self) -> None:
        self._laid_out_for = -1.0
        self._by_width, self._narrowest = {}, None
        self.updateGeometry()
        self.update()

    def _height_of(self, lines: Sequence[TypesetRow]) -> int:
        gaps = max(0, len(lines) - 1) * _GAP * self._letter_size()
        return int(sum(line.height for line in lines) + gaps + 4.99)

    def _fitted(self, width: float) -> list[TypesetRow]:
        """The lines at this width; kept, since layouts ask for many widths, each of them many times."""
        if width not in self._by_width:
            room = max(1.0, width - 4.0)
            self._by_width[width] = [line for row in self._rows for line in self._fit(row, room)]
        return self._by_width[width]

    def _fit(self, row: Sequence[Piece], room: float) -> list[TypesetRow]:
        size = self._letter_size()
        whole = layout_row(row, size, self._theme)
        if whole.width <= room:
            return [whole]
        if whole.width * _SHRINK_FIRST <= room:
            return [layout_row(row, size * room / whole.width, self._theme)]
        lines = wrap_row(row, size, self._theme, room)
        widest = max(line.width for line in lines)
        if widest <= room:
            return lines
        lines = wrap_row(row, size * max(SMALLEST, room / widest), self._theme, room)
        widest = max(line.width for line in lines)
        if widest <= room:
            return lines
        return wrap_row(row, size * max(_GRID_SMALLEST, SMALLEST * room / widest), self._theme, room)

    def _lay_out(self, width: float) -> None:
        if self._laid_out_for == width:
            return
        self._laid_out_for = width
        self._lines, self._links = [], []
        top = 2.0
        for row in self._fitted(width):
            line = _Line(row, 2.0, top + row.ascent)
            self._lines.append(line)
            for index, box in enumerate(row.boxes):
                if box.piece.key is not None:
                    area = row.rectangle(index, 3.0).translated(line.x, line.baseline)
                    self._links.append(_Link(box.piece.key, area))
            top += row.height + _GAP * self._letter_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height at the new width: a layout wider than the label guesses it wrong."""
        super().resizeEvent(event)
        if event.size().width() != self._shown_width:
            self._shown_width = event.size().width()
            self.updateGeometry()

    # --- painting and events ------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines, then the marks of the links."""
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, link in enumerate(self._links):
            self._paint_link(painter, link, index)
        for line in self._lines:
            line.row.paint(painter, line.x, line.baseline)
        painter.end()

    def _paint_link(self, painter: QPainter, link: _Link, index: int) -> None:
        thin = self._theme.sizes.line_thin
        if index == self._hovered or (self.hasFocus() and index == self._current):
            width = thin * 1.5 if self.hasFocus() and index == self._current else 0.0
            painter.setPen(QPen(self._theme.colour("accent"), width) if width else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(link.area, 4, 4)
            return
        painter.setPen(QPen(self._theme.colour("faint"), thin, Qt.PenStyle.DotLine))
        painter.drawLine(link.area.bottomLeft() + QPointF(3, 0), link.area.bottomRight() - QPointF(3, 0))

    def _link_at(self, point: QPointF) -> int:
        self._lay_out(self.width())
        return next((i for i, link in enumerate(self._links) if link.area.contains(point)), -1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the link under the pointer."""
        self._hover(self._link_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        """Take the mark away."""
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the link under the pointer."""
        index = self._link_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._current = index
            self.activated.emit(self._links[index].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """←/→ go from link to link, Enter or Space follows the one that is marked."""
        self._lay_out(self.width())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._links:
            self._current = (self._current + step) % len(self._links)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._links:
            self.activated.emit(self._links[self._current].key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show the tip of the link under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._link_at(QPointF(event.pos()))
            tip = self._tips.get(self._links[index].key, "") if index >= 0 else self.toolTip()
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)
