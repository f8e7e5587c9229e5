"""Taking a frame by its title: a drag moves all of its nodes, a click chooses them, or closes the frame."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tutor.ui.canvas.frames import FrameItem
from tutor.ui.canvas.hands.gesture import Gesture, Hand
from tutor.ui.canvas.hands.lift import Lift


class FrameDrag(Gesture):
    """A press on the arrow or the title of an open frame."""

    _frame: FrameItem | None = None
    _lift: Lift | None = None

    def begins(self, hand: Hand) -> bool:
        """Whether there is a frame's arrow or title."""
        self._frame = self.view.frames.item_at(hand.point)
        return self._frame is not None

    def _nodes(self, frame: FrameItem) -> tuple[str, ...]:
        """The nodes in the frame, those inside closed frames too."""
        picture = self.view.graph_scene.picture
        if picture is None:
            return ()
        numbers = picture.numbers or tuple(range(len(picture.groups)))
        drawn = picture.groups[numbers.index(frame.number)].nodes
        return tuple(name for each in drawn for name in picture.members(each))

    def clicks(self, hand: Hand) -> None:
        """Close the frame by its arrow; its title chooses its nodes."""
        if not self.view.frames.takes_click(hand.point) and self._frame is not None:
            chosen = self.hands.chosen if self.first.adds else ()
            self.hands.chosen_wanted.emit((*chosen, *self._nodes(self._frame)))

    def drag_begins(self, hand: Hand) -> None:
        """Lift the nodes of the frame, and it with all frames inside it."""
        if self._frame is None:
            return
        nodes = set(self._nodes(self._frame))
        self._lift = Lift(self.view.graph_scene, nodes)
        self.hands.reach.ports.setVisible(False)
        self.view.viewport().setCursor(Qt.CursorShape.SizeAllCursor)

    def drags(self, hand: Hand) -> None:
        """Let frame and nodes follow the hand."""
        away = self.view.to_scene(hand.point) - self.pressed
        if self._lift is not None:
            self._lift.bring(away.x(), away.y())

    def drops(self, hand: Hand) -> None:
        """Put them down."""
        lift = self._lift
        if lift is not None:
            lift.put_down()
            if not self.hands.put(lift, "", None):
                self._put_back()
        self._tidy()

    def gives_up(self) -> None:
        """Put them back where they were."""
        self._put_back()
        self._tidy()

    def _put_back(self) -> None:
        if self._lift is not None:
            self._lift.put_back()

    def _tidy(self) -> None:
        self._lift, self._frame = None, None
        self.hands.reach.ports.setVisible(True)
