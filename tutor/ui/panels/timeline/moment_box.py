"""Where training stands: epoch and sample as fields that move the window there, and links that train."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from tutor.ui.theme import Theme, ui_font
from tutor.ui.widgets.link_button import LinkButton

MANY_EPOCHS = 100


class MomentBox(QWidget):
    """Epochs and samples count from 1, as they are shown."""

    moment_requested = Signal(int, int)
    """The epoch and the sample to show."""
    train_requested = Signal(int)
    """How many epochs to train."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._epoch = self._field(self.tr("Epoch"))
        self._sample = self._field(self.tr("Sample"))
        self._samples = QLabel("1")
        self._words: list[QLabel] = [self._samples]
        self._one = LinkButton(self.tr("Train 1 epoch"))
        self._many = LinkButton(self.tr("Train {epochs} ▸▸").format(epochs=MANY_EPOCHS))
        self._many.setAccessibleName(self.tr("Train {epochs} epochs").format(epochs=MANY_EPOCHS))
        self._dot = QLabel("·")
        self._one.clicked.connect(self._train_one)
        self._many.clicked.connect(self._train_many)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addStretch(1)
        layout.addLayout(self._moment_row())
        layout.addLayout(self._links_row())
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.set_theme(theme)
        self.set_moment(1, 1, 1, 1)

    def _field(self, name: str) -> QSpinBox:
        field = _QuietField(self)
        field.setAccessibleName(name)
        field.valueChanged.connect(self._moved)
        return field

    def _moment_row(self) -> QHBoxLayout:
        """The sentence with its fields where the language puts them."""
        parts = {"epoch": self._epoch, "sample": self._sample, "samples": self._samples}
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addStretch(1)
        for part in re.split(r"\{(\w+)\}", self.tr("Epoch {epoch} · sample {sample} of {samples}")):
            if part in parts:
                row.addWidget(parts[part])
            elif part.strip():
                word = QLabel(part.strip())
                self._words.append(word)
                row.addWidget(word)
        return row

    def _links_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStretch(1)
        for widget in (self._one, self._dot, self._many):
            row.addWidget(widget)
        return row

    def set_theme(self, theme: Theme) -> None:
        """Take the type of `theme`."""
        self._theme = theme
        font = ui_font(theme.sizes.base, 600)
        for widget in (*self._words, self._epoch, self._sample):
            widget.setFont(font)
        colour = theme.hex("text")
        for word in self._words:
            word.setStyleSheet(f"font-weight: 600; color: {colour};")
        self._fit_fields()

    def set_moment(self, epoch: int, epochs_trained: int, sample: int, samples: int) -> None:
        """Show `epoch` and `sample`; the fields reach to the epochs trained and the samples there are."""
        for field, value, top in ((self._epoch, epoch, epochs_trained), (self._sample, sample, samples)):
            field.blockSignals(True)
            field.setRange(1, max(1, top, value))
            field.setValue(value)
            field.blockSignals(False)
            field.setToolTip(self.tr("1 … {last}: type a number, or ↑ ↓").format(last=field.maximum()))
        self._samples.setText(str(samples))
        self._fit_fields()

    def set_training(self, training: bool) -> None:
        """While training runs it cannot be started once more."""
        self._one.setEnabled(not training)
        self._many.setEnabled(not training)

    def set_trainable(self, trainable: bool) -> None:
        """Without training there is but one epoch, and nothing to train."""
        for widget in (self._one, self._dot, self._many):
            widget.setVisible(trainable)

    def _fit_fields(self) -> None:
        metrics = QFontMetricsF(ui_font(self._theme.sizes.base, 700))
        for field in (self._epoch, self._sample):
            digits = "0" * len(str(field.maximum()))
            field.setFixedWidth(round(metrics.horizontalAdvance(digits) + self._theme.sizes.base * 0.8))

    def _moved(self) -> None:
        self.moment_requested.emit(self._epoch.value(), self._sample.value())

    def _train_one(self) -> None:
        self.train_requested.emit(1)

    def _train_many(self) -> None:
        self.train_requested.emit(MANY_EPOCHS)


class _QuietField(QSpinBox):
    """A spin field that reads as a word: no frame, no buttons, the number on a dashed line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        """A style sheet keeps room for buttons even where there are none: the number takes all of it."""
        self.lineEdit().setGeometry(self.rect())
