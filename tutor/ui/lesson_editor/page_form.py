"""The page at hand: words with a preview, moment, what it points at, controls, questions and notes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tutor.document.document import Document
from tutor.document.edits.page_edits import PageFault, check, operations_of, spots_of, toggled
from tutor.document.page import Page
from tutor.errors import TutorError
from tutor.ui.help.pointed import part_words
from tutor.ui.lesson_editor.boxes import LineBox, Named, TextBox
from tutor.ui.lesson_editor.controls_form import ControlsForm
from tutor.ui.lesson_editor.moment_choice import MomentChoice
from tutor.ui.lesson_editor.name_chips import NameChips
from tutor.ui.lesson_editor.page_preview import PagePreview
from tutor.ui.lesson_editor.questions_form import QuestionsForm
from tutor.ui.lesson_editor.writing import Writing
from tutor.ui.lessons.spot import spot_words
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.fields import Choice, WholeField
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.section_label import SectionLabel


class PageForm(QWidget):
    """Every field shows what the document says, and asks for the edit that a person wants."""

    left = Signal()

    def __init__(self, session: Session, writing: Writing, theme: Theme) -> None:
        super().__init__()
        self._session, self._writing = session, writing
        self._make_words(theme)
        self._make_moment()
        self._make_names(theme)
        self.controls = ControlsForm()
        self.controls.chosen.connect(self._set_control)
        self.questions = QuestionsForm(session, writing, theme)
        self.questions.left.connect(self.left)
        self._lay_out()
        writing.pointing_changed.connect(self._show_pointing)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        for part in (self.preview, self.spots, self.parts, self.choose, self.questions):
            part.set_theme(theme)

    # --- the parts ----------------------------------------------------------------------------------------

    def _make_words(self, theme: Theme) -> None:
        self.title = LineBox(self.tr("Title of the page"))
        self.text = TextBox(self.tr("Text of the page"), 6, 16)
        self.text.setPlaceholderText(self.tr("Markdown; maths between dollars: $\\hat{y} = x \\cdot w$"))
        self.notes = TextBox(self.tr("Your notes"), 2, 10)
        self.notes.setPlaceholderText(self.tr("For the presenter's view; the class never sees them."))
        self.preview = PagePreview(theme)
        self.title.typed.connect(self._set_title)
        self.text.typed.connect(self._set_text)
        self.notes.typed.connect(self._set_notes)
        for box in (self.title, self.text, self.notes):
            box.left.connect(self.left)

    def _make_moment(self) -> None:
        self.moment = MomentChoice(self.tr("The moment that the page tells of"))
        self.moment.chosen.connect(self._set_moment)
        self.moment.here_wanted.connect(self._take_moment)
        self.sample = WholeField(self.tr("Sample"), 1, 1)
        self.sample.valueChanged.connect(self._set_sample)
        self.graph = Choice(self.tr("Graph"))
        self.graph.activated.connect(self._set_graph)

    def _make_names(self, theme: Theme) -> None:
        self.spots = NameChips(self.tr("What the page points at"), self.tr("Add a node or an edge…"), theme)
        self.spots.toggled.connect(self._writing.toggle_spot)
        self.point = QPushButton(self.tr("Click them on the graph"))
        self.point.setAccessibleName(self.tr("Choose what the page points at by clicks on the graph"))
        self.point.setCheckable(True)
        self.point.installEventFilter(KeepSpace(self))
        self.point.toggled.connect(self._writing.set_pointing)
        self.choose = NameChips(
            self.tr("Operations that the learner may choose"), self.tr("Add an operation…"), theme
        )
        self.choose.toggled.connect(self._toggle_choose)
        self.parts = NameChips(
            self.tr("Parts of the window that the page points at"),
            self.tr("Add a part of the window…"),
            theme,
        )
        self.parts.toggled.connect(self._toggle_part)

    def _lay_out(self) -> None:
        pointing = QWidget()
        inside = QVBoxLayout(pointing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.spots)
        inside.addWidget(self.point)
        self.named = {
            "title": Named(self.tr("Title"), self.title),
            "text": Named(self.tr("Text"), self.text),
            "graph": Named(self.tr("Graph that it shows"), self.graph),
            "at": Named(self.tr("Stands at"), self.moment),
            "sample": Named(self.tr("Sample, of the first epoch"), self.sample),
            "spotlight": Named(self.tr("Rings on the graph"), pointing),
            "points": Named(self.tr("Rings on parts of the window"), self.parts),
            "choose": Named(self.tr("Operations that the learner may choose"), self.choose),
            "locks": Named(self.tr("What of the window can be used"), self.controls),
            "notes": Named(self.tr("Your notes (Markdown)"), self.notes),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (
            *(self.named[key] for key in ("title", "text")), self.preview,
            _section(self.tr("Moment")), *(self.named[key] for key in ("graph", "at", "sample")),
            _section(self.tr("What it points at")), *(self.named[key] for key in ("spotlight", "points")),
            _section(self.tr("Questions")), self.questions,
            _section(self.tr("What the learner may do")), self.named["choose"], self.named["locks"],
            _section(self.tr("For you alone")), self.named["notes"],
        ):  # fmt: skip
            column.addWidget(part)

    # --- showing ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the page at hand as it is."""
        page, document = self._writing.at_hand, self._session.document
        if page is None:
            return
        try:
            shown = document.showing(page.graph)
        except TutorError:
            shown = document
        for named in self.named.values():
            named.say("")
        self.title.show_text(page.title)
        self.text.show_text(page.text)
        self.notes.show_text(page.notes)
        self.preview.show_page(page)
        self._show_moment(shown, page)
        symbols = document.symbols
        self.spots.show_names(page.spotlight, {spot: spot_words([spot], symbols) for spot in spots_of(shown)})
        self.parts.show_names(page.points, {str(part): words for part, words in part_words().items()})
        self.choose.show_names(
            page.choose, {name: spot_words([name], symbols) for name in operations_of(shown)}
        )
        self.named["choose"].setVisible(bool(operations_of(shown)))
        self.controls.show_controls(page.hides, page.locks)
        self.questions.show_page(shown, page)
        self._look_for_faults(document)

    def say(self, fault: PageFault) -> None:
        """Say what is wrong at its field."""
        if fault.field == "questions":
            self.questions.say(fault)
        else:
            self.named[fault.field if fault.field in self.named else "title"].say(str(fault))

    def _show_moment(self, shown: Document, page: Page) -> None:
        self.moment.show_moment(shown, page.at)
        self.sample.blockSignals(True)
        self.sample.setMaximum(max(shown.samples, page.sample))
        self.sample.setValue(page.sample)
        self.sample.blockSignals(False)
        self.named["sample"].setVisible(shown.samples > 1 or page.sample > 1)
        document = self._session.document
        names = sorted({"", document.shown, *(each.name for each in document.graphs)})
        self.named["graph"].setVisible(len(names) > 1)
        self.graph.clear()
        for name in names:
            self.graph.addItem(name or self.tr("the document's own"), name)
        self.graph.setCurrentIndex(self.graph.findData(page.graph))

    def _look_for_faults(self, document: Document) -> None:
        """Say what `tutor check` would say of the page as it is: an edit of the graph may have left that."""
        try:
            check(document, self._writing.page or 0, finished=True)
        except PageFault as fault:
            self.say(fault)

    def _show_pointing(self) -> None:
        self.point.setChecked(self._writing.pointing)

    # --- edits --------------------------------------------------------------------------------------------

    def _set_title(self, title: str) -> None:
        self._writing.change(self.tr("Change a page's title"), "page title", title=title)

    def _set_text(self, text: str) -> None:
        self._writing.change(self.tr("Change a page's text"), "page text", text=text)

    def _set_notes(self, text: str) -> None:
        self._writing.change(self.tr("Change a page's notes"), "page notes", notes=text)

    def _set_moment(self, anchor: str) -> None:
        self._writing.change(self.tr("Change a page's moment"), at=anchor)
        self._writing.choose(self._writing.page)

    def _take_moment(self) -> None:
        self._writing.change(self.tr("Change a page's moment"), **self._writing.here())

    def _set_sample(self, sample: int) -> None:
        self._writing.change(self.tr("Change a page's sample"), "page sample", sample=sample)
        self._writing.choose(self._writing.page)

    def _set_graph(self, row: int) -> None:
        self._writing.change(self.tr("Change a page's graph"), graph=self.graph.itemData(row))
        self._writing.choose(self._writing.page)

    def _set_control(self, control: str, state: str) -> None:
        page = self._writing.at_hand
        if page is None:
            return
        hides = [each for each in page.hides if each != control]
        locks = [each for each in page.locks if each != control]
        lists = {"hidden": hides, "locked": locks}
        lists.get(state, []).append(control)  # type: ignore[arg-type]
        self._writing.change(
            self.tr("Change what a page hides or locks"), hides=tuple(hides), locks=tuple(locks)
        )

    def _toggle_part(self, part: str) -> None:
        page = self._writing.at_hand
        if page is not None:
            self._writing.change(
                self.tr("Change what a page points at in the window"), points=toggled(page.points, part)
            )

    def _toggle_choose(self, name: str) -> None:
        page = self._writing.at_hand
        if page is not None:
            self._writing.change(self.tr("Change what a page lets choose"), choose=toggled(page.choose, name))


def _section(title: str) -> SectionLabel:
    """A heading with air above it."""
    label = SectionLabel(title)
    label.setContentsMargins(0, 10, 0, 0)
    return label
