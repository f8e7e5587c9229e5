"""The traces of the moment that a session shows: our own engine's, and PyTorch's as soon as it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor.engine import EngineName, Trace, own
from tutor.errors import TutorError

if TYPE_CHECKING:
    from tutor.ui.session.session import Session


class Traces(QObject):
    """Part of a session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._own: Trace | None = None
        self._torch: Trace | None = None
        session.runs.traced.connect(self._take)

    @property
    def shown(self) -> Trace | None:
        """PyTorch's where chosen and there, else our own; None where values do not fit."""
        return self._torch if self._session.engine == "torch" and self._torch else self._own

    def of(self, engine: EngineName) -> Trace | None:
        """One engine's; None where it has not made its numbers (yet)."""
        return self._own if engine == "own" else self._torch

    def compute(self) -> None:
        """The numbers of the sample shown, from the parameters that training had reached before it.

        There are none where values do not fit together, and none yet where nothing is finished.
        """
        session = self._session
        index = session.calendar.index(session.address)
        document, self._own, self._torch = session.document, None, None
        if not document.walkthrough.steps:
            return
        values = document.sample(session.row, session.runs.parameters(index))
        try:
            given = document.seed_at(session.address.sample)
            self._own = own.trace(document.computed, values, given=given, dtype=session.dtype)
        except TutorError as error:
            session.said.emit(str(error))
            return
        if session.with_torch:
            session.runs.trace_with_torch(document, index, session.dtype)

    def _take(self, asked: tuple[int, Trace]) -> None:
        session, (index, trace) = self._session, asked
        is_this = (
            index == session.calendar.index(session.address) and trace.graph is session.document.computed
        )
        if is_this and trace.dtype == session.dtype and session.with_torch:
            self._torch = trace
            session.moment_changed.emit()
