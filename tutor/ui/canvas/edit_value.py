"""The field in which a leaf's value, or the given gradient, is typed: over the canvas, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from tutor.engine import Value
from tutor.errors import TutorError
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.read_value import check_fits, read_value, same, typed
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.theme import Theme, ui_font

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView


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
        self.setStyleSheet(
            "ValueEditor {{ background: transparent; }}"
            "#valueField {{ background: {surface}; color: {value}; border: {line}px solid {accent};"
            " border-radius: {radius}px; padding: 1px 5px; }}"
            '#valueField[wrong="true"] {{ border-color: {grad}; }}'
            "#valueComplaint {{ background: {surface}; color: {grad}; border: 1px solid {grad};"
            " border-radius: {radius}px; padding: 4px 6px; }}".format(
                surface=theme.hex("surface"),
                value=theme.hex("value"),
                accent=theme.hex("accent"),
                grad=theme.hex("grad"),
                line=max(1, round(1.4 * sizes.line_thin)),
                radius=round(0.6 * sizes.radius_small),
            )
        )
        self.field.setFont(ui_font(sizes.canvas_number, 600))
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
        """Stay over the value as the graph moves."""
        item = self._scene.node(self._name) if self._scene and not self.isHidden() else None
        if item is None or self._scene is None:
            return
        number = self._scene.given_label if self._name == ROOT_BOX else item.number("value")
        box = number.number_rect() if number else item.mapRectToScene(item.body())
        centre = self._view.viewportTransform().map(box.center())
        metrics = QFontMetricsF(self.field.font())
        wanted = metrics.horizontalAdvance(self.field.text() + "00") + 24
        self.field.setFixedWidth(round(max(5.5 * metrics.averageCharWidth() + 24, min(wanted, 420))))
        self.adjustSize()
        corner = centre - QPointF(self.field.width() / 2, self.field.sizeHint().height() / 2)
        room = self._view.viewport().rect()
        x = max(4, min(round(corner.x()), room.width() - self.width() - 4))
        y = max(4, min(round(corner.y()), room.height() - self.height() - 4))
        self.move(x, y)

    def _edited(self) -> None:
        self._complain("")
        self.follow()

    def _commit(self) -> None:
        trace = self._scene.moment.trace if self._scene and self._scene.moment else None
        try:
            value = read_value(self.field.text())
            if trace is not None:
                check_fits(trace, self._name, value)
        except TutorError as error:
            self._complain(str(error))
            return
        name, before = self._name, self._value
        self._close()
        if not same(before, value):
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
        had_focus = self.field.hasFocus()
        self.hide()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._closing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter gives, Esc leaves; going elsewhere gives the value if it is one, and else leaves it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._commit()
                return True  # the canvas would open the field again
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()  # no key that is typed here is a command of the window
        elif event.type() == QEvent.Type.FocusOut and not self._closing and self.isVisible():
            self._commit()
            self._close()
        return super().eventFilter(watched, event)
