"""Where training stands: epoch, batch and sample as fields that move the window, and links that train."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from tutor.training.plan import Batches
from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.widgets.keep_space import KeepSpaceAfterTab
from tutor.ui.widgets.link_button import LinkButton

MANY_EPOCHS = 100


@dataclass(frozen=True)
class TrainingMoment:
    """What is shown, counted from 1: the epoch of those trained, and the sample of those in an epoch.

    `batch` is how many samples an update takes, `row` the sample's row in the data where that is another
    number than its place in the epoch; 0 where it is not.
    """

    epoch: int = 1
    epochs: int = 1
    sample: int = 1
    samples: int = 1
    batch: int = 1
    row: int = 0

    @property
    def batches(self) -> Batches:
        """How the samples lie in batches."""
        return Batches(self.samples, self.batch)

    @property
    def says_batch(self) -> bool:
        """Whether an epoch has several batches of several samples."""
        return 1 < self.batch < self.samples


class MomentBox(QWidget):
    """Epochs, batches and samples count from 1, as they are shown; a sample within its batch."""

    moment_requested = Signal(int, int)
    """The epoch to show, and the sample in it."""
    train_requested = Signal(int)
    """How many epochs to train."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._epoch = self._field(self.tr("Epoch"))
        self._sample = self._field(self.tr("Sample"))
        self._batch: QSpinBox | None = None
        self._moment = TrainingMoment()
        self._samples, self._batches, self._row_words = (QLabel("1", self) for _ in range(3))
        self._words: list[QLabel] = []
        self._one = LinkButton(self.tr("Train 1 epoch"))
        self._many = LinkButton(self.tr("Train {epochs} ▸▸").format(epochs=MANY_EPOCHS))
        self._many.setAccessibleName(self.tr("Train {epochs} epochs").format(epochs=MANY_EPOCHS))
        keeper = KeepSpaceAfterTab(self)
        for link in (self._one, self._many):
            link.installEventFilter(keeper)
        self._dot = QLabel("·")
        self._one.clicked.connect(self._train_one)
        self._many.clicked.connect(self._train_many)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addStretch(1)
        self._moment_row = QHBoxLayout()
        self._moment_row.setSpacing(5)
        self._fill_row()
        layout.addLayout(self._moment_row)
        layout.addLayout(self._links_row())
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.set_theme(theme)
        self.set_moment(self._moment)

    def _field(self, name: str) -> QSpinBox:
        field = _QuietField(self)
        field.setAccessibleName(name)
        field.valueChanged.connect(self._moved)
        return field

    def _fill_row(self) -> None:
        """The sentence with its fields where the language puts them."""
        row, moment = self._moment_row, self._moment
        kept = {self._epoch, self._sample, self._samples, self._batches, self._row_words, self._batch}
        while item := row.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                if old not in kept:
                    old.deleteLater()
        parts: dict[str, QWidget] = {"epoch": self._epoch, "sample": self._sample, "samples": self._samples}
        sentence = self.tr("Epoch {epoch} · sample {sample} of {samples}")
        if moment.says_batch:
            self._batch = self._batch or self._field(self.tr("Batch"))
            parts |= {"batch": self._batch, "batches": self._batches}
            sentence = self.tr("Epoch {epoch} · batch {batch} of {batches} · sample {sample} of {samples}")
        self._words = [self._samples, self._batches, self._row_words]
        for label in (self._batches, self._row_words):
            label.hide()
        row.addStretch(1)
        for part in re.split(r"\{(\w+)\}", sentence):
            if part in parts:
                row.addWidget(parts[part])
                parts[part].show()
            elif part.strip():
                word = QLabel(part.strip())
                self._words.append(word)
                row.addWidget(word)
        row.addWidget(self._row_words)
        self._dress()

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
        self._dress()
        self._fit_fields()

    def _dress(self) -> None:
        font, colour = ui_font(self._theme.sizes.base, 600), self._theme.hex("text")
        for widget in (*self._words, *self._fields):
            widget.setFont(font)
        for word in self._words:
            word.setStyleSheet(f"font-weight: 600; color: {colour};")

    @property
    def _fields(self) -> list[QSpinBox]:
        return [self._epoch, *([self._batch] if self._batch is not None else []), self._sample]

    def set_moment(self, moment: TrainingMoment) -> None:
        """Show this moment; the fields reach to what is trained, and to what an epoch or a batch has."""
        turned = moment.says_batch != self._moment.says_batch
        self._moment = moment
        if turned:
            self._fill_row()
        around = moment.batches.around(moment.sample - 1)
        in_batch = moment.sample - around.start
        if not moment.says_batch:
            around, in_batch = range(moment.samples), moment.sample
        self._show(self._epoch, moment.epoch, moment.epochs)
        self._show(self._sample, in_batch, len(around))
        self._samples.setText(str(len(around)))
        if self._batch is not None:
            self._show(self._batch, (moment.sample - 1) // moment.batch + 1, moment.batches.count)
        self._batches.setText(str(moment.batches.count))
        self._row_words.setText(self.tr("(row {row})").format(row=moment.row) if moment.row else "")
        self._row_words.setVisible(bool(moment.row))
        self._fit_fields()

    def _show(self, field: QSpinBox, value: int, top: int) -> None:
        field.blockSignals(True)
        field.setRange(1, max(1, top, value))
        field.setValue(value)
        field.blockSignals(False)
        field.setToolTip(self.tr("1 … {last}: type a number, or ↑ ↓").format(last=field.maximum()))

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
        for field in self._fields:
            digits = "0" * len(str(field.maximum()))
            field.setFixedWidth(round(metrics.horizontalAdvance(digits) + self._theme.sizes.base * 0.8))

    def _moved(self) -> None:
        moment, sample = self._moment, self._sample.value()
        if moment.says_batch and self._batch is not None:
            around = moment.batches.around((self._batch.value() - 1) * moment.batch)
            sample = around.start + min(sample, len(around))
        self.moment_requested.emit(self._epoch.value(), sample)

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
