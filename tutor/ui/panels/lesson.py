"""The lesson panel: the page or the step in words, the step as a formula, and the pages of the lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.document.page import Page
from tutor.ui.lessons.spot import spot_words
from tutor.ui.look.roles import PHASE_ROLE, text_role
from tutor.ui.look.theme import Theme
from tutor.ui.panels.linked_step import linked_step
from tutor.ui.panels.page_list import PageList
from tutor.ui.panels.page_turner import PageTurner
from tutor.ui.session.session import Session
from tutor.ui.widgets.breakable import breakable
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.later import Later
from tutor.ui.widgets.math_text import MathText
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.ui.widgets.section_label import SectionLabel
from tutor.walk import Narration, Phase, Quantity, phase_title

if TYPE_CHECKING:
    from tutor.ui.panels.autograd import AutogradPanel
    from tutor.ui.panels.exercise_bar import ExerciseBar
    from tutor.ui.panels.page_choices import PageChoices
    from tutor.ui.panels.page_question import PageQuestion
    from tutor.ui.panels.question import QuestionPanel
    from tutor.ui.panels.shares_view import SharesView


class LessonPanel(QWidget):
    """What the step says, page by page where the document has pages."""

    exercise_requested = Signal(str)
    left = Signal()
    """The keyboard is to go back to the graph."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._shown_page: int | None = None
        self.exercise: ExerciseBar | None = None
        self.setAccessibleName(self.tr("Lesson"))
        self._build()
        session.moment_changed.connect(self._show_moment)
        session.selection_changed.connect(self._show_shares)
        session.modes.exercises.changed.connect(self._show_exercise)
        self._show_moment()
        self._show_exercise()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for part in (self._text, self._formula, self._sum, self._pages, self.turner):
            part.set_theme(theme)
        for later in (self._choices, self._shares, self._question, self._autograd, self._asked):
            if later.made is not None:
                later.made.set_theme(theme)
        if self.exercise is not None:
            self.exercise.set_theme(theme)
        self._show_moment()

    def words(self) -> str:
        """What is said now, as a screen reader gets it."""
        said = [self._title.text(), self._text.plain_text()]
        return "\n".join([*said, *([self._changed.text()] if self._changed.isVisibleTo(self) else [])])

    def ask(self) -> None:
        """The keyboard goes to the page's question."""
        self.asked.take_focus()

    def go_to_exercise(self) -> None:
        """The keyboard goes to the button that opens the next exercise."""
        if self.exercise is not None:
            self._column.ensureWidgetVisible(self.exercise.next, 0, 24)
            self.exercise.take_focus()

    # --- parts that are made when they are first needed ---------------------------------------------------

    @property
    def question(self) -> QuestionPanel:
        """Asks in Predict mode."""
        return self._question.get()

    @property
    def autograd(self) -> AutogradPanel:
        """Asks in Autograd mode."""
        return self._autograd.get()

    @property
    def asked(self) -> PageQuestion:
        """Asks what a page asks."""
        return self._asked.get()

    @property
    def choices(self) -> PageChoices:
        """The operations that a page lets the learner choose."""
        return self._choices.get()

    @property
    def shares(self) -> SharesView:
        """What has piled up in grad."""
        return self._shares.get()

    def _make_question(self) -> QuestionPanel:
        from tutor.ui.panels.question import QuestionPanel

        made = QuestionPanel(self._session, self._theme, self)
        made.left.connect(self.left)
        made.grown.connect(self._bring_into_view, Qt.ConnectionType.QueuedConnection)
        made.refresh()
        return made

    def _make_autograd(self) -> AutogradPanel:
        from tutor.ui.panels.autograd import AutogradPanel

        made = AutogradPanel(self._session, self._theme, self)
        made.left.connect(self.left)
        return made

    def _make_asked(self) -> PageQuestion:
        from tutor.ui.panels.page_question import PageQuestion

        made = PageQuestion(self._session, self._theme, self)
        made.left.connect(self.left)
        made.grown.connect(self._bring_into_view, Qt.ConnectionType.QueuedConnection)
        return made

    def _make_choices(self) -> PageChoices:
        from tutor.ui.panels.page_choices import PageChoices

        return PageChoices(self._session, self._theme, self)

    def _make_shares(self) -> SharesView:
        from tutor.ui.panels.shares_view import SharesView

        return SharesView(self._session, self._theme, most=5, parent=self)

    # --- building -----------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, session = self._theme, self._session
        self._place, self._title, self._text = SectionLabel(), QLabel(), MathText(theme)
        self._place.setWordWrap(True)  # in large letters it is wider than the panel
        self._title.setProperty("kind", "title")
        self._title.setWordWrap(True)
        self._pointed = QLabel()
        self._pointed.setProperty("kind", "muted")
        self._pointed.setWordWrap(True)
        self._parts = QLabel()
        self._parts.setProperty("kind", "muted")
        self._parts.setWordWrap(True)
        self._changed = QLabel(self.tr("You have changed this document; the text tells of the lesson's own."))
        self._changed.setProperty("kind", "muted")
        self._changed.setWordWrap(True)
        self._choices, self._shares = Later(self._make_choices), Later(self._make_shares)
        self._formula, self._sum = FormulaLabel(theme), FormulaLabel(theme)
        self._card = Card()
        self._card.body.addWidget(self._formula)
        self._card.body.addWidget(self._sum)
        self._keys: Mapping[str, Quantity] = {}
        self._formula.activated.connect(self._explain)
        self._sum.activated.connect(self._explain)
        self._question, self._asked = Later(self._make_question), Later(self._make_asked)
        self._autograd = Later(self._make_autograd)
        self._back = QPushButton()
        self._back.clicked.connect(self._return)
        self._pages, self.turner = PageList(session, theme), PageTurner(session, theme)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = column = ScrollColumn()
        column.page.setProperty("ground", "surface")
        column.column.setContentsMargins(24, 26, 24, 20)
        column.column.setSpacing(10)
        parts: tuple[QWidget | QVBoxLayout, ...] = (
            self._question.place, self._autograd.place, self._place, self._title, self._text, self._pointed,
            self._parts,
            self._choices.place, self._changed, self._asked.place, self._card, self._shares.place, self._back,
        )  # fmt: skip
        for part in parts:
            if isinstance(part, QWidget):
                column.column.addWidget(part)
            else:
                column.column.addLayout(part)
        column.column.addSpacing(8)
        column.column.addWidget(self._pages)
        column.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(column, 1)
        whole.addWidget(self.turner)

    def _show_exercise(self) -> None:
        """Have the block below the page while an exercise is open; who opens none does without it.

        It stands at the foot of the panel where there is room, and else gives way to the question.
        """
        is_one = self._session.modes.exercises.current is not None
        if is_one and self.exercise is None:
            from tutor.ui.panels.exercise_bar import ExerciseBar

            self.exercise = ExerciseBar(self._session, self._theme)
            self.exercise.requested.connect(self.exercise_requested)
            self.asked.score.left.connect(self.go_to_exercise)
            self._column.column.addWidget(self.exercise)
        if self.exercise is not None:
            self.exercise.setVisible(is_one)

    def _show_moment(self) -> None:
        session = self._session
        frame, narration = session.frame, session.narration
        if self._shown_page != session.pages.current:
            self._shown_page = session.pages.current
            self._column.verticalScrollBar().setValue(0)
            # An answered field hides and hands the keyboard on, and the panel scrolls to who gets it.
            QTimer.singleShot(0, self, self._to_top)
        self._place.set_heading(self._where(frame.step.phase if frame.step else None))
        role = text_role(PHASE_ROLE[frame.step.phase]) if frame.step else "muted"
        self._place.setStyleSheet(f"color: {self._theme.hex(role)};")
        self._show_words(narration)
        self._show_formula(narration)
        self._show_shares()
        self._show_choices()
        self._pages.refresh()
        self.turner.refresh()
        self._show_question()

    def _show_choices(self) -> None:
        page = self._session.pages.page
        choices = self._choices.wanted(page is not None and bool(page.choose))
        if choices is not None:
            choices.refresh()

    def _show_shares(self) -> None:
        """What has piled up in the grad of the parameter looked at, else in that of the first one."""
        session = self._session
        shares = self._shares.wanted(session.document.piles_up)
        if shares is None:
            return
        parameters = session.document.graph.parameters
        step = session.frame.step
        looked_at = (session.selected.node if session.selected else "", step.node if step else "")
        chosen = [name for name in (*looked_at, *parameters) if name in parameters]
        shares.show_parameter(chosen[0] if chosen else "")

    def _show_question(self) -> None:
        """Where the walk waits, its question stands in place of the step's words; the pages would tell."""
        session, mode = self._session, self._session.modes.current
        waits = mode is not None and mode.at_front
        words: tuple[QWidget, ...] = (self._place, self._title, self._text)
        for part in words:
            part.setVisible(not waits)
        if session.predict.at_front:
            self._card.setVisible(False)
        self._back.setVisible(mode is not None and not waits)
        pick = session.autograd.on
        self._back.setText(self.tr("Back to picking nodes") if pick else self.tr("Back to the question"))
        self._back.setAccessibleName(self._back.text())
        has_pages = len(session.document.pages) > 1 and mode is None
        self._pages.setVisible(has_pages)
        self.turner.setVisible(has_pages)
        self._question.set_visible(session.predict.at_front)
        self._autograd.set_visible(session.autograd.at_front)
        self._asked.wanted(bool(session.modes.questions.all))

    def _to_top(self) -> None:
        """A page is read from its top, but where it asks: the question is to be seen."""
        if self._open_card() is None:
            self._column.verticalScrollBar().setValue(0)

    def _bring_into_view(self) -> None:
        """Scroll so that field, verdict and buttons of the open question can be seen, if there is one."""
        card = self._open_card()
        self._column.page.adjustSize()
        for part in (card.skip, card.field) if card is not None else ():
            self._column.ensureWidgetVisible(part, 0, 24)

    def _open_card(self) -> PageQuestion | QuestionPanel | None:
        made = [later.made for later in (self._asked, self._question) if later.made is not None]
        return next((card for card in made if card.field.isVisible()), None)

    def _return(self) -> None:
        """To where the walk waits."""
        if self._session.predict.on:
            self.question.return_to()
        else:
            self._session.autograd.back_to_front()
            self.autograd.take_focus()

    def _where(self, phase: Phase | None) -> str:
        frame = self._session.frame
        if not len(self._session.walkthrough):
            return self.tr("Start · no step yet")
        if phase is None:
            return self.tr("Start · {steps} steps to make").format(steps=len(self._session.walkthrough))
        return self.tr("{phase} · step {step} of {steps}").format(
            phase=phase_title(phase), step=frame.position, steps=len(self._session.walkthrough)
        )

    def _show_words(self, narration: Narration | None) -> None:
        session = self._session
        page = session.pages.standing if session.modes.current is None else None
        if page is not None:
            title, text = page.title, page.text
        elif narration is not None:
            title, text = narration.title, narration.explanation
        else:
            title = session.document.title
            text = session.document.summary or self._first_words()
        self._title.setText(breakable(title))
        self._text.set_markdown(text)
        tells_others = page is not None and not page.holds_always and not session.is_as_told
        self._changed.setVisible(tells_others)
        self._show_pointed_parts(page)
        pointed = spot_words(page.spotlight, session.document.symbols) if page is not None else ""
        self._pointed.setText(self.tr("Ringed on the graph: {names}").format(names=pointed))
        self._pointed.setVisible(bool(pointed and session.pages.spot))

    def _show_pointed_parts(self, page: Page | None) -> None:
        """Say in words which parts of the window are ringed."""
        parts = page.points if page is not None else ()
        self._parts.setVisible(bool(parts))
        if parts:
            from tutor.ui.help.pointed import part_words  # most pages do without

            names = ", ".join(part_words()[part] for part in parts)
            self._parts.setText(self.tr("Ringed in the window: {names}").format(names=names))

    def _first_words(self) -> str:
        """What to do first, where the document says nothing of itself."""
        if len(self._session.walkthrough):
            return self.tr("Step forward to see the first value computed.")
        return self.tr(
            "There is nothing to compute yet. Edit the graph to put nodes into it, or type it as code in the"
            " Code panel."
        )

    def _show_formula(self, narration: Narration | None) -> None:
        self._card.setVisible(narration is not None)
        linked = linked_step(self._session)
        if narration is None or linked is None:
            return
        self._keys = linked.keys
        tip = self.tr("Click to see where it comes from")
        tips = dict.fromkeys(linked.keys, tip)
        self._formula.set_rows(linked.rows, linked.plain, tips)
        self._sum.setVisible(bool(linked.added))
        self._sum.set_rows(linked.added, linked.added_plain, tips)

    def _explain(self, key: str) -> None:
        """A number of the formula was clicked."""
        self._session.explaining.ask(self._keys[key])
