"""Samples from a table: a file or what is pasted, its columns, the inputs they go to, what is wrong."""

from __future__ import annotations

import json
import math
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tutor.document.data_fit import target_of
from tutor.document.document import Document
from tutor.document.edits.data_edits import with_columns
from tutor.document.edits.edits import leaf_shapes
from tutor.document.file.format import LARGEST
from tutor.document.sheet.columns import Column
from tutor.document.sheet.mapping import Samples, proposed, samples
from tutor.document.sheet.sheet import DELIMITERS
from tutor.errors import TutorError
from tutor.graph.shapes import Shape
from tutor.language import translate
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.sheets.columns_model import GOES, ColumnsModel
from tutor.ui.sheets.goes_to import GoesTo
from tutor.ui.sheets.reading import SheetReading
from tutor.ui.sheets.told import told_faults, told_inputs, told_table
from tutor.ui.widgets.fields import Choice

_WIDTH, _HEIGHT = 56, 38
"""In sizes of the theme's type."""


class SheetDialog(QDialog):
    """One undoable edit of the document; until it is made, nothing changes. Esc closes, and stops reading."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._inputs = shapes_of_inputs(session.document)
        self._path: Path | None = None
        self._text = ""
        self._samples: Samples | None = None
        self.setWindowTitle(self.tr("Samples from a table"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "surface")
        self.reading = SheetReading(self)
        single = {name for name, shape in self._inputs.items() if math.prod(shape) == 1}
        self.model = ColumnsModel(self, single)
        self._build()
        self._connect()
        self._show_table([])
        self.resize(round(_WIDTH * theme.sizes.base), round(_HEIGHT * theme.sizes.base))

    # --- the parts ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.choose = QPushButton(self.tr("Choose a file…"))
        self.paste = QPushButton(self.tr("Paste"))
        self.paste.setToolTip(self.tr("Take the table that was copied in a spreadsheet (Ctrl+V)"))
        self.delimiter = Choice(self.tr("What parts the cells"))
        self.delimiter.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        for delimiter, words in zip(DELIMITERS, self._delimiters(), strict=True):
            self.delimiter.addItem(words, delimiter)
        self.header = QCheckBox(self.tr("The first row is a header"))
        self.about = self._label("muted", self.tr("What was read"))
        self.table = QTableView()
        self.inputs = self._label("", self.tr("What the inputs get"))
        self.faults = self._label("bad", self.tr("What is wrong in the table"))
        self.leave_out = QCheckBox()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("How much of the table is read"))
        self._dress_table()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.take = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.take.setText(self.tr("Take these samples"))
        self.take.setProperty("kind", "primary")
        self._lay_out()

    def _delimiters(self) -> tuple[str, ...]:
        return (self.tr("tabs"), self.tr("semicolons"), self.tr("bars"), self.tr("commas"), self.tr("spaces"))

    @staticmethod
    def _label(kind: str, name: str) -> QLabel:
        label = QLabel()
        label.setProperty("kind", kind)
        label.setWordWrap(True)
        label.setAccessibleName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _dress_table(self) -> None:
        table, base = self.table, self._theme.sizes.base
        table.setModel(self.model)
        table.setItemDelegateForColumn(GOES, GoesTo([*self._inputs], table))
        table.setAccessibleName(self.tr("Columns of the table"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        table.clicked.connect(self._offer_inputs)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(2.5 * base))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(GOES, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(GOES, round(10 * base))

    def _lay_out(self) -> None:
        source = QHBoxLayout()
        source.setSpacing(10)
        for button in (self.choose, self.paste):
            source.addWidget(button)
        source.addStretch(1)
        self._parted = QLabel(self.tr("Cells are parted by"))
        self._parted.setProperty("kind", "muted")
        source.addWidget(self._parted)
        source.addWidget(self.delimiter)
        source.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addLayout(source)
        for part in (self.about, self.table, self.inputs, self.faults, self.leave_out, self.progress):
            column.addWidget(part)
        column.setStretchFactor(self.table, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask)
        self.paste.clicked.connect(self.read_clipboard)
        self.delimiter.activated.connect(self._read_again)
        self.header.clicked.connect(self._read_again)
        self.leave_out.clicked.connect(self._ask_samples)
        self.model.goes_changed.connect(self._ask_samples)
        self.reading.progressed.connect(lambda share: self.progress.setValue(round(1000 * share)))
        self.reading.read.connect(self._show_table)
        self.reading.failed.connect(self._complain)
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.reading.close)

    # --- reading ------------------------------------------------------------------------------------------

    def read_file(self, path: Path) -> None:
        """Read a file, and show what it holds."""
        self._path, self._text = path, ""
        self._begin()
        self.reading.read_file(path)

    def read_clipboard(self) -> None:
        """Read what was copied, and show what it holds."""
        self._path, self._text = None, QGuiApplication.clipboard().text()
        self._begin()
        self.reading.read_text(self._text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes a table; Enter in the table opens the list of inputs; other keys are the dialog's."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.read_clipboard()
        elif self.table.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._offer_inputs(self.table.currentIndex())
        else:
            super().keyPressEvent(event)

    def _offer_inputs(self, at: QModelIndex) -> None:
        """Let a person choose the input that the column of this row goes to."""
        if self.model.flags(found := self.model.index(at.row(), GOES)) & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(found)

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a table"), "", self.tr("Tables (*.csv *.tsv *.txt *.dat);;All files (*)")
        )
        if name:
            self.read_file(Path(name))

    def _read_again(self) -> None:
        """With the delimiter and the header that a person says."""
        self._begin()
        wished = {"delimiter": self.delimiter.currentData(), "has_header": self.header.isChecked()}
        if self._path is not None:
            self.reading.read_file(self._path, **wished)
        else:
            self.reading.read_text(self._text, **wished)

    def _begin(self) -> None:
        self._samples = None
        self._wait()

    def _wait(self) -> None:
        self.take.setEnabled(False)
        self.faults.hide()
        self.progress.setValue(0)
        self.progress.show()

    # --- showing ------------------------------------------------------------------------------------------

    def _show_table(self, columns: list[Column]) -> None:
        """Show the columns with what is proposed for the inputs; without any, how to begin."""
        sheet = columns[0].sheet if columns else None
        self.model.show(columns, proposed(columns, self._inputs, target_of(self._session.document)))
        self.about.setText(told_table(sheet, self._path))
        self.progress.hide()
        for part in (self.table, self.delimiter, self.header, self._parted, self.inputs):
            part.setVisible(sheet is not None)
        for part in (self.faults, self.leave_out):
            part.hide()
        self.take.setEnabled(False)
        if sheet is None:
            self.choose.setFocus()
            return
        self.delimiter.setCurrentIndex(DELIMITERS.index(sheet.delimiter))
        self.header.setChecked(sheet.has_header)
        self.leave_out.setChecked(False)
        self.table.setCurrentIndex(self.model.index(0, GOES))
        self.table.setFocus()
        self._ask_samples()

    def _ask_samples(self) -> None:
        """What the chosen columns give is found in the background."""
        self._begin()
        columns, chosen, inputs = self.model.columns, self.model.chosen(), self._inputs
        self.inputs.setText(told_inputs(chosen, inputs))
        leave_out = self.leave_out.isChecked()
        self.reading.run(
            lambda: samples(columns, chosen, inputs, leave_out=leave_out) if chosen else None,
            self._show_samples,
        )

    def _show_samples(self, found: Samples | None) -> None:
        self.progress.hide()
        self._samples = found
        faults = found.faults if found is not None else ()
        whole = bool(found and (self.leave_out.isChecked() or not faults))
        self.faults.setText(told_faults(faults))
        self.faults.setVisible(bool(faults) and not whole)
        rows = len({fault.line for fault in faults})
        self.leave_out.setText(self.tr("Leave out rows with such cells ({count})").format(count=f"{rows:,}"))
        self.leave_out.setVisible(bool(faults))
        self.take.setEnabled(whole)

    def _complain(self, sentence: str) -> None:
        self.progress.hide()
        self.faults.setText(sentence)
        self.faults.show()
        self.take.setEnabled(self._samples is not None)

    # --- doing --------------------------------------------------------------------------------------------

    def _take(self) -> None:
        """Make the edit; what does not fit the graph is said, and nothing has changed."""
        found, document = self._samples, self._session.document
        if found is None:
            return
        self._wait()
        self.reading.run(lambda: edited(document, found), self._edit)

    def _edit(self, document: Document) -> None:
        self._session.edit(document, self.tr("Take samples from a table"))
        self.accept()


def shapes_of_inputs(document: Document) -> dict[str, Shape]:
    """The shape of one sample of each input of the graph; that of a number where it has none yet."""
    shapes = leaf_shapes(document)
    return {name: shapes.get(name, ()) for name in document.graph.inputs}


def edited(document: Document, found: Samples) -> Document:
    """The document with these samples.

    Raises:
        TutorError: they do not fit the graph, or a file could not hold them.
    """
    size = len(json.dumps(found.data))
    if size > LARGEST:
        sentence = translate(
            "sheet", "These samples take {size} MB, and a .tutor file holds {most} MB: use fewer rows."
        )
        raise TutorError(sentence.format(size=-(-size // 1024**2), most=LARGEST // 1024**2))
    return with_columns(document, found.data)
