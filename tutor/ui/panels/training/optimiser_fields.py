"""Chooses the optimiser: its name, the numbers that it is set by, and its formula below them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor.document.document import Training
from tutor.document.edits.optimiser_edits import with_optimiser, with_setting
from tutor.language import translate
from tutor.training.rules.optimisers import ROWS, SETTINGS, Setting, about, rule_of, settings_of
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.typesetting.typeset_row import Tex
from tutor.ui.widgets.field_row import FieldRow
from tutor.ui.widgets.fields import Choice
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.given_text import read_number, typed
from tutor.ui.widgets.number_field import NumberField
from tutor.walk.update_maths import rule_lines

_FORMULA = 1.12
"""Height of the formula's letters, in those of the text around it."""


class OptimiserFields(QWidget):
    """The settings and the formula; the chooser itself stands in the row of fields that is handed over.

    Everything it does goes through the session, as an edit with undo.
    """

    def __init__(self, session: Session, theme: Theme, fields: FieldRow) -> None:
        super().__init__()
        self._session = session
        self.chooser = Choice(self.tr("Optimiser"))
        for row in ROWS.values():
            self.chooser.addItem(row.title, row.name)
        fields.add_field(self.tr("Optimiser"), self.chooser, 7.5, at=0)
        self.row = FieldRow(theme)
        self.fields = {
            setting.key: NumberField(_called(setting), theme, partial(self._read, setting))
            for setting in SETTINGS
        }
        self._holders = {
            setting.key: self.row.add_field(_called(setting), self.fields[setting.key], _width(setting))
            for setting in SETTINGS
        }
        self._lines = [FormulaLabel(theme) for _ in range(_most_lines())]
        self._formula = FieldRow(theme)
        for line in self._lines:
            self._formula.add_widget(line)
        self._written: list[tuple[str, str]] = []
        self._next = 0
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._show_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.row)
        column.addWidget(self._formula)
        self._connect()
        self.set_theme(theme)

    def _connect(self) -> None:
        self.chooser.activated.connect(self._choose)
        for setting in SETTINGS:
            self.fields[setting.key].committed.connect(self._set)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        for field in self.fields.values():
            field.set_theme(theme)
        for line in self._lines:
            line.set_theme(theme)
            line.set_size(theme.sizes.base * _FORMULA)
        for row in (self.row, self._formula):
            row.set_theme(theme)

    def show_training(self, training: Training) -> None:
        """Show what the document trains with; what a person is typing stays."""
        name, read = training.optimiser, settings_of(training.optimiser)
        self.chooser.setCurrentIndex(self.chooser.findData(name))
        words = about(name)
        for at, row in enumerate(ROWS):
            self.chooser.setItemData(at, about(row), Qt.ItemDataRole.ToolTipRole)
        self.chooser.setToolTip(words)
        self.chooser.setAccessibleDescription(words)
        for setting in SETTINGS:
            self._holders[setting.key].setVisible(setting in read)
            field = self.fields[setting.key]
            if not (field.edit.hasFocus() and field.edit.isModified()):
                field.set_text(typed(getattr(training, setting.key)))
        self._show_formula(training)
        self.row.refresh()

    def _show_formula(self, training: Training) -> None:
        """Show the formula line by line, one in each turn of the events: typesetting all takes a while."""
        rule = rule_of(training)
        written = [*zip(rule_lines(rule, "tex"), rule_lines(rule, "plain"), strict=True)]
        if written == self._written:
            return
        self._written, self._next = written, 0
        for line in self._lines:
            line.hide()
            line.setToolTip(about(rule.name))
        self._turn.start()

    def _show_line(self) -> None:
        tex, plain = self._written[self._next]
        line = self._lines[self._next]
        line.set_rows([[Tex(tex)]], plain)
        line.show()
        self._formula.refresh()
        self._next += 1
        if self._next < len(self._written):
            self._turn.start()

    @property
    def formula(self) -> str:
        """The lines that are shown by now, in plain characters."""
        return "; ".join(line.accessibleName() for line in self._lines if not line.isHidden())

    def _choose(self, _: int) -> None:
        training = self._session.document.training
        name = str(self.chooser.currentData())
        if training is not None and name != training.optimiser:
            self._session.set_training(with_optimiser(training, name))

    def _read(self, setting: Setting, text: str) -> float:
        """The number of a field. Raises TutorError where the optimiser cannot be set to it."""
        number = read_number(text)
        training = self._session.document.training
        if training is not None:
            setting.check(training.optimiser, number)
        return number

    def _set(self, number: object) -> None:
        training = self._session.document.training
        key = next(key for key, field in self.fields.items() if field is self.sender())
        if training is not None and isinstance(number, float):
            self._session.set_training(with_setting(training, key, number))


def _most_lines() -> int:
    """The lines of the longest optimiser, with weight decay."""
    return 1 + max(len(row.lines) for row in ROWS.values())


def _called(setting: Setting) -> str:
    """The caption of a setting's field."""
    return {
        "momentum": translate("training", "Momentum μ"),
        "alpha": translate("training", "Smoothing ρ"),
        "weight_decay": translate("training", "Weight decay λ"),
        "beta1": "β₁",
        "beta2": "β₂",
        "eps": "ε",
    }.get(setting.key, setting.key)


def _width(setting: Setting) -> float:
    """The least width of a setting's field, in heights of letters: its caption is to fit, and `0.9999`."""
    return max(6.2, 0.62 * len(_called(setting)))
