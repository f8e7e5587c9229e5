"""The base of every plot that watches training: heading, legend, card with the plot or a sentence, menu.

A plot is a subclass and a line in `tutor.ui.plots.plot_list`. It says what it is called (`title`), for which
documents there is something to see (`fits`), and makes its `Plot` when pyqtgraph is loaded (`make_plot`:
import the plot's file there). It is asked to `draw` a few times a second at most, while it is seen and there
is something to draw: `empty_sentence` says why there is not. What it shows (`numbers`) can be saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from tutor.ui.panels.section_head import SectionHead
from tutor.ui.panels.throttle import Throttle
from tutor.ui.plots.curve_legend import Entry, PlotLegend
from tutor.ui.plots.plot_card import PlotCard
from tutor.ui.plots.plot_files import PlotFiles
from tutor.ui.widgets.card import restyle
from tutor.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.document.document import Document
    from tutor.export.number_columns import Column
    from tutor.ui.look.theme import Theme
    from tutor.ui.plots.plot import Plot
    from tutor.ui.session.session import Session

_LINE = 2.3
"""Height of the line of the heading, in heights of letters: as high as its widgets, so that none moves it."""


class PlotView(QWidget):
    """A plot of the Training panel. Subclasses override the part "what a plot is"."""

    needs_changed = Signal()
    """`narrowest` may be another."""
    id: ClassVar[str] = ""
    """What settings and file names call it."""
    at_first: ClassVar[bool] = True
    """Whether it is shown before anybody has chosen."""
    card_height: ClassVar[int] = 180
    """What its card would like to have, in pixels at the light theme's size of type."""
    interval_ms: ClassVar[int] = 100
    """The least time from one drawing to the next."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.plot: Plot | None = None
        self.head = SectionHead(self.title())
        self.legend = self.make_legend()
        self.card = PlotCard(self.card_height, theme, least=round(self.card_height * 0.75))
        self.more = IconButton("more", self.tr("What to do with this plot"), theme, "flat")
        self.more.setAccessibleName(self.tr("What to do with “{plot}”").format(plot=self.title()))
        self._files = PlotFiles(self, self)
        self._below = QHBoxLayout()
        self._lay_out()
        self.setAccessibleName(self.title())
        self.more.clicked.connect(self._open_menu_at_button)
        self.throttle = Throttle(self.refresh, self, self.interval_ms, session.runs.is_at_work)
        for changed in (
            session.training_changed,
            session.moment_changed,
            session.engine_changed,
            session.document_changed,
        ):
            changed.connect(self.throttle.request)
        self._dress()

    # --- what a plot is -----------------------------------------------------------------------------------

    @classmethod
    def title(cls) -> str:
        """What it is called, in the heading and in the list of plots."""
        return cls.id

    @classmethod
    def fits(cls, document: Document) -> bool:
        """Whether there is something to see in this document's training."""
        return document.trains

    def make_plot(self) -> Plot:
        """The plot; pyqtgraph is loaded by now."""
        from tutor.ui.plots.plot import Plot

        return Plot(self.title(), "", self._theme)

    def make_legend(self) -> PlotLegend:
        """The legend beside the heading, or below it where there is no room."""
        return PlotLegend(self._theme)

    def entries(self) -> Sequence[Entry]:
        """The curves that the legend is to name now."""
        return ()

    def empty_sentence(self) -> str:
        """Why there is nothing to draw; empty where there is."""
        return "" if self._session.runs.length() else self.tr("Train, and this is drawn as it goes.")

    def draw(self) -> None:
        """Show in `self.plot` what is true now."""

    def description(self) -> str:
        """What the plot shows, in a sentence: for a screen reader, and for who hovers."""
        return ""

    def numbers(self) -> Mapping[str, Column]:
        """The numbers that the plot shows, all of them and exact: a name and a column each."""
        return {}

    def add_actions(self, menu: QMenu) -> None:
        """Put what is this plot's own into the menu, above what every plot has."""

    def add_above(self, part: QWidget) -> None:
        """Put a part between the heading and the card."""
        self._column.insertWidget(self._column.indexOf(self.card), part)

    def add_below(self, part: QWidget) -> None:
        """Put a part under the card."""
        self._column.insertWidget(self._column.count() - 1, part)

    # --- what all have ------------------------------------------------------------------------------------

    @property
    def theme(self) -> Theme:
        """The look at hand."""
        return self._theme

    @property
    def session(self) -> Session:
        """What is shown."""
        return self._session

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for part in (self.legend, self.card, self.more):
            part.set_theme(theme)
        if self.plot is not None:
            self.plot.set_theme(theme)
        self._dress()
        self.throttle.request()

    def add_to_head(self, widget: QWidget) -> None:
        """Put a small widget into the line of the heading, before the button of the menu."""
        self.head.row.insertWidget(self.head.row.indexOf(self.more), widget)
        self._beside.append(widget)

    def load_plot(self) -> None:
        """Make the plot; call when pyqtgraph may be imported."""
        if self.plot is None:
            self.plot = self.make_plot()
            self.plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.plot.setAccessibleName(self.title())
            self.plot.installEventFilter(self)
            self.plot.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self.plot.customContextMenuRequested.connect(self._open_menu)
            self.card.set_plot(self.plot)
            self.throttle.request()

    def narrowest(self) -> int:
        """The width, in pixels, in which all of it can be read: the legend below, a name a line."""
        whole = self.layout()
        rest = [whole.itemAt(at) for at in range(2, whole.count())] if whole is not None else []
        others = [item.minimumSize().width() for item in rest if item is not None]
        return max(self._head_width(), self.legend.narrowest(), *others)

    def refresh(self) -> None:
        """Say why there is nothing to see, or draw."""
        sentence = self.empty_sentence()
        self.card.say(sentence)
        self._show_legend(() if sentence else self.entries())
        if self.plot is not None and not sentence:
            self.draw()
            self.plot.setAccessibleDescription(self.description())

    def menu(self) -> QMenu:
        """What can be done with the plot."""
        menu = QMenu(self)
        self.add_actions(menu)
        if menu.actions():
            menu.addSeparator()
        self._files.add_to(menu)
        return menu

    @property
    def files(self) -> PlotFiles:
        """What saves it."""
        return self._files

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show on the card whether the plot has the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self.card, "lit", "true" if event.type() == QEvent.Type.FocusIn else "false")
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend stands where there is room."""
        super().resizeEvent(event)
        self._place_legend()

    # --- inside -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.head.row.addWidget(self.legend)
        self.head.row.addWidget(self.more)
        self._beside: list[QWidget] = [self.more]
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addStretch(1)
        # As wide as there is room: what is narrow puts its legend below, and what is too narrow is cut off.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addLayout(self._below)
        column.addWidget(self.card, 1)
        column.addStretch(0)
        self._column = column

    def _dress(self) -> None:
        line = round(self._theme.sizes.base * _LINE)
        self.more.set_side(line - 4)
        self.head.setMinimumHeight(line)
        self._place_legend()

    def _show_legend(self, entries: Sequence[Entry]) -> None:
        if tuple(entries) != self.legend.entries():
            self.legend.show_entries(entries)
            self._place_legend()
            self.needs_changed.emit()

    def _place_legend(self) -> None:
        """In the line of the heading where all of it fits beside the rest, else below."""
        row = self.head.row
        fits = self._head_width() + self.legend.one_line() <= self.width()
        self.legend.set_room(self.width())
        line = row if fits else self._below
        if line.indexOf(self.legend) < 0:
            line.insertWidget(2 if fits else 1, self.legend)
            self.legend.setVisible(bool(self.legend.entries()))

    def _head_width(self) -> int:
        """What heading and buttons need without the legend."""
        spacing = self.head.row.spacing()
        return sum(each.sizeHint().width() + spacing for each in (self.head.heading, *self._beside))

    def _open_menu_at_button(self) -> None:
        self._pop_up(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _open_menu(self, at: QPoint) -> None:
        if self.plot is not None:
            self._pop_up(self.plot.mapToGlobal(at))

    def _pop_up(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
