"""New graph: the templates to start from, and code of one's own; what is chosen is opened without a name."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from tutor.document.document import Document
from tutor.document.starting.template_mlp import EXAMPLE
from tutor.document.starting.templates import PREFIX, open_template, templates
from tutor.errors import TutorError
from tutor.graph import write_code
from tutor.ui.look.theme import Theme
from tutor.ui.panels.own_code import CodeField, OwnCode
from tutor.ui.panels.template_data import TemplateData
from tutor.ui.widgets.answer_field import AnswerField
from tutor.ui.widgets.lesson_row import LessonRow, RowShown
from tutor.ui.widgets.row_keys import row_after
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.ui.widgets.section_label import SectionLabel

OWN = "own"
_SIGNS = {
    "empty": "+", "neuron": "σ", "quadratic": "x²", "two-layer-network": "W", "softmax-classifier": "p",
    "mazur": "E", "mlp": "…", OWN: "=",
}  # fmt: skip
_WIDTH, _HEIGHT = 68, 48
"""In sizes of the theme's type."""


class Takes(Protocol):
    """Opens a document where what is open may be left; whether it did."""

    def __call__(self, document: Document, *, is_written: bool) -> bool:
        """`is_written`: a person wrote it themselves."""


class NewGraph(QDialog):
    """What to begin with at the left, its code at the right. ↑ ↓ choose, Enter opens, Esc closes."""

    def __init__(self, theme: Theme, take: Takes, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._take = theme, take
        self._templates = {template.id.partition(":")[0]: template for template in templates()}
        self._chosen = ""
        self.rows: dict[str, LessonRow] = {}
        self.setWindowTitle(self.tr("New graph"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "surface")
        self._build()
        self._fit(parent)
        self.choose(next(iter(self.rows)))

    # --- the parts ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._list = ScrollColumn()
        self._list.column.setContentsMargins(0, 0, 8, 0)
        self._list.column.setSpacing(2)
        for id_ in (*self._templates, OWN):
            self._add_row(id_)
        self._list.column.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._template_page())
        self.own = OwnCode(self._theme)
        self._pages.addWidget(self.own)
        self.own.changed.connect(self._calm)
        self.own.done.connect(self.open_chosen)
        self.own.left.connect(self.reject)
        self.complaint = QLabel()
        self.complaint.setProperty("kind", "bad")
        self.complaint.setWordWrap(True)
        self.complaint.setAccessibleName(self.tr("What is wrong"))
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(SectionLabel(self.tr("Code")))
        right.addWidget(self._pages, 1)
        right.addWidget(self.complaint)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self._list, 11)
        both.addLayout(right, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 24, 18)
        column.setSpacing(14)
        column.addLayout(both, 1)
        column.addLayout(self._foot())

    def _add_row(self, id_: str) -> None:
        row = self.rows[id_] = LessonRow(RowShown(*self._said(id_)), self._theme)
        row.clicked.connect(self._clicked)
        row.installEventFilter(self)
        self._list.column.addWidget(row)

    def _template_page(self) -> QWidget:
        page = QWidget()
        self.sizes = AnswerField(self._theme)
        self.sizes.setText(EXAMPLE)
        self.sizes.setAccessibleName(self.tr("Sizes of the layers"))
        self.sizes.setToolTip(self.tr("Inputs, hidden layers, outputs: {example}").format(example=EXAMPLE))
        self.sizes.textChanged.connect(self._sizes_typed)
        self.sizes.left.connect(self.reject)
        self._sizes_label = QLabel(self.tr("Sizes of the layers: inputs, hidden, outputs"))
        self._sizes_label.setProperty("kind", "muted")
        self._sizes_label.setWordWrap(True)
        self._sizes_label.setBuddy(self.sizes)
        self.lines = CodeField(self._theme)
        self.lines.setReadOnly(True)
        self.lines.setPlaceholderText(self.tr("No line yet"))
        self.lines.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.lines.setAccessibleName(self.tr("Code of the template"))
        self.lines.done.connect(self.open_chosen)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._sizes_label)
        column.addWidget(self.sizes)
        self.samples = TemplateData()
        column.addWidget(self.samples)
        column.addWidget(self.lines, 1)
        return page

    def _foot(self) -> QHBoxLayout:
        self._hint = QLabel()
        self._hint.setProperty("kind", "muted")
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.open_button = QPushButton(self.tr("Open"))
        self.open_button.setProperty("kind", "primary")
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.open_chosen)
        foot = QHBoxLayout()
        foot.addWidget(self._hint)
        foot.addStretch(1)
        for button in (self.cancel, self.open_button):
            button.setAccessibleName(button.text())
            foot.addWidget(button)
        return foot

    def _fit(self, parent: QWidget) -> None:
        """As large as it needs, and never larger than the window."""
        base, room = self._theme.sizes.base, parent.size()
        self.resize(
            min(round(_WIDTH * base), room.width() - 60), min(round(_HEIGHT * base), room.height() - 60)
        )

    # --- choosing -----------------------------------------------------------------------------------------

    def choose(self, id_: str) -> None:
        """Show what this one is, with the keyboard at its row."""
        if not self.rows[id_].hasFocus():
            self.rows[id_].setFocus(Qt.FocusReason.TabFocusReason)
        if id_ == self._chosen:
            return
        self._chosen = id_
        self._list.ensureWidgetVisible(self.rows[id_], 0, 8)
        for each, row in self.rows.items():
            row.show_row(RowShown(*self._said(each), is_open=each == id_))
        has_sizes = id_ == "mlp"
        self.sizes.setVisible(has_sizes)
        self._sizes_label.setVisible(has_sizes)
        self._pages.setCurrentIndex(int(id_ == OWN))
        own_words = self.tr("↑ ↓ choose · Tab to the code · Ctrl+Enter opens · Esc closes")
        self._hint.setText(own_words if id_ == OWN else self.tr("↑ ↓ choose · Enter opens · Esc closes"))
        self._calm()
        if id_ != OWN:
            self._show_lines()

    def _said(self, id_: str) -> tuple[str, str, str]:
        """Sign, title and sentence of a row."""
        if id_ == OWN:
            summary = self.tr("Write it line by line; the last line is the root.")
            return _SIGNS[id_], self.tr("Code of your own"), summary
        template = self._templates[id_]
        return _SIGNS.get(id_, ""), template.title, template.summary

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row that gets the keyboard is chosen; arrows go on, a double click opens."""
        if isinstance(watched, LessonRow):
            ids = list(self.rows)
            at = next(number for number, row in enumerate(self.rows.values()) if row is watched)
            if event.type() == QEvent.Type.FocusIn:
                self.choose(ids[at])
            elif event.type() == QEvent.Type.MouseButtonDblClick:
                self.open_chosen()
                return True
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                there = row_after(event.key(), at, len(ids))
                if there is not None:
                    self.choose(ids[there])
                    return True
        return super().eventFilter(watched, event)

    def _clicked(self) -> None:
        """A click on the row for one's own code is a wish to write."""
        if self._chosen == OWN:
            self.own.code.setFocus(Qt.FocusReason.MouseFocusReason)
            self.own.code.selectAll()

    # --- opening ------------------------------------------------------------------------------------------

    def open_chosen(self) -> None:
        """Open what is chosen; a mistake is said, and what is open may stay."""
        try:
            document = self.own.document() if self._chosen == OWN else self._template()
        except TutorError as error:
            self._complain(str(error))
            return
        if self._take(document, is_written=self._chosen == OWN):
            self.accept()

    def _template(self, *, with_samples: bool = True) -> Document:
        id_ = f"mlp:{self.sizes.text().strip()}" if self._chosen == "mlp" else self._chosen
        found = open_template(f"{PREFIX}:{id_}")
        return self.samples.put_into(found) if with_samples else found

    def _show_lines(self) -> None:
        """The code of the template; sizes that are not right yet leave it as it is."""
        try:
            document = self._template(with_samples=False)
        except TutorError:
            return
        self.lines.setPlainText(write_code(document.graph))
        self.samples.show_template(document)

    def _sizes_typed(self) -> None:
        self._calm()
        self._show_lines()

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        if self._chosen == "mlp":
            self.sizes.set_wrong(True)
            self.sizes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.own.code.hasFocus() or not self.own.isAncestorOf(self.focusWidget() or self):
            self.own.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _calm(self) -> None:
        self.complaint.setText("")
        self.sizes.set_wrong(False)
