"""The Lesson editor at the left of the window: the pages above, the page at hand below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tutor.document.edits.page_edits import PageFault
from tutor.ui.lesson_editor.about_form import AboutForm
from tutor.ui.lesson_editor.page_form import PageForm
from tutor.ui.lesson_editor.page_rows import PageRows
from tutor.ui.lesson_editor.writing import Writing
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.ui.widgets.section_label import SectionLabel


class LessonEditor(QWidget):
    """Shows what `writing` has at hand."""

    left = Signal()
    """The keyboard is to go back to the graph."""

    def __init__(self, session: Session, writing: Writing, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._writing = session, writing
        self.setAccessibleName(self.tr("Lesson editor"))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.try_it = QPushButton(self.tr("Try it"))
        self.try_it.setAccessibleName(self.tr("Try the lesson as a learner, from this page on"))
        self.try_it.setToolTip(self.try_it.accessibleName())
        self.try_it.setProperty("kind", "primary")
        self.close_button = IconButton("close", self.tr("End writing"), theme, "flat")
        self.close_button.set_text(self.tr("End writing"), "Ctrl+Shift+L")
        self.pages = PageRows(session, writing, theme)
        self.about = AboutForm(session, writing)
        self.form = PageForm(session, writing, theme)
        keeper = KeepSpace(self)
        for button in (self.try_it, self.close_button):
            button.installEventFilter(keeper)
        self.try_it.clicked.connect(writing.try_it)
        self.close_button.clicked.connect(writing.end)
        for part in (self.pages, self.about, self.form):
            part.left.connect(self.left)
        self.pages.added.connect(self._name_page)
        self._lay_out()
        writing.page_changed.connect(self._show_other)
        writing.edited.connect(self.refresh)
        writing.refused.connect(self._say)
        writing.toggled.connect(self.refresh)
        self.set_theme(theme)
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 14, 6)
        head.setSpacing(8)
        head.addWidget(SectionLabel(self.tr("Lesson editor")), 1)
        head.addWidget(self.try_it)
        head.addWidget(self.close_button)
        above = QVBoxLayout()
        above.setContentsMargins(20, 4, 14, 10)
        above.addWidget(self.pages)
        self._line = QFrame()
        self._line.setFixedHeight(1)
        self.column = ScrollColumn()
        self.column.column.setContentsMargins(20, 14, 14, 20)
        self.column.column.addWidget(self.about)
        self.column.column.addWidget(self.form)
        self.column.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(above)
        whole.addWidget(self._line)
        whole.addWidget(self.column, 1)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._line.setStyleSheet(f"background: {theme.hex('line')};")
        self.pages.set_theme(theme)
        self.form.set_theme(theme)
        self.close_button.set_theme(theme)
        self.close_button.set_side(round(2 * theme.sizes.base))

    def take_focus(self) -> None:
        """The keyboard goes to the list of pages."""
        self.pages.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the document and the page at hand as they are."""
        if not self._writing.on:
            return
        has_page = self._writing.at_hand is not None
        self.pages.refresh()
        self.about.setVisible(not has_page)
        self.form.setVisible(has_page)
        self.try_it.setEnabled(bool(self._session.document.pages))
        if has_page:
            self.form.refresh()
        else:
            self.about.refresh()

    def _name_page(self) -> None:
        """A new page is called by what is typed next."""
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.title.selectAll()

    def _show_other(self) -> None:
        self.refresh()
        self.column.verticalScrollBar().setValue(0)

    def _say(self, fault: PageFault) -> None:
        (self.form if self._writing.at_hand is not None else self.about).say(fault)
