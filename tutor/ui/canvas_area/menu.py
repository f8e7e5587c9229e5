"""The menu at a place of the canvas: all that applies to a node, an edge or the ground there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from tutor.graph import CONSTANT, INPUT, PARAMETER, Edge
from tutor.ui.editing.why_not import why_not
from tutor.ui.window.menu import ARRANGE

if TYPE_CHECKING:
    from tutor.ui.window.main_window import MainWindow

_SEPARATOR = ""
_FRAMES = ("frame_nodes", "join_frame", "leave_frame", "title_frame", "unframe", "toggle_frame")
_CLIPBOARD = ("cut", "copy", "paste", "duplicate", "delete")
_LOOK = ("explain", "breakpoint", "run_to_here")
_LEAF = (
    "edit_node", "rename", "kind", "inspect", _SEPARATOR, "connect_nodes", "make_root", _SEPARATOR,
    *_CLIPBOARD, _SEPARATOR, "frames", _SEPARATOR, *_LOOK,
)  # fmt: skip
_OPERATION = (
    "rename", "inspect", _SEPARATOR, "connect_nodes", "swap_operands", "disconnect_nodes", "make_root",
    _SEPARATOR, *_CLIPBOARD, _SEPARATOR, "frames", _SEPARATOR, *_LOOK,
)  # fmt: skip
_SEVERAL = (
    *_CLIPBOARD, _SEPARATOR, "connect_nodes", "disconnect_nodes", _SEPARATOR, "inspect", "arrange", "frames",
)  # fmt: skip
_WATCHED = (
    "explain", "edit_value", "copy", _SEPARATOR, "breakpoint", "run_to_here", "fit_selection", _SEPARATOR,
    "edit_graph",
)  # fmt: skip
_CLOSED = ("toggle_frame", "step_into", _SEPARATOR, "fit_selection", "edit_graph")
_EDGE = ("delete", "swap_operands")
_GROUND = ("paste", "choose_all", _SEPARATOR, "undo", "redo", _SEPARATOR, "fit", "find", "edit_graph")
_WATCHED_GROUND = ("fit", "find", _SEPARATOR, "undo", "redo", _SEPARATOR, "edit_graph")


class CanvasMenu(QObject):
    """Opens at a right click, and at the menu key beside the selected node."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._view = window.canvas.view

    def open_at_selection(self) -> None:
        """Open it beside the selected node; where none is, in the middle of the view."""
        name = self._view.selected
        at = self._view.viewport_point(name) if name else None
        if at is None or not self._view.viewport().rect().contains(at):
            at = self._view.viewport().rect().center()
        self._open(name, None, at)

    def open_at(self, at: QPoint) -> None:
        """Open it for what lies at a point of the viewport, which is chosen by that."""
        self._view.morph.finish()
        frame = self._view.frames.item_at(QPointF(at))
        if frame is not None:
            self._show(self._menu_of_frame(frame.number), at)
            return
        editing, name = self._session.editing, self._view.node_at(QPointF(at))
        edge = None if name or not editing.on else self._edge_at(QPointF(at))
        if edge is not None:
            editing.choose_edge(edge)
        elif editing.on and not set(self._standing_for(name)) & set(editing.chosen):
            editing.choose((name,) if name else ())
        elif not editing.on and name:
            self._view.select(name)
        self._open(name, edge, at)

    def _edge_at(self, at: QPointF) -> Edge | None:
        mouse = self._window.canvas.editing.mouse
        return mouse.edge_at(at, 8.0) if mouse is not None else None

    def _open(self, name: str, edge: Edge | None, at: QPoint) -> None:
        self._show(self.menu_for(name, edge), at)

    def _show(self, menu: QMenu, at: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view.viewport().mapToGlobal(at))

    # --- what it has --------------------------------------------------------------------------------------

    def menu_for(self, name: str, edge: Edge | None = None) -> QMenu:
        """The menu for a node, an edge, or the ground where both are none."""
        menu = self._empty()
        on, chosen = self._session.editing.on, self._session.editing.chosen
        names = ((edge.target,) if edge else chosen) if on else self._standing_for(name)
        if edge is not None:
            self._fill(menu, _EDGE, names)
            menu.actions()[0].setText(self.tr("Disconnect"))
        elif on:
            self._fill(menu, self._ids(name), names)
        else:
            closed = _CLOSED if self._view.frames.closed_at(name) is not None else _WATCHED
            self._fill(menu, closed if name else _WATCHED_GROUND, names)
        return menu

    def _empty(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAccessibleName(self.tr("What can be done here"))
        menu.setToolTipsVisible(True)
        return menu

    def _menu_of_frame(self, number: int) -> QMenu:
        """The menu at the title of an open frame; while the graph is edited, that chooses its nodes."""
        menu, frames, session = self._empty(), self._window.canvas.frames, self._session
        self._add(menu, self.tr("Collapse the frame"), "", partial(session.frames.toggle, number))
        if not session.editing.on:
            menu.addSeparator()
            self._fill(menu, ("fit", "edit_graph"), ())
            return menu
        session.editing.choose(session.document.groups[number].nodes)
        self._add(menu, self.tr("Rename the frame"), "", partial(frames.edit_title, number))
        self._add(menu, self.tr("Take the frame away"), "", partial(frames.take_away, number))
        menu.addSeparator()
        self._fill(
            menu, ("cut", "copy", "duplicate", "delete", _SEPARATOR, "arrange"), session.editing.chosen
        )
        return menu

    def _standing_for(self, name: str) -> tuple[str, ...]:
        """The nodes that a drawn one stands for: itself, or all in a closed frame."""
        number = self._view.frames.closed_at(name)
        if number is not None:
            return self._session.document.groups[number].nodes
        return (name,) if name else ()

    def _ids(self, name: str) -> tuple[str, ...]:
        """What there is at a node, or on the ground, while the graph is edited."""
        if not name:
            return _GROUND
        chosen = self._session.editing.chosen
        if len(chosen) != 1:
            return _SEVERAL
        return _LEAF if self._session.document.graph[chosen[0]].is_leaf else _OPERATION

    def _fill(self, menu: QMenu, ids: Iterable[str], names: tuple[str, ...]) -> None:
        for id_ in ids:
            if id_ == _SEPARATOR:
                menu.addSeparator()
            elif id_ == "arrange":
                self._fill(self._submenu(menu, self.tr("Arrange")), ARRANGE, names)
            elif id_ == "frames":
                self._fill(self._submenu(menu, self.tr("Frame")), _FRAMES, names)
            elif id_ == "kind":
                self._add_kinds(menu, names)
            elif id_ == "explain":
                self._add(menu, self.tr("Explain its number"), self._why_not_explain(names), self._explain)
            elif id_ == "edit_value":
                words, why = self.tr("Type its value…"), why_not(self._session, id_, names)
                self._add(menu, words, why, partial(self._view.edit, names[-1]))
            else:
                self._add_command(menu, id_, names)

    def _add_command(self, menu: QMenu, id_: str, names: tuple[str, ...]) -> None:
        command = self._window.command_action(id_)
        why = why_not(self._session, id_, names)
        if id_ == "inspect" and self._window.tabs.isHidden():
            why = self.tr("The panels at the right are hidden; F10 shows them.")
        if not why and not command.isEnabled():
            why = self.tr("There is nothing to do.")
        made = self._add(menu, self._words(id_, names) or command.text(), why, command.trigger)
        if command.shortcuts():
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.setShortcut(command.shortcut())

    def _words(self, id_: str, names: tuple[str, ...]) -> str:
        """What a command is called here, where it is plain what it is about; empty where as elsewhere."""
        stops = bool(names) and names[-1] in self._session.breakpoints.names
        return {
            "edit_graph": self.tr("End editing") if self._session.editing.on else self.tr("Edit the graph"),
            "edit_node": self.tr("Type its value…"),
            "inspect": self.tr("Change in the Node panel"),
            "copy": self.tr("Copy"),
            "paste": self.tr("Paste"),
            "delete": self.tr("Delete"),
            "breakpoint": self.tr("Take the breakpoint away") if stops else self.tr("Set a breakpoint"),
            "run_to_here": self.tr("Run to here"),
        }.get(id_, "")

    def _add(self, menu: QMenu, words: str, why: str, act: object) -> QAction:
        made = menu.addAction(words)
        made.triggered.connect(act)
        made.setEnabled(not why)
        made.setToolTip(why)
        made.setStatusTip(why)
        return made

    def _submenu(self, menu: QMenu, title: str) -> QMenu:
        made = menu.addMenu(title)
        made.setToolTipsVisible(True)
        return made

    def _add_kinds(self, menu: QMenu, names: tuple[str, ...]) -> None:
        """Which kind of leaf it is; an operation has none."""
        why = why_not(self._session, "kind", names)
        if why:
            self._add(menu, self.tr("Kind of leaf"), why, menu.close)
            return
        found = self._submenu(menu, self.tr("Kind of leaf"))
        group = QActionGroup(found)
        kinds = {
            INPUT: self.tr("Input"),
            PARAMETER: self.tr("Parameter"),
            CONSTANT: self.tr("Constant"),
        }
        for kind, words in kinds.items():
            made = self._add(found, words, "", partial(self._set_kind, kind))
            made.setCheckable(True)
            made.setChecked(self._session.document.graph[names[-1]].op == kind)
            group.addAction(made)

    def _set_kind(self, kind: str) -> None:
        self._window.edit_commands.nodes.set_kind(kind)

    def _why_not_explain(self, names: tuple[str, ...]) -> str:
        known = names and self._view.graph_scene.newest_number(names[-1]) is not None
        return "" if known else self.tr("No step has computed a number of it yet.")

    def _explain(self) -> None:
        quantity = self._view.graph_scene.newest_number(self._view.selected)
        if quantity is not None:
            self._session.explaining.ask(quantity)
