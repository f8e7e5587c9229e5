"""The rounded card in which a plot stands; before the plot is there, and where there is none, it says so."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.widgets.card import Card


class PlotCard(Card):
    """Keeps its height with and without a plot. `say` shows a sentence instead of the plot."""

    def __init__(
        self, height: int, theme: Theme, least: int | None = None, parent: QWidget | None = None
    ) -> None:
        """`height` is in pixels at the light theme's size of type; with `least` it gives way down to that."""
        super().__init__("normal", parent)
        self._height, self._least = height, height if least is None else least
        self._plot: QWidget | None = None
        self._legend: QWidget | None = None
        self.body.setContentsMargins(6, 6, 6, 4)
        self._sentence = QLabel(self)
        self._sentence.setProperty("kind", "muted")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._sentence)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the sizes of `theme`: larger type, larger plot."""
        self.setMinimumHeight(round(self._least * theme.sizes.base / 14))
        self.setMaximumHeight(round(self._height * theme.sizes.base / 14))
        self.place_legend()

    def sizeHint(self) -> QSize:
        """As high as it must be; where there is room it grows."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def set_plot(self, plot: QWidget) -> None:
        """Show this plot from now on."""
        self._plot = plot
        self.body.addWidget(plot)
        self.place_legend()
        self.say(self._sentence.text())

    def set_legend(self, legend: QWidget) -> None:
        """Put this legend into the upper right corner, above the plot."""
        self._legend = legend
        legend.setParent(self)
        legend.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.place_legend()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the legend in its corner."""
        super().resizeEvent(event)
        self.place_legend()

    def place_legend(self) -> None:
        """Put the legend into its corner; call when its size has changed."""
        if self._legend is not None:
            self._legend.adjustSize()
            self._legend.move(self.width() - self._legend.width() - 8, 10)
            self._legend.raise_()

    def say(self, sentence: str) -> None:
        """Show a sentence instead of the plot; an empty one brings the plot back."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence) or self._plot is None)
        if self._plot is not None:
            self._plot.setVisible(not sentence)

    def sentence(self) -> str:
        """What is said instead of the plot."""
        return self._sentence.text()
