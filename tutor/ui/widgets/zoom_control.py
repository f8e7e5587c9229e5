"""The zoom of the canvas: −, the scale in per cent (a click fits the graph), +."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.icon_button import IconButton


class ZoomControl(Card):
    """Asks for a step of zoom or for the whole graph; shows what `set_scale` says."""

    zoom_requested = Signal(int)
    """One step in (+1) or out (−1)."""
    fit_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setAccessibleName(self.tr("Zoom"))
        self._minus = IconButton("minus", self.tr("Zoom out"), theme, "flat")
        self._plus = IconButton("plus", self.tr("Zoom in"), theme, "flat")
        self._scale = QPushButton()
        self._scale.setProperty("kind", "flat")
        self._scale.setToolTip(self.tr("Show the whole graph"))
        row = QHBoxLayout()
        row.setSpacing(2)
        for widget in (self._minus, self._scale, self._plus):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            row.addWidget(widget)
        self.body.setContentsMargins(4, 4, 4, 4)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._minus.clicked.connect(self._out)
        self._plus.clicked.connect(self._in)
        self._scale.clicked.connect(self.fit_requested)
        self.set_theme(theme)
        self.set_scale(1.0)

    def set_theme(self, theme: Theme) -> None:
        """Take the sizes of `theme`."""
        for button in (self._minus, self._plus):
            button.set_theme(theme)
            button.set_side(theme.sizes.control_height)
        font = ui_font(theme.sizes.base, 500)
        widest = QFontMetricsF(font).horizontalAdvance("8888 %")
        self._scale.setFixedWidth(round(widest + 2.2 * theme.sizes.base))

    def set_scale(self, scale: float) -> None:
        """Show the scale `scale`, 1.0 being 100 %."""
        text = self.tr("{percent} %").format(percent=round(scale * 100))
        self._scale.setText(text)
        self._scale.setAccessibleName(
            self.tr("Zoom {percent} %, fit the graph").format(percent=round(scale * 100))
        )

    def _in(self) -> None:
        self.zoom_requested.emit(1)

    def _out(self) -> None:
        self.zoom_requested.emit(-1)
