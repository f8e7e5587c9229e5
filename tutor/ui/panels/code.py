"""The code panel: the graph as lines of code, or the PyTorch program that computes the same."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.graph_code import GraphCode
from tutor.ui.panels.program_code import ProgramCode
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.widgets.segmented_control import Option, SegmentedControl

_PAGES = ("graph", "pytorch")


class CodePanel(QWidget):
    """Both kinds of code; the graph's can be edited. Which of them was chosen is remembered.

    Until one is chosen, a document that trains opens with its PyTorch program, and any other with its graph.
    """

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("Code"))
        self.graph = GraphCode(session, theme)
        self.program = ProgramCode(session, theme)
        self.kinds = SegmentedControl(
            self.tr("Which code is shown"),
            [
                Option("graph", self.tr("Graph"), self.tr("The graph as the lines that would write it")),
                Option("pytorch", self.tr("PyTorch"), self.tr("The complete PyTorch program")),
            ],
            theme,
        )
        self._pages = QStackedWidget()
        for page in (self.graph, self.program):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.kinds)
        column.addWidget(self._pages, 1)
        self.kinds.chosen.connect(self._choose)
        session.document_changed.connect(self._follow)
        session.editing.toggled.connect(self._begin)
        self._begin()

    def show_kind(self, kind: str) -> None:
        """Show the code of this kind: "graph" or "pytorch"."""
        self.kinds.set_current(kind)
        self._pages.setCurrentIndex(_PAGES.index(kind))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        for part in (self.kinds, self.graph, self.program):
            part.set_theme(theme)

    def _follow(self) -> None:
        """Another document begins with what goes with it; an edit turns nothing over to whoever types."""
        if self._session.is_as_told:
            self._begin()

    def _begin(self) -> None:
        """Show what was chosen, before that what the document is about; while one edits, the graph."""
        if self._session.editing.on:
            self.show_kind("graph")
            return
        trains = self._session.document.trains
        first = _PAGES.index("pytorch" if trains else "graph")
        self.show_kind(_PAGES[min(Settings().number("code", first), len(_PAGES) - 1)])

    def _choose(self, kind: str) -> None:
        self.show_kind(kind)
        Settings().keep_number("code", _PAGES.index(kind))
