"""The session: the one object with state. It holds the document, the engine, the moment and the selection.

Views draw what it says and ask it for changes; it tells them what has changed. They never talk to each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject, Signal

from tutor.document.document import Document, SourceFile, Training
from tutor.engine import DType, EngineName, Given, Trace, own
from tutor.ui.asking.modes import Modes
from tutor.ui.editing.editing import Editing
from tutor.ui.editing.typed_code import TypedCode
from tutor.ui.lessons.pages import Pages, at_first_page
from tutor.ui.runs.kept_runs import KeptRuns
from tutor.ui.runs.runs import Runs
from tutor.ui.session.aside import Aside
from tutor.ui.session.breakpoints import Breakpoints
from tutor.ui.session.explaining import Explaining
from tutor.ui.session.frames import Frames
from tutor.ui.session.moment import Address, Calendar, address_after
from tutor.ui.session.neurons import Neurons
from tutor.ui.session.nudging import Nudging
from tutor.ui.session.telling import Telling
from tutor.ui.session.traces import Traces
from tutor.ui.session.undo import DocumentEdit, EditStack, only_drawn_otherwise, placed
from tutor.ui.session.walking import Walking
from tutor.walk import Frame, Narration, Narrator, Quantity, Updates, Walkthrough

EngineMode = Literal["own", "torch", "both"]


class Session(QObject):
    """What is open, and which moment of it is shown.

    `moment_changed`: the frame or its numbers are others; `document_changed` comes before it where need be.
    """

    document_changed = Signal()
    moment_changed = Signal()
    selection_changed = Signal()
    engine_changed = Signal()
    training_changed = Signal()
    said = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edits = EditStack(self._apply_edit, self)
        self.runs, self.walking = Runs(self), Walking(self)
        self._engine: EngineMode = "own"
        self._dtype: DType = "float32"
        self._selected: Quantity | None = None
        self._address = Address()
        self._document = self._opened = at_first_page(document)
        self._walkthrough = self._document.walk_at(0)
        self._traces, self._telling, self.aside = Traces(self), Telling(self), Aside(self)
        self.runs.advanced.connect(self.training_changed)
        self.runs.state_changed.connect(self.training_changed)
        self.runs.failed.connect(self._failed)
        self.runs.stopped.connect(self.said)
        self.runs.begin(self._document, self._dtype)
        self._traces.compute()
        self.pages, self.modes = Pages(self), Modes(self)
        self.predict, self.autograd = self.modes.predict, self.modes.autograd
        self.explaining, self.nudging, self.neurons = Explaining(self), Nudging(self), Neurons(self)
        self.editing, self.typed, self.breakpoints = Editing(self), TypedCode(self), Breakpoints(self)
        self.frames, self.kept = Frames(self), KeptRuns(self)

    @property
    def document(self) -> Document:
        """The open document."""
        return self._document

    @property
    def is_as_told(self) -> bool:
        """Whether nothing is edited: the numbers at the moments that pages tell of are the lesson's."""
        return self._document is self._opened

    @property
    def walkthrough(self) -> Walkthrough:
        """The steps of the document's graph."""
        return self._walkthrough

    @property
    def calendar(self) -> Calendar:
        """How the document's addresses follow each other."""
        return Calendar.of(self._document)

    @property
    def engine(self) -> EngineMode:
        """Which engine's numbers are shown."""
        return self._engine

    @property
    def dtype(self) -> DType:
        """The type of all numbers."""
        return self._dtype

    @property
    def address(self) -> Address:
        """The moment shown."""
        return self._address

    @property
    def row(self) -> int:
        """The row of the data that the moment shown is about: another one than its place where shuffled."""
        return self._document.row(self._address.sample, self._address.epoch)

    @property
    def frame(self) -> Frame:
        """What is known at the moment shown."""
        return self._walkthrough.frame(self._address.step)

    @property
    def trace(self) -> Trace | None:
        """The numbers shown: PyTorch's where chosen and there, else our own; None where values do not fit."""
        return self._traces.shown

    def trace_of(self, engine: EngineName) -> Trace | None:
        """One engine's numbers at the moment shown; None where it has not made them (yet)."""
        return self._traces.of(engine)

    @property
    def updates(self) -> Updates | None:
        """What the update phase of this moment does, one object a trace; None where nothing is trained."""
        return self._telling.updates

    def updates_of(self, trace: Trace) -> Updates | None:
        """The same for one engine's numbers of this moment."""
        return self._telling.updates_of(trace)

    @property
    def narrator(self) -> Narrator | None:
        """Tells the steps of this moment; the same as before where only the step is another."""
        return self._telling.narrator

    @property
    def narration(self) -> Narration | None:
        """The step just made, or all inside a closed frame, in words and as a formula; None at the start."""
        return self._telling.narration

    def go(self, address: Address) -> None:
        """Show this moment; a sample that training has not reached yet is trained up to."""
        calendar = self.calendar
        allowed = self.modes.allowed(calendar.address(calendar.index(address), address.step))
        if allowed is None or allowed == self._address:
            return
        address, index = allowed, calendar.index(allowed)
        moves, stays = index != calendar.index(self._address), not self._document.trains
        if (stays and address.epoch) or (moves and not self.walking.reach(address)):
            return
        self._address = address
        self.modes.reached(address)
        if moves:
            self.follow_order()
            self._traces.compute()
        self.moment_changed.emit()

    def follow_order(self) -> None:
        """Take the backward order of a learner who is autograd, and stand no further than they have come."""
        walk = self.autograd.ordered(self._document, self._address)
        if not walk.same_steps(self._walkthrough):
            self._walkthrough = walk
        self._address = self.autograd.clipped(self._address)

    def go_to_step(self, step: int) -> None:
        """Show this step of the sample at hand."""
        self.go(self._address.at(min(max(step, 0), len(self._walkthrough))))

    # What is looked at, and the engine

    @property
    def selected(self) -> Quantity | None:
        """The number that is being looked at, and with it its node; None where nothing is."""
        return self._selected

    def select(self, quantity: Quantity | None) -> None:
        """Look at a number."""
        if quantity != self._selected:
            self._selected = quantity
            self.selection_changed.emit()

    @property
    def with_torch(self) -> bool:
        """Whether PyTorch is at work."""
        return self._engine != "own"

    @property
    def waits_for_torch(self) -> bool:
        """Whether PyTorch's numbers of the moment shown are still to come."""
        own_trace, torch_trace = self.trace_of("own"), self.trace_of("torch")
        return self.with_torch and own_trace is not None and torch_trace is None

    def set_engine(self, engine: EngineMode) -> None:
        """Show another engine's numbers; PyTorch is loaded when it is first asked for."""
        if engine == self._engine:
            return
        self._engine = engine
        self.engine_changed.emit()
        self._traces.compute()
        if self.with_torch:
            self.runs.catch_up()
        self.moment_changed.emit()

    def set_dtype(self, dtype: DType) -> None:
        """Compute in another type of number; training starts again, since its numbers are others."""
        if dtype == self._dtype:
            return
        self.aside.close_all()
        self._dtype = dtype
        self.reset()
        self.engine_changed.emit()

    # Edits of the document

    def open(self, document: Document) -> None:
        """Another document, from its start; edits of the one before are forgotten."""
        self.edits.clear()
        self._address, self._selected, self._opened = Address(), None, at_first_page(document)
        parts = (self.pages, self.modes.questions, self.neurons, self.editing, self.typed, self.breakpoints)
        for part in (*parts, self.frames, self.aside):
            part.forget()
        self.runs.forget()
        self._set_document(self._opened)

    def saved(self, source: SourceFile) -> None:
        """Take what is open as saved in this file: it is no lesson of the app's any more, and not edited."""
        self._opened = replace(self._opened, lesson="", source=source)
        self._document = placed(self._document, self._opened)
        self.edits.setClean()
        self.document_changed.emit()

    def retell(self, told: Callable[[Document], Document]) -> None:
        """Take what is open, as it is and as it was before each edit, in other words; nothing is an edit."""
        document, self._opened = told(self._document), told(self._opened)
        self._document = self._opened if document == self._opened else document
        self.edits.retell(told)
        self.aside.retell(told)
        self._telling = Telling(self)

    def edit(self, document: Document, words: str, merge: str = "") -> None:
        """Replace the document by an edited one, undoably; `words` say what the edit does.

        Edits in a row with the same `merge`, if it is not empty, are one.
        """
        if document != self._document and not self.aside.holds_edits():
            self.edits.push(DocumentEdit(self._document, document, self.edits.show, words, merge))

    def redraw(self, document: Document, *, is_edit: bool = False) -> None:
        """Draw what is open as this document says, of which only places and frames are others."""
        if not is_edit and self.is_as_told:
            self._opened = document
        self._document = document
        self.document_changed.emit()
        self.moment_changed.emit()

    def show_graph(self, name: str, at: Address | None = None) -> None:
        """Show another graph of the document (an empty name: its own), at its start or a moment; no edit.

        Raises:
            TutorError: the document has no such graph.
        """
        if name == self._document.shown:
            self.go(at or Address())
            return
        as_told = self._document is self._opened
        self._opened = self._opened.showing(name)
        document = self._opened if as_told else self._document.showing(name)
        self.show_inside(document, at or Address(), begins=True)

    def show_inside(self, document: Document, address: Address, *, begins: bool = False) -> None:
        """Show a part of what is open, or that again; training keeps what it has unless it `begins`."""
        self._address, self._selected = address, None
        self._set_document(document, begins=begins)
        self.selection_changed.emit()

    def set_value(self, name: str, value: Given) -> None:
        """Give a leaf another value, at the sample shown.

        Raises:
            TutorError: the value cannot be; nothing has changed.
        """
        self.set_sample(name, self.row, value)

    def set_sample(self, name: str, sample: int, value: Given) -> None:
        """Give a leaf another value in any row of the data; errors as `set_value`."""
        from tutor.ui.editing.value_edits import set_words, tell_of_columns  # the first paint does without

        self.pages.keep("values")
        before, document = self._document, self._document.with_value(name, value, sample)
        own.trace(document.computed, document.sample(sample), given=document.seed, dtype=self._dtype)
        self.edit(document, set_words(self, name, value))
        tell_of_columns(self, before)

    def set_given(self, given: Given) -> None:
        """Hand another given gradient to the root.

        Raises:
            TutorError: it does not fit the root; nothing has changed.
        """
        self.pages.keep("given")
        document = self._document.with_given(given)
        own.trace(document.computed, document.sample(self.row), given=given, dtype=self._dtype)
        self.edit(document, self.tr("Set the given gradient"))

    def set_training(self, training: Training) -> None:
        """Train with other settings."""
        document = self.kept.kept_before(self._document.with_training(training))
        self.edit(document, self.tr("Change the training"))

    def train(self, epochs: int) -> None:
        """Train so many epochs more, in the background; not while a question waits for its answer."""
        if self.modes.holds_training() or self.aside.holds_edits():
            return
        if not self._document.trains:
            from tutor.document.checking.finished import why_no_training  # most documents train

            self.said.emit(why_no_training(self._document))
            return
        self.runs.start(self.runs.after(epochs, self._document.samples), with_torch=self.with_torch)

    def reset(self, *, afresh: bool = True) -> None:
        """Forget what was trained, unless not `afresh`, and keep the initial weights."""
        if self.aside.holds_edits():
            return
        self._address = Address(0, 0, self._address.step)
        self.runs.begin(self._document, self._dtype, afresh=afresh)
        self._traces.compute()
        self.modes.begin_again()
        self.moment_changed.emit()
        self.training_changed.emit()

    def close(self) -> None:
        """Stop all work; call before the program ends."""
        self.edits.blockSignals(True)  # an undo stack that is destroyed tells of one more change
        for part in (self.typed, self.autograd, self.nudging, self.kept, self.walking, self.runs):
            part.close()

    def _apply_edit(self, document: Document) -> None:
        self.aside.close_all()
        self._opened = self._opened.showing(document.shown)
        document = placed(document, self._opened)
        if self._selected is not None and self._selected.node not in document.graph:
            self.select(None)
        if only_drawn_otherwise(self._document, document):
            self.redraw(document, is_edit=True)
            return
        self._address = address_after(self._address, self._walkthrough, self._document, document)
        self._set_document(document)

    def _set_document(self, document: Document, *, begins: bool = True) -> None:
        self._document = document
        self.follow_order()
        if begins:
            self.runs.begin(document, self._dtype)
        self.runs.reach(self.calendar.index(self._address))
        self._traces.compute()
        self.modes.begin_again()
        self.document_changed.emit()
        self.moment_changed.emit()
        self.training_changed.emit()

    def _failed(self, sentence: str) -> None:
        """Say what went wrong in a run; without PyTorch the window goes on with its own engine."""
        if self.with_torch and not self.runs.length("torch") and self.trace_of("torch") is None:
            self._engine = "own"
            self.engine_changed.emit()
            self.moment_changed.emit()
        self.said.emit(sentence)
