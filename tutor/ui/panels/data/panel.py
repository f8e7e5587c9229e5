"""The Data tab: what the samples are made from, their plot and their table; a click shows a sample's walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from tutor.errors import TutorError
from tutor.ui.editing.data_changes import DataChanges
from tutor.ui.look.theme import Theme, mono_font
from tutor.ui.panels.data.form import DataForm
from tutor.ui.panels.data.table import SampleTable
from tutor.ui.panels.data.typed_sample import edit_sample
from tutor.ui.panels.section_head import SectionHead
from tutor.ui.panels.throttle import Throttle
from tutor.ui.plots.data_view import DataView
from tutor.ui.session.session import Session
from tutor.ui.session.validation_row import data_row, look_at
from tutor.ui.widgets.given_text import read_value
from tutor.ui.widgets.link_button import LinkButton
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.walk import Kind, Quantity

if TYPE_CHECKING:
    from tutor.document.document import Document

_WIDEST = "-0.0000"
"""What a column has room for; where all of them do not fit, the table scrolls."""
_TALL = 460
"""How high the plot may be beside the table, in pixels at the light theme's size of type."""
_SIDE_BY_SIDE = 46
"""Width, in heights of letters, from which plot and table stand side by side."""


class DataPanel(QWidget):
    """Form, plot and table of the open document; each shows what is, and edits it through the session."""

    table_asked = Signal()
    """Samples are to be taken from a table of the person's own."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._document: Document | None = None
        self.setAccessibleName(self.tr("Data"))
        self._head = SectionHead()
        self.from_table = LinkButton(self.tr("From a table…"))
        self.from_table.setToolTip(
            self.tr("Take the columns of a CSV file, or of what was copied, as samples")
        )
        self.from_table.clicked.connect(self.table_asked)
        self._head.row.addWidget(self.from_table)
        self.changes = DataChanges(session, self)
        self.form = DataForm(session, self.changes, theme)
        self.view = DataView(session, theme)
        self._model = SampleTable(session.aside.whole, self)
        self._table = QTableView()
        self._lay_out()
        self._dress_table()
        self._throttle = Throttle(self._show_document, self)
        session.document_changed.connect(self._throttle.request)
        session.moment_changed.connect(self._mark_sample)
        self.view.row_chosen.connect(self._open_sample)
        self.set_theme(theme)
        self._show_document()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        font = mono_font(theme.sizes.base)
        self._table.setFont(font)
        widest = QFontMetrics(font).horizontalAdvance(_WIDEST)
        self._table.horizontalHeader().setMinimumSectionSize(round(widest + theme.sizes.base * 2))
        self._table.verticalHeader().setDefaultSectionSize(round(theme.sizes.base * 2.1))
        self._table.setMinimumHeight(round(theme.sizes.base * 13))
        for part in (self.form, self.view):
            part.set_theme(theme)
        self._turn()

    def load_plots(self) -> None:
        """Put the plot in; call when pyqtgraph may be imported."""
        self.view.load_plot()

    @property
    def table(self) -> QTableView:
        """The samples as a table."""
        return self._table

    # --- building -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._seen = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._seen.setSpacing(14)
        plot = QVBoxLayout()
        plot.addWidget(self.view, 100)
        plot.addStretch(1)
        self._seen.addLayout(plot, 1)
        self._seen.addWidget(self._table, 1)
        area = ScrollColumn(self)
        area.fill(self)
        area.column.setSpacing(12)
        area.column.addWidget(self._head)
        area.column.addWidget(self.form)
        area.column.addLayout(self._seen, 1)
        area.column.addStretch(0)

    def _dress_table(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Samples"))
        table.setAccessibleDescription(
            self.tr("Enter or a click walks through a sample; a double click or F2 changes a number.")
        )
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.clicked.connect(self._open_row)
        table.activated.connect(self._open_row)
        self._model.typed.connect(self._typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Plot and table stand side by side where there is room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        base = self._theme.sizes.base
        wide = self.width() >= _SIDE_BY_SIDE * base
        self.view.card.setMaximumHeight(round((_TALL if wide else self.view.card_height) * base / 14))
        self._seen.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    # --- showing ------------------------------------------------------------------------------------------

    def _show_document(self) -> None:
        document, before = self._session.aside.whole, self._document
        if document is before:
            return
        self._document = document
        kept = len(next(iter(document.validation.values()), ()))
        self._table.setVisible(bool(document.data))
        self._head.heading.set_heading(
            self.tr("{count} samples").format(count=document.samples) if document.data else self.tr("Data")
        )
        self._head.say(self.tr("+ {count} validation").format(count=kept) if kept else "")
        self.form.show_document()
        self._model.show(document)
        self._mark_sample()

    def _mark_sample(self) -> None:
        sample = data_row(self._session)
        if self._model.rowCount() > sample and self._table.currentIndex().row() != sample:
            self._table.selectRow(sample)
            self._table.scrollTo(self._model.index(sample, 0))

    # --- doing --------------------------------------------------------------------------------------------

    def _open_row(self, index: QModelIndex) -> None:
        """Show the sample, and say of its number what it is."""
        if self._model.is_kept(index.row()):
            self._open_sample(index.row())
            return
        session = self._session
        session.aside.close_all()
        there = session.walking.where_row(index.row())
        name, element = self._model.place_of(index.column())
        session.explaining.ask(Quantity(Kind.VALUE, name, element=element), there)

    def _open_sample(self, row: int) -> None:
        """Show the walk through the sample of a row."""
        session = self._session
        if self._model.is_kept(row):
            look_at(session, row - session.aside.whole.samples)
        else:
            session.aside.close_all()
            session.go(session.walking.where_row(row))

    def _typed(self, name: str, row: int, element: tuple[int, ...], text: str) -> None:
        try:
            edit_sample(self._session, self.changes, (name, row, element), read_value(text))
        except TutorError as error:
            self._session.said.emit(str(error))
