"""The field in which a leaf's value, or the given gradient, is typed: over the canvas, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF

from tutor.engine import Given, Trace, Value, shape_of
from tutor.engine.own import seed_of
from tutor.errors import TutorError
from tutor.graph.layout import ROOT_BOX
from tutor.graph.shapes import shapes
from tutor.ui.canvas.field_over import FieldOver
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.look.theme import Role, ui_font
from tutor.ui.widgets.given_text import read_value, typed

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

_WIDEST = 420


class ValueEditor(FieldOver):
    """Takes a value; what does not fit the graph is complained of."""

    committed = Signal(str, object)
    """The leaf's name, or ROOT_BOX for the given gradient, and a float or a nested list."""

    def __init__(self, view: GraphView) -> None:
        self._name = ""
        self._scene: GraphScene | None = None
        self._value: Value = 0.0
        self.takes_values = True
        """Whether leaves can be given another value."""
        self.takes_given = False
        """Whether the root can be given another given gradient."""
        super().__init__(view)
        self.call(self.tr("Value"))

    def _role(self) -> Role:
        return "value"

    def set_takes_values(self, on: bool) -> None:
        """Whether leaves can be given another value."""
        self.takes_values = on
        if not on:
            self.cancel()

    def edit(self, name: str) -> bool:
        """Open over a leaf's value, or the root's given gradient; False where none can be edited."""
        scene = self._view.graph_scene
        shown, trace = scene.says(name), scene.moment.trace if scene.moment else None
        if trace is None or scene.picture is None:
            return False
        root = scene.picture.root
        if self.takes_given and name in (ROOT_BOX, root):
            self._view.select(root)
            self.open(ROOT_BOX, scene, trace.given)
            return True
        if not self.takes_values or shown is None or shown.kind not in ("input", "parameter"):
            return False
        self._view.select(name)
        self.open(name, scene, trace.value(name))
        return True

    def open(self, name: str, scene: GraphScene, value: Value) -> None:
        """Show the field over the value of the leaf `name`, or over the given gradient of ROOT_BOX."""
        self._name, self._scene, self._value = name, scene, value
        shown = scene.says(name)
        what = self.tr("Given gradient of {name}") if name == ROOT_BOX else self.tr("Value of {name}")
        self.field.setAccessibleName(what.format(name=shown.plain if shown else name))
        self.show_text(typed(value))

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
        self.keep_inside()

    def _stand_beside_the_name(self, room: QRectF, digits: QRectF) -> None:
        """Fill the number's row up to the name; what is longer grows away from it."""
        metrics = QFontMetricsF(self.field.font())
        inset = max(0, round(room.right() - digits.right()) - self.frame)
        middle = digits.center().y()
        highest = 2 * min(middle - room.top(), room.bottom() - middle)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setTextMargins(0, 0, inset, 0)
        wanted = self.text_width(metrics) + inset
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
        self.field.setFixedSize(round(min(self.text_width(metrics), _WIDEST)), round(1.6 * metrics.height()))
        corner = digits.center() - QPointF(self.field.width() / 2, self.field.height() / 2)
        self.move(corner.toPoint())

    def commit(self) -> None:
        """Give the value, if it is one that fits."""
        trace = self._scene.moment.trace if self._scene and self._scene.moment else None
        try:
            value = read_value(self.field.text())
            if trace is not None:
                _check_fits(trace, self._name, value)
        except TutorError as error:
            self.complain(str(error))
            return
        name, before = self._name, self._value
        self.close_field()
        if not _is_same(before, value):
            self.committed.emit(name, value)


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
