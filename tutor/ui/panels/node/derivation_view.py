"""WHERE −2 COMES FROM: a card with the derivation of one number, the numbers in it links to follow."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.node.explainer import Explanation
from tutor.ui.panels.section_head import SectionHead
from tutor.ui.widgets.breakable import breakable
from tutor.ui.widgets.card import Card, restyle
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.link_button import LinkButton
from tutor.walk import Quantity

_SIZE = 0.9
"""The formula here, beside a formula in the lesson."""


class DerivationView(QWidget):
    """Shows an Explanation."""

    followed = Signal(object)
    """The Quantity whose number was clicked."""
    back_asked = Signal()
    """To what was explained before."""
    check_toggled = Signal()
    """Finite differences are wanted beside a slope, or no more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[str, Quantity] = {}
        self.head = SectionHead()
        self.heading = self.head.heading
        self.unselect = LinkButton(self.tr("Follow the steps"))
        self.unselect.setToolTip(self.tr("Show the node of the step just made again"))
        self.back, self.whole = LinkButton(self.tr("← Back")), LinkButton(self.tr("All of it"))
        self.check = LinkButton(self.tr("Check it numerically"))
        self.back.setToolTip(self.tr("To what was explained before (Alt+←)"))
        self.head.row.addWidget(self.unselect)
        self._card = Card("normal")
        self.formula = FormulaLabel(theme)
        self.note = QLabel()
        self.note.setProperty("kind", "muted")
        self.note.setWordWrap(True)
        self.checked = QLabel()
        self.checked.setWordWrap(True)
        self.checked.setAccessibleName(self.tr("Numeric check"))
        for part in (self.formula, self.note, self.checked):
            self._card.body.addWidget(part)
        links = QHBoxLayout()
        links.setSpacing(18)
        for link in (self.back, self.whole, self.check):
            links.addWidget(link)
        links.addStretch(1)
        self._card.body.addLayout(links)
        for link in (self.whole, self.back, self.check):
            link.hide()
        self.checked.hide()
        self._whole: Quantity | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self._card)
        self.formula.activated.connect(self._follow)
        self.back.clicked.connect(self.back_asked)
        self.whole.clicked.connect(self._follow_whole)
        self.check.clicked.connect(self.check_toggled)
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
        self.note.setText(breakable(explanation.note))
        self.note.setVisible(bool(explanation.note))

    def show_ways(self, *, back: bool, whole: Quantity | None, name: str) -> None:
        """Offer the way back, and the way from an element to all of its array, which is called `name`."""
        self._whole = whole
        self.back.setVisible(back)
        self.whole.setVisible(whole is not None)
        self.whole.setToolTip(self.tr("Explain all of {name}").format(name=name))

    def show_check(self, *, offered: bool, words: str) -> None:
        """Offer the numeric check, and say what it has found; no words where none is wanted."""
        self.check.setVisible(offered)
        self.check.setText(self.tr("Hide the check") if words else self.tr("Check it numerically"))
        self.checked.setVisible(offered and bool(words))
        self.checked.setText(breakable(words))
        restyle(self.checked, "kind", "bad" if "✗" in words else "muted")

    def key_of(self, quantity: Quantity) -> str:
        """The key of the piece that leads to this quantity; empty where there is none."""
        return next((key for key, linked in self._keys.items() if linked == quantity), "")

    def _follow(self, key: str) -> None:
        self.followed.emit(self._keys[key])

    def _follow_whole(self) -> None:
        self.followed.emit(self._whole)
