"""What was found out about the runs: how far both engines are equal, what each costs, where one diverged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tutor.engine import EngineName
from tutor.language import sentences
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.ui.widgets.link_button import LinkButton
from tutor.walk import Kind, Phase, Walkthrough
from tutor.walk.figures import exact, short

if TYPE_CHECKING:
    from tutor.training.findings.difference import Difference
    from tutor.training.findings.divergence import Divergence
    from tutor.training.running.trained import Trained


class Findings(QWidget):
    """A line each, with a way there; nothing where there is nothing to tell."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("What was found out about the training"))
        self.diverged, self.compared, self.numbers, self.times = (QLabel() for _ in range(4))
        self.see_divergence, self.see_difference = (
            LinkButton(self.tr("See it")),
            LinkButton(self.tr("See it")),
        )
        self.train_on = LinkButton(self.tr("Train on anyway"))
        self._dress()
        self._lay_out()
        self.see_divergence.clicked.connect(self._go_to_divergence)
        self.see_difference.clicked.connect(self._go_to_difference)
        self.train_on.clicked.connect(self._train_on)
        parent.installEventFilter(self)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the panel around is seen, nobody else needs to say what stands here."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._session.runs.is_watched = event.type() == QEvent.Type.Show
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        self.diverged.setProperty("kind", "bad")
        self.numbers.setProperty("kind", "muted")
        self.times.setProperty("kind", "muted")
        for label in (self.diverged, self.compared, self.numbers, self.times):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.see_divergence.setAccessibleName(self.tr("See the step in which training diverged"))
        self.see_difference.setAccessibleName(self.tr("See where the engines first differ"))
        self.train_on.setAccessibleName(self.train_on.text())
        self.train_on.setToolTip(self.tr("Go on to the last epoch, though numbers are not finite"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.diverged)
        column.addLayout(_row(self.see_divergence, self.train_on))
        column.addWidget(self.compared)
        column.addWidget(self.numbers)
        column.addLayout(_row(self.see_difference))
        column.addWidget(self.times)

    # --- showing ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Say what is found by now."""
        found = self._session.runs.found
        self._show_divergence(found)
        beside = found if found is not None and found.both is not None and self._session.with_torch else None
        self._show_difference(beside)
        self._show_times(beside)
        shown = (self.diverged, self.compared, self.numbers, self.times)
        self.setVisible(any(label.text() for label in shown))
        self.setAccessibleDescription(sentences(label.text() for label in shown if label.text()))

    @property
    def _divergence(self) -> Divergence | None:
        """That of the engine whose numbers are shown, else of the other."""
        found = self._session.runs.found
        if found is None:
            return None
        engines: tuple[EngineName, ...] = ("own", "torch") if self._session.with_torch else ("own",)
        if self._session.engine == "torch":
            engines = engines[::-1]
        return next((found.divergences[engine] for engine in engines if engine in found.divergences), None)

    def _show_divergence(self, found: Trained | None) -> None:
        there, sentence, went_on = self._divergence, "", False
        if found is not None and there is not None:
            from tutor.training.findings.verdicts import say_divergence  # the first paint does without

            run = found.known(there.engine)
            went_on = run is not None and len(run.history) > there.iteration + 1
            sentence = say_divergence(there, went_on=went_on)
        _say(self.diverged, sentence)
        self.see_divergence.setVisible(bool(sentence))
        offered = bool(sentence) and not went_on and not self._session.runs.running
        if self.train_on.hasFocus() and sentence and not offered:
            self.see_divergence.setFocus()  # else the keyboard would go on to the canvas
        self.train_on.setVisible(offered)

    def _show_difference(self, found: Trained | None) -> None:
        sentence, numbers, there = "", "", None
        if found is not None and found.both is not None:
            there, sentence = found.difference, self._equal(found.equal, found.both.first is not None)
        if there is not None:
            from tutor.training.findings.verdicts import say_difference

            both = self.tr("{finding}: {difference}")
            sentence = both.format(finding=sentence, difference=say_difference(there))
            numbers = self.tr("own engine {own}\nPyTorch {torch}")
            numbers = numbers.format(own=exact(there.own), torch=exact(there.torch))
        _say(self.compared, self.tr("{finding}.").format(finding=sentence) if sentence else "")
        _say(self.numbers, numbers)
        self.see_difference.setVisible(there is not None)

    def _equal(self, iterations: int, differ: bool) -> str:
        """How far the engines are equal; nothing before the first iteration of both."""
        if not differ:
            one = self.tr("Equal to the last bit for 1 iteration")
            many = self.tr("Equal to the last bit for {count} iterations")
        else:
            one = self.tr("Equal to the last bit for 1 iteration, then apart")
            many = self.tr("Equal to the last bit for {count} iterations, then apart")
            if not iterations:
                return self.tr("Apart from the first iteration on")
        if not iterations:
            return ""
        return one if iterations == 1 else many.format(count=f"{iterations:,}")

    def _show_times(self, found: Trained | None) -> None:
        words, own, torch = "", None, None
        if found is not None:
            own, torch = found.pace("own").per_iteration, found.pace("torch").per_iteration
        if own is not None and torch is not None:
            sentence = self.tr("An iteration takes {own} in our own engine, {torch} in PyTorch.")
            words = sentence.format(own=self._time(own), torch=self._time(torch))
        _say(self.times, words)

    def _time(self, seconds: float) -> str:
        """`0.83 µs`, `38 µs`, `1.2 ms`, `2 s`."""
        if seconds < 1e-3:
            return self.tr("{count} µs").format(count=short(seconds * 1e6, 2))
        if seconds < 1:
            return self.tr("{count} ms").format(count=short(seconds * 1e3, 2))
        return self.tr("{count} s").format(count=short(seconds, 2))

    # --- doing --------------------------------------------------------------------------------------------

    def _go_to_divergence(self) -> None:
        there = self._divergence
        if there is not None:
            self._go_to(there)

    def _go_to_difference(self) -> None:
        found = self._session.runs.found
        if found is not None and found.difference is not None:
            if self._session.engine != "both":
                self._session.set_engine("both")
            self._go_to(found.difference)

    def _go_to(self, there: Divergence | Difference) -> None:
        """To the step that makes the number, which is explained there and ringed on the graph."""
        step = step_of(there, self._session.document.walk_at(there.position))
        self._session.explaining.ask(there.quantity, Address(there.epoch, there.position, step))

    def _train_on(self) -> None:
        """As many epochs as were still to come."""
        training, runs = self._session.document.training, self._session.runs
        if training is not None:
            done = runs.length() // max(runs.iteration(self._session.document.samples), 1)
            self._session.train(max(training.epochs - done, 1))


def step_of(there: Divergence | Difference, walk: Walkthrough) -> int:
    """The position after the step that makes the number; a given number is there from the start."""
    quantity = there.quantity
    if there.phase is Phase.UPDATE:
        return walk.made_at(Phase.UPDATE, quantity.node) or len(walk)
    if quantity.edge is not None:
        return walk.made_at(there.phase, quantity.edge) or 0
    if quantity.kind is Kind.GRADIENT:
        arrivals = walk.arrivals(quantity.node)
        return walk.made_at(Phase.BACKWARD, arrivals[-1] if arrivals else quantity.node) or 0
    return walk.made_at(Phase.FORWARD, quantity.node) or 0


def _row(*links: LinkButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for link in links:
        row.addWidget(link)
    row.addStretch(1)
    return row


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
