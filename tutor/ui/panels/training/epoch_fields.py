"""Chooses how an epoch goes: samples in a batch, their order, and the learning rate from epoch to epoch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tutor.document.document import Training
from tutor.errors import TutorError
from tutor.language import translate
from tutor.training.rules.schedules import rate_words
from tutor.ui.look.theme import Theme
from tutor.ui.panels.training.rate_curve import RateCurve
from tutor.ui.session.session import Session
from tutor.ui.widgets.field_row import FieldRow
from tutor.ui.widgets.fields import Choice
from tutor.ui.widgets.given_text import read_number
from tutor.ui.widgets.number_field import NumberField

_MOST = 2**31 - 1
_USUAL_SIZE = 10


class EpochFields(QWidget):
    """Schedule, shuffling and seed; the fields of the batch stand in the row that is handed over.

    Everything it does goes through the session, as an edit with undo.
    """

    def __init__(self, session: Session, theme: Theme, fields: FieldRow, at: int) -> None:
        super().__init__()
        self._session, self._batch_row = session, fields
        self.batch = self._chooser(self.tr("Batch"), _batches())
        self.samples = NumberField(self.tr("Samples in a batch"), theme, partial(_read_whole, least=2))
        fields.add_field(self.tr("Batch"), self.batch, 7.5, at)
        self._samples_holder = fields.add_field(self.tr("Samples"), self.samples, 5, at + 1)
        self.schedule = self._chooser(self.tr("Schedule of the learning rate"), _schedules())
        self.step_size = NumberField(self.tr("Epochs of one rate"), theme, partial(_read_whole, least=1))
        self.gamma = NumberField(self.tr("Factor γ to the next rate"), theme, _read_factor)
        self.shuffle = QCheckBox(self.tr("Shuffle"))
        self.seed = NumberField(self.tr("Seed of the order"), theme, partial(_read_whole, least=0))
        self.row = FieldRow(theme)
        self.curve, self.words = RateCurve(theme), QLabel()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _chooser(self, name: str, entries: tuple[tuple[str, str], ...]) -> Choice:
        chooser = Choice(name)
        for key, words in entries:
            chooser.addItem(words, key)
        return chooser

    def _lay_out(self) -> None:
        self.shuffle.setAccessibleName(self.tr("Shuffle the samples"))
        words = self.tr("Another order of the samples each epoch, the same for the same seed")
        self.shuffle.setToolTip(words)
        self.words.setProperty("kind", "muted")
        self.words.setWordWrap(True)
        self.row.add_field(self.tr("Schedule of α"), self.schedule, 7.5)
        self._steps = [
            self.row.add_field(self.tr("Every … epochs"), self.step_size, 8.5),
            self.row.add_field(self.tr("Times γ"), self.gamma, 5),
        ]
        self.row.add_field(self.tr("Order"), self.shuffle, 6.5)
        self._seed_holder = self.row.add_field(self.tr("Seed"), self.seed, 5)
        told = QHBoxLayout()
        told.setSpacing(12)
        told.addWidget(self.curve)
        told.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.row)
        column.addLayout(told)

    def _connect(self) -> None:
        self.batch.activated.connect(self._choose_batch)
        self.schedule.activated.connect(self._choose_schedule)
        self.shuffle.clicked.connect(self._set_shuffle)
        for field in self._typed().values():
            field.committed.connect(self._set_number)
        self._session.moment_changed.connect(self._tell_rate)

    def _typed(self) -> dict[str, NumberField]:
        """The fields that are typed in, by what of the training they are."""
        return {"batch": self.samples, "step_size": self.step_size, "gamma": self.gamma, "seed": self.seed}

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        for field in self._typed().values():
            field.set_theme(theme)
        self.shuffle.setMinimumHeight(self.schedule.sizeHint().height())
        self.row.set_theme(theme)
        self.curve.set_theme(theme)

    # --- showing ------------------------------------------------------------------------------------------

    def show_training(self, training: Training) -> None:
        """Show what the document trains with; what a person is typing stays."""
        several = training.batch not in (1, "all")
        kind = "several" if several else str(training.batch)
        self.batch.setCurrentIndex(self.batch.findData(kind))
        self.schedule.setCurrentIndex(self.schedule.findData(training.schedule))
        self.shuffle.setChecked(training.shuffle)
        for key, field in self._typed().items():
            found = getattr(training, key)
            if not (field.edit.hasFocus() and field.edit.isModified()) and found != "all":
                field.set_text(f"{found:g}" if key == "gamma" else str(found))
        self._samples_holder.setVisible(several)
        for holder in self._steps:
            holder.setVisible(training.schedule == "step")
        self._seed_holder.setVisible(training.shuffle)
        self._batch_row.refresh()
        self.row.refresh()
        self._tell_rate()

    def _tell_rate(self) -> None:
        """Where on its way the learning rate is at the epoch shown."""
        training, epoch = self._session.document.training, self._session.address.epoch
        moves = training is not None and training.schedule != "constant"
        for part in (self.curve, self.words):
            part.setVisible(moves)
        if training is not None and moves:
            self.words.setText(rate_words(training, epoch))
            self.curve.show_rates(training, epoch)

    # --- doing --------------------------------------------------------------------------------------------

    def _change(self, **changes: Any) -> None:
        training = self._session.document.training
        if training is not None:
            changed = replace(training, **changes)
            if changed != training:
                self._session.set_training(changed)

    def _choose_batch(self, _: int) -> None:
        kind, training = str(self.batch.currentData()), self._session.document.training
        if kind != "several":
            self._change(batch="all" if kind == "all" else 1)
        elif training is not None and training.batch in (1, "all"):
            self._change(batch=max(2, min(_USUAL_SIZE, self._session.document.samples // 2)))

    def _choose_schedule(self, _: int) -> None:
        self._change(schedule=self.schedule.currentData())

    def _set_shuffle(self, on: bool) -> None:
        self._change(shuffle=on)

    def _set_number(self, number: object) -> None:
        key = next(key for key, field in self._typed().items() if field is self.sender())
        self._change(**{key: number})


def _batches() -> tuple[tuple[str, str], ...]:
    return (
        ("1", translate("training", "1 sample")),
        ("several", translate("training", "several")),
        ("all", translate("training", "all")),
    )


def _schedules() -> tuple[tuple[str, str], ...]:
    return (
        ("constant", translate("training", "constant")),
        ("step", translate("training", "steps")),
        ("cosine", translate("training", "cosine")),
    )


def _read_whole(text: str, least: int) -> int:
    """A whole number. Raises TutorError."""
    number = read_number(text)
    if number != int(number) or not least <= number <= _MOST:
        sentence = translate("training", "This is to be a whole number from {least} on.")
        raise TutorError(sentence.format(least=least))
    return int(number)


def _read_factor(text: str) -> float:
    """A factor above 0. Raises TutorError."""
    number = read_number(text)
    if number <= 0:
        raise TutorError(translate("training", "The factor is to be above 0."))
    return number
