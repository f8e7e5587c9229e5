"""The Training panel: it trains what the lecture prints, and every moment of it can be gone to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.panels import DATA, forked, linear_model, quadratic_model, show_panel
from tutor.document.document import Training
from tutor.errors import TutorError
from tutor.training.history.history import History
from tutor.training.plan import Plan
from tutor.training.running.one_run import trainer
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.training.controls import duration, read_epochs
from tutor.ui.panels.training.epoch_model import EpochModel
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


def shown(qtbot: QtBot, session: Session, *, plots: bool = True) -> TrainingPanel:
    panel = TrainingPanel(session, load_theme("light"))
    if plots:
        panel.load_plots()
    show_panel(qtbot, panel, 900)
    return panel


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def finish(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    qtbot.wait(50)


def cell(table: QTableView, row: int, column: int) -> str:
    return str(table.model().index(row, column).data())


def train(qtbot: QtBot, session: Session, epochs: int) -> History:
    session.train(epochs)
    finish(qtbot, session)
    history = session.runs.history("own")
    assert history is not None
    return history


# --- training ---------------------------------------------------------------------------------------------


def test_the_button_trains_what_the_lecture_prints(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    press(qtbot, panel.controls.train)
    finish(qtbot, session)
    assert panel.controls.words.text() == "epoch 100 of 100"
    assert panel.table.model().rowCount() == 100
    assert [cell(panel.table, row, 1) for row in (0, 1, 99)] == [
        "7.315943717956543", "3.9987640380859375", "9.094947017729282e−13",
    ]  # fmt: skip


def test_the_button_pauses_and_goes_on(qtbot: QtBot, session: Session) -> None:
    session.set_training(Training(epochs=500_000))
    panel = shown(qtbot, session)
    press(qtbot, panel.controls.train)
    assert panel.controls.train.text() == "Pause"
    qtbot.waitUntil(lambda: session.runs.length() > 30, timeout=10000)
    press(qtbot, panel.controls.train)
    assert not session.runs.running
    qtbot.wait(100)
    assert panel.controls.train.text() == "Train"
    paused_at = session.runs.length()
    qtbot.wait(100)
    assert session.runs.length() == paused_at < 1_500_000
    press(qtbot, panel.controls.train)
    qtbot.waitUntil(lambda: session.runs.length() > paused_at, timeout=10000)
    session.runs.pause()


def test_a_double_click_starts_once(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session, plots=False)
    session.set_training(Training(epochs=50_000))
    press(qtbot, panel.controls.train)
    qtbot.mouseDClick(panel.controls.train, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(panel.controls.train, Qt.MouseButton.LeftButton)
    assert session.runs.running
    session.runs.pause()


def test_an_epoch_that_is_begun_says_how_far(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session, plots=False)
    session.go(Address(1, 2, 0))
    qtbot.waitUntil(lambda: panel.controls.words.text() == "epoch 2 of 100, iteration 2 of 3")
    press(qtbot, panel.controls.train)
    finish(qtbot, session)
    assert panel.controls.words.text() == "epoch 100 of 100"


def test_one_epoch_and_reset(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    assert not panel.controls.reset.isEnabled()
    press(qtbot, panel.controls.one_epoch)
    finish(qtbot, session)
    assert panel.table.model().rowCount() == 1 and panel.controls.words.text() == "epoch 1 of 100"
    session.go(Address(1, 0, 0))
    press(qtbot, panel.controls.reset)
    qtbot.wait(50)
    assert panel.table.model().rowCount() == 0
    assert session.trace is not None and session.trace.value("w") == 1.0


def test_further_settings_are_folded_away_and_said_in_words(qtbot: QtBot, session: Session) -> None:
    controls = shown(qtbot, session, plots=False).controls
    assert not controls.epoch.isVisible() and not controls.optimiser.isVisible()
    assert controls.zero_grad.isVisible() and controls.optimiser.chooser.isVisible()
    session.set_training(Training(schedule="cosine", shuffle=True, seed=7))
    assert controls.summary.text() == "cosine, shuffled, seed 7"
    qtbot.keyClick(controls.more, Qt.Key.Key_Space)
    assert controls.epoch.isVisible() and not controls.summary.isVisible()
    assert controls.more.text() == "Fewer settings"
    again = shown(qtbot, session, plots=False).controls
    assert again.is_open
    press(qtbot, again.more)
    assert not again.epoch.isVisible()


def test_settings_are_edits_that_can_be_undone(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    for field, text in ((panel.controls.rate, "0.05"), (panel.controls.epochs, "7")):
        field.edit.selectAll()
        qtbot.keyClicks(field.edit, text)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert session.document.training == Training(learning_rate=0.05, epochs=7)
    session.edits.undo()
    session.edits.undo()
    assert session.document.training == Training()
    assert (panel.controls.rate.text(), panel.controls.epochs.text()) == ("0.01", "100")


@pytest.mark.parametrize("text", ["0", "-3", "2.5", "many", "10000000"])
def test_a_number_of_epochs_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(TutorError):
        read_epochs(text)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.6, "1 s"), (42.0, "42 s"), (600.0, "10 min"), (7500.0, "2 h 5 min")]
)
def test_time_left_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_a_document_without_training_says_so(qtbot: QtBot) -> None:
    session = Session(forked())
    panel = shown(qtbot, session)
    assert not panel.controls.isVisible() and not panel.table.isVisible()
    session.close()


# --- epochs and gradients ---------------------------------------------------------------------------------


def test_a_row_leads_to_the_iteration_whose_loss_it_shows(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    history = train(qtbot, session, 12)
    session.go_to_step(5)
    place = panel.table.visualRect(panel.table.model().index(2, 1)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.address == Address(2, 2, 5)
    assert session.trace is not None and float(session.trace.value("loss")) == history.loss(8)
    assert cell(panel.table, 2, 1) == repr(history.loss(8)).replace("-", "−")


def test_the_table_follows_the_moment_and_leaves_it_alone(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 12)
    session.go(Address(7, 1, 3))
    qtbot.wait(50)
    assert panel.table.currentIndex().row() == 7
    assert session.address == Address(7, 1, 3)


def test_the_gradients_of_an_epoch_are_those_the_lecture_prints(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 2)
    assert panel.gradients.toPlainText().split("\n") == [
        "grad: 1.0 2.0 −2.0", "grad: 2.0 4.0 −7.840000152587891", "grad: 3.0 6.0 −16.228801727294922",
    ]  # fmt: skip
    session.go(Address(1, 0, 0))
    qtbot.wait(50)
    assert panel.gradients.toPlainText().startswith("grad: 1.0 2.0 −1.478623867034912\n")
    panel.gradients.selectAll()
    assert panel.gradients.createMimeDataFromSelection().text().startswith("grad: 1.0 2.0 -1.47")


def test_several_parameters_are_named(qtbot: QtBot) -> None:
    session = Session(quadratic_model())
    panel = shown(qtbot, session)
    train(qtbot, session, 1)
    second = panel.gradients.toPlainText().split("\n")[1]
    assert second == "grad: 2.0 4.0 w₁ 22.880001068115234  w₂ 11.440000534057617  b 5.720000267028809"
    session.close()


def copied(history: History, *, nudged: int) -> History:
    """The same history, the loss of one iteration moved to the next float32."""
    other = History(history.plan, history.parameters_before(0))
    for at in range(len(history)):
        loss = np.float32(history.loss(at))
        loss = np.nextafter(loss, np.float32(np.inf)) if at == nudged else loss
        numbers = [
            np.ravel(np.array(list(part.values())))
            for part in (history.gradients(at), history.parameters_after(at))
        ]
        other.append(float(loss), *numbers)
    return other


def test_pytorchs_losses_stand_beside_ours_with_their_distance() -> None:
    document = linear_model()
    run = trainer(Plan(document.graph, {"w": 1.0}, DATA), "own")
    run.advance(30)
    model = EpochModel()
    model.refresh(run.history, copied(run.history, nudged=5))
    texts = [[model.index(row, column).data() for column in range(4)] for row in (0, 1)]
    assert texts[0][1] == texts[0][2] and texts[0][3] == "same bits"
    assert texts[1] == ["2", "3.9987640380859375", "3.9987642765045166", "1 ULP"]


def test_the_table_grows_by_the_rows_that_are_new(qtbot: QtBot) -> None:
    run = trainer(Plan(linear_model().graph, {"w": 1.0}, DATA), "own")
    run.advance(6)
    model = EpochModel()
    model.refresh(run.history, None)
    assert model.rowCount() == 2
    run.advance(9)
    assert model.rowCount() == 2
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.refresh(run.history, None)
    assert inserted.args is not None and inserted.args[1:] == [2, 4]


def test_a_slower_engine_fills_its_column_in_later(qtbot: QtBot) -> None:
    plan = Plan(linear_model().graph, {"w": 1.0}, DATA)
    fast, slow = trainer(plan, "own"), trainer(plan, "own")
    fast.advance(12)
    model = EpochModel()
    model.refresh(fast.history, slow.history)
    assert [model.index(row, 2).data() for row in range(4)] == ["—"] * 4
    slow.advance(6)
    with qtbot.waitSignal(model.dataChanged):
        model.refresh(fast.history, slow.history)
    assert [model.index(row, 3).data() for row in range(4)] == ["same bits", "same bits", "—", "—"]


# --- the plot ---------------------------------------------------------------------------------------------


def test_a_click_and_a_drag_on_the_curve_move_the_moment(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    session.go_to_step(4)
    train(qtbot, session, 10)
    plot = panel.plot
    assert plot is not None
    middle = plot.height() // 2
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(plot.x_of(4)), middle))
    assert session.address == Address(1, 1, 4)
    qtbot.mouseMove(plot.viewport(), QPoint(round(plot.x_of(23)), middle))
    qtbot.waitUntil(lambda: session.address == Address(7, 2, 4), timeout=2000)
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(plot.x_of(23)), middle))
    assert session.address == Address(7, 2, 4)


@pytest.mark.needs_torch
def test_both_engines_are_two_curves(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    session.set_engine("both")
    train(qtbot, session, 4)
    plot, theirs = panel.plot, session.runs.history("torch")
    assert plot is not None and theirs is not None and len(theirs) == 12
    assert np.array_equal(plot.shown("torch"), theirs.losses())
    assert np.array_equal(plot.shown("own"), plot.shown("torch"))
    assert panel.loss.legend.isVisible()


def test_the_plot_has_no_menu_of_its_own(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 2)
    assert panel.plot is not None
    qtbot.mouseClick(panel.plot.viewport(), Qt.MouseButton.RightButton)
    assert not [menu for menu in panel.findChildren(QMenu) if menu.isVisible()]


def test_a_logarithmic_scale_draws_logarithms(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    history = train(qtbot, session, 5)
    assert panel.plot is not None
    curve = panel.plot.listDataItems()[0]
    assert np.allclose(curve.yData, history.losses())
    panel.plot.set_log(True)
    assert np.allclose(curve.yData, np.log10(history.losses()))


def test_training_that_diverges_is_drawn_and_said(qtbot: QtBot) -> None:
    session = Session(linear_model(training=Training(learning_rate=10.0, epochs=100)))
    panel = shown(qtbot, session)
    history = train(qtbot, session, 100)
    assert not np.isfinite(history.losses()[-1])
    assert panel.findings.diverged.isVisible()
    assert panel.plot is not None
    panel.plot.set_log(True)
    (low, high) = panel.plot.getViewBox().viewRange()[1]
    assert np.isfinite([low, high]).all() and high > 30
    session.close()


def test_the_plot_is_drawn_thirty_times_a_second_at_most(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 2)
    drawn: list[int] = []
    monkeypatch.setattr(panel.loss, "draw", lambda *_: drawn.append(1))
    for _ in range(100):
        session.training_changed.emit()
        qtbot.wait(3)
    assert 2 <= len(drawn) <= 30


def test_nothing_runs_on_after_the_panel_is_hidden(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 1)
    session.training_changed.emit()
    session.training_changed.emit()
    panel.hide()
    rows = panel.table.model().rowCount()
    train(qtbot, session, 3)
    assert panel.table.model().rowCount() == rows
    panel.show()
    assert panel.table.model().rowCount() == 4


def test_another_document_brings_its_own_settings(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 3)
    session.open(replace(quadratic_model(), training=Training(learning_rate=0.02, epochs=5)))
    qtbot.wait(50)
    assert (panel.controls.rate.text(), panel.controls.epochs.text()) == ("0.02", "5")
    assert panel.table.model().rowCount() == 0
    assert panel.loss.card.sentence() == "Train, and the loss is drawn here as it falls."
