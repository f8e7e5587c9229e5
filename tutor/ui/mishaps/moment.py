"""Where the program was when something went wrong, as far as that can still be told."""

from __future__ import annotations

from collections.abc import Callable

from tutor.document.file.write import write_text
from tutor.ui.session.session import Session


def moment(session: Session) -> dict[str, str]:
    """Sections of a report: what is open, at which step, with which engine, and the document as text."""
    parts: dict[str, Callable[[], str]] = {
        "Open": lambda: f"{session.document.title} ({session.document.lesson or 'a file of its own'})",
        "Moment": lambda: (
            f"step {session.frame.position}, engine {session.engine}, {session.dtype}, last edits: "
            + (", ".join(_last_edits(session)) or "none")
        ),
        "Document": lambda: write_text(session.aside.whole),
    }
    return {title: _told(tell) for title, tell in parts.items()}


def _last_edits(session: Session) -> list[str]:
    """The words of the newest edits, the newest last."""
    edits = session.edits
    return [edits.text(index) for index in range(max(edits.index() - 10, 0), edits.index())]


def _told(tell: Callable[[], str]) -> str:
    """What is told; the very part that went wrong may be what cannot be."""
    try:
        return tell()
    except Exception as error:
        return f"cannot be told ({type(error).__name__}: {error})"
