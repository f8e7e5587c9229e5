"""What training is steered by: rate, epochs, zeroing, train and pause, reset, and how far it has come."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tutor.document.kept_run import further_words
from tutor.errors import TutorError
from tutor.language import translate
from tutor.ui.look.icons import icon
from tutor.ui.look.theme import Theme
from tutor.ui.panels.training.epoch_fields import EpochFields
from tutor.ui.panels.training.optimiser_fields import OptimiserFields
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.widgets.elided_label import ElidedLabel
from tutor.ui.widgets.field_row import FieldRow
from tutor.ui.widgets.given_text import read_number
from tutor.ui.widgets.link_button import LinkButton
from tutor.ui.widgets.number_field import NumberField
from tutor.ui.widgets.once_button import OnceButton

MOST_EPOCHS = 1_000_000


class TrainingControls(QWidget):
    """Fields, buttons and progress. Everything it does goes through the session."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.rate = NumberField(self.tr("Learning rate α"), theme)
        self.epochs = NumberField(self.tr("Epochs"), theme, read_epochs)
        self.train = OnceButton()
        self.one_epoch = QPushButton(self.tr("1 epoch"))
        self.reset = QPushButton(self.tr("Reset"))
        self.zero_grad = QCheckBox(self.tr("Zero the gradients after each update"))
        self._train_shows: object = None
        self.progress = QProgressBar()
        self.words = QLabel()
        self.fields = FieldRow(theme)
        """Every setting that has a field of its own; what adds one puts it before the buttons."""
        self.more = LinkButton()
        self.summary = ElidedLabel()
        self._further = QWidget()
        self._dress()
        self._lay_out()
        self.set_open(Settings().number("more", 0) == 1)
        self.more.clicked.connect(self._fold_or_open)
        self.rate.committed.connect(self._set_rate)
        self.epochs.committed.connect(self._set_epochs)
        self.zero_grad.clicked.connect(self._set_zero_grad)
        self.train.clicked.connect(self._train_or_pause)
        self.one_epoch.clicked.connect(self._train_one_epoch)
        self.reset.clicked.connect(session.reset)
        session.runs.state_changed.connect(self.show_state)
        self.set_theme(theme)

    @property
    def is_open(self) -> bool:
        """Whether the further settings are to be seen."""
        return not self._further.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show the further settings, or a few words of them."""
        self._further.setVisible(is_open)
        self.summary.setVisible(not is_open)
        words = self.tr("Fewer settings") if is_open else self.tr("More settings")
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setToolTip(self.tr("What the optimiser is set by and its formula, schedule and order"))

    def _fold_or_open(self) -> None:
        self.set_open(not self.is_open)
        Settings().keep_number("more", 1 if self.is_open else 0)

    def _dress(self) -> None:
        self.summary.setProperty("kind", "muted")
        self.train.setProperty("kind", "primary")
        self.train.setAccessibleName(self.tr("Train"))
        self.one_epoch.setAccessibleName(self.tr("Train 1 epoch"))
        self.one_epoch.setToolTip(self.tr("Train 1 epoch"))
        self.reset.setProperty("kind", "flat")
        self.reset.setAccessibleName(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Forget what was trained, and keep the initial weights"))
        self.zero_grad.setAccessibleName(self.zero_grad.text())
        self.zero_grad.setToolTip(
            self.tr("Off: each backward pass adds to what is left in grad, and the update goes by all of it")
        )
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("Progress of training"))
        self.words.setProperty("kind", "muted")
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.train, self.one_epoch, self.reset):
            row.addWidget(button)
        self.fields.add_field(self.tr("Learning rate α"), self.rate, 7.5)
        self.fields.add_field(self.tr("Epochs"), self.epochs, 6)
        self.fields.add_widget(buttons)
        self.optimiser = OptimiserFields(self._session, self._theme, self.fields)
        self.epoch = EpochFields(self._session, self._theme, self.fields, at=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        inside = QVBoxLayout(self._further)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.optimiser)
        inside.addWidget(self.epoch)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.more)
        line.addWidget(self.summary, 1)
        line.addWidget(self.words)
        for below in (self.fields, self._further, self.zero_grad, self.progress):
            column.addWidget(below)
        column.addLayout(line)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.rate.set_theme(theme)
        self.epochs.set_theme(theme)
        side = round(theme.sizes.base * 1.15)
        self.train.setIconSize(QSize(side, side))
        self.fields.set_theme(theme)
        self.optimiser.set_theme(theme)
        self.epoch.set_theme(theme)
        self.show_state()

    # --- showing ------------------------------------------------------------------------------------------

    def show_settings(self) -> None:
        """Put the document's settings in the fields; what a person is typing stays."""
        training = self._session.document.training
        if training is None:
            return
        self.zero_grad.setChecked(training.zero_grad)
        self.optimiser.show_training(training)
        self.epoch.show_training(training)
        self.summary.setText(translate("runs", ", ").join(further_words(training)))
        for field, text in (
            (self.rate, repr(float(training.learning_rate))),
            (self.epochs, str(training.epochs)),
        ):
            if not (field.edit.hasFocus() and field.edit.isModified()):
                field.set_text(text)

    def show_state(self) -> None:
        """Say how far training has come, and what the button would do."""
        runs, training = self._session.runs, self._session.document.training
        if training is None:
            return
        running = runs.running
        self._show_train(self.tr("Pause") if running else self.tr("Train"), "pause" if running else "play")
        self.one_epoch.setEnabled(not running)
        self.reset.setEnabled(running or runs.length() > 0)
        each = max(runs.iteration(self._session.document.samples), 1)
        progress = runs.progress
        iterations = progress.done if self._session.with_torch else runs.length()
        done, within = divmod(iterations, each)
        wished = max(training.epochs, -(-progress.wished // each), done)
        self._show_progress(iterations / each / wished)
        words = self.tr("epoch {done} of {wished}").format(done=done, wished=wished)
        if within and not running:
            words = self.tr("epoch {epoch} of {wished}, iteration {iteration} of {each}").format(
                epoch=done + 1, wished=wished, iteration=within, each=each
            )
        if running and progress.seconds_left is not None and progress.seconds_left >= 0.5:
            words = self.tr("{words} · {time} left").format(words=words, time=duration(progress.seconds_left))
        self.words.setText(words)
        self.progress.setAccessibleDescription(words)

    def _show_train(self, words: str, picture: str) -> None:
        """What the button would do; while that stays, nothing is laid out anew."""
        if (words, picture, self._theme) != self._train_shows:
            self._train_shows = (words, picture, self._theme)
            self.train.setText(words)
            self.train.setAccessibleName(words)
            self.train.setIcon(icon(picture, self._theme, "on_accent"))

    def _show_progress(self, share: float) -> None:
        """Move the bar; painted with all else, for it would paint the window at once."""
        at = round(1000 * min(share, 1))
        if at != self.progress.value():
            self.progress.setUpdatesEnabled(False)
            self.progress.setValue(at)
            self.progress.setUpdatesEnabled(True)

    # --- doing --------------------------------------------------------------------------------------------

    def _set_rate(self, rate: object) -> None:
        training = self._session.document.training
        if training is not None and isinstance(rate, float):
            self._session.set_training(replace(training, learning_rate=rate))

    def _set_epochs(self, epochs: object) -> None:
        training = self._session.document.training
        if training is not None and isinstance(epochs, int):
            self._session.set_training(replace(training, epochs=epochs))

    def _set_zero_grad(self, zero_grad: bool) -> None:
        training = self._session.document.training
        if training is not None:
            self._session.set_training(replace(training, zero_grad=zero_grad))

    def _train_or_pause(self) -> None:
        """Train the epochs that are still to do; where all are done, as many again."""
        session = self._session
        training = session.document.training
        if session.runs.running:
            session.runs.pause()
        elif training is not None:
            done = session.runs.length() // max(session.runs.iteration(session.document.samples), 1)
            session.train(training.epochs - done if done < training.epochs else training.epochs)

    def _train_one_epoch(self) -> None:
        self._session.train(1)


def read_epochs(text: str) -> int:
    """A whole number of epochs. Raises TutorError."""
    number = read_number(text)
    if number != int(number) or not 1 <= number <= MOST_EPOCHS:
        sentence = translate("training", "The number of epochs is a whole number from 1 to {most}.")
        raise TutorError(sentence.format(most=f"{MOST_EPOCHS:,}"))
    return int(number)


def duration(seconds: float) -> str:
    """`3 s`, `2 min`, `1 h 5 min`."""
    whole = max(round(seconds), 1)
    if whole < 90:
        return translate("training", "{seconds} s").format(seconds=whole)
    minutes = round(whole / 60)
    if minutes < 90:
        return translate("training", "{minutes} min").format(minutes=minutes)
    sentence = translate("training", "{hours} h {minutes} min")
    return sentence.format(hours=minutes // 60, minutes=minutes % 60)
