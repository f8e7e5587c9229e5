"""The panels at the right: each is built when it is first shown, or when the window has been painted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from tutor.document.page import Control
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.icon_button import IconButton

_CONTROLS: tuple[Control, ...] = ("node", "code", "training", "data")
"""The panels in order, as a page names them."""


class SideTabs(QTabWidget):
    """Node, Code, Training, Data."""

    left = Signal()
    """The keyboard is to go back to the walk."""
    table_asked = Signal()
    """Samples are to be taken from a table."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._panels: dict[int, QWidget] = {}
        self._hidden: Collection[Control] = ()
        self._locked: Mapping[Control, str] = {}
        self._plots_wanted = False
        self._before_editing: int | None = None
        self._builder = QTimer(self)
        self._builder.setSingleShot(True)
        self._builder.timeout.connect(self._build_next)
        self.setAccessibleName(self.tr("Panels"))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setDocumentMode(True)
        self.tabBar().setExpanding(True)
        self.tabBar().setAccessibleName(self.tr("Panels"))
        self.widen = IconButton("widen", self.tr("Widen the panels"), theme, "flat")
        self.setCornerWidget(_cornered(self.widen), Qt.Corner.TopRightCorner)
        self._makers: list[Callable[[], QWidget]] = []
        self._pages: list[QVBoxLayout] = []
        for title, maker in (
            (self.tr("Node"), self._node),
            (self.tr("Code"), self._code),
            (self.tr("Training"), self._training),
            (self.tr("Data"), self._data),
        ):
            self._makers.append(maker)
            self.addTab(self._empty_page(), title)
        self.currentChanged.connect(self.panel)
        self.tabBarClicked.connect(self._leave, Qt.ConnectionType.QueuedConnection)
        self.widen.set_side(round(theme.sizes.base * 2.4))
        session.predict.mode_changed.connect(self._show_mode)
        session.modes.questions.mode_changed.connect(self._show_mode)
        session.editing.toggled.connect(self._follow_editing)

    def panel(self, index: int) -> QWidget:
        """The panel of a tab, built now if it is not there yet."""
        if index not in self._panels:
            made = self._panels[index] = self._makers[index]()
            self._pages[index].addWidget(made)
            if self._plots_wanted:
                self._load_plots(made)
        return self._panels[index]

    def load_plots(self) -> None:
        """Put the plots in: they need pyqtgraph. What is not built yet is built, but not all at once."""
        self._plots_wanted = True
        for made in self._panels.values():
            self._load_plots(made)
        self._builder.start()

    @property
    def is_complete(self) -> bool:
        """Whether every panel is built, and its plots are in."""
        return self._plots_wanted and len(self._panels) == self.count()

    def _build_next(self) -> None:
        """Build one panel, and let the window breathe before the next."""
        missing = next((index for index in range(self.count()) if index not in self._panels), None)
        if missing is not None:
            self.panel(missing)
            self._builder.start()

    def _show_mode(self) -> None:
        """What was trained would give answers away: the panel is shut while the learner is asked."""
        self.set_controls(self._hidden, self._locked)

    def _follow_editing(self) -> None:
        """The code is the graph's other view: it is shown while the graph is edited, then what was before."""
        code = _CONTROLS.index("code")
        if self._session.editing.on and self.isTabEnabled(code) and self.isTabVisible(code):
            self._before_editing = self.currentIndex()
            self.setCurrentIndex(code)
        elif self._before_editing is not None:
            if self.currentIndex() == code:
                self.setCurrentIndex(self._before_editing)
            self._before_editing = None

    def set_controls(self, hidden: Collection[Control], locked: Mapping[Control, str]) -> None:
        """Take these panels away, and shut those of `locked`, which says why; all others are free."""
        self._hidden, self._locked = hidden, locked
        shut = dict(locked)
        if self._session.modes.asks:
            shut["training"] = self.tr("Shut while you are asked: it knows the answers")
        for index, control in enumerate(_CONTROLS):
            self.setTabVisible(index, control not in hidden)
            self.setTabEnabled(index, control not in shut)
            self.setTabToolTip(index, shut.get(control, ""))
        usable = [
            index for index in range(self.count()) if self.isTabEnabled(index) and self.isTabVisible(index)
        ]
        if usable and self.currentIndex() not in usable:
            self.setCurrentIndex(usable[0])

    def _leave(self) -> None:
        """A click on a tab is a look: the panel's first field or formula is not to take the walk's keys."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.left.emit()

    @property
    def usual_width(self) -> float:
        """How wide the panels are before anybody has chosen, in pixels."""
        return self._theme.sizes.side_width

    def show_wide(self, wide: bool) -> None:
        """Say what the button in the corner would do."""
        self.widen.set_icon("narrow" if wide else "widen")
        self.widen.set_text(self.tr("Narrow the panels") if wide else self.tr("Widen the panels"), "Ctrl+F10")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.widen.set_theme(theme)
        self.widen.set_side(round(theme.sizes.base * 2.4))
        for made in self._panels.values():
            made.set_theme(theme)  # type: ignore[attr-defined]

    @staticmethod
    def _load_plots(panel: QWidget) -> None:
        load = getattr(panel, "load_plots", None)
        if load is not None:
            load()

    def _empty_page(self) -> QWidget:
        page = QWidget()
        page.setProperty("ground", "surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages.append(QVBoxLayout(page))
        self._pages[-1].setContentsMargins(0, 0, 0, 0)
        return page

    def _node(self) -> QWidget:
        from tutor.ui.panels.node.panel import NodePanel

        made = NodePanel(self._session, self._theme)
        made.left.connect(self.left)
        return made

    def _code(self) -> QWidget:
        from tutor.ui.panels.code import CodePanel

        return CodePanel(self._session, self._theme)

    def _training(self) -> QWidget:
        from tutor.ui.panels.training.panel import TrainingPanel

        return TrainingPanel(self._session, self._theme)

    def _data(self) -> QWidget:
        from tutor.ui.panels.data.panel import DataPanel

        panel = DataPanel(self._session, self._theme)
        panel.table_asked.connect(self.table_asked)
        return panel


def _cornered(button: QWidget) -> QWidget:
    """The button on the ground of the tabs, with air at its sides."""
    corner = QWidget()
    corner.setProperty("ground", "surface")
    corner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(corner)
    row.setContentsMargins(4, 0, 10, 0)
    row.addWidget(button)
    corner.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    return corner
