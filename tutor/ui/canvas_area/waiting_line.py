"""The line over the canvas that says what the graph misses; a click goes to the node that waits."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tutor.document.checking.finished import first_waiting, waiting
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.elided_label import ElidedLabel
from tutor.ui.widgets.link_button import LinkButton


class WaitingLine(Card):
    """One calm sentence while operands are missing; it goes when the graph is finished."""

    asked = Signal(str)
    """The node that waits is to be shown."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__("surface", parent)
        self._session = session
        self._words = ElidedLabel("", self)
        self._words.setProperty("kind", "muted")
        self._words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.button = LinkButton(self.tr("Show it"))
        self.button.clicked.connect(self._go)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._words)
        row.addWidget(self.button)
        self.body.setContentsMargins(12, 5, 12, 5)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What the graph misses"))
        self.set_theme(theme)
        session.editing.toggled.connect(self.refresh)
        self.refresh()

    @property
    def sentence(self) -> str:
        """What it says; empty where nothing is missing. Of an empty graph also how one begins."""
        found = waiting(self._session.document)
        if not found or first_waiting(self._session.document):
            return found
        if self._session.editing.on:
            return found + " " + self.tr("Drag something here, or press Tab.")
        return found + " " + self.tr("Edit graph, at the top, begins one.")

    def set_theme(self, theme: Theme) -> None:
        """Take the sizes of `theme`."""
        self.setMinimumHeight(round(theme.sizes.control_height))

    def refresh(self) -> None:
        """Say what is missing now, or nothing."""
        sentence, name = self.sentence, first_waiting(self._session.document)
        self._words.setText(sentence)
        self.setAccessibleDescription(sentence)
        words = self.tr("Show {name} on the graph").format(name=self._session.document.symbols.plain(name))
        self.button.setAccessibleName(words)
        self.button.setToolTip(words)
        self.button.setVisible(bool(name))
        self.setVisible(bool(sentence))

    def place(self, left: int, bottom: int, beside: QWidget | None, taken: Iterable[QRect] = ()) -> None:
        """Stand at the lower left, over what is there already, and end before what is taken at the right."""
        area, wished = self.parentWidget(), self.sizeHint()
        right = area.width() - left if area is not None else left + wished.width()
        top = (beside.y() - 8 if beside is not None else bottom) - wished.height()
        row = QRect(left, top, right - left, wished.height())
        right = min([right, *(rect.left() - 8 for rect in taken if rect.intersects(row))])
        self.setGeometry(left, top, min(wished.width(), right - left), wished.height())

    def _go(self) -> None:
        name = first_waiting(self._session.document)
        if name:
            self.asked.emit(name)
