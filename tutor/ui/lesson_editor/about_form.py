"""The lesson as a whole: its title, what it is about in a sentence, and which part of a course it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tutor.document.edits import page_edits
from tutor.document.edits.page_edits import PageFault
from tutor.ui.lesson_editor.boxes import LineBox, Named, TextBox
from tutor.ui.lesson_editor.writing import Writing
from tutor.ui.session.session import Session
from tutor.ui.widgets.fields import WholeField


class AboutForm(QWidget):
    """The form that stands there while no page is at hand."""

    left = Signal()

    def __init__(self, session: Session, writing: Writing) -> None:
        super().__init__()
        self._session, self._writing = session, writing
        self.title = LineBox(self.tr("Title of the lesson"))
        self.summary = TextBox(self.tr("What it is about"), 3, 8)
        self.part = WholeField(self.tr("Part of a course"), 0, 999)
        self.part.setSpecialValueText(self.tr("none"))
        self.title.typed.connect(self._set_title)
        self.summary.typed.connect(self._set_summary)
        self.part.valueChanged.connect(self._set_part)
        for box in (self.title, self.summary):
            box.left.connect(self.left)
        self.named = {
            "title": Named(self.tr("Title"), self.title),
            "summary": Named(self.tr("What it is about, in a sentence"), self.summary),
            "part": Named(self.tr("Part of a course"), self.part),
        }
        hint = QLabel(self.tr("A page tells of one moment: go to it on the timeline, then add the page."))
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (*self.named.values(), hint):
            column.addWidget(part)
        column.addStretch(1)

    def refresh(self) -> None:
        """Show what the document says."""
        document = self._session.document
        self.title.show_text(document.title)
        self.summary.show_text(document.summary)
        self.part.blockSignals(True)
        self.part.setValue(document.part or 0)
        self.part.blockSignals(False)
        for named in self.named.values():
            named.say("")

    def say(self, fault: PageFault) -> None:
        """Say what is wrong at its field."""
        if fault.field in self.named:
            self.named[fault.field].say(str(fault))

    def _set_title(self, title: str) -> None:
        change = partial(page_edits.set_title, title=title)
        self._writing.apply(change, self.tr("Change the title"), "title")

    def _set_summary(self, summary: str) -> None:
        change = partial(page_edits.set_summary, summary=summary)
        self._writing.apply(change, self.tr("Change the summary"), "summary")

    def _set_part(self, part: int) -> None:
        change = partial(page_edits.set_part, part=part or None)
        self._writing.apply(change, self.tr("Change the part of the course"), "part")
