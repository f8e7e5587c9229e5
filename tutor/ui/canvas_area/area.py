"""The middle of the window: the canvas, and over it the legend, the zoom and what the program has to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor.document.document import Position
from tutor.errors import TutorError
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.neurons.front import CanvasFront
from tutor.ui.canvas.neurons.overlays import NeuronOverlays
from tutor.ui.canvas.picking import BadgeKind
from tutor.ui.canvas.picture_of import document_places, picture_of
from tutor.ui.canvas.shown import GraphPicture, Moment
from tutor.ui.canvas.spotlight import Spotlight
from tutor.ui.canvas.view import GraphView
from tutor.ui.canvas_area.editing import CanvasEditing
from tutor.ui.canvas_area.frames import CanvasFrames
from tutor.ui.canvas_area.graph_cards import GraphCards
from tutor.ui.canvas_area.overview import Overview
from tutor.ui.canvas_area.placing import CanvasPlacing
from tutor.ui.lessons.spot import NOWHERE
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.legend import Legend
from tutor.ui.widgets.notice import Notice
from tutor.ui.widgets.zoom_control import ZoomControl
from tutor.walk.quantity import value

if TYPE_CHECKING:
    from tutor.ui.canvas_area.waiting_line import WaitingLine

_MARGIN, _TOP = 20, 14
_ZOOM_STEP = 1.25


class CanvasArea(QWidget):
    """Draws the session's document and moment; what is clicked and edited on it goes back to the session."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folded = False
        self._document = session.document
        self._drawn: GraphPicture | None = None
        self.setAccessibleName(self.tr("Canvas"))
        self.view = GraphView(self)
        self.spotlight = Spotlight(self.view.graph_scene)
        self.notice = Notice(theme, self)
        self.editing = CanvasEditing(session, self.view, self)
        self.placing = CanvasPlacing(session, self.view, self.editing, self)
        self.editing.search = self.placing.search_behind
        self.frames = CanvasFrames(session, self.view, self)
        self.cards = GraphCards(session, theme, self.view, self)
        self._legend, self._zoom = Legend(theme, self), ZoomControl(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.front = CanvasFront(session, self.view, column, self)
        self.neurons = NeuronOverlays(session, theme, self)
        self.overview = Overview(session, self.view, self.front, theme, self)
        self.waiting: WaitingLine | None = None
        self._connect()
        self.set_theme(theme)
        self._show_document()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        overlays = (
            self.notice,
            self.cards,
            self._legend,
            self._zoom,
            self.neurons,
            self.overview,
            self.placing,
        )
        for part in (self.view, self.front, *overlays, self.editing):
            part.set_theme(theme)
        if self.waiting is not None:
            self.waiting.set_theme(theme)
        self._show_picks()
        self._point()
        self._folded = theme.is_projector
        self._place_overlays()

    def zoom(self, steps: int) -> None:
        """In (+) or out (−) by so many steps."""
        self.front.view.zoom_by(_ZOOM_STEP**steps)

    def fit(self) -> None:
        """Show the whole graph, or network; while the graph is edited, nothing else."""
        if self._session.editing.on and self.front.view is self.view:
            from tutor.ui.canvas.sight import fit_graph  # the first paint does without

            fit_graph(self.view)
        else:
            self.front.view.fit()

    def fit_selection(self) -> None:
        """Show what is selected as large as there is room for; of a network all."""
        session = self._session
        if self.front.view is not self.view:
            self.front.view.fit()
            return
        selected = (session.selected.node,) if session.selected is not None else ()
        self.view.follower.fit(session.editing.chosen or selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the overlays in their corners."""
        super().resizeEvent(event)
        self._place_overlays()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place an overlay anew when it has grown or shrunk."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place_overlays()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        session = self._session
        self.view.value_edited.connect(self._edit_value)
        self.view.quantity_activated.connect(session.explaining.ask)
        self.view.node_selected.connect(self._select_node)
        self.view.zoom_changed.connect(self._zoom.set_scale)
        self._zoom.zoom_requested.connect(self.zoom)
        self._zoom.fit_requested.connect(self.fit)
        self.front.turned.connect(self._follow_front)
        self.front.zoom_changed.connect(self._zoom.set_scale)
        session.neurons.changed.connect(self._show_moment)
        session.document_changed.connect(self._show_document)
        session.moment_changed.connect(self._show_moment)
        session.selection_changed.connect(self._point)
        self.view.settling.ended.connect(self._point)
        session.said.connect(self.notice.say)
        self.notice.left.connect(self.view.setFocus)
        session.autograd.attempt_changed.connect(self._show_picks)
        session.breakpoints.changed.connect(self._show_stops)
        self.view.picking.picked.connect(self._pick)
        self.notice.installEventFilter(self)
        self.overview.changed.connect(self._place_overlays)
        session.editing.places = self._places
        session.editing.toggled.connect(self._keep_view)

    def _keep_view(self) -> None:
        """While the graph is edited, the view is the person's: nothing that is done moves it."""
        if self._session.editing.on:
            self.view.keep_view()

    def _places(self) -> Mapping[str, Position]:
        """Where the nodes of the document stand."""
        standing = self.view.graph_scene.standing
        if standing is None or self._drawn is None:
            return {}
        return document_places(self._drawn, standing.document_positions(), self._session.document.positions)

    def _show_document(self) -> None:
        """Draw another graph; an edit of values leaves the picture, and with it the view, as they are.

        One graph of the document turns into another before the learner's eyes.
        """
        self._keep_view()
        document = self._session.document
        picture = picture_of(document)
        before, self._document = self._document, document
        edited = self._session.edits.is_showing and document.shown == before.shown
        if self._drawn is None or not _same(picture, self._drawn):
            if document.shown != before.shown and document.pages == before.pages:
                self.view.morph.leave()
            elif edited:
                self.view.settling.drift.leave()
            self._drawn = picture
            self.view.set_picture(picture, keeps_view=self._session.editing.on or edited)
        self.follow_given()
        self.neurons.refresh()
        self._show_waiting()
        self._place_overlays()
        self._show_moment()
        self.view.settling.begin()
        if edited and document.graph is not before.graph and not self.view.fits:
            from tutor.ui.canvas.sight import keep_in_sight  # the first paint does without

            keep_in_sight(self.view, [name for name in document.graph.position if name not in before.graph])
        self._point()

    def _show_waiting(self) -> None:
        """Say in one line what the graph misses."""
        if self.waiting is None and self._session.document.graph.missing:
            from tutor.ui.canvas_area.waiting_line import WaitingLine  # most graphs are finished

            self.waiting = WaitingLine(self._session, self.view.theme, self)
            self.waiting.asked.connect(self._go_to)
            self.waiting.installEventFilter(self)
        if self.waiting is not None:
            self.waiting.refresh()

    def _go_to(self, name: str) -> None:
        """Show a node on the graph, with the keyboard there."""
        self.view.go_to(name)
        self.view.setFocus()

    def follow_given(self) -> None:
        """Let values and the given gradient be typed where document and page leave them free."""
        session = self._session
        inside, holds = session.aside.on, session.pages.holds
        free = session.document.given_is_free and not holds("given")
        self.view.set_editable(not inside and not holds("values"))
        self.view.set_given_editable(free and not inside)

    def _show_moment(self) -> None:
        session = self._session
        question = session.predict.question
        asked = question.step if question else session.modes.questions.asked
        if self.front.show_moment(Moment(session.frame, session.trace, session.updates, asked)):
            return
        self.view.set_moment(session.frame, session.trace, session.updates, asked)
        self.overview.follow()
        self._show_picks()
        self.cards.show_handle()
        self._point()

    def _point(self) -> None:
        """Ring what the page points at, once everything stands where it belongs."""
        self.spotlight.point_at(NOWHERE if self.view.settling.is_running else self._session.pages.spot)

    def _follow_front(self) -> None:
        """Another view is shown: the overlays lie over it, and its scale is told."""
        self._zoom.set_scale(self.front.view.zoom)
        for part in (self._legend, self._zoom, self.notice):
            part.raise_()
        self.cards.lie_over(self.front.view)
        self._place_overlays()

    def _show_picks(self) -> None:
        """Where the learner is autograd: which nodes are done, the one rung as a hint, the last wrong one."""
        autograd, picking = self._session.autograd, self.view.picking
        picking.set_on(autograd.is_open)
        kinds: dict[str, BadgeKind] = dict.fromkeys(sorted(autograd.done), "done")
        if autograd.hinted:
            kinds[autograd.hinted] = "hint"
        if autograd.is_open and autograd.last is not None and not autograd.last.right:
            kinds[autograd.last.node] = "wrong"
        picking.show_badges(kinds)
        self.view.say_selection()

    def _show_stops(self) -> None:
        self.view.marks.show_stops(self._session.breakpoints.names)
        self.view.say_selection()

    def _pick(self, name: str) -> None:
        self._session.autograd.pick(name)

    def _edit_value(self, name: str, given: object) -> None:
        try:
            if name == ROOT_BOX:
                self._session.set_given(given)  # type: ignore[arg-type]
            elif self._session.editing.on:
                from tutor.ui.editing.value_edits import set_value  # the first paint does without

                set_value(self._session, name, given)  # type: ignore[arg-type]
            else:
                self._session.set_value(name, given)  # type: ignore[arg-type]
        except TutorError as error:
            self.notice.say(str(error))

    def _select_node(self, name: str) -> None:
        selected, picture = self._session.selected, self._drawn
        if not name or picture is None:
            self._session.select(None)
        elif selected is None or selected.node not in picture.members(name):
            self._session.select(value(self._session.frames.spoken_for(name)))

    def _place_overlays(self) -> None:
        legend, zoom, notice = self._legend, self._zoom, self.notice
        for part in (legend, zoom):
            part.adjustSize()
        top = self.neurons.place(self.width(), self.height(), zoom.width(), folded=self._folded)
        self.view.set_head(top - _TOP)
        zoom.setVisible(not self._folded)
        taken = zoom.width() + self.neurons.switch_width() + 3 * _MARGIN
        legend.setVisible(not self._folded and legend.width() + taken <= self.width())
        legend.move(_MARGIN, self.height() - legend.height() - _TOP)
        if self.waiting is not None:
            self.waiting.place(
                _MARGIN,
                self.height() - _TOP,
                legend if legend.isVisibleTo(self) else None,
                self.overview.taken(),
            )
        zoom.move(self.width() - zoom.width() - _MARGIN, self.height() - zoom.height() - _TOP)
        room = max(min(self.width() - 2 * _MARGIN, 620), 120)
        notice.setFixedWidth(room)
        height = notice.heightForWidth(room) if notice.hasHeightForWidth() else notice.sizeHint().height()
        height = max(height, notice.minimumSizeHint().height())
        notice.resize(room, height)
        if notice.is_cut:  # its layout keeps the rows of other words until the size is another
            notice.resize(room, height + 1)
        self.overview.place(self._zoom.y() if not self._folded else self.height() - _TOP)
        notice.move((self.width() - room) // 2, self._notice_top(notice.width(), notice.height(), top))
        self.cards.place(self.overview.taken())

    def _notice_top(self, width: int, height: int, top: int) -> int:
        """Where the notice hides less, never the search: at the top, or above what stands at the bottom."""
        low = min(self._legend.y(), self._zoom.y()) - height - 14
        left, view = (self.width() - width) // 2, self.front.view
        places = [QRect(left, y, width, height) for y in (top, max(low, top))]
        bar = self.overview.finding.bar.geometry() if self.overview.is_searching else QRect()
        best = min(places, key=lambda at: (at.intersects(bar), len(view.items(at)), at.y()))
        return best.y()


def _same(one: GraphPicture, other: GraphPicture) -> bool:
    """Whether two pictures draw the same graph in the same place and symbols."""
    alike = one.graph == other.graph and one.positions == other.positions
    alike = alike and (one.groups, one.closed, one.whole) == (other.groups, other.closed, other.whole)
    return alike and all(
        one.symbols.tex(node.name) == other.symbols.tex(node.name) for node in one.graph.nodes
    )
