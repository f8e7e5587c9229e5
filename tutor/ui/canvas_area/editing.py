"""Between the canvas and the edit mode of a session: who has which key, and what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from tutor.ui.canvas.view import GraphView
from tutor.ui.commands import edit_commands
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session

if TYPE_CHECKING:
    from tutor.ui.canvas_area.hands import CanvasHands


class CanvasEditing(QObject):
    """While the graph is edited, the canvas asks the editor's commands for its keys before the walk's."""

    def __init__(self, session: Session, view: GraphView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._actions: list[QAction] = []
        self._keys: dict[str, QAction] = {}
        self._usual_words = view.accessibleDescription()
        view.installEventFilter(self)
        view.node_selected.connect(self._follow_view)
        self.search: Callable[[str, QPointF], None] | None = None
        """Asks what is to be placed behind a node, at a point of the viewport."""
        self.mouse: CanvasHands | None = None
        """What the mouse does while the graph is edited, once that has been."""
        session.editing.toggled.connect(self._follow_mode)
        session.editing.chosen_changed.connect(self._show_chosen)

    def take_keys(self, actions: Mapping[str, QAction]) -> None:
        """These actions, by the ids of their commands, are carried out when their keys come here."""
        self._actions = [actions[command.id] for command in edit_commands()]
        self._keys = {
            _text(key): actions[command.id] for command in edit_commands() for key in _sequences(command.keys)
        }
        self._enable()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the editor's keys, and Space, with which the view is panned, from the walk."""
        if not self._session.editing.on or not isinstance(event, QKeyEvent) or self._is_typing():
            return super().eventFilter(watched, event)
        action = self._keys.get(_text(_pressed(event)))
        if event.type() == QEvent.Type.ShortcutOverride:
            if action is not None or event.key() == Qt.Key.Key_Space:
                watched.event(event)
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and action is not None:
            action.trigger()
            return True
        return super().eventFilter(watched, event)

    def _is_typing(self) -> bool:
        """Whether the keyboard is in a field that lies over the canvas."""
        return self._view.window().focusWidget() not in (self._view, self._view.viewport())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes that the view has."""
        if self.mouse is not None:
            self.mouse.hands.set_theme()

    def has_port(self, point: QPointF) -> bool:
        """Whether a port is at a point of the viewport."""
        return self.mouse is not None and self.mouse.hands.reach.port_at(point) is not None

    def _follow_mode(self) -> None:
        self._enable()
        on = self._session.editing.on
        self._view.setAccessibleDescription(self._words() if on else self._usual_words)
        if on:
            if self.mouse is None:
                from tutor.ui.canvas_area.hands import CanvasHands  # the first paint does without

                self.mouse = CanvasHands(self._session, self._view, self)
                self.mouse.hands.search = self.search
            self._view.setFocus()

    def _words(self) -> str:
        """What a screen reader says of the keys."""
        return self.tr(
            "The graph is being edited. Arrow keys choose nodes along the edges, Tab places a node, Enter"
            " edits it, Delete deletes it, Escape lets go of it and then ends editing."
        )

    def _enable(self) -> None:
        for action in self._actions:
            action.setEnabled(self._session.editing.on)

    def _show_chosen(self) -> None:
        if self._session.editing.on:
            chosen = self._session.editing.chosen
            self._view.select(chosen[-1] if chosen else "")

    def _follow_view(self, name: str) -> None:
        """A click on the ground chooses nothing."""
        if self._session.editing.on and not name:
            self._session.editing.choose(())


def _sequences(keys: Iterable[str]) -> list[QKeySequence]:
    return [QKeySequence(key) for key in keys]


def _pressed(event: QKeyEvent) -> QKeySequence:
    """The keys held; those of the number pad are as good as the others."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(event.key() | held.value)


def _text(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)
