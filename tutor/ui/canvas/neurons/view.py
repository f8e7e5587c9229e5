"""The view of a network: neurons that can be looked at, selected by mouse and keys, and opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from tutor.graph.neuron import Neuron
from tutor.ui.canvas.neurons import words
from tutor.ui.canvas.neurons.items import NeuronItem
from tutor.ui.canvas.neurons.scene import NetworkScene
from tutor.ui.canvas.neurons.shown import NetworkShown
from tutor.ui.canvas.picture_view import PictureView
from tutor.ui.look.theme import Theme

_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class NetworkView(PictureView):
    """A dense network at a step."""

    MOST_FIT = 2.4

    opened = Signal(object)
    """A neuron is to be opened: a `tutor.graph.neuron.Neuron`."""
    neuron_selected = Signal(object)
    """A neuron was selected; None where none is any more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._network_scene = NetworkScene(theme, self, keeps=True)
        self._selected: Neuron | None = None
        self._hovered: Neuron | None = None
        self.setScene(self._network_scene)
        self.setAccessibleName(self.tr("Network"))
        self.setAccessibleDescription(
            self.tr(
                "A dense network drawn as neurons. Up and down go along a layer, Ctrl and an arrow key from "
                "layer to layer, Enter opens a neuron, plus and minus zoom, 0 fits the network."
            )
        )

    @property
    def network_scene(self) -> NetworkScene:
        """The scene with the items."""
        return self._network_scene

    @property
    def selected(self) -> Neuron | None:
        """The selected neuron."""
        return self._selected

    def set_moment(self, shown: NetworkShown) -> None:
        """Show this network at this moment."""
        scene = self._network_scene
        before = scene.geometry
        if scene.shown is not None and scene.shown.network.sizes != shown.network.sizes:
            self.select(None)
            self._look(None)
        scene.set_moment(shown)
        if before is None:
            self._take_shape()
        if self._fits and scene.geometry is not before:
            self.refit()
        self._say_selection()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme`."""
        self._theme = theme
        self._network_scene.set_theme(theme)
        self._take_shape()
        if self._fits:
            self.refit()
        self.viewport().update()

    def content(self) -> QRectF:
        """The network with its heads and its counted weights."""
        return self._network_scene.content()

    def room(self) -> QRectF:
        """The viewport without a margin, and without the foot where something lies on it."""
        if not self._theme.is_projector:
            return super().room()
        unit = 0.7 * self._theme.sizes.base
        return QRectF(self.viewport().rect()).adjusted(unit, unit, -unit, -unit)

    def select(self, neuron: Neuron | None) -> None:
        """Select a neuron; None selects none."""
        if neuron == self._selected:
            return
        self._selected = neuron
        self._network_scene.mark_selected(neuron, focused=self.hasFocus())
        self._look(self._hovered or neuron)
        self._say_selection()
        self.viewport().update()
        self.neuron_selected.emit(neuron)

    def neuron_at(self, point: QPointF) -> Neuron | None:
        """The neuron at a point of the viewport."""
        for item in self.items(point.toPoint()):
            if isinstance(item, NeuronItem):
                return item.neuron
        return None

    def viewport_point(self, neuron: Neuron) -> QPoint | None:
        """Where a neuron stands in the viewport."""
        item = self._network_scene.neuron(neuron)
        if item is None:
            return None
        return self.viewportTransform().map(item.mapToScene(item.circle().center())).toPoint()

    def _open(self, neuron: Neuron | None) -> None:
        if neuron is not None and neuron.layer:
            self.opened.emit(neuron)

    def _look(self, neuron: Neuron | None) -> None:
        self._network_scene.look_at(neuron)

    def _say_selection(self) -> None:
        """Tell a screen reader what is selected: it sees one widget."""
        shown, selected = self._network_scene.shown, self._selected
        name = self.tr("Network")
        if shown is not None and selected is not None:
            name = self.tr("Network, {neuron}").format(neuron=words.says(shown, selected))
        self.setAccessibleName(name)

    def _take_shape(self) -> bool:
        room = self.room()
        if room.width() <= 0 or room.height() <= 0:
            return False
        return self._network_scene.set_aspect(room.width() / room.height())

    # --- mouse --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as wide apart as there is room for."""
        self._take_shape()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a pan, or remember what is pressed."""
        self._pressed = event.position()
        if self._pan.begins(event, self.neuron_at(event.position()) is None):
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or look at the neuron under the pointer."""
        if self._pan.moves(event):
            return
        self._hovered = self.neuron_at(event.position())
        self._look(self._hovered or self._selected)
        shape = Qt.CursorShape.PointingHandCursor if self._hovered else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan, or select what was clicked."""
        was_drag = self._pan.ends(event)
        pressed, self._pressed = self._pressed, None
        if not was_drag and event.button() == Qt.MouseButton.LeftButton and pressed is not None:
            self.select(self.neuron_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the neuron under the pointer; on the ground, fit."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        neuron = self.neuron_at(event.position())
        if neuron is None:
            self.fit()
        else:
            self.select(neuron)
            self._open(neuron)

    def leaveEvent(self, event: QEvent) -> None:
        """Look at the selected neuron again."""
        self._hovered = None
        self._look(self._selected)
        super().leaveEvent(event)

    # --- keyboard -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from neuron to neuron, open one (Enter), zoom (+, −, 0)."""
        if not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _KEYS:
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not held:
                event.ignore()  # bare, they step through the walk
            else:
                self._go(*_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected is not None:
            self._open(self._selected)
        else:
            return self.zooms(key)
        return True

    def _go(self, across: int, down: int) -> None:
        geometry, here = self._network_scene.geometry, self._selected
        if geometry is None:
            return
        there = Neuron(1, 1) if here is None else geometry.neighbour(here, across, down)
        if there is not None:
            self.select(there)
            self._show_neuron(there)

    def _show_neuron(self, neuron: Neuron) -> None:
        """Move it into view where it is not."""
        item, room = self._network_scene.neuron(neuron), self.room()
        if item is None:
            return
        box = self.viewportTransform().mapRect(item.mapRectToScene(item.boundingRect()))
        if not room.contains(box):
            self.pan_by(room.center() - box.center())

    def selects_something(self) -> bool:
        """Whether a neuron is selected."""
        return self._selected is not None

    def show_selection(self, *, focused: bool) -> None:
        """Draw the selected neuron boldly where the keyboard is here, else quietly."""
        self._network_scene.mark_selected(self._selected, focused=focused)
