"""Autograd mode of a session: the learner picks which node passes its gradient back next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tutor.ui.asking.turns import Miss, Turns, TurnScore
from tutor.ui.asking.waiting_mode import WaitingMode
from tutor.ui.session.moment import Address
from tutor.walk import Walkthrough
from tutor.walk.backward_order import Pick

if TYPE_CHECKING:
    from tutor.document.document import Document
    from tutor.ui.session.session import Session
    from tutor.walk.words.pick_words import PickWords

PACE_MS = 450
"""How long the contribution along one edge is seen before the next one travels."""


class AutogradMode(WaitingMode):
    """While it is on, the backward pass goes on by one node at each right pick, in the learner's order.

    `attempt_changed` when a pick was judged, or a node was rung as a hint.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._turns: Turns | None = None
        self._moves = True
        self._timer = QTimer(self)
        self._timer.setInterval(PACE_MS)
        self._timer.timeout.connect(self._play)

    # The mode

    def front(self) -> Turns | None:
        """How far the learner has come."""
        return self._turns

    def begin(self) -> None:
        """Forward is made, the root has its given gradient, and the learner is to pick."""
        session = self._session
        self._turns = Turns(session.document.walkthrough, session.address, session.calendar)
        session.follow_order()
        session.go(self._turns.furthest)

    def end(self) -> None:
        """The walk goes back by itself again, from the root along the forward order."""
        self._timer.stop()
        self._turns = None
        self._session.follow_order()

    def why_waiting(self) -> str:
        """Nodes have still to be picked before that sample."""
        return self.tr("Nodes are still to be picked: finish this backward pass, or press A to watch.")

    def begin_again(self) -> None:
        """The numbers or the walk are others; what was picked stays where the walk is the same."""
        if self._turns is None:
            return
        session, walk = self._session, self._session.document.walkthrough
        self._timer.stop()
        if not self._turns.fits(walk, session.calendar.index(session.address)):
            self._turns = Turns(walk, session.address, session.calendar)
        session.follow_order()

    def restart(self) -> None:
        """This backward pass once more."""
        if self._turns is not None:
            self._timer.stop()
            self._turns.start(self._turns.furthest)
            self._session.follow_order()
            self._session.moment_changed.emit()
            self._session.go(self._turns.furthest)

    def back_to_front(self) -> None:
        """To the moment at which nodes are picked."""
        if self._turns is not None:
            self._session.go(self._turns.furthest.at(self._end_of_turn()))

    def next_sample(self) -> None:
        """To the backward pass of the next sample."""
        if self._turns is not None:
            session, turns = self._session, self._turns
            session.go(session.calendar.address(session.calendar.index(turns.furthest) + 1, turns.begins_at))

    def set_motion(self, on: bool) -> None:
        """Whether the contributions of a node travel one after the other, or all are there at once."""
        self._moves = on

    def close(self) -> None:
        """Let nothing travel any more: the program ends."""
        self._timer.stop()

    # What the session asks

    def ordered(self, document: Document, address: Address) -> Walkthrough:
        """The document's walk at this sample, with its backward pass in the learner's order."""
        turns, walk = self._turns, document.walk_at(address.sample)
        if turns is None or not document.walkthrough.same_steps(turns.walk):
            return walk
        return replace(walk, order=turns.order_at(self._session.calendar.index(address)))

    def clipped(self, address: Address) -> Address:
        """The address, or the front where it lies beyond."""
        return min(address, self._turns.furthest) if self._turns is not None else address

    # Picking

    @property
    def at_front(self) -> bool:
        """Whether the learner stands where nodes are picked, or where the last one has been."""
        turns = self._turns
        if turns is None:
            return False
        return self.playing or self._session.address == turns.furthest.at(self._end_of_turn())

    @property
    def is_open(self) -> bool:
        """Whether a node is to be picked at the moment shown."""
        return self.at_front and not self.is_complete

    @property
    def playing(self) -> bool:
        """Whether the contributions of the node just picked are still on their way."""
        return self._timer.isActive()

    def pick(self, node: str) -> Pick | None:
        """Judge a pick; a right one lets the node pass its gradient back. None where nothing is asked."""
        turns = self._turns
        if turns is None or not self.is_open:
            return None
        if node not in turns.walk.graph:
            words = self.tr("{node} waits for operands: it is not computed yet.")
            self._session.said.emit(words.format(node=self._session.document.symbols.plain(node)))
            return None
        self._settle()
        pick = turns.pick(node)
        if pick.right:
            self._session.follow_order()
            self._let_it_travel()
        self.attempt_changed.emit()
        return pick

    def hint(self) -> None:
        """Ring one node that is ready."""
        if self._turns is not None and self.is_open:
            self._settle()
            self._turns.hint()
            self.attempt_changed.emit()

    def _let_it_travel(self) -> None:
        """Show the steps of the node just picked: the canvas takes the new order first."""
        if self._moves:
            self._session.moment_changed.emit()
            self._timer.start()
            self._play()
        else:
            self._session.go_to_step(self._end_of_turn())

    def _play(self) -> None:
        """One contribution travels; the last one ends it."""
        session, turns = self._session, self._turns
        if turns is None or not turns.fits(
            session.document.walkthrough, session.calendar.index(session.address)
        ):
            self._timer.stop()
            return
        at, end = session.address.step, self._end_of_turn()
        if at + 1 >= end:
            self._timer.stop()
        session.go_to_step(min(at + 1, end))

    def _settle(self) -> None:
        """What is still on its way arrives."""
        if self._timer.isActive() and self._turns is not None:
            self._timer.stop()
            self._session.go_to_step(self._end_of_turn())

    def _end_of_turn(self) -> int:
        """Where the contributions of the nodes picked end; after the last one the updates may follow."""
        return self._turns.begins_at + self._turns.order.steps if self._turns is not None else 0

    # What is to be seen

    @property
    def done(self) -> frozenset[str]:
        """The nodes that have passed their gradients back at the moment shown."""
        turns, frame = self._turns, self._session.frame
        if turns is None:
            return frozenset()
        walk = frame.walkthrough
        return frozenset(
            name for name in turns.order.complete
            if walk.shown_edges(name) and all(map(frame.knows_contribution, walk.shown_edges(name)))
        )  # fmt: skip

    @property
    def hinted(self) -> str:
        """The node that is rung, or ""."""
        return self._turns.hinted if self._turns is not None and self.at_front else ""

    @property
    def last(self) -> Pick | None:
        """The last pick of this walk, where no hint has come after it."""
        return self._turns.last if self._turns is not None else None

    @property
    def is_complete(self) -> bool:
        """Whether every gradient of this walk has been passed back."""
        return self._turns is not None and self._turns.order.is_complete

    @property
    def words(self) -> PickWords:
        """Says what a pick is worth, in the document's symbols."""
        from tutor.walk.words.pick_words import PickWords

        document = self._session.document
        return PickWords(document.computed, document.symbols)

    @property
    def hint_words(self) -> str:
        """Why the node that is rung is ready; "" where none is."""
        turns = self._turns
        return self.words.hint(turns.order.judge(turns.hinted)) if turns is not None and turns.hinted else ""

    @property
    def score(self) -> TurnScore:
        """What came of the picks of this walk."""
        return self._turns.score if self._turns is not None else TurnScore(0, 0, 0, 0, 0)

    @property
    def misses(self) -> list[Miss]:
        """The wrong picks of this walk, in order."""
        return list(self._turns.misses) if self._turns is not None else []
