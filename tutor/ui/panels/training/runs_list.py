"""RUNS: the run at hand and those kept; a click takes one up, its sample shows its curve."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from tutor.document.kept_run import KeptRun, settings_words
from tutor.ui.look.theme import Theme
from tutor.ui.panels.section_head import SectionHead
from tutor.ui.panels.training.run_row import RunRow, RunWords
from tutor.ui.plots.curve_legend import CURVES
from tutor.ui.plots.kept_curves import kept_curve
from tutor.ui.session.session import Session
from tutor.ui.widgets.link_button import LinkButton
from tutor.walk.figures import ABSENT, short


class RunsList(QWidget):
    """A row a run. Everything it does goes through the session's kept runs."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.setAccessibleName(self.tr("Runs"))
        self.head = SectionHead(self.tr("Runs"))
        self.keep = LinkButton(self.tr("Keep this run"))
        self.keep.setAccessibleName(self.keep.text())
        self.keep.setToolTip(self.tr("Keep its settings, to compare it and to train it again"))
        self.keep.clicked.connect(session.kept.keep)
        self.head.row.addWidget(self.keep)
        self.current = RunRow(CURVES["own"], theme, kept=False)
        self.rows: list[RunRow] = []
        self._runs: tuple[KeptRun, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addSpacing(4)
        self._column.addWidget(self.current)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for row in (self.current, *self.rows):
            row.set_theme(theme)

    def refresh(self) -> None:
        """Say how the runs stand now."""
        runs, kept = self._session.document.runs, self._session.kept
        going = (self.keep, *self.rows[len(runs) :])
        held = any(each.hasFocus() for each in going)
        if len(runs) != len(self.rows):
            self._make_rows(len(runs))
        self._runs = runs
        here = [kept.is_current(run) for run in runs]
        done = self._session.runs.length()
        is_kept = any(same and run.iterations == done for same, run in zip(here, runs, strict=True))
        self.keep.setEnabled(done > 0 and not is_kept)
        self.current.setVisible(not is_kept)
        self.current.say(self._current_words(), shown=True)
        for run, row, same in zip(runs, self.rows, here, strict=True):
            row.sample.set_curve(CURVES["own"] if same else kept_curve(run))
            row.say(self._words(run, here=same and run.iterations == done), shown=kept.is_shown(run))
        if held and not self.keep.hasFocus():
            self._hold_focus(here)

    def _hold_focus(self, here: list[bool]) -> None:
        """Keep the keyboard in the list when what had it is gone: at the run at hand, else the last one."""
        if self.rows:
            at = here.index(True) if True in here else len(self.rows) - 1
            self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.keep.isEnabled():
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- words --------------------------------------------------------------------------------------------

    def _current_words(self) -> RunWords:
        runs, training = self._session.runs, self._session.document.training
        if training is None:
            return RunWords("", "", ABSENT)
        own = runs.history("own")
        last = own.loss(len(own) - 1) if own is not None and len(own) else None
        bad = last is not None and not np.isfinite(last)
        if runs.running:
            status = self.tr("running")
        elif own is None or last is None:
            status = self.tr("not trained yet")
        else:
            status = self._diverged() if bad else self._epochs(-(-len(own) // own.plan.iterations_per_epoch))
        words = settings_words(training)
        return RunWords(words, status, _loss(last), bad, here=True, tip=words)

    def _words(self, run: KeptRun, *, here: bool) -> RunWords:
        kept = self._session.kept
        epochs, bad = kept.epochs(run), not np.isfinite(run.loss)
        if bad:
            found = kept.divergence(run)
            status = found or self.tr("diverged at epoch {epoch}").format(epoch=epochs)
        else:
            status = self._epochs(epochs)
        if kept.is_waiting(run):
            status = self.tr("training again…")
        elif not kept.is_trained(run):
            status = self.tr("{status}, to be trained again").format(status=status)
        tip = self.tr("{settings}\nClick to take it up; F2 renames it, Delete takes it away")
        return RunWords(
            run.words, status, _loss(run.loss), bad, here, tip.format(settings=settings_words(run.training))
        )

    def _epochs(self, count: int) -> str:
        return self.tr("1 epoch") if count == 1 else self.tr("{count} epochs").format(count=count)

    def _diverged(self) -> str:
        own = self._session.runs.history("own")
        found = self._session.kept.divergence_of(self._session.runs.found)
        if found or own is None:
            return found
        first = int(np.argmin(np.isfinite(own.losses()))) // own.plan.iterations_per_epoch
        return self.tr("diverged at epoch {epoch}").format(epoch=first + 1)

    # --- rows ---------------------------------------------------------------------------------------------

    def _make_rows(self, count: int) -> None:
        for row in self.rows[count:]:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self.rows[count:]
        for index in range(len(self.rows), count):
            row = RunRow(CURVES["own"], self._theme, kept=True)
            row.clicked.connect(partial(self._take_up, index))
            row.shown_asked.connect(partial(self._show_curve, index))
            row.renamed.connect(partial(self._session.kept.rename, index))
            row.removal_asked.connect(partial(self._session.kept.forget, index))
            row.left.connect(partial(self._go_on, index))
            row.customContextMenuRequested.connect(partial(self._open_menu, index))
            self.rows.append(row)
            self._column.addWidget(row)

    def _go_on(self, index: int, by: int) -> None:
        if 0 <= index + by < len(self.rows):
            self.rows[index + by].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_up(self, index: int) -> None:
        self._session.kept.restore(index)

    def _show_curve(self, index: int, shown: bool) -> None:
        self._session.kept.set_shown(self._runs[index], shown)

    def menu_of(self, index: int) -> QMenu:
        """What can be done with a kept run."""
        menu, row, run = QMenu(self), self.rows[index], self._runs[index]
        menu.addAction(self.tr("Take up this run"), partial(self._take_up, index))
        shown = self._session.kept.is_shown(run)
        words = self.tr("Hide the curve") if shown else self.tr("Show the curve")
        menu.addAction(words, partial(self._show_curve, index, not shown))
        menu.addSeparator()
        menu.addAction(self.tr("Rename"), row.rename)
        menu.addAction(self.tr("Take away"), partial(self._session.kept.forget, index))
        return menu

    def _open_menu(self, index: int, at: QPoint) -> None:
        menu = self.menu_of(index)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.rows[index].mapToGlobal(at))


def _loss(loss: float | None) -> str:
    return short(loss) if loss is not None and np.isfinite(loss) else ABSENT
