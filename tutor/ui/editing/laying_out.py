"""The command "Lay out the graph": automatic places, of a large graph worked out in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from tutor.document.document import Document, Position
from tutor.document.edits.edits import move
from tutor.ui.background import Background
from tutor.ui.canvas.drift import LONGEST_MS
from tutor.ui.canvas.picture_of import document_places
from tutor.ui.canvas.shown import GraphPicture
from tutor.ui.canvas.sight import seen
from tutor.ui.canvas.view import GraphView
from tutor.ui.session.session import Session

_AT_ONCE = 120
"""So many nodes are laid out within some hundredths of a second."""
_SAID_EACH_MS = 4000


class LayingOut(QObject):
    """Lays out the chosen nodes, or all, as one step of undo.

    In the background, the graph may be changed or another be opened meanwhile: then nothing comes of it.
    """

    def __init__(self, session: Session, view: GraphView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._background: Background | None = None
        self._waits: object = None
        self._count = 0
        self._since = QElapsedTimer()
        self._says = QTimer(self)
        self._says.setInterval(_SAID_EACH_MS)
        self._says.timeout.connect(self._say)

    @property
    def is_at_work(self) -> bool:
        """Whether a layout is being worked out."""
        return self._waits is not None

    def run(self) -> None:
        """Lay out the chosen nodes, if there are several, else all."""
        scene, editing = self._view.graph_scene, self._session.editing
        if self.is_at_work or scene.picture is None or scene.standing is None or editing.refused():
            return
        automatic = scene.standing.automatic(scene.picture)
        chosen = {scene.picture.node(name) for name in editing.chosen} if editing.on else set()
        only = frozenset(chosen if len(chosen) > 1 else ())
        count = len(only) or len(automatic.places)
        job = partial(automatic.found, only, seen(self._view))
        if count <= _AT_ONCE:
            self._place(scene.picture, job())
        else:
            self._begin(scene.picture, job, count)

    def cancel(self) -> None:
        """Let nothing come of the layout that is being worked out."""
        if self.is_at_work:
            self._end()
            self._session.said.emit(self.tr("Stopped: everything stands where it stood."))

    def close(self) -> None:
        """End all work; call before the program ends."""
        self._end()
        if self._background is not None:
            self._background.close()

    def _begin(self, picture: GraphPicture, job: Callable[[], Mapping[str, Position]], count: int) -> None:
        """Work it out while the window goes on."""
        if self._background is None:
            self._background = Background(self)
        self._waits = document = self._session.document
        self._count = count
        self._since.start()
        self._says.start()
        self._say()
        self._background.run(job, partial(self._take, document, picture), self._fail)

    def _take(self, document: object, picture: GraphPicture, places: Mapping[str, Position]) -> None:
        waited = self._waits is document
        if waited:
            self._end()
        if waited and self._session.document is document:
            self._session.said.emit("")
            self._place(picture, places)

    def _fail(self, error: BaseException) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._waits = None
        self._says.stop()

    def _say(self) -> None:
        """How long it has taken so far, and how to stop it."""
        seconds = self._since.elapsed() // 1000
        if seconds:
            words = self.tr("Laying out {count} nodes for {seconds} seconds. Esc stops that.")
        else:
            words = self.tr("Laying out {count} nodes. Esc stops that.")
        self._session.said.emit(words.format(count=self._count, seconds=seconds))

    def _place(self, picture: GraphPicture, places: Mapping[str, Position]) -> None:
        """Let what is drawn stand there; what is inside a closed frame goes with it."""

        def change(document: Document) -> Document:
            return move(document, document_places(picture, places, document.positions))

        self._view.settling.drift.next_ms = LONGEST_MS
        if not self._session.editing.apply(change, self.tr("Lay out")):
            self._session.said.emit(self.tr("Everything stands as it would be laid out."))
