"""How a parameter begins: the kind of its numbers, what it takes, its seed, and a button that draws them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.errors import TutorError
from tutor.training.rules.initialisers import KINDS, Initialiser, Kind, Shape, fans, numbers, spread
from tutor.ui.look.theme import Theme
from tutor.ui.widgets.card import restyle
from tutor.ui.widgets.fields import Choice, WholeField
from tutor.ui.widgets.given_text import read_number
from tutor.ui.widgets.number_field import NumberField
from tutor.walk.figures import short

_MOST_SEED = 2**31 - 1


class InitialiserRow(QWidget):
    """`drawn` brings the initialiser with which numbers are to be drawn."""

    drawn = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes: frozenset[Shape] = frozenset([()])
        self.kind = Choice(self.tr("How the parameter begins"))
        self.kind.addItems(list(self._titles().values()))
        self.first = NumberField(self.tr("First number"), theme, quiet=True)
        self.second = NumberField(self.tr("Second number"), theme, quiet=True)
        self._first_word, self._second_word, self._seed_word = QLabel(), QLabel(), QLabel(self.tr("seed"))
        self.seed = WholeField(self.tr("Seed"), 0, _MOST_SEED)
        self.seed.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.seed.setToolTip(self.tr("The same seed draws the same numbers, on every machine"))
        self.draw = QPushButton(self.tr("Draw"))
        self.draw.setAccessibleName(self.tr("Draw the numbers"))
        self.says = QLabel()
        self.says.setWordWrap(True)
        self._lay_out()
        self.set_theme(theme)
        self.first.set_text("0")
        self.second.set_text("1")
        self.kind.currentIndexChanged.connect(self._follow)
        for field in (self.first, self.second):
            field.edited.connect(self._follow)
        self.seed.valueChanged.connect(self._follow)
        self.draw.clicked.connect(self._draw)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.kind, 1)
        top.addWidget(self.draw)
        takes, sown = QHBoxLayout(), QHBoxLayout()
        for row, word, part in (
            (takes, self._first_word, self.first),
            (takes, self._second_word, self.second),
            (sown, self._seed_word, self.seed),
        ):
            word.setProperty("kind", "muted")
            row.setSpacing(8)
            row.addWidget(word)
            row.addWidget(part, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(takes)
        column.addLayout(sown)
        column.addWidget(self.says)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        for field in (self.first, self.second):
            field.set_theme(theme)
        self.kind.setMinimumWidth(round(7 * theme.sizes.base))
        self.seed.setMinimumWidth(round(4 * theme.sizes.base))

    def show_shapes(self, shapes: Iterable[Shape]) -> None:
        """Offer what parameters of these shapes can all begin with."""
        self._shapes = frozenset(shapes)
        self._follow()

    @property
    def chosen(self) -> Kind:
        """The kind that is chosen."""
        return KINDS[self.kind.currentIndex()]

    def choose(self, kind: Kind) -> None:
        """Choose a kind."""
        self.kind.setCurrentIndex(KINDS.index(kind))

    def _titles(self) -> dict[Kind, str]:
        return {
            "constant": self.tr("Constant"),
            "uniform": self.tr("Uniform"),
            "normal": self.tr("Normal"),
            "xavier_uniform": self.tr("Xavier, uniform"),
            "xavier_normal": self.tr("Xavier, normal"),
            "kaiming_uniform": self.tr("Kaiming, uniform"),
            "kaiming_normal": self.tr("Kaiming, normal"),
        }

    def _initialiser(self) -> Initialiser:
        """What is chosen.

        Raises:
            TutorError: a field holds no number.
        """
        takes = {"constant": 1, "uniform": 2, "normal": 2}.get(self.chosen, 0)
        one = read_number(self.first.text()) if takes else 0.0
        other = read_number(self.second.text()) if takes > 1 else 1.0
        return Initialiser(self.chosen, one, other, self.seed.value())

    def _follow(self) -> None:
        """Show the fields of the kind, and say what comes of them."""
        words = {
            "constant": (self.tr("number"), ""),
            "uniform": (self.tr("from"), self.tr("to")),
            "normal": (self.tr("mean"), self.tr("deviation")),
        }.get(self.chosen, ("", ""))
        for word, field, text in zip(
            (self._first_word, self._second_word), (self.first, self.second), words, strict=True
        ):
            word.setText(text)
            word.setVisible(bool(text))
            field.setVisible(bool(text))
            field.edit.setAccessibleName(text)
        for part in (self._seed_word, self.seed):
            part.setVisible(self.chosen != "constant")
        try:
            said, bad = self._said(self._initialiser()), False
        except TutorError as error:
            said, bad = str(error), True
        self.says.setText(said)
        self.says.setVisible(bool(said))
        restyle(self.says, "kind", "bad" if bad else "muted")
        self.draw.setEnabled(not bad)

    def _said(self, initialiser: Initialiser) -> str:
        """The bounds or the spread that the shape gives."""
        found = {shape: spread(initialiser, shape) for shape in self._shapes}
        if not self.chosen.startswith(("xavier", "kaiming")) or len(found) != 1:
            return ""
        ((shape, (one, other)),) = found.items()
        fan_in, fan_out = fans(shape)
        if self.chosen.endswith("uniform"):
            words = self.tr("from {low} to {high} (fan in {fan_in}, fan out {fan_out})")
            return words.format(low=short(one), high=short(other), fan_in=fan_in, fan_out=fan_out)
        words = self.tr("mean 0, deviation {spread} (fan in {fan_in}, fan out {fan_out})")
        return words.format(spread=short(other), fan_in=fan_in, fan_out=fan_out)

    def _draw(self) -> None:
        try:
            wished = self._initialiser()
            for shape in self._shapes:
                numbers(wished, shape)
        except TutorError:
            self._follow()
            return
        self.drawn.emit(wished)
