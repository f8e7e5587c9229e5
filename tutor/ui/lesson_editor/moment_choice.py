"""A list of the moments of the graph shown, in words, with a button that takes the moment on the screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from tutor.document.document import Document
from tutor.document.edits.page_edits import moments
from tutor.language import translate
from tutor.ui.widgets.fields import Choice
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.walk import Phase, phase_title


class MomentChoice(QWidget):
    """`chosen` has the anchor of a moment; `here_wanted`: the moment shown is to be taken.

    Args of the constructor: the field's name; what is offered before the moments, as (words, id).
    """

    chosen = Signal(str)
    here_wanted = Signal()

    def __init__(
        self, name: str, first: tuple[tuple[str, str], ...] = (), *, with_start: bool = True
    ) -> None:
        super().__init__()
        self._first, self._with_start = first, with_start
        self._shown: object = None
        self.setAccessibleName(name)
        self.list = Choice(name)
        self.list.setMaxVisibleItems(24)
        self.list.activated.connect(self._activated)
        self.here = QPushButton(self.tr("Here"))
        self.here.setAccessibleName(self.tr("Take the moment that is shown"))
        self.here.setToolTip(self.tr("Take the moment that is shown on the graph and the timeline"))
        self.here.installEventFilter(KeepSpace(self))
        self.here.clicked.connect(self.here_wanted)
        self.setFocusProxy(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.list, 1)
        row.addWidget(self.here)

    def show_moment(self, document: Document, anchor: str) -> None:
        """Offer the moments of the document's graph, and show this one, even where it is gone."""
        walk = document.walkthrough
        if self._shown is not walk:
            self._shown = walk
            self.list.clear()
            for words, id_ in self._first:
                self.list.addItem(words, id_)
            for moment in moments(document):
                if moment.position or self._with_start:
                    self.list.addItem(moment_words(document, moment.anchor), moment.anchor)
        at = self.list.findData(anchor)
        if at < 0:
            at = self.list.findData(_last_named(document, anchor))
        if at < 0:
            self.list.addItem(moment_words(document, anchor), anchor)
            at = self.list.count() - 1
        self.list.setCurrentIndex(at)

    def _activated(self, row: int) -> None:
        self.chosen.emit(self.list.itemData(row))


def _last_named(document: Document, anchor: str) -> str:
    """The anchor of the list for one written otherwise: `forward:end`, `local-gradients:z`."""
    phase, colon, node = anchor.partition(":")
    wished = phase.replace("-", " ").replace("_", " ")
    named = [each.node for each in document.walkthrough.steps if each.phase == wished]
    return f"{wished}{colon}{named[-1] if node == 'end' and named else node}"


def moment_words(document: Document, anchor: str) -> str:
    """A moment as a person reads it: `Backward · ŷ`."""
    if anchor in ("start", "end"):
        return {
            "start": translate("lesson editor", "Start, before the first step"),
            "end": translate("lesson editor", "End, after the last step"),
        }[anchor]
    phase, _, node = anchor.partition(":")
    try:
        title = phase_title(Phase(phase.replace("-", " ").replace("_", " ")))
    except ValueError:
        title = phase
    return f"{title} · {document.symbols.plain(node)}"
