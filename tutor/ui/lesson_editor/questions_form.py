"""The questions of the page at hand, each in a form; what is right is computed in the background."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tutor.document.document import Document
from tutor.document.edits import page_edits
from tutor.document.edits.page_edits import PageFault
from tutor.document.learner.asked import keys_of
from tutor.document.learner.grading import asked_of
from tutor.document.page import Page, PageQuestion
from tutor.ui.background import Background
from tutor.ui.latest import Latest
from tutor.ui.lesson_editor.question_form import QuestionForm
from tutor.ui.lesson_editor.writing import Writing
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.keep_space import KeepSpace

Told = list[tuple[str, str]]
"""What each question of a page asks by itself, and what is right."""


class QuestionsForm(QWidget):
    """A form a question, and a button for one more."""

    left = Signal()

    def __init__(self, session: Session, writing: Writing, theme: Theme) -> None:
        super().__init__()
        self._session, self._writing, self._theme = session, writing, theme
        self._background = Background(self)
        self._answers = Latest(self._background)
        self._told: tuple[object, ...] = ()
        self.forms: list[QuestionForm] = []
        self.add = QPushButton(self.tr("Add a question"))
        self.add.setAccessibleName(self.add.text())
        self.add.installEventFilter(KeepSpace(self))
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self.add)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for form in self.forms:
            form.set_theme(theme)

    def close_work(self) -> None:
        """End what is at work; before the program ends."""
        self._background.close()

    def show_page(self, shown: Document, page: Page) -> None:
        """Show the page's questions; `shown` is the document with the page's graph."""
        while len(self.forms) > len(page.questions):
            form = self.forms.pop()
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
        while len(self.forms) < len(page.questions):
            self._add_form()
        for form, question in zip(self.forms, page.questions, strict=True):
            form.show_question(shown, question)
            form.at.say("")
        self._ask_for_answers(page)

    def say(self, fault: PageFault) -> None:
        """Say what is wrong with one of the questions."""
        if 0 <= fault.number < len(self.forms):
            self.forms[fault.number].at.say(str(fault))

    def _add_form(self) -> None:
        form = QuestionForm(len(self.forms), self._theme)
        form.changed.connect(self._change)
        form.removed.connect(self._remove)
        form.here_wanted.connect(self._here)
        form.left.connect(self.left)
        self._column.insertWidget(len(self.forms), form)
        self.forms.append(form)

    def _ask_for_answers(self, page: Page) -> None:
        """Find out what is right, where the numbers or what is asked are others than before."""
        document, at = self._session.document, self._writing.page
        asked = tuple((each.at, each.count) for each in page.questions)
        what = (document.graph, document.values, document.data, document.given, document.training)
        told = (*map(id, what), at, page.graph, page.sample, asked)
        if told == self._told:
            return
        self._told = told
        for form in self.forms:
            form.show_answer("", "")
        if asked and at is not None:
            self._answers.ask(partial(_answers, document, at), self._show_answers, slow=True)

    def _show_answers(self, found: Told) -> None:
        for form, (heading, answer) in zip(self.forms, found, strict=False):
            form.show_answer(heading, answer)

    def _add(self) -> None:
        at, step = self._writing.page, self._session.frame.step
        page = self._writing.at_hand
        if at is None or page is None:
            return
        shown = self._session.document.showing(page.graph)
        anchor = page_edits.anchor_of(step or next(iter(shown.walkthrough.steps), None))
        question = PageQuestion(anchor) if anchor != "start" else PageQuestion(count="parameters")
        change = partial(page_edits.add_question, at=at, question=question)
        if self._writing.apply(change, self.tr("Add a question")):
            self.forms[-1].moment.list.setFocus()

    def _change(self, number: int, fields: dict[str, object]) -> None:
        at = self._writing.page
        if at is None:
            return

        def edit(document: Document) -> Document:
            return page_edits.change_question(document, at, number, **fields)

        self._writing.apply(edit, self.tr("Change a question"), f"{'+'.join(fields)} {at}.{number}")

    def _here(self, number: int) -> None:
        if self._session.frame.step is not None:
            self._change(number, {"at": page_edits.anchor_of(self._session.frame.step), "count": ""})
        elif number < len(self.forms):
            self.forms[number].at.say(self.tr("No step leads to the start: step forward, then take it."))

    def _remove(self, number: int) -> None:
        at = self._writing.page
        if at is not None:
            change = partial(page_edits.remove_question, at=at, number=number)
            self._writing.apply(change, self.tr("Remove a question"))
            self.add.setFocus()


def _answers(document: Document, page: int) -> Told:
    asked = [asked_of(document, key) for key in keys_of(document) if key[0] == page]
    return [(each.asks, each.expected_words if each.task else each.why) for each in asked]
