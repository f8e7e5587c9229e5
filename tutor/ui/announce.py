"""Saying a sentence through a screen reader, at once and without moving the keyboard."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Let a screen reader say `sentence`; it costs nothing where none listens.

    Args:
        widget: where it is said; one that is seen.
        sentence: plain text.
        urgent: say it before what is being said: for the verdict on an answer, not for what may wait.
    """
    if not QAccessible.isActive() or not sentence:
        return
    event = QAccessibleAnnouncementEvent(widget, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    _hand_over(event)


_hand_over = QAccessible.updateAccessibility
