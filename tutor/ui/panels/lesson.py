"""The lesson panel: the step just made in words and as a formula, and the pages of the lesson."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.document.page import Page
from tutor.errors import TutorError
from tutor.ui.moment import Address
from tutor.ui.panels.formula_rows import formula_rows
from tutor.ui.panels.question import QuestionPanel
from tutor.ui.roles import PHASE_ROLE, text_role
from tutor.ui.session import Session
from tutor.ui.theme import Theme
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.math_text import MathText
from tutor.ui.widgets.page_button import PageButton, PageState
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.ui.widgets.section_label import SectionLabel
from tutor.walk import Narration, Phase, phase_title


class LessonPanel(ScrollColumn):
    """What the step says, page by page where the document has pages."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._buttons: list[PageButton] = []
        self.setAccessibleName(self.tr("Lesson"))
        self._build()
        session.document_changed.connect(self._list_pages)
        session.moment_changed.connect(self._show_moment)
        self._list_pages()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self._text.set_theme(theme)
        self._formula.set_theme(theme)
        self._sum.set_theme(theme)
        self.question.set_theme(theme)
        for button in self._buttons:
            button.set_theme(theme)
        self._show_moment()

    def _build(self) -> None:
        self.page.setProperty("ground", "surface")
        self.column.setContentsMargins(24, 26, 24, 20)
        self.column.setSpacing(10)
        self._place = SectionLabel()
        self._title = QLabel()
        self._title.setProperty("kind", "title")
        self._title.setWordWrap(True)
        self._text = MathText(self._theme)
        self._formula, self._sum = FormulaLabel(self._theme), FormulaLabel(self._theme)
        self._card = Card()
        self._card.body.addWidget(self._formula)
        self._card.body.addWidget(self._sum)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(2)
        self._pages_heading = SectionLabel(self.tr("In this lesson"))
        self.question = QuestionPanel(self._session, self._theme)
        self._back = QPushButton(self.tr("Back to the question"))
        self._back.setAccessibleName(self._back.text())
        self._back.clicked.connect(self.question.return_to)
        for part in (self.question, self._place, self._title, self._text, self._card, self._back):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self.column.addWidget(self._pages_heading)
        self.column.addLayout(self._pages)
        self.column.addStretch(1)

    def _list_pages(self) -> None:
        for button in self._buttons:
            self._pages.removeWidget(button)
            button.hide()  # until the event loop comes round to deleting it
            button.deleteLater()
        self._buttons = []
        for number, page in enumerate(self._session.document.pages):
            button = PageButton(number, page.title, self._theme)
            button.page_chosen.connect(self._open_page)
            self._pages.addWidget(button)
            self._buttons.append(button)
        self._pages_heading.setVisible(bool(self._buttons))
        self._show_moment()

    def _open_page(self, number: int) -> None:
        """To the page's step, in the first sample of all, whose numbers its text has."""
        self._session.go(Address(step=self._position(self._session.document.pages[number])))

    def _position(self, page: Page) -> int:
        try:
            return self._session.walkthrough.position_of(page.at)
        except TutorError:
            return 0

    def _show_moment(self) -> None:
        frame, narration = self._session.frame, self._session.narration
        page = self._current_page()
        for button, state in zip(self._buttons, self._states(page), strict=True):
            button.set_state(state)
        pages = self._session.document.pages
        standing = (
            page is not None and self._position(pages[page]) == frame.position and self._session.is_as_told
        )
        self._place.set_heading(self._where(frame.step.phase if frame.step else None))
        role = text_role(PHASE_ROLE[frame.step.phase]) if frame.step else "muted"
        self._place.setStyleSheet(f"color: {self._theme.hex(role)};")
        standing = standing and not self._session.predict.on
        self._show_words(pages[page] if page is not None and standing else None, narration)
        self._show_formula(narration)
        self._show_question()

    def _show_question(self) -> None:
        """Where a question waits, it stands in place of the step's words; the pages would answer it."""
        predict = self._session.predict
        words: tuple[QWidget, ...] = (self._place, self._title, self._text)
        for part in words:
            part.setVisible(not predict.at_front)
        if predict.at_front:
            self._card.setVisible(False)
        self._back.setVisible(predict.on and not predict.at_front)
        for part in (self._pages_heading, *self._buttons):
            part.setVisible(bool(self._buttons) and not predict.on)
        self.question.setVisible(predict.at_front)

    def _where(self, phase: Phase | None) -> str:
        frame = self._session.frame
        if phase is None:
            return self.tr("Start · {steps} steps to make").format(steps=len(self._session.walkthrough))
        return self.tr("{phase} · step {step} of {steps}").format(
            phase=phase_title(phase), step=frame.position, steps=len(self._session.walkthrough)
        )

    def _show_words(self, page: Page | None, narration: Narration | None) -> None:
        if page is not None:
            title, text = page.title, page.text
        elif narration is not None:
            title, text = narration.title, narration.explanation
        else:
            title = self._session.document.title
            text = self._session.document.summary or self.tr("Step forward to see the first value computed.")
        self._title.setText(title)
        self._text.set_markdown(text)

    def _show_formula(self, narration: Narration | None) -> None:
        step, narrator = self._session.frame.step, self._session.narrator
        self._card.setVisible(narration is not None)
        if narration is None or step is None or narrator is None:
            return
        role = text_role(PHASE_ROLE[step.phase])
        self._formula.set_rows(formula_rows(narration.formula, role), narration.sentence)
        added = narrator.sum_at_fork(step)
        self._sum.setVisible(added is not None)
        if added is not None:
            plain = str(narrator.sum_at_fork(step, "plain"))
            self._sum.set_rows(formula_rows(added, "grad"), plain)

    def _current_page(self) -> int | None:
        """The last page whose step has been made; None where the document has no pages."""
        position = self._session.frame.position
        reached = [
            number
            for number, page in enumerate(self._session.document.pages)
            if self._position(page) <= position
        ]
        return reached[-1] if reached else None

    def _states(self, current: int | None) -> list[PageState]:
        at = -1 if current is None else current
        return [
            "done" if number < at else "here" if number == at else "ahead"
            for number in range(len(self._buttons))
        ]
