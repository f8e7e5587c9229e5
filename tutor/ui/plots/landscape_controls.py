"""Over which numbers the loss is shown, and of which samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from tutor.training.views.landscape import Element
from tutor.ui.plots.element_menu import Index, element_name, fill_menu
from tutor.ui.widgets.segmented_control import Option, SegmentedControl

if TYPE_CHECKING:
    from tutor.engine import Given
    from tutor.ui.look.theme import Theme
    from tutor.ui.session.session import Session


class LandscapeControls(QWidget):
    """Two choosers, the second of which may have none, and a switch between all samples and one."""

    elements_chosen = Signal(object)
    """A tuple of one Element or two."""
    sample_chosen = Signal()

    def __init__(
        self,
        parameters: Callable[[], Mapping[str, Given]],
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parameters, self._session = parameters, session
        self._elements: tuple[Element, ...] = ()
        self.across = self._chooser(self.tr("Across"), self._fill_across)
        self.up = self._chooser(self.tr("Upwards"), self._fill_up)
        self.samples = SegmentedControl(
            self.tr("Samples of the loss"),
            [Option("all", self.tr("all samples")), Option("one", self.tr("this one"))],
            theme,
        )
        elements = QHBoxLayout()
        elements.setSpacing(8)
        elements.addWidget(self.across)
        elements.addWidget(self.up)
        elements.addStretch(1)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._lines.addLayout(elements)
        self._lines.addWidget(self.samples)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.samples.chosen.connect(self.sample_chosen)

    @property
    def of_sample(self) -> bool:
        """Whether the loss is that of the present sample alone."""
        return self.samples.current() == "one"

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.samples.set_theme(theme)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All on one line, or the samples below, where there is no room beside."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        parts = (self.across, self.up, self.samples)
        wide = sum(part.sizeHint().width() + 8 for part in parts) <= self.width()
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._lines.direction() != way:
            self._lines.setDirection(way)

    def show_elements(self, elements: tuple[Element, ...]) -> None:
        """Say which numbers are shown; where there is one sample, there are no others to choose."""
        self.samples.setVisible(self._session.document.samples > 1)
        if elements == self._elements:
            return
        self._elements = elements
        symbols = self._session.document.symbols
        names = [element_name(symbols, each.name, each.index) for each in elements]
        upwards = names[1] if len(names) > 1 else self.tr("loss")
        self.across.setText(f"→ {names[0]}")
        self.up.setText(f"↑ {upwards}")
        self.across.setAccessibleName(self.tr("Across: {name}").format(name=names[0]))
        self.up.setAccessibleName(self.tr("Upwards: {name}").format(name=upwards))
        self._turn()

    def _chooser(self, tip: str, fill: Callable[[QMenu], None]) -> QPushButton:
        button = QPushButton()
        button.setToolTip(tip)
        button.setProperty("menu", "true")
        menu = QMenu(button)

        def fill_anew() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(fill_anew)
        button.setMenu(menu)
        return button

    def _fill_across(self, menu: QMenu) -> None:
        symbols = self._session.document.symbols
        fill_menu(menu, self._parameters(), symbols, self._choose_across, self._is_across, norms=False)

    def _fill_up(self, menu: QMenu) -> None:
        none = menu.addAction(self.tr("the loss itself: a curve"))
        none.setCheckable(True)
        none.setChecked(len(self._elements) < 2)
        none.triggered.connect(self._choose_curve)
        menu.addSeparator()
        symbols = self._session.document.symbols
        fill_menu(menu, self._parameters(), symbols, self._choose_up, self._is_up, norms=False)

    def _is_across(self, name: str, index: Index | None) -> bool:
        return bool(self._elements) and Element(name, index or ()) == self._elements[0]

    def _is_up(self, name: str, index: Index | None) -> bool:
        return len(self._elements) > 1 and Element(name, index or ()) == self._elements[1]

    def _choose_across(self, name: str, index: Index | None) -> None:
        """Another number across; where it stands upwards, the two change places."""
        asked = Element(name, index or ())
        rest = tuple(self._elements[0] if each == asked else each for each in self._elements[1:])
        self.elements_chosen.emit((asked, *rest))

    def _choose_up(self, name: str, index: Index | None) -> None:
        asked = Element(name, index or ())
        if asked == self._elements[0]:
            changed = (self._elements[1], asked) if len(self._elements) > 1 else (asked,)
        else:
            changed = (self._elements[0], asked)
        self.elements_chosen.emit(changed)

    def _choose_curve(self) -> None:
        self.elements_chosen.emit(self._elements[:1])
