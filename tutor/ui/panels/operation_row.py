"""One line in which a node's operation is chosen: what it is of, and the list of operations."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tutor.engine import shape_of
from tutor.graph import Node
from tutor.ui.editing.operations import choose, offered
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.operation_box import OperationBox


class OperationRow(QWidget):
    """`Operation [x·ω ▾]` for the node panel, or `z = f(x, ω) = [x·ω ▾]` where it stands under a page."""

    def __init__(self, session: Session, theme: Theme, *, as_function: bool = False) -> None:
        super().__init__()
        self._session = session
        self._name = ""
        self._nodes: list[Node] = []
        self._shown: object = None
        self._formula = FormulaLabel(theme) if as_function else None
        self.box = OperationBox(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._formula or self._word(), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.box)
        row.addStretch(1)
        self.box.operation_chosen.connect(self._choose)
        self.set_theme(theme)

    @property
    def node(self) -> str:
        """The node whose operation is chosen."""
        return self._name

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        if self._formula:
            self._formula.set_theme(theme)
            self._formula.set_size(1.25 * theme.sizes.base)
        self.box.set_theme(theme)

    def show_node(self, name: str) -> None:
        """Offer the operations that this node may have; nothing is shown of a leaf."""
        self._name = name
        why_kept = self._session.pages.why_kept(name)
        self.box.setEnabled(not why_kept)
        self.setToolTip(why_kept)
        document, trace = self._session.document, self._session.trace
        is_known = trace is not None and name in trace.graph
        operands = document.graph[name].operands
        shapes = [shape_of(trace.value(operand)) for operand in operands] if trace and is_known else []
        shown = (document.graph, document.symbols, name, shapes)
        if shown == self._shown:
            return
        self._shown = shown
        self._nodes, choices, current = offered(self._session, name)
        self.setVisible(bool(self._nodes))
        if not self._nodes:
            return
        symbols = document.symbols
        said = self.tr("Operation of {name}").format(name=symbols.plain(name))
        self.box.setAccessibleName(said)
        self.box.set_choices(choices, current)
        if self._formula:
            operands = self._nodes[current].operands
            tex = ", ".join(symbols.tex(operand) for operand in operands)
            plain = ", ".join(symbols.plain(operand) for operand in operands)
            head = f"{symbols.tex(name)} = f({tex}) ="
            self._formula.set_tex(head, f"{symbols.plain(name)} = f({plain}) =")

    def _word(self) -> QLabel:
        word = QLabel(self.tr("Operation"))
        word.setProperty("kind", "muted")
        return word

    def _choose(self, number: int) -> None:
        choose(self._session, self._nodes[number])
