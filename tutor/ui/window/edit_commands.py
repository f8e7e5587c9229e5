"""What the commands do that act on the canvas while the graph is edited; a method a command of the table."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from tutor.graph.graph import MISSING
from tutor.ui.canvas.keyboard import neighbour

if TYPE_CHECKING:
    from tutor.ui.canvas_area.fields import CanvasFields
    from tutor.ui.canvas_area.menu import CanvasMenu
    from tutor.ui.editing.chosen_nodes import ChosenNodes
    from tutor.ui.editing.clipboard import NodeClipboard
    from tutor.ui.editing.connecting import ConnectByKeys
    from tutor.ui.window.main_window import MainWindow

_STEP = 12.0
"""How far a key moves a node, in the document's coordinates."""


class EditCommands(QObject):
    """Carries out commands on the chosen nodes of a window's session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._session.editing.toggled.connect(self._begin)
        window.canvas.view.menu_wanted.connect(self.open_menu)

    def _begin(self) -> None:
        """Have the fields there, since a double click opens them too."""
        if self._session.editing.on:
            self.fields.watch()

    def search_and_place(self) -> None:
        """Ask what is to be placed."""
        self._window.canvas.placing.search()

    def to_operand(self) -> None:
        """Choose the first operand of the node."""
        self._walk("left")

    def to_successor(self) -> None:
        """Choose the first node that has this one as an operand."""
        self._walk("right")

    def to_above(self) -> None:
        """Choose the nearest node above."""
        self._walk("up")

    def to_below(self) -> None:
        """Choose the nearest node below."""
        self._walk("down")

    def choose_all(self) -> None:
        """Choose every node."""
        graph = self._session.document.graph
        self._session.editing.choose(node.name for node in graph.nodes if node.op != MISSING)

    def delete(self) -> None:
        """Delete the chosen nodes, or take the chosen edge off its operand."""
        self.nodes.delete()

    def frame_nodes(self) -> None:
        """A frame around the chosen nodes."""
        self._window.canvas.frames.frame_chosen()

    def unframe(self) -> None:
        """Take the frame around the node away."""
        self._window.canvas.frames.unframe()

    def title_frame(self) -> None:
        """Type another title for the frame around the node."""
        self._window.canvas.frames.title_selected()

    def join_frame(self) -> None:
        """Put the chosen nodes into a frame."""
        self._window.canvas.frames.join()

    def leave_frame(self) -> None:
        """Take the chosen nodes out of their frame."""
        self._window.canvas.frames.leave()

    def with_operand(self) -> None:
        """Choose the first operand, too."""
        self._walk("left", adds=True)

    def with_successor(self) -> None:
        """Choose what comes after, too."""
        self._walk("right", adds=True)

    def with_above(self) -> None:
        """Choose the node above, too."""
        self._walk("up", adds=True)

    def with_below(self) -> None:
        """Choose the node below, too."""
        self._walk("down", adds=True)

    @cached_property
    def nodes(self) -> ChosenNodes:
        """Edits of the chosen nodes."""
        from tutor.ui.editing.chosen_nodes import ChosenNodes  # the first paint does without

        return ChosenNodes(self._session, self)

    @cached_property
    def clipboard(self) -> NodeClipboard:
        """Cut, copy and paste."""
        from tutor.ui.editing.clipboard import NodeClipboard  # the first paint does without

        return NodeClipboard(self._session, self._window.canvas.view, self.nodes, self)

    @cached_property
    def fields(self) -> CanvasFields:
        """What is typed on the nodes."""
        from tutor.ui.canvas_area.fields import CanvasFields  # the first paint does without

        canvas = self._window.canvas
        return CanvasFields(self._session, canvas.view, self, canvas.editing.has_port)

    def edit_node(self) -> None:
        """Open the field for the value of the chosen leaf, or for the name of the operation."""
        if self.nodes.names and not self._window.canvas.frames.enters():
            self.fields.edit(self.nodes.names[-1])

    def inspect(self) -> None:
        """Show the form for the chosen nodes, and put the keyboard there."""
        from tutor.ui.editing.why_not import why_not
        from tutor.ui.panels.node.panel import NodePanel  # the first paint does without

        tabs, why = self._window.tabs, why_not(self._session, "inspect", self.nodes.names)
        if tabs.isHidden():
            why = self.tr("The panels at the right are hidden; F10 shows them.")
        panel = tabs.panel(0)
        if why:
            self._session.said.emit(why)
        elif isinstance(panel, NodePanel):
            tabs.setCurrentIndex(0)
            panel.begin_edit()

    def rename(self) -> None:
        """Open the field for the name of the chosen node."""
        if self.nodes.names and not self._window.canvas.frames.titles():
            self.fields.rename(self.nodes.names[-1])

    @cached_property
    def connecting(self) -> ConnectByKeys:
        """The list of ports."""
        from tutor.ui.editing.connecting import ConnectByKeys  # the first paint does without

        return ConnectByKeys(self._session, self._window.canvas.view, self)

    def connect_nodes(self) -> None:
        """Choose a port for the chosen node's result, and connect them."""
        self.connecting.open()

    @cached_property
    def menu(self) -> CanvasMenu:
        """The menu at a place of the canvas."""
        from tutor.ui.canvas_area.menu import CanvasMenu  # the first paint does without

        return CanvasMenu(self._window)

    def open_menu(self, at: QPoint) -> None:
        """Open the menu for what lies at a point of the canvas."""
        self.menu.open_at(at)

    def cut(self) -> None:
        """Copy the chosen nodes as text, and delete them."""
        self.clipboard.cut()

    def paste(self) -> None:
        """Add the nodes that the clipboard's text says."""
        self.clipboard.paste()

    def duplicate(self) -> None:
        """Put a copy beside each chosen node."""
        self.nodes.duplicate()

    def swap_operands(self) -> None:
        """Exchange the operands of the chosen node."""
        self.nodes.swap()

    def make_root(self) -> None:
        """Let the graph end in the chosen node."""
        self.nodes.make_root()

    def disconnect_nodes(self) -> None:
        """Take away the edges between the chosen nodes, or to the single one."""
        self.nodes.disconnect_all()

    def align_left(self) -> None:
        """Line up at the leftmost."""
        self.nodes.align("left")

    def align_centre(self) -> None:
        """Line up one below the other."""
        self.nodes.align("centre")

    def align_right(self) -> None:
        """Line up at the rightmost."""
        self.nodes.align("right")

    def align_top(self) -> None:
        """Line up at the highest."""
        self.nodes.align("top")

    def align_middle(self) -> None:
        """Line up side by side."""
        self.nodes.align("middle")

    def align_bottom(self) -> None:
        """Line up at the lowest."""
        self.nodes.align("bottom")

    def distribute_across(self) -> None:
        """Even distances from left to right."""
        self.nodes.distribute("across")

    def distribute_down(self) -> None:
        """Even distances from top to bottom."""
        self.nodes.distribute("down")

    def move_left(self) -> None:
        """Move the chosen nodes."""
        self.nodes.move((-_STEP, 0.0))

    def move_right(self) -> None:
        """Move the chosen nodes."""
        self.nodes.move((_STEP, 0.0))

    def move_up(self) -> None:
        """Move the chosen nodes."""
        self.nodes.move((0.0, -_STEP))

    def move_down(self) -> None:
        """Move the chosen nodes."""
        self.nodes.move((0.0, _STEP))

    def _walk(self, way: str, *, adds: bool = False) -> None:
        view, chosen = self._window.canvas.view, self._session.editing.chosen
        name = neighbour(view.graph_scene, chosen[-1] if chosen else "", way)
        if name:
            kept = [each for each in chosen if each != name] if adds else []
            view.go_to(name)
            self._session.editing.choose((*kept, name))
