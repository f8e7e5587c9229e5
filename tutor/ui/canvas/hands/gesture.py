"""What a gesture is: it may begin with a press, goes on with moves, and ends with a drop or is cancelled."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from tutor.graph import Edge
from tutor.ui.canvas.hands.card import Told
from tutor.ui.canvas.routes import Point

if TYPE_CHECKING:
    from tutor.ui.canvas.hands.hands import Hands

NEAR_PORT, NEAR_EDGE = 10.0, 6.0
"""How near the pointer comes to a port, or to an edge, to be on it: pixels of the view."""
LEAST_SCALE = 0.3
"""Below this scale ports are too small to be taken."""


@dataclass(frozen=True)
class Answers:
    """What the hands ask before a drop: each gives what there is to be told, a refusal where it cannot be.

    Connect: source, target, and which operand (None: its first missing one); insert: node and edge;
    swap: node and two of its operands. `put` carries out the move of nodes to new positions of the document,
    and of one of them into an edge if there is one; it answers whether that has changed anything.
    """

    connect: Callable[[str, str, int | None], Told]
    disconnect: Callable[[Edge], Told]
    insert: Callable[[str, Edge], Told]
    swap: Callable[[str, int, int], Told]
    put: Callable[[Mapping[str, Point], str, Edge | None], bool]


@dataclass(frozen=True)
class Hand:
    """Where the hand is, in the viewport, and which keys are held."""

    point: QPointF
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def adds(self) -> bool:
        """Whether what is chosen is added to what was chosen before."""
        return bool(self.held & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier))

    @property
    def is_free(self) -> bool:
        """Whether nothing is to snap."""
        return bool(self.held & Qt.KeyboardModifier.AltModifier)


class Gesture(ABC):
    """One at a time: the first that begins with a press has the hand until it ends."""

    scrolls = True
    """Whether the view scrolls when the hand comes to its border."""

    def __init__(self, hands: Hands) -> None:
        self.hands, self.view = hands, hands.view
        self._pressed, self._first = QPointF(), Hand(QPointF())
        self._dragged = False

    def press(self, hand: Hand) -> bool:
        """Whether the gesture begins here."""
        self._pressed, self._dragged = self.view.to_scene(hand.point), False
        self._first = hand
        return self.begins(hand)

    def move(self, hand: Hand) -> None:
        """The hand is elsewhere."""
        far = (hand.point - self._first.point).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragged and far:
            self._dragged = True
            self.drag_begins(hand)
        if self._dragged:
            self.drags(hand)

    def release(self, hand: Hand) -> None:
        """The hand lets go."""
        dragged, self._dragged = self._dragged, False
        if dragged:
            self.drops(hand)
        else:
            self.clicks(hand)

    def cancel(self) -> None:
        """Let everything be as it was before."""
        dragged, self._dragged = self._dragged, False
        if dragged:
            self.gives_up()

    @property
    def is_dragging(self) -> bool:
        """Whether it has become a drag."""
        return self._dragged

    @property
    def pressed(self) -> QPointF:
        """Where it began, in the scene."""
        return self._pressed

    @property
    def first(self) -> Hand:
        """The hand as it was when it began."""
        return self._first

    @abstractmethod
    def begins(self, hand: Hand) -> bool:
        """Whether the gesture begins with this press."""

    @abstractmethod
    def clicks(self, hand: Hand) -> None:
        """It was a click and no drag."""

    @abstractmethod
    def drag_begins(self, hand: Hand) -> None:
        """It has become a drag."""

    @abstractmethod
    def drags(self, hand: Hand) -> None:
        """The drag goes on."""

    @abstractmethod
    def drops(self, hand: Hand) -> None:
        """The drag ends here."""

    @abstractmethod
    def gives_up(self) -> None:
        """The drag is cancelled."""
