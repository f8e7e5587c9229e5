"""The options of the kind that is chosen, as fields with captions; what they are kept from kind to kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox, QVBoxLayout, QWidget

from tutor.ui.exporting.handout import Handout
from tutor.ui.exporting.kinds import Offered
from tutor.ui.exporting.wish import Wish
from tutor.ui.look.theme import Theme
from tutor.ui.widgets.field_row import FieldRow
from tutor.ui.widgets.segmented_control import Option, SegmentedControl

_SIZES = ((1280, 800), (1600, 1000), (1920, 1080), (2560, 1440), (3840, 2160))


class Options(QWidget):
    """`changed` when a person has chosen something else."""

    changed = Signal()

    def __init__(
        self, theme: Theme, kinds: Iterable[Offered], steps: int, parent: QWidget | None = None
    ) -> None:
        """`steps` is how many steps may be told."""
        super().__init__(parent)
        self._theme, self._steps = theme, max(steps, 1)
        self._kind: Offered | None = None
        self._forms: dict[str, SegmentedControl] = {}
        self.row = FieldRow(theme)
        self.fields: dict[str, QWidget] = {}
        self._holders: dict[str, QWidget] = {}
        self._make_forms(kinds)
        self._make_fields()
        self._make_checks()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.row)
        for check in (self.words, self.blanks, self.answers, self.alone):
            column.addWidget(check)
            check.clicked.connect(self._choose)

    def _make_forms(self, kinds: Iterable[Offered]) -> None:
        for kind in kinds:
            if len(kind.forms) > 1:
                options = [Option(id_, name) for id_, name in kind.forms]
                form = self._forms[kind.id] = self._segments(self.tr("Format"), *options)
                self._add(f"form {kind.id}", self.tr("Format"), form, 3.5 * len(options))

    def _make_fields(self) -> None:
        self.first = self._spin(self.tr("First step"), 1)
        self.last = self._spin(self.tr("Last step"), self._steps)
        self.seconds = QDoubleSpinBox()
        self.seconds.setRange(0.1, 60.0)
        self.seconds.setSingleStep(0.5)
        self.seconds.setDecimals(1)
        self.seconds.setValue(2.0)
        self.seconds.setAccessibleName(self.tr("Seconds a step stays"))
        self.seconds.valueChanged.connect(self.changed)
        self.pixels = QComboBox()
        self.pixels.setAccessibleName(self.tr("Size in pixels"))
        for width, height in _SIZES:
            self.pixels.addItem(f"{width} × {height}", (width, height))
        self.pixels.setCurrentIndex(1)
        self.pixels.activated.connect(self._choose)
        self.theme = self._segments(
            self.tr("Theme"),
            Option("light", self.tr("Light")),
            Option("dark", self.tr("Dark")),
            Option("projector", self.tr("Projector")),
        )
        self.theme.set_current(self._theme.name)
        self.ground = self._segments(
            self.tr("Ground"),
            Option("theme", self.tr("Theme")),
            Option("white", self.tr("White")),
            Option("transparent", self.tr("None")),
        )
        self.per_page = self._segments(self.tr("Steps on a page"), Option("1", "1"), Option("4", "4"))
        self.paper = self._segments(self.tr("Paper"), Option("a4", "A4"), Option("letter", self.tr("Letter")))
        self._add("first", self.tr("First step"), self.first)
        self._add("last", self.tr("Last step"), self.last)
        self._add("seconds", self.tr("Seconds a step"), self.seconds)
        self._add("size", self.tr("Size"), self.pixels, 9.0)
        self._add("theme", self.tr("Theme"), self.theme, 14.0)
        self._add("ground", self.tr("Ground"), self.ground, 13.0)
        self._add("per_page", self.tr("Steps on a page"), self.per_page, 5.0)
        self._add("paper", self.tr("Paper"), self.paper, 8.0)

    def _make_checks(self) -> None:
        self.words = QCheckBox(self.tr("With formula and sentence below"))
        self.words.setChecked(True)
        self.blanks = QCheckBox(self.tr("Leave what each step makes blank"))
        self.answers = QCheckBox(self.tr("With a sheet of answers at the end"))
        self.alone = QCheckBox(self.tr("The picture alone, without the document around it"))
        self.fields |= {
            "words": self.words, "blanks": self.blanks, "answers": self.answers, "alone": self.alone,
        }  # fmt: skip

    def _spin(self, name: str, value: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(1, self._steps)
        field.setValue(value)
        field.setAccessibleName(name)
        field.valueChanged.connect(self._choose)
        return field

    def _segments(self, name: str, *options: Option) -> SegmentedControl:
        made = SegmentedControl(name, options, self._theme)
        made.chosen.connect(self._choose)
        return made

    def _add(self, name: str, caption: str, field: QWidget, letters: float = 6.0) -> None:
        self.fields[name] = field
        self._holders[name] = self.row.add_field(caption, field, letters)

    def show_kind(self, kind: Offered) -> None:
        """Show the options of this kind."""
        self._kind = kind
        for name, holder in self._holders.items():
            wanted = name in kind.options or name == f"form {kind.id}"
            holder.setVisible(wanted)
        for name in ("words", "blanks", "answers", "alone"):
            self.fields[name].setVisible(name in kind.options)
        self.row.refresh()
        self._keep_sense()

    def wish(self) -> Wish:
        """What is chosen."""
        kind = self._kind
        if kind is None:
            return Wish("png")
        form = self._forms[kind.id].current() if kind.id in self._forms else kind.forms[0][0]
        width, height = self.pixels.currentData()
        found = Wish(form, self.theme.current(), (width, height), seconds=self.seconds.value())
        paper = Handout(
            "letter" if self.paper.current() == "letter" else "a4",
            4 if self.per_page.current() == "4" else 1,
            self.blanks.isChecked(),
            self.answers.isChecked() and self.blanks.isChecked(),
        )
        if kind.id == "handout":
            found = replace(found, theme="light")
        span = (self.first.value(), self.last.value())
        ground = self.ground.current()
        return replace(
            found,
            handout=paper,
            span=span,
            ground="white" if ground == "white" else "transparent" if ground == "transparent" else "theme",
            words=self.words.isChecked(),
            alone=self.alone.isChecked(),
        )

    def _choose(self) -> None:
        self._keep_sense()
        self.changed.emit()

    def _keep_sense(self) -> None:
        """The first step is not behind the last one; answers go with blanks."""
        self.first.setMaximum(self.last.value())
        self.last.setMinimum(self.first.value())
        self.answers.setEnabled(self.blanks.isChecked())
