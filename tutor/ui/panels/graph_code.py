"""The graph as lines of code, that of the step marked; a click on one goes to its step."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tutor import ops
from tutor.graph import code_lines
from tutor.ui.panels.code_view import CodeView, Rules, text_format
from tutor.ui.session import Session
from tutor.ui.theme import Theme
from tutor.walk import Phase, Quantity
from tutor.walk.quantity import value


class GraphCode(QWidget):
    """The graph's code, read only."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._names: list[str] = []
        self._code = CodeView(self.tr("The graph as code"), _rules, theme)
        self._hint = QLabel(
            self.tr("The marked line is the one of the present step. Click a line to go to its forward step.")
        )
        self._hint.setProperty("kind", "muted")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._code, self._hint):
            column.addWidget(part)
        column.addStretch(1)
        self._code.line_chosen.connect(self._go_to_line)
        session.document_changed.connect(self._show_code)
        session.moment_changed.connect(self._mark_line)
        self._show_code()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self._code.set_theme(theme)
        self._mark_line()

    def _show_code(self) -> None:
        lines = code_lines(self._session.document.graph)
        self._names = [name for name, _ in lines]
        self._code.set_code("\n".join(line for _, line in lines))
        self._code.fit_height()
        self._mark_line()

    def _mark_line(self) -> None:
        step = self._session.frame.step
        if step is None:
            self._code.mark(None, "accent_soft")
            return
        name = step.edge.target if step.edge else step.node
        self._code.mark(self._line_of(name), "accent_soft")

    def _line_of(self, name: str) -> int | None:
        """The line that gives the node, or that has it inside it."""
        graph = self._session.document.graph
        while name in graph and name not in self._names:
            following = graph.successors[name]
            if not following:
                return None
            name = following[0].target
        return self._names.index(name) if name in self._names else None

    def _go_to_line(self, line: int) -> None:
        if line >= len(self._names):
            return
        name = self._names[line]
        made = self._session.walkthrough.made_at(Phase.FORWARD, name)
        self._session.select(Quantity(value(name).kind, name))
        if made is not None:
            self._session.go_to_step(made)


def _rules(theme: Theme) -> Rules:
    """Operations in the accent, numbers in the colour of values, signs muted."""
    return (
        (rf"\b(?:{'|'.join(ops.TABLE)})(?=\()", text_format(theme.colour("accent"), 600)),
        (r"(?<![\w.])\d+(?:\.\d*)?(?:e[+-]?\d+)?", text_format(theme.colour("value"))),
        (r"[-+*/@=()\[\],]", text_format(theme.colour("muted"))),
        (r"#.*", text_format(theme.colour("muted"))),
    )
