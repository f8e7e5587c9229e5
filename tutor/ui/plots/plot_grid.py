"""The plots beside the loss: those that are chosen and fit the document, in one column or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from tutor.document.document import Document
from tutor.ui.look.theme import Theme
from tutor.ui.panels.section_head import SectionHead
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings

_TWO_COLUMNS = 38
"""Width, in heights of letters, from which two plots stand side by side."""


class PlotGrid(QWidget):
    """Makes a plot when it is first shown. What a person chooses to see is remembered."""

    def __init__(
        self, kinds: Sequence[type[PlotView]], session: Session, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kinds, self._session, self._theme = {kind.id: kind for kind in kinds}, session, theme
        self._made: dict[str, PlotView] = {}
        self._loaded = False
        self._laid: tuple[tuple[str, ...], ...] = ()
        self.setAccessibleName(self.tr("Plots"))
        self.chooser = QPushButton(self.tr("Show"))
        self.chooser.setAccessibleName(self.tr("Choose the plots to show"))
        self.chooser.setProperty("menu", "true")
        self.chooser.setMenu(QMenu(self.chooser))
        self._head = SectionHead(self.tr("Plots"))
        self._head.row.addWidget(self.chooser)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addLayout(self._grid)
        session.document_changed.connect(self.show_document)
        self.show_document()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for view in self._made.values():
            view.set_theme(theme)
        self._lay()

    def load_plots(self) -> None:
        """Make the plots; call when pyqtgraph may be imported."""
        self._loaded = True
        self._lay()

    def shown(self) -> list[PlotView]:
        """The plots that are seen, in order."""
        return [self._made[id_] for id_ in self._ids()]

    def show_document(self) -> None:
        """Offer and show the plots that fit what is open."""
        fitting = self._fitting(self._session.document)
        if fitting != [action.data() for action in self.chooser.menu().actions()]:
            self._offer(fitting)
        self.setVisible(bool(fitting))
        self._lay()

    def set_shown(self, id_: str, shown: bool) -> None:
        """Show a plot, or not any more, and remember it."""
        Settings().keep_plot(id_, shown)
        self._offer(self._fitting(self._session.document))
        self._lay()

    def _fitting(self, document: Document) -> list[str]:
        return [id_ for id_, kind in self._kinds.items() if document.trains and kind.fits(document)]

    def _offer(self, fitting: list[str]) -> None:
        menu = self.chooser.menu()
        menu.clear()
        for id_ in fitting:
            action = menu.addAction(self._kinds[id_].title())
            action.setCheckable(True)
            action.setChecked(self._is_chosen(id_))
            action.setData(id_)
            action.triggered.connect(self._choose)

    def _choose(self, shown: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.set_shown(action.data(), shown)

    def _is_chosen(self, id_: str) -> bool:
        return Settings().shows_plot(id_, self._kinds[id_].at_first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        if not self._loaded:
            return
        wanted = [id_ for id_ in self._fitting(self._session.document) if self._is_chosen(id_)]
        rows = tuple(self._rows(wanted))
        if rows == self._laid:
            return
        for id_ in self._ids():
            self._grid.removeWidget(self._made[id_])
            self._made[id_].setVisible(id_ in wanted)
        halves = any(len(row) == 2 for row in rows)
        for at, row in enumerate(rows):
            for column, id_ in enumerate(row):
                self._grid.addWidget(self._view(id_), at, column, 1, 2 if halves and len(row) == 1 else 1)
                self._view(id_).setVisible(True)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if halves else 0)
        self._laid = rows

    def _ids(self) -> list[str]:
        return [id_ for row in self._laid for id_ in row]

    def _rows(self, wanted: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """The plots by rows: two beside each other where each can be read in half of the width."""
        half = (self.width() - self._grid.horizontalSpacing()) / 2
        has_room = self.width() >= _TWO_COLUMNS * self._theme.sizes.base
        waiting = ""
        for id_ in wanted:
            fits = has_room and self._view(id_).narrowest() <= half
            if waiting:
                yield (waiting, id_) if fits else (waiting,)
                waiting = ""
                if fits:
                    continue
            if fits:
                waiting = id_
            else:
                yield (id_,)
        if waiting:
            yield (waiting,)

    def _view(self, id_: str) -> PlotView:
        if id_ not in self._made:
            made = self._made[id_] = self._kinds[id_](self._session, self._theme, self)
            made.load_plot()
            made.needs_changed.connect(self._lay)
        return self._made[id_]
