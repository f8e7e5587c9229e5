"""The caption that a class reads below the graph: the step's formula, large, and its sentence."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.panels.linked_step import LinkedStep, linked_step
from tutor.ui.session.session import Session
from tutor.ui.typesetting.typeset_row import layout_row, split_tex
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.walk import Quantity

_SHARE = 0.26
"""How much of the window's height a formula may take with its numbers."""
_SIDE, _ABOVE, _TIGHT = 1.9, 0.5, 0.25
"""Room beside the words, and above, between and below them, in letters' sizes; the last where it is short."""
_FRACTION = r"\frac{\partial \hat{y}}{\partial \hat{y}}"


class Caption(QWidget):
    """Formula and sentence of the present step, in the sizes of the projector."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.setAccessibleName(self.tr("Caption"))
        self._formula = FormulaLabel(theme)
        self._keys: Mapping[str, Quantity] = {}
        self._above = _ABOVE
        self._formula.activated.connect(self._explain)
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._column = column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._formula)
        column.addWidget(self._sentence)
        column.addStretch(1)
        session.document_changed.connect(self._forget_height)
        session.moment_changed.connect(self._show_moment)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self._formula.set_theme(theme)
        self._set_sizes()
        self._show_moment()

    def set_tight(self, tight: bool) -> None:
        """Leave the graph more room, or the words more air."""
        self._above = _TIGHT if tight else _ABOVE
        self._set_sizes()
        self._keep_height()

    def _set_sizes(self) -> None:
        """Give words and formula the theme's size."""
        theme = self._theme
        side, above = round(_SIDE * theme.sizes.base), round(self._above * theme.sizes.base)
        self._column.setContentsMargins(side, above, side // 2, above)
        self._column.setSpacing(above)
        self._formula.set_size(theme.sizes.formula)
        size = round(theme.sizes.caption)
        self._sentence.setStyleSheet(f"font-size: {size}px; color: {theme.hex('text')};")
        self._forget_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._forget_height()
            self._keep_height()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the steps that were made while nobody looked."""
        super().showEvent(event)
        self._set_sizes()
        self._show_moment()
        self._keep_height()

    def _forget_height(self) -> None:
        """Be as high as a fraction and two lines at the least."""
        sizes = self._theme.sizes
        fraction = layout_row(split_tex(_FRACTION), sizes.formula, self._theme)
        line = QFontMetricsF(ui_font(sizes.caption)).lineSpacing()
        self.setMinimumHeight(round(fraction.height + 5 + 2 * line) + 3 * self._column.spacing() + 1)

    def _keep_height(self) -> None:
        """Grow with the longest step, and do not shrink: the graph above is to stand still."""
        if self.isVisible():
            needed = self._column.totalHeightForWidth(self.width())
            self.setMinimumHeight(max(self.minimumHeight(), needed))

    def _show_moment(self) -> None:
        if not self.isVisible():
            return
        narration, linked = self._session.narration, linked_step(self._session)
        self._formula.setVisible(narration is not None)
        if narration is None or linked is None:
            self._sentence.setText(self._session.document.title)
            return
        self._keys = linked.keys
        self._sentence.setText(narration.explanation)
        self._fit_formula(linked)
        self._keep_height()

    def _fit_formula(self, linked: LinkedStep) -> None:
        """Leave the numbers to the graph where matrices written out would take its room."""
        margins, most = self._column.contentsMargins(), _SHARE * self.window().height()
        room = self.width() - margins.left() - margins.right()
        for rows in (linked.rows[:2], linked.rows[:1]):
            self._formula.set_rows([[piece for row in rows for piece in row]], linked.plain)
            if self._formula.heightForWidth(room) <= most:
                break

    def _explain(self, key: str) -> None:
        """A number of the formula was clicked."""
        self._session.explaining.ask(self._keys[key])
