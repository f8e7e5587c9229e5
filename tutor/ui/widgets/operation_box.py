"""A drop-down list of operations, each as its typeset formula, family by family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.typesetting.typeset import Formula, typeset

_TEX = Qt.ItemDataRole.UserRole + 1
_NAME = Qt.ItemDataRole.UserRole + 2
_WHY_NOT = Qt.ItemDataRole.UserRole + 3
_LEAST_WIDTH, _MOST_WIDTH = 64.0, 150.0
_TURN_MS = 20


@dataclass(frozen=True)
class Choice:
    """An operation to choose: its formula, its name in the code, and why it cannot be chosen, if so."""

    tex: str
    plain: str
    name: str
    family: str
    why_not: str = ""


class OperationBox(QComboBox):
    """Shows the chosen operation's formula; `operation_chosen` reports the number of another one."""

    operation_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices: tuple[Choice, ...] = ()
        self._rows: list[int] = []
        self._current = -1
        self._to_typeset: list[str] = []
        self.measures_rows = False
        """Whether the rows need their true sizes: Qt asks for those of a list that nobody has opened, too."""
        self._ahead = QTimer(self)
        self._ahead.setInterval(_TURN_MS)
        self._ahead.timeout.connect(self._typeset_next)
        self.setModel(QStandardItemModel(self))
        self.setItemDelegate(_Rows(self))
        self.setMaxVisibleItems(18)
        self.setAccessibleName(self.tr("Operation"))
        self.view().setAccessibleName(self.tr("Operations"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._activate)

    @property
    def theme(self) -> Theme:
        """The colours and sizes in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_choices(self, choices: Sequence[Choice], current: int) -> None:
        """Offer these operations, in families as they follow each other; the present one is `current`."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self._fill()
        self._current = current
        self.setCurrentIndex(self._rows[current] if 0 <= current < len(self._rows) else -1)
        chosen = self._choices[current] if 0 <= current < len(self._choices) else None
        self.setToolTip(self.tr("Another operation for this node") if chosen else "")
        self.updateGeometry()
        self.update()

    def _fill(self) -> None:
        model, family = QStandardItemModel(self), ""
        self._rows = []
        for choice in self._choices:
            if choice.family != family:
                family = choice.family
                heading = QStandardItem(family)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                model.appendRow(heading)
            self._rows.append(model.rowCount())
            model.appendRow(_item(choice))
        self.setModel(model)  # the box deletes the one before, which is its child
        self._to_typeset = [choice.tex for choice in self._choices]
        self.measures_rows = False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whoever comes near may open the list."""
        super().enterEvent(event)
        self._ahead.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by Tab may open the list."""
        super().focusInEvent(event)
        self._ahead.start()

    def _typeset_next(self) -> None:
        """Typeset one row of the list ahead of its opening: all at once would be felt."""
        if self._to_typeset:
            self.formula(self._to_typeset.pop(0))
        else:
            self._ahead.stop()

    def _activate(self, row: int) -> None:
        number = self._rows.index(row) if row in self._rows else self._current
        if number != self._current:
            wished, kept = number, self._current
            self.set_choices(self._choices, kept)  # until the document says otherwise
            self.operation_chosen.emit(wished)

    def formula(self, tex: str, *, faint: bool = False) -> Formula:
        """A formula in the letters of the list."""
        return typeset(tex, 1.25 * self._theme.sizes.base, self._theme.colour("faint" if faint else "text"))

    def sizeHint(self) -> QSize:
        """Room for the formula beside the arrow."""
        shown = self._choices[self._current].tex if 0 <= self._current < len(self._choices) else ""
        present = self.formula(shown) if shown else None
        width = min(max(present.width if present else 0.0, _LEAST_WIDTH), _MOST_WIDTH)
        height = max(super().sizeHint().height(), round(present.height + 14) if present else 0)
        return QSize(round(width + 4.4 * self._theme.sizes.base), height)

    def minimumSizeHint(self) -> QSize:
        """It shrinks no further than its formula."""
        return QSize(90, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll what lies around it: an operation is not chosen by accident."""
        event.ignore()

    def showPopup(self) -> None:  # noqa: N802 - Qt's own name
        """Open the list as wide as its rows, and each of them as high as its formula is by now."""
        self.measures_rows = True
        self.view().doItemsLayout()
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + 24))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, and in it the formula."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = ""
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if 0 <= self._current < len(self._choices):
            formula = self.formula(self._choices[self._current].tex, faint=not self.isEnabled())
            room = self.width() - 3.2 * self._theme.sizes.base
            if formula.width > room:  # a long one is written smaller, and not cut off
                formula = replace(formula, size=formula.size * room / formula.width)
            middle = (self.height() + formula.baseline - formula.descent) / 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            formula.paint(painter, 0.9 * self._theme.sizes.base, middle)
        painter.end()


def _item(choice: Choice) -> QStandardItem:
    item = QStandardItem(choice.plain)
    item.setData(choice.tex, _TEX)
    item.setData(choice.name, _NAME)
    item.setData(choice.why_not, _WHY_NOT)
    item.setToolTip(choice.why_not)
    item.setAccessibleText(f"{choice.name}: {choice.plain}. {choice.why_not}".strip())
    if choice.why_not:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


class _Rows(QStyledItemDelegate):
    """Paints the rows of the list: a family's heading, or a formula with the operation's name beside it."""

    def __init__(self, box: OperationBox) -> None:
        super().__init__(box)
        self._box = box

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A line for a heading; for an operation the room of its formula and name."""
        base, tex = self._box.theme.sizes.base, index.data(_TEX)
        if not tex or not self._box.measures_rows:
            return QSize(120, round(2.0 * base))
        formula = self._box.formula(tex)
        name = 0.62 * base * len(index.data(_NAME))
        return QSize(round(formula.width + name + 4 * base), round(max(2.2 * base, formula.height + 12)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a heading, or formula and name on the ground of their state."""
        theme, rect = self._box.theme, QRectF(option.rect)
        state = option.state
        tex, base = index.data(_TEX), theme.sizes.base
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if tex and state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        if not tex:
            painter.setFont(ui_font(theme.sizes.section, 600))
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                rect.adjusted(0.7 * base, 0, 0, -0.2 * base), Qt.AlignmentFlag.AlignBottom, index.data()
            )
        else:
            self._paint_operation(painter, rect, index)
        painter.restore()

    def _paint_operation(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, faint = self._box.theme, bool(index.data(_WHY_NOT))
        base = theme.sizes.base
        formula = self._box.formula(index.data(_TEX), faint=faint)
        baseline = rect.center().y() + (formula.baseline - formula.descent) / 2
        formula.paint(painter, rect.left() + 1.4 * base, baseline)
        painter.setFont(ui_font(theme.sizes.small, 400))
        painter.setPen(theme.colour("faint" if faint else "muted"))
        place = QRect(rect.toRect().adjusted(0, 0, -round(0.9 * base), 0))
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, index.data(_NAME)
        )
