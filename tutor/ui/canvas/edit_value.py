"""The field in which a leaf's value, or the given gradient, is typed: over the canvas, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from tutor.engine import Given, Trace, Value, shape_of
from tutor.engine.own import seed_of
from tutor.errors import TutorError
from tutor.graph.layout import ROOT_BOX
from tutor.graph.shapes import shapes
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.theme import Theme, ui_font
from tutor.ui.widgets.given_text import read_value, typed

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

_PAD = 3
"""Between the field's line and its text, in pixels."""
_WIDEST = 420


class ValueEditor(QFrame):
    """A field and, below it, the sentence that says what is wrong. Enter gives the value, Esc leaves it."""

    committed = Signal(str, object)
    """The leaf's name, or ROOT_BOX for the given gradient, and a float or a nested list."""

    def __init__(self, view: GraphView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._name = ""
        self._scene: GraphScene | None = None
        self._value: Value = 0.0
        self._closing = False
        self.field = QLineEdit(self)
        self.field.setObjectName("valueField")
        self.field.setAccessibleName(self.tr("Value"))
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._edited)
        self.complaint = QLabel(self)
        self.complaint.setObjectName("valueComplaint")
        self.complaint.setWordWrap(True)
        self.complaint.setAccessibleName(self.tr("What is wrong with the value"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.complaint, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(self.tr("Value"))
        self.set_theme(view.theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        sizes = theme.sizes
        self._theme, self._line = theme, max(1, round(1.4 * sizes.line_thin))
        self.setStyleSheet(
            "ValueEditor {{ background: transparent; }}"
            "#valueField {{ background: {surface}; color: {value}; border: {line}px solid {accent};"
            " border-radius: {radius}px; padding: 0px {pad}px; min-height: 0; }}"
            '#valueField[wrong="true"] {{ border-color: {grad}; }}'
            "#valueComplaint {{ background: {surface}; color: {grad}; border: 1px solid {grad};"
            " border-radius: {radius}px; padding: 4px 6px; }}".format(
                surface=theme.hex("surface"),
                value=theme.hex("value"),
                accent=theme.hex("accent"),
                grad=theme.hex("grad"),
                line=self._line,
                pad=_PAD,
                radius=round(0.6 * sizes.radius_small),
            )
        )
        self.complaint.setFont(ui_font(sizes.small))
        self.complaint.setFixedWidth(round(19 * sizes.base))

    def open(self, name: str, scene: GraphScene, value: Value) -> None:
        """Show the field over the value of the leaf `name`, or over the given gradient of ROOT_BOX."""
        self._name, self._scene, self._value = name, scene, value
        shown = scene.says(name)
        what = self.tr("Given gradient of {name}") if name == ROOT_BOX else self.tr("Value of {name}")
        self.field.setAccessibleName(what.format(name=shown.plain if shown else name))
        self.field.setText(typed(value))
        self._complain("")
        self.show()
        self.follow()
        self.raise_()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Leave the value as it is."""
        self._close()

    def follow(self) -> None:
        """Stay over the value as the graph moves, with the digits where the number's stand."""
        item = self._scene.node(self._name) if self._scene and not self.isHidden() else None
        if item is None or self._scene is None:
            return
        number, room = item.number("value"), item.value_room()
        if self._name == ROOT_BOX:
            number, room = self._scene.given_label, None
        to_view = self._view.viewportTransform()
        digits = to_view.mapRect(number.number_rect() if number else item.mapRectToScene(item.body()))
        self.field.setFont(
            ui_font(max(self._theme.sizes.small, self._theme.sizes.canvas_number * to_view.m11()), 600)
        )
        if room is None:
            self._stand_around(digits)
        else:
            self._stand_beside_the_name(to_view.mapRect(room), digits)
        self.adjustSize()
        self._keep_inside()

    def _stand_beside_the_name(self, room: QRectF, digits: QRectF) -> None:
        """Fill the number's row up to the name; what is longer grows away from it."""
        metrics = QFontMetricsF(self.field.font())
        inset = max(0, round(room.right() - digits.right()) - self._frame)
        middle = digits.center().y()
        highest = 2 * min(middle - room.top(), room.bottom() - middle)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setTextMargins(0, 0, inset, 0)
        wanted = self._text_width(metrics) + inset
        self.field.setFixedSize(
            round(min(max(room.width(), wanted), _WIDEST)),
            round(max(metrics.height() + 2 * self._line, min(highest, 1.8 * metrics.height()))),
        )
        self.move(round(room.left()), round(middle - self.field.height() / 2))

    def _stand_around(self, digits: QRectF) -> None:
        """Rows of numbers are typed in one line, over the middle of their grid."""
        metrics = QFontMetricsF(self.field.font())
        self.field.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.field.setTextMargins(0, 0, 0, 0)
        self.field.setFixedSize(round(min(self._text_width(metrics), _WIDEST)), round(1.6 * metrics.height()))
        corner = digits.center() - QPointF(self.field.width() / 2, self.field.height() / 2)
        self.move(corner.toPoint())

    @property
    def _frame(self) -> int:
        """From the field's side to its text: line, padding, and what QLineEdit itself leaves free."""
        return self._line + _PAD + 2

    def _text_width(self, metrics: QFontMetricsF) -> float:
        return metrics.horizontalAdvance(self.field.text() + "0") + 2 * self._frame

    def _keep_inside(self) -> None:
        room = self._view.viewport().rect()
        x = max(4, min(self.x(), room.width() - self.width() - 4))
        y = max(4, min(self.y(), room.height() - self.height() - 4))
        self.move(x, y)

    def _edited(self) -> None:
        self._complain("")
        self.follow()

    def _commit(self) -> None:
        trace = self._scene.moment.trace if self._scene and self._scene.moment else None
        try:
            value = read_value(self.field.text())
            if trace is not None:
                _check_fits(trace, self._name, value)
        except TutorError as error:
            self._complain(str(error))
            return
        name, before = self._name, self._value
        self._close()
        if not _is_same(before, value):
            self.committed.emit(name, value)

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        self.field.setToolTip(sentence)
        self.field.setAccessibleDescription(sentence)
        if self.field.property("wrong") != bool(sentence):
            self.field.setProperty("wrong", bool(sentence))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        self.follow()

    def _close(self) -> None:
        if self.isHidden() or self._closing:
            return
        self._closing = True
        if self.field.hasFocus():  # first: a field that is hidden with the focus hands it on as Tab does
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self._closing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter gives, Esc leaves, Tab gives and goes on; losing the keyboard gives what is a value."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._commit()
                return True  # the canvas would open the field again
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._commit()
                return self.isVisible() or self._view.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()  # no key that is typed here is a command of the window
        elif event.type() == QEvent.Type.FocusOut and not self._closing and self.isVisible():
            self._commit()
            self._close()
        return super().eventFilter(watched, event)


def _check_fits(trace: Trace, name: str, value: Given) -> None:
    """Raise TutorError if the value does not fit this leaf, or the root as its given gradient."""
    if name == ROOT_BOX:
        seed_of(value, shape_of(trace.value(trace.graph.root)), trace.dtype)
        return
    found = {leaf.name: shape_of(trace.value(leaf.name)) for leaf in trace.graph.leaves}
    shapes(trace.graph, found | {name: np.shape(value)})


def _is_same(a: Value, b: Given) -> bool:
    """Whether what was typed is the number that was there."""
    return np.shape(a) == np.shape(b) and bool(
        np.all(np.asarray(a) == np.asarray(b, dtype=np.asarray(a).dtype))
    )
