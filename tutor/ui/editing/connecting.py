"""Connecting the chosen node by keys: the list of ports, and the edge that one of them would make."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from tutor.document.document import Document
from tutor.graph import Node
from tutor.graph.graph import MISSING
from tutor.language import translate
from tutor.ui.canvas.view import GraphView
from tutor.ui.editing import edge_changes
from tutor.ui.panels.port_list import PortList, PortRow, PortRows
from tutor.ui.session.session import Session


class ConnectByKeys(QObject):
    """Opens the list beside the chosen node, shows the edge of the port at hand, and makes it."""

    def __init__(self, session: Session, view: GraphView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._list: PortList | None = None
        self._ghost: QGraphicsPathItem | None = None
        self._source = ""
        session.document_changed.connect(self.close)
        session.editing.toggled.connect(self.close)

    def open(self) -> None:
        """Offer the ports for the chosen node; of two chosen nodes, those of the second for the first."""
        self.close()
        chosen = self._session.editing.chosen
        if not chosen:
            self._session.said.emit(
                self.tr("No node is chosen. Click one, or go to one with the arrow keys.")
            )
            return
        self._source, first = chosen[0] if len(chosen) == 2 else chosen[-1], chosen[-1]
        ports = ports_for(self._session, self._source, first)
        if not ports:
            self._session.said.emit(self.tr("There is no other node that takes an operand."))
            return
        name = self._session.document.symbols.plain(self._source)
        made = PortList(
            self.tr("Connect {name} to").format(name=name), self._view.theme, self._view.viewport()
        )
        made.chosen.connect(self._connect)
        made.looked_at.connect(self._show_ghost)
        made.left.connect(self.close)
        made.grown.connect(self._place)
        self._list = made
        made.show_ports(PortRows(ports, self._why_not, made))

    def look_for(self, text: str) -> None:
        """Search the ports that are offered."""
        if self._list is not None:
            self._list.look_for(text)

    def close(self) -> None:
        """Take list and ghost away."""
        made, self._list = self._list, None
        if made is not None:
            if made.isAncestorOf(self._view.window().focusWidget()):
                self._view.setFocus()
            made.hide()
            made.deleteLater()
        self._drop_ghost()

    def _why_not(self, port: PortRow) -> str:
        return self._session.editing.fitting.can_connect(self._source, port.target, port.index) or ""

    def _connect(self, target: str, index: int) -> None:
        source = self._source
        self.close()
        edge_changes.connect(self._session, source, target, index)

    def _place(self) -> None:
        """Below the node, where nothing else lies over the view."""
        made, item = self._list, self._view.graph_scene.node(self._source)
        room = self._view.room()
        if made is None:
            return
        corner = QPointF(room.center())
        if item is not None:
            box = self._view.viewportTransform().mapRect(item.mapRectToScene(item.boundingRect()))
            corner = box.bottomLeft()
        x = max(room.left(), min(corner.x(), room.right() - made.width()))
        y = max(room.top(), min(corner.y() + 6, room.bottom() - made.height()))
        made.move(round(x), round(y))

    def _show_ghost(self, port: PortRow | None) -> None:
        """Draw the edge that would be: dashed, and crossed out where it cannot be."""
        self._drop_ghost()
        scene = self._view.graph_scene
        source = scene.node(self._source)
        target = scene.node(port.target) if port is not None else None
        if source is None or target is None or port is None:
            return
        start = source.mapToScene(QPointF(source.body().right(), 0))
        end = target.mapToScene(QPointF(target.body().left(), 0))
        bend = max(40.0, abs(end.x() - start.x()) / 2)
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        refused = bool(self._why_not(port))
        if refused:
            middle, arm = path.pointAtPercent(0.5), 9.0
            for dx, dy in ((arm, arm), (arm, -arm)):
                path.moveTo(middle - QPointF(dx, dy))
                path.lineTo(middle + QPointF(dx, dy))
        self._ghost = QGraphicsPathItem(path)
        theme = self._view.theme
        pen = QPen(theme.colour("grad" if refused else "accent"), theme.sizes.line_flow, Qt.PenStyle.DashLine)
        self._ghost.setPen(pen)
        self._ghost.setZValue(5)
        scene.addItem(self._ghost)

    def _drop_ghost(self) -> None:
        ghost, self._ghost = self._ghost, None
        if ghost is not None and ghost.scene() is not None:
            ghost.scene().removeItem(ghost)


def ports_for(session: Session, source: str, first: str = "") -> list[PortRow]:
    """Every port but the source's own: those of `first` first, then missing ones, the nearest first.

    Ports that would close a cycle come last.
    """
    document, places = session.document, session.editing.places()
    graph, before = document.graph, session.editing.fitting.needed_by(source)
    here = places.get(source, (0.0, 0.0))
    found: list[tuple[tuple[bool, bool, bool, float], PortRow]] = []
    for node in graph.nodes:
        if node.is_leaf or node.name == source:
            continue
        far, called = math.dist(here, places.get(node.name, here)), document.symbols.plain(node.name)
        searched = f"{node.name} {node.op} {called}".lower()
        for index, operand in enumerate(node.operands):
            if operand == source:
                continue
            missing = graph[operand].op == MISSING
            tell = partial(_words, document, node, index)
            order = (node.name != first, node.name in before, not missing, far)
            found.append((order, PortRow(node.name, index, searched, tell)))
    return [port for _, port in sorted(found, key=lambda pair: pair[0])]


def _words(document: Document, node: Node, index: int) -> str:
    """A port in words: `ŷ · mul · operand 2, instead of x`."""
    name, op, arity, operand = (
        document.symbols.plain(node.name),
        node.op,
        len(node.operands),
        node.operands[index],
    )
    instead = "" if document.graph[operand].op == MISSING else document.symbols.plain(operand)
    if arity == 1 and not instead:
        return translate("connecting", "{name} · {op} · its operand").format(name=name, op=op)
    if arity == 1:
        sentence = translate("connecting", "{name} · {op} · instead of {operand}")
        return sentence.format(name=name, op=op, operand=instead)
    if not instead:
        sentence = translate("connecting", "{name} · {op} · operand {number}")
        return sentence.format(name=name, op=op, number=index + 1)
    sentence = translate("connecting", "{name} · {op} · operand {number}, instead of {operand}")
    return sentence.format(name=name, op=op, number=index + 1, operand=instead)
