"""What a page hides or locks of the window: a choice for each control, folded away until it is wanted."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.document.page import Control
from tutor.language import translate
from tutor.ui.widgets.fields import Choice
from tutor.ui.widgets.keep_space import KeepSpace


class ControlsForm(QWidget):
    """`chosen` has a control and what is to become of it: "free", "locked" or "hidden"."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.opens = QPushButton()
        self.opens.setProperty("kind", "link")
        self.opens.setCheckable(True)
        self.opens.installEventFilter(KeepSpace(self))
        self.opens.toggled.connect(self._open)
        self._table = QWidget()
        self._table.setVisible(False)
        self.choices: dict[str, Choice] = {}
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, control in enumerate(get_args(Control)):
            words = control_words(control)
            label, choice = QLabel(words), Choice(words)
            label.setBuddy(choice)
            for text, id_ in (
                (self.tr("as usual"), "free"),
                (self.tr("locked"), "locked"),
                (self.tr("hidden"), "hidden"),
            ):
                choice.addItem(text, id_)
            choice.setProperty("control", control)
            choice.activated.connect(self._activated)
            grid.addWidget(label, row, 0)
            grid.addWidget(choice, row, 1)
            self.choices[control] = choice
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.opens)
        column.addWidget(self._table)

    def show_controls(self, hidden: Collection[str], locked: Collection[str]) -> None:
        """Show what the page says."""
        for control, choice in self.choices.items():
            state = "hidden" if control in hidden else "locked" if control in locked else "free"
            choice.setCurrentIndex(choice.findData(state))
        words = [self.tr("{name} hidden").format(name=control_words(each)) for each in hidden]
        words += [
            self.tr("{name} locked").format(name=control_words(each)) for each in locked if each not in hidden
        ]
        said = ", ".join(words) or self.tr("All of the window can be used")
        self.opens.setText(f"▾ {said}" if self.opens.isChecked() else f"▸ {said}")
        self.opens.setAccessibleName(self.tr("What of the window can be used: {words}").format(words=said))

    def _open(self, on: bool) -> None:
        self._table.setVisible(on)
        words = self.opens.text()[2:]
        self.opens.setText(f"▾ {words}" if on else f"▸ {words}")

    def _activated(self) -> None:
        choice = self.sender()
        if isinstance(choice, Choice):
            self.chosen.emit(str(choice.property("control")), choice.currentData())


def control_words(control: str) -> str:
    """A control of the window as a person calls it."""
    return {
        "predict": translate("lesson editor", "Predict and Autograd"),
        "engine": translate("lesson editor", "Engines"),
        "values": translate("lesson editor", "Values and the graph"),
        "given": translate("lesson editor", "Given gradient"),
        "play": translate("lesson editor", "Play"),
        "timeline": translate("lesson editor", "Timeline"),
        "node": translate("lesson editor", "Node panel"),
        "code": translate("lesson editor", "Code panel"),
        "training": translate("lesson editor", "Training panel"),
        "data": translate("lesson editor", "Data panel"),
    }[control]
