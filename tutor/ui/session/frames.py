"""The frames of a session: which are closed, and how the walk steps over, into and out of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor.document.document import NodeGroup
from tutor.errors import TutorError

if TYPE_CHECKING:
    from tutor.ui.session.session import Session
    from tutor.walk import Narration, Step, Walkthrough
    from tutor.walk.strides import Stride, Strides


class Frames(QObject):
    """Part of a session. How frames are drawn is no edit while one only looks; it is saved all the same.

    While the graph is edited, closing and opening are edits like others. Nothing that the learner is asked
    for is hidden: its frame opens.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._entered: tuple[NodeGroup, ...] = ()
        session.moment_changed.connect(self._open_what_is_asked)
        for mode in session.modes:
            mode.mode_changed.connect(self._open_what_is_asked)

    def forget(self) -> None:
        """Another document is about to be open: none of its frames was stepped into."""
        self._entered = ()

    # Steps

    @property
    def strides(self) -> Strides | None:
        """The steps of the walk that count as one move; None where no frame is closed."""
        walk, small = self._session.walkthrough, self._session.document.collapsed
        if small is None:
            return None
        from tutor.walk.strides import strides_over  # most documents have no closed frame

        return strides_over(walk, small)

    def title(self, stride: Stride) -> str:
        """The title of the frame that a stride goes through."""
        from tutor.document.nesting import number_of

        number = number_of(stride.frame)
        return "" if number is None else self._session.document.groups[number].title

    def narrated(self, narration: Narration) -> Narration:
        """What the moment shown says, whose last step says `narration`: all of a stride where one ends."""
        strides = self.strides
        stride = strides.whole(self._session.address.step) if strides else None
        if stride is None:
            return narration
        from tutor.walk.words.stride_words import narrate_stride

        return narrate_stride(stride, self.title(stride), narration)

    def step_into(self) -> None:
        """Open the closed frame inside which the next step happens, and make that step alone."""
        session = self._session
        step = session.frame.next_step
        number = self._closed_around(step) if step else None
        if number is not None:
            self._enter(number)
        session.walking.move(1)

    def open_here(self, number: int) -> None:
        """Open a frame; if the next step happens inside it, make that step."""
        step = self._session.frame.next_step
        is_next = step is not None and self._closed_around(step) == number
        if is_next and not self._session.editing.on:
            self.step_into()
        else:
            self.set_closed(number, closed=False)

    def reveal_stop(self) -> None:
        """Open the closed frame that hides the breakpoint at which the walk has just stopped."""
        session, strides = self._session, self.strides
        at = session.address.step
        if strides is not None and at in session.breakpoints.stops and strides.whole(at) is None:
            number = self._closed_around(session.walkthrough.steps[at - 1])
            if number is not None:
                self._enter(number)

    def reveal(self, name: str) -> bool:
        """Open the closed frames that hide a node; whether one was opened."""
        from tutor.document.nesting import number_of

        before = self._session.document
        while (small := self._session.document.collapsed) is not None and small.node(name) != name:
            number, unopened = number_of(small.node(name)), self._session.document
            if number is not None:
                self.set_closed(number, closed=False)
            if self._session.document is unopened:
                break
        return self._session.document is not before

    def step_out(self) -> None:
        """To the end of the steps inside the open frame where the walk is; what was stepped into closes."""
        session, at = self._session, self._session.address.step
        number = self._open_around(session.frame.next_step)
        if number is None:
            number, at = self._open_around(session.frame.step), at - 1
        if number is None:
            session.said.emit(self.tr("No frame is open around this step."))
            return
        group = session.document.groups[number]
        stride = strides_of(session.walkthrough, dict.fromkeys(group.nodes, group.title)).at(at)
        if stride is not None:
            session.go_to_step(stride.last)
        if _like(group) in self._entered:
            self._entered = tuple(each for each in self._entered if each != _like(group))
            self._draw(number, closed=True)

    # Closing and opening

    def toggle(self, number: int) -> None:
        """Draw the frame as one node, or open it."""
        self.set_closed(number, closed=not self._session.document.groups[number].closed)

    def set_closed(self, number: int, *, closed: bool) -> None:
        """Draw a frame as one node, or open it; what cannot be is said."""
        from tutor.document.edits.frame_edits import set_closed

        session = self._session
        title = session.document.groups[number].title
        if closed and self._asks_inside(number):
            session.said.emit(self.tr("You are asked for something inside this frame: it stays open."))
        elif session.editing.on:
            words = self.tr("Collapse {title}") if closed else self.tr("Open {title}")
            session.editing.apply(
                lambda document: set_closed(document, number, closed=closed), words.format(title=title)
            )
        else:
            self._draw(number, closed=closed)

    def set_all_closed(self, *, closed: bool) -> None:
        """Draw every frame that can be as one node, or open all."""
        for number, group in enumerate(self._session.document.groups):
            if group.closed != closed:
                self.set_closed(number, closed=closed)

    def number_at(self, name: str) -> int | None:
        """The closed frame that a drawn node stands for, or the innermost open one around a node."""
        from tutor.document.nesting import innermost, number_of

        document = self._session.document
        number = number_of(document.collapsed.node(name)) if document.collapsed else None
        return innermost(document.groups, name) if number is None else number

    def spoken_for(self, name: str) -> str:
        """The node that is looked at when a drawn one is selected: of a closed frame, what comes out."""
        small = self._session.document.collapsed
        return small.whole_frame(name)[-1] if small else name

    # Inside

    def _draw(self, number: int, *, closed: bool) -> None:
        from tutor.document.edits.frame_edits import set_closed

        try:
            self._session.redraw(set_closed(self._session.document, number, closed=closed))
        except TutorError as error:
            self._session.said.emit(str(error))

    def _enter(self, number: int) -> None:
        group = self._session.document.groups[number]
        self.set_closed(number, closed=False)
        self._entered = (*self._entered, _like(group))

    def _closed_around(self, step: Step) -> int | None:
        """The closed frame that hides a step."""
        from tutor.document.nesting import number_of

        return number_of(self.strides.frame_of(step)) if self.strides else None

    def _open_around(self, step: Step | None) -> int | None:
        """The innermost open frame inside which a step happens."""
        groups = self._session.document.groups
        if step is None:
            return None
        inside = [at for at in range(len(groups)) if not groups[at].closed and self._is_inside(step, at)]
        return min(inside, key=lambda at: len(groups[at].nodes), default=None)

    def _is_inside(self, step: Step, number: int) -> bool:
        """Whether a step happens inside the frame, closed or not."""
        nodes = self._session.document.groups[number].nodes
        return bool(strides_of(self._session.walkthrough, dict.fromkeys(nodes, "inside")).frame_of(step))

    def _asked(self) -> Step | None:
        session = self._session
        question = session.predict.question
        return question.step if question else session.modes.questions.asked

    def _asks_inside(self, number: int) -> bool:
        """Whether closing the frame would hide what the learner is asked for."""
        step = self._asked()
        return self._session.autograd.on or (step is not None and self._is_inside(step, number))

    def _open_what_is_asked(self) -> None:
        session = self._session
        if session.document.collapsed is None:
            return
        if session.autograd.on:
            for number, group in enumerate(session.document.groups):
                if group.closed:
                    self._draw(number, closed=False)
            return
        asked = self._asked()
        hides = self._closed_around(asked) if asked else None
        if hides is not None:
            self._draw(hides, closed=False)


def strides_of(walk: Walkthrough, hidden: Mapping[str, str]) -> Strides:
    """The strides of a walk, by the frame that each node is in."""
    from tutor.walk.strides import Strides

    return Strides(walk, hidden)


def _like(group: NodeGroup) -> NodeGroup:
    """The frame, whether it is open or closed."""
    return replace(group, closed=False)
