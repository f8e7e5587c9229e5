"""A look aside: a document of its own shown in the place of what is open, of which nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor.document.document import Document
from tutor.ui.session.moment import Address
from tutor.walk import Quantity

if TYPE_CHECKING:
    from tutor.ui.session.session import Session


@dataclass(frozen=True)
class _Look:
    """What is looked at, and what was open, and where, when it took its place."""

    subject: object
    whole: str
    document: Document
    address: Address
    page: int | None
    selected: Quantity | None


class Aside(QObject):
    """Part of a session. What opens or closes is told by the session's `document_changed`.

    A subject is a neuron of a network or a sample kept for validation: its document has the numbers of the
    moment that was left, so nothing in it can be changed or trained. Out of one look another can be opened.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._looks: list[_Look] = []

    def forget(self) -> None:
        """Another document is about to be open."""
        self._looks.clear()

    @property
    def on(self) -> bool:
        """Whether something is looked at in the place of what is open."""
        return bool(self._looks)

    @property
    def subjects(self) -> tuple[object, ...]:
        """What is looked at, the innermost last; empty where it is the open document."""
        return tuple(look.subject for look in self._looks)

    @property
    def whole(self) -> Document:
        """The document that is open, whatever of it is looked at."""
        return self._looks[0].document if self._looks else self._session.document

    @property
    def left(self) -> Address:
        """The moment at which the open document was left; the one shown where nothing else is looked at."""
        return self._looks[0].address if self._looks else self._session.address

    @property
    def way_back(self) -> str:
        """What one comes back to, in a word; "" where nothing is looked at."""
        return self._looks[-1].whole if self._looks else ""

    def open(self, subject: object, document: Document, whole: str, at: Address | None = None) -> None:
        """Show the subject's document; one of the same kind takes the place of the one before.

        Args:
            subject: what is looked at.
            document: its graph with its numbers.
            whole: what one comes back to, in a word.
            at: the moment to show; None is its start.
        """
        session = self._session
        if session.modes.current is not None or session.modes.asks:
            session.said.emit(self.tr("The walk waits for you: go on with it, or watch, then look at this."))
            return
        if self._looks and type(self._looks[-1].subject) is type(subject):
            self._looks[-1] = replace(self._looks[-1], subject=subject)
        else:
            session.runs.pause()
            here = (session.document, session.address, session.pages.current, session.selected)
            self._looks.append(_Look(subject, whole, *here))
            session.pages.forget()
        session.show_inside(document, at or Address())

    def close(self) -> None:
        """Back to what was looked at before, at the moment at which it was left."""
        if not self._looks:
            return
        session, look = self._session, self._looks[-1]
        if session.modes.current is not None:
            session.modes.current.set_on(False)
        self._looks.pop()
        session.pages.resume(look.page)
        session.show_inside(look.document, look.address)
        session.select(look.selected)

    def close_all(self) -> None:
        """Back to the open document, at the moment at which it was left."""
        del self._looks[1:]
        self.close()

    def retell(self, told: Callable[[Document], Document]) -> None:
        """Take what was left in other words."""
        self._looks = [replace(look, document=told(look.document)) for look in self._looks]

    def why_no_edit(self) -> str:
        """Why nothing can be changed or trained now, in a sentence; "" where it can."""
        if not self._looks:
            return ""
        words = self.tr("“{part}” is only looked at: go back (Esc) to change or train anything.")
        return words.format(part=self._session.document.title)

    def holds_edits(self) -> bool:
        """Whether nothing can be changed or trained, since a part is looked at; says so."""
        why = self.why_no_edit()
        if why:
            self._session.said.emit(why)
        return bool(why)
