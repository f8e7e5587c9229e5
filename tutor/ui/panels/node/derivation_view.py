"""WHERE −2 COMES FROM: a card with the derivation of one number, the numbers in it links to follow."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tutor.ui.panels.node.explainer import Explanation
from tutor.ui.panels.section_head import SectionHead
from tutor.ui.theme import Theme
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.link_button import LinkButton
from tutor.walk import Quantity

_SIZE = 0.9
"""The formula here, beside a formula in the lesson."""


class DerivationView(QWidget):
    """Shows an Explanation."""

    followed = Signal(object)
    """The Quantity whose number was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[str, Quantity] = {}
        self._head = SectionHead()
        self.heading = self._head.heading
        self.unselect = LinkButton(self.tr("Follow the steps"))
        self.unselect.setToolTip(self.tr("Show the node of the step just made again"))
        self._head.row.addWidget(self.unselect)
        self._card = Card("normal")
        self.formula = FormulaLabel(theme)
        self.note = QLabel()
        self.note.setProperty("kind", "muted")
        self.note.setWordWrap(True)
        for part in (self.formula, self.note):
            self._card.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addWidget(self._card)
        self.formula.activated.connect(self._follow)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.formula.set_theme(theme)
        self.formula.set_size(theme.sizes.formula * _SIZE)

    def show_explanation(self, explanation: Explanation) -> None:
        """Show where this number comes from."""
        self._keys = explanation.keys
        self.heading.set_heading(explanation.title)
        self.formula.set_rows(explanation.rows, explanation.plain, explanation.tips)
        self.formula.setVisible(bool(explanation.rows))
        self.note.setText(explanation.note)
        self.note.setVisible(bool(explanation.note))

    def key_of(self, quantity: Quantity) -> str:
        """The key of the piece that leads to this quantity; empty where there is none."""
        return next((key for key, linked in self._keys.items() if linked == quantity), "")

    def _follow(self, key: str) -> None:
        self.followed.emit(self._keys[key])
