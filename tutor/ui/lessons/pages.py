"""The page of a lesson that is read: it and the moment shown keep each other in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor.document.document import Document
from tutor.document.page import Control, Page
from tutor.errors import TutorError
from tutor.ui.lessons.spot import NOWHERE, Spot, spot_of
from tutor.ui.session.moment import Address

if TYPE_CHECKING:
    from tutor.ui.session.session import Session


class Pages(QObject):
    """Which page goes with the moment shown.

    Pages that follow each other in one graph, without going back in time, are one run: while the walk moves,
    the page is the last of its run whose step has been reached. A page whose step is the present one stays.

    `changed` comes with the session's `moment_changed`, just before views show it.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._current: int | None = None
        self._told: int | None = None
        self._points = True
        self.resting = False
        """Whether the pages are being written: they hide, lock and ask nothing."""
        self.rehearsed = False
        """Whether who writes them reads them as a learner does: nothing of that is kept."""
        self._placed_for: Document | None = None
        self._positions: tuple[int, ...] = ()
        self._asked_at: tuple[tuple[int, ...], ...] = ()
        session.moment_changed.connect(self._follow)
        session.selection_changed.connect(self._stop_pointing)
        self._follow()

    @property
    def current(self) -> int | None:
        """The number of the page, from 0; None where there are no pages, or the first one lies ahead."""
        at = self._current
        return at if at is not None and at < len(self._session.document.pages) else None

    @property
    def page(self) -> Page | None:
        """The page itself."""
        return None if self.current is None else self._session.document.pages[self.current]

    @property
    def here(self) -> int:
        """The moment shown as a position: every moment of the walks through all samples before it counts."""
        session = self._session
        return session.calendar.index(session.address) * self._moments + session.address.step

    def address(self, position: int) -> Address:
        """The moment of a position."""
        return self._session.calendar.address(*divmod(position, self._moments))

    @property
    def _moments(self) -> int:
        """How many moments the walk through a sample has."""
        return len(self._session.document.walkthrough) + 1

    @property
    def standing(self) -> Page | None:
        """The page, while the moment shown is the one it tells of: its step at its sample."""
        page = self.page
        if page is None or self._current is None:
            return None
        return page if self.positions[self._current] == self.here else None

    @property
    def positions(self) -> tuple[int, ...]:
        """The position that each page stands at, in the walks of its graph; as `here` counts."""
        self._place()
        return self._positions

    @property
    def asked_at(self) -> tuple[tuple[int, ...], ...]:
        """For each question of each page, the position of the number asked for; 0 for a count.

        −1 where no step makes the number now, since an edit has taken it away.
        """
        self._place()
        return self._asked_at

    def _place(self) -> None:
        """Find the steps that pages name, where they may be others than before."""
        document = self._session.document
        if self._placed_for is document:
            return
        if self._placed_for is None or not _same_walks(document, self._placed_for):
            pages = document.pages
            self._positions = tuple(_position(document, page, page.at) for page in pages)
            self._asked_at = tuple(
                tuple(_position(document, page, each.at, -1) if each.at else 0 for each in page.questions)
                for page in pages
            )
        self._points = True
        self._placed_for = document

    @property
    def spot(self) -> Spot:
        """What the page points at, until the learner looks at something else or goes on."""
        page = self.standing
        if page is None or not self._points or self._session.modes.current is not None:
            return NOWHERE
        return spot_of(self._session.document.graph, page.spotlight)

    def holds(self, control: Control) -> bool:
        """Whether the page hides or locks this control of the window."""
        page = self.page
        if page is None or self.resting:
            return False
        return control in page.hides or control in page.locks

    def keep(self, control: Control) -> None:
        """Refuse what the page has locked.

        Raises:
            TutorError: this page of the lesson leaves the values, or the given gradient, as they are.
        """
        if self.holds(control):
            raise TutorError(
                self.tr(
                    "This page of the lesson leaves the numbers as they are; turn the page to change them."
                )
            )

    def why_kept(self, node: str) -> str:
        """Why the learner may choose no other operation for this node; "" where they may.

        Where the numbers are locked so are the operations that make them, but for those the page offers.
        """
        if not self.holds("values") or (self.page is not None and node in self.page.choose):
            return ""
        return self.tr("This page of the lesson leaves the operations as they are; turn the page to choose.")

    def forget(self) -> None:
        """Another document is about to be open."""
        self._current = self._told = None

    def resume(self, number: int | None) -> None:
        """The document of this page is about to be shown again."""
        self._current = number

    def go(self, number: int) -> None:
        """Show a page, in its sample of the first epoch, whose numbers its text has."""
        session = self._session
        if not 0 <= number < len(session.document.pages):
            return
        self._current = number
        page = session.document.pages[number]
        session.show_graph(page.graph, Address(0, *_place(session.document, page, page.at)))
        if self._told != self._current:
            session.moment_changed.emit()  # the moment is the same, and another page tells of it

    def turn(self, by: int) -> None:
        """So many pages on, or back."""
        self.go((-1 if self._current is None else self._current) + by)

    @property
    def has_next(self) -> bool:
        """Whether a page comes after."""
        return (-1 if self._current is None else self._current) + 1 < len(self._session.document.pages)

    @property
    def has_previous(self) -> bool:
        """Whether a page comes before."""
        return self._current is not None and self._current > 0

    def run_of(self, number: int) -> range:
        """The pages of the run to which a page belongs."""
        first, last = number, number
        while first > 0 and self._continues(first):
            first -= 1
        while last + 1 < len(self.positions) and self._continues(last + 1):
            last += 1
        return range(first, last + 1)

    def _follow(self) -> None:
        """Find the page that goes with the moment shown."""
        self._current = self._found()
        before, self._told = self._told, self._current
        if before != self._current:
            self._points = True
            self.changed.emit()

    def _stop_pointing(self) -> None:
        """The learner has chosen something to look at: the page does not draw the eye away from it."""
        if self._session.selected is not None:
            self._points = False

    def _continues(self, number: int) -> bool:
        """Whether a page belongs to the run of the one before it."""
        before, page = self._session.document.pages[number - 1 : number + 1]
        return before.graph == page.graph and self.positions[number - 1] <= self.positions[number]

    def _found(self) -> int | None:
        session, pages, positions = self._session, self._session.document.pages, self.positions
        here, shown = self._current, session.document.shown
        # A lesson that tells of one sample goes with the same step of any other; in a batch they differ.
        is_of_one = all(page.sample == 1 for page in pages) and session.document.batches.size == 1
        step = session.address.step if is_of_one else self.here
        if here is None or here >= len(pages) or pages[here].graph != shown:
            here = next((number for number, page in enumerate(pages) if page.graph == shown), None)
        if here is None:
            return None
        run = self.run_of(here)
        there = [number for number in run if positions[number] == step]
        if there:
            return max(min(here, there[-1]), there[0])
        reached = [number for number in run if positions[number] < step]
        if reached:
            return reached[-1]
        return run[0] if run[0] else None


def at_first_page(document: Document) -> Document:
    """The document with the graph that its first page shows."""
    return document.showing(document.pages[0].graph) if document.pages else document


def _position(document: Document, page: Page, at: str, gone: int | None = None) -> int:
    """Where a page stands, or a question's number is made, as a position.

    Where an edit took the step away: `gone`, by default the start of the page's sample.
    """
    sample, step = _place(document, page, at, gone)
    return step if step < 0 else sample * (len(document.showing(page.graph).walkthrough) + 1) + step


def _place(document: Document, page: Page, at: str, gone: int | None = None) -> tuple[int, int]:
    """The same as sample, from 0, and step. An update is made after the last sample of the batch."""
    try:
        shown = document.showing(page.graph)
    except TutorError:
        return 0, 0
    sample = min(page.sample, shown.samples) - 1
    try:
        step = shown.walkthrough.position_of(at)
    except TutorError:
        return sample, 0 if gone is None else gone
    return shown.batches.around(sample)[-1] if step > len(shown.walk_at(sample)) else sample, step


def _same_walks(one: Document, other: Document) -> bool:
    """Whether the pages of two documents stand at the same steps; edits of values change none of them."""
    same = one.pages is other.pages and one.graph is other.graph and one.graphs is other.graphs
    return same and one.walkthrough.same_steps(other.walkthrough) and one.batches == other.batches
