"""Writing a lesson on the open document: whether that is on, which page is at hand, how edits are made."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from tutor.document.document import Document
from tutor.document.edits import page_edits
from tutor.document.edits.page_edits import PageFault
from tutor.document.page import Page
from tutor.errors import TutorError
from tutor.ui.asking.prediction import Outcome
from tutor.ui.lessons.page_questions import Key
from tutor.walk import Kind, Quantity

if TYPE_CHECKING:
    from tutor.ui.session.session import Session

Change = Callable[[Document], Document]
_PAUSE = 2.0
"""Seconds without an edit, after which the next one is a step of undo of its own."""


class Writing(QObject):
    """`toggled`: it is on or off, or the lesson is tried. `page_changed`: another page is at hand.

    `edited`: the document is another one. `refused` has the PageFault of an edit that could not be made;
    `pointing_changed`: clicks on the graph choose what the page points at, or do not any more.
    """

    toggled = Signal()
    page_changed = Signal()
    edited = Signal()
    refused = Signal(object)
    pointing_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.on = self.trying = self.pointing = False
        self.page: int | None = None
        """The page at hand, from 0; None is the lesson as a whole."""
        self._document = session.document
        self._outcomes: dict[Key, Outcome] = {}
        self._asked: dict[Key, object] = {}
        self._edits = self._own = False
        self._last, self._burst = 0.0, 0
        session.document_changed.connect(self._follow)
        session.modes.questions.forgotten.connect(self._leave)
        session.selection_changed.connect(self._point, Qt.ConnectionType.QueuedConnection)

    # Beginning and ending

    def toggle(self) -> None:
        """Write, or come back to that from trying the lesson, or end it."""
        if self.trying:
            self.write_on()
        elif self.on:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """Write on the open document, at the page that is read."""
        session = self._session
        if session.aside.holds_edits():
            return
        for mode in session.modes:
            mode.set_on(False)
        questions = session.modes.questions
        self._outcomes, self._asked = dict(questions.outcomes), self._questions()
        self._document = session.document
        self.on, self.page = True, session.pages.current if session.document.pages else None
        self._rest(resting=True, rehearsed=True)
        self.toggled.emit()

    def end(self) -> None:
        """End it: the lesson is as a learner finds it, with what was answered in it before."""
        if not self.on:
            return
        self.on = self.trying = False
        self.set_pointing(False)
        self._rest(resting=False, rehearsed=False)
        same = self._questions()
        kept = {key: each for key, each in self._outcomes.items() if same.get(key) == self._asked.get(key)}
        self._session.modes.questions.restore(kept)
        self.toggled.emit()
        self._session.moment_changed.emit()

    def try_it(self) -> None:
        """Read the lesson as a learner does, from the page at hand on."""
        if not self.on or self.trying or not self._session.document.pages:
            return
        self.trying = True
        self.set_pointing(False)
        self._rest(resting=False, rehearsed=True)
        self.toggled.emit()
        self._session.pages.go(self.page or 0)

    def write_on(self) -> None:
        """Back from trying it, to the page that was at hand."""
        if not self.trying:
            return
        self.trying = False
        for mode in self._session.modes:
            mode.set_on(False)
        self._rest(resting=True, rehearsed=True)
        self.choose(self.page)
        self.toggled.emit()

    def _leave(self) -> None:
        """Another document is about to be open."""
        if self.on:
            self.set_pointing(False)
            self.let_go()
            self.toggled.emit()

    def let_go(self) -> None:
        """Write no longer; nobody is told, since the window is about to be gone."""
        if self.on:
            self.on = self.trying = False
            self._session.pages.resting = self._session.pages.rehearsed = False

    def _rest(self, *, resting: bool, rehearsed: bool) -> None:
        session = self._session
        session.modes.questions.clear()
        session.pages.resting, session.pages.rehearsed = resting, rehearsed
        session.pages.changed.emit()
        session.moment_changed.emit()

    def _questions(self) -> dict[Key, object]:
        pages: tuple[Page, ...] = self._session.document.pages
        return {
            (at, number): (page.graph, page.sample, asked.at, asked.count)
            for at, page in enumerate(pages)
            for number, asked in enumerate(page.questions)
        }

    # The page at hand

    def choose(self, page: int | None) -> None:
        """Take another page to hand, and show its moment; None is the lesson as a whole."""
        before, self.page = self.page, self._there(page)
        if self.page is not None:
            self._session.pages.go(self.page)
        if before != self.page:
            self.page_changed.emit()

    @property
    def at_hand(self) -> Page | None:
        """The page itself."""
        return None if self.page is None else self._session.document.pages[self.page]

    def _there(self, page: int | None) -> int | None:
        count = len(self._session.document.pages)
        return None if page is None or not count else min(max(page, 0), count - 1)

    # Edits

    def apply(self, change: Change, words: str, merge: str = "") -> bool:
        """Edit the document as one step of undo; whether it could be. What cannot be is told by `refused`.

        Edits with the same `merge` that follow each other without a pause are one step.
        """
        session = self._session
        session.typed.read()
        if merge:
            now = monotonic()
            self._burst += now - self._last > _PAUSE
            self._last, merge = now, f"{merge} {self._burst}"
        try:
            changed = change(session.document)
        except PageFault as fault:
            self.refused.emit(fault)
            return False
        except TutorError as error:
            session.said.emit(str(error))
            return False
        self._own = True
        try:
            session.edit(changed, words, merge)
        finally:
            self._own = False
        return True

    def change(self, words: str, merge: str = "", **changes: Any) -> bool:
        """Change fields of the page at hand; as `apply`."""
        at = self.page
        if at is None:
            return False

        def edit(document: Document) -> Document:
            return page_edits.change_page(document, at, **changes)

        return self.apply(edit, words, f"{merge} {at}" if merge else "")

    def here(self) -> dict[str, Any]:
        """The moment shown as fields of a page: its step, its sample, its graph."""
        session = self._session
        anchor = page_edits.anchor_of(session.frame.step)
        return {"at": anchor, "sample": session.address.sample + 1, "graph": session.document.shown}

    def add_page(self) -> None:
        """One more page, behind the one at hand, at the moment shown."""
        at = 0 if self.page is None and not self._session.document.pages else (self.page or 0) + 1
        if self.page is None:
            at = len(self._session.document.pages)
        page = Page(self.tr("New page"), "", **self.here())
        if self.apply(lambda document: page_edits.add_page(document, at, page), self.tr("Add a page")):
            self.choose(at)

    def remove_page(self) -> None:
        """Take the page at hand away."""
        at = self.page
        if at is not None:
            self.apply(lambda document: page_edits.remove_page(document, at), self.tr("Remove a page"))
            self.choose(at if self._session.document.pages else None)

    def move_page(self, at: int, to: int) -> None:
        """Let a page become another number."""
        if at == to or not 0 <= to < len(self._session.document.pages):
            return
        self.apply(lambda document: page_edits.move_page(document, at, to), self.tr("Move a page"))
        self.choose(to)

    def _follow(self) -> None:
        """Show what undo and redo have changed."""
        before, self._document = self._document, self._session.document
        if not self.on or before is self._document:
            return
        if not self._own and before.pages != self._document.pages:
            pairs = zip(before.pages, self._document.pages, strict=False)
            first = next((at for at, (old, new) in enumerate(pairs) if old != new), len(before.pages))
            self.page = self._there(first)
            self.page_changed.emit()
        elif self.page != self._there(self.page):
            self.page = self._there(self.page)
            self.page_changed.emit()
        self.edited.emit()

    # Pointing

    def set_pointing(self, on: bool) -> None:
        """Let clicks on the graph choose what the page points at, or not."""
        if on != self.pointing:
            self.pointing = on
            if on:
                self._session.select(None)
            self.pointing_changed.emit()

    def _point(self) -> None:
        selected, page = self._session.selected, self.at_hand
        if not (self.pointing and self.on) or selected is None or page is None:
            return
        self.toggle_spot(_spot(selected))
        self._session.select(None)

    def toggle_spot(self, spot: str) -> None:
        """Let the page at hand point at a node or an edge, or not any more."""
        page = self.at_hand
        if page is not None:
            self.change(
                self.tr("Point at {name}").format(name=spot),
                spotlight=page_edits.toggled(page.spotlight, spot),
            )


def _spot(quantity: Quantity) -> str:
    """What a click has chosen, as a file names it: an edge by its own numbers, else the node."""
    if quantity.edge is not None and quantity.kind in (Kind.LOCAL, Kind.CONTRIBUTION):
        return page_edits.spot_of_edge(quantity.edge)
    return quantity.node
