"""What is typed on the nodes while the graph is edited: their names, and the values of leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from tutor.document.edits import edits
from tutor.graph.graph import CONSTANT, INPUT, PARAMETER
from tutor.graph.write_code import is_name
from tutor.ui.canvas.name_field import NameField
from tutor.ui.canvas.view import GraphView
from tutor.ui.editing.node_changes import rename
from tutor.ui.editing.value_edits import set_value
from tutor.ui.session.session import Session


class CanvasFields(QObject):
    """Opens the field over a node that is wished for, and makes what is typed there an edit."""

    def __init__(
        self, session: Session, view: GraphView, parent: QObject, has_port: Callable[[QPointF], bool]
    ) -> None:
        """`has_port`: whether a port, which has a double click of its own, is at a point of the viewport."""
        super().__init__(parent)
        self._session, self._view, self._has_port = session, view, has_port
        session.document_changed.connect(self._follow)
        session.editing.toggled.connect(self._follow)

    def watch(self) -> None:
        """Open the field for a name at a double click from now on."""
        self._view.viewport().installEventFilter(self)

    @cached_property
    def name_field(self) -> NameField:
        """The field for a name."""
        return NameField(self._view, self._rename)

    def rename(self, name: str) -> None:
        """Open the field for the node's name."""
        if name not in self._session.document.graph or self._session.editing.refused():
            return
        self._view.go_to(name)
        self.name_field.set_theme(self._view.theme)
        self.name_field.open(name, name if is_name(name) else "")

    def edit(self, name: str) -> None:
        """Open the field for a leaf's value, or for the name of an operation."""
        if not self.edit_value(name):
            self.rename(name)

    def edit_value(self, name: str) -> bool:
        """Open the field for a leaf's value; False where the node is none, or nothing is computed."""
        graph, trace = self._session.document.graph, self._session.trace
        if trace is None or name not in trace.graph or graph[name].op not in (INPUT, PARAMETER, CONSTANT):
            return False
        if np.ndim(trace.value(name)) and np.size(trace.value(name)) > 1:
            self.edit_grid(name)
            return True
        self._view.go_to(name)
        self._view.editor.open(name, self._view.graph_scene, trace.value(name))
        return True

    def edit_grid(self, name: str) -> None:
        """Open the grid for the value of a leaf, of one axis or two; of more it is typed as rows."""
        from tutor.ui.panels.matrix_dialog import MatrixDialog  # needed by few

        trace = self._session.trace
        if trace is None:
            return
        found = trace.value(name)
        if np.ndim(found) > 2:
            self._view.editor.open(name, self._view.graph_scene, found)
            return
        shown = self._session.document.symbols.plain(name)
        take = partial(set_value, self._session, name)
        dialog = MatrixDialog(shown, found, take, self._view.theme, self._view.window())
        dialog.finished.connect(self._view.setFocus)
        dialog.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on a node opens the field for its name; on a constant's number, for that."""
        if (
            self._session.editing.on
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonDblClick
            and event.button() == Qt.MouseButton.LeftButton
            and not self._has_port(event.position())
        ):
            name, label = self._view.node_at(event.position()), self._view.label_at(event.position())
            graph, is_closed = self._session.document.graph, self._view.frames.closed_at(name) is not None
            if name and not is_closed and label is None:
                self.rename(name)
                return True
            if name in graph and graph[name].op == CONSTANT:
                return self.edit_value(name)
        return super().eventFilter(watched, event)

    def _rename(self, name: str, new: str) -> None:
        """Rename a node, as one step of undo.

        Raises:
            TutorError: the name cannot be.
        """
        if new == name or (not new and not is_name(name)):
            return
        edits.check_name(self._session.document, name, new)
        rename(self._session, name, new)

    def _follow(self) -> None:
        """Another graph, or none to edit: what is being typed is left as it was."""
        if "name_field" in self.__dict__:
            graph = self._session.document.graph
            if not self._session.editing.on or self.name_field.node not in graph:
                self.name_field.cancel()
            else:
                self.name_field.follow()
