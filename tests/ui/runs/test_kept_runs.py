"""Kept runs in the window: kept, compared, taken up again with their history, named, taken away, saved."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, show_panel
from tutor.document.document import Training
from tutor.document.file.read import read
from tutor.document.file.write import write_text
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


def shown(qtbot: QtBot, session: Session) -> TrainingPanel:
    panel = TrainingPanel(session, load_theme("light"))
    panel.load_plots()
    show_panel(qtbot, panel, 900)
    return panel


def train(qtbot: QtBot, session: Session, epochs: int) -> None:
    session.train(epochs)
    settle(qtbot, session)


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    qtbot.wait(80)


def names(panel: TrainingPanel) -> list[str]:
    return [row.words.name for row in panel.runs.rows]


def test_a_run_with_other_settings_is_to_go_as_far_as_they_say(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 120)
    assert panel.controls.words.text() == "epoch 120 of 120"
    assert session.document.training is not None
    session.set_training(replace(session.document.training, learning_rate=0.02))
    qtbot.waitUntil(lambda: panel.controls.words.text() == "epoch 0 of 100", timeout=2000)


def test_a_run_is_kept_when_settings_change_and_undo_brings_all_back(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    assert panel.runs.current.words.status == "not trained yet" and not panel.runs.keep.isEnabled()
    train(qtbot, session, 20)
    history = session.runs.history("own")
    assert panel.runs.current.words.status == "20 epochs" and history is not None
    panel.controls.rate.edit.selectAll()
    qtbot.keyClicks(panel.controls.rate.edit, "0.03")
    qtbot.keyClick(panel.controls.rate.edit, Qt.Key.Key_Return)
    qtbot.wait(80)
    assert names(panel) == ["SGD α 0.01"] and panel.runs.rows[0].words.status == "20 epochs"
    assert panel.runs.current.words.name == "SGD α 0.03" and session.runs.length() == 0
    session.edits.undo()
    qtbot.wait(80)
    assert names(panel) == [] and session.runs.history("own") is history
    session.edits.redo()
    assert session.runs.length() == 0 and len(session.document.runs) == 1


def test_more_epochs_are_the_same_run(qtbot: QtBot, session: Session) -> None:
    train(qtbot, session, 5)
    session.set_training(Training(epochs=50))
    assert session.runs.length() == 15 and session.document.runs == ()


def test_curves_lie_over_each_other_and_a_click_takes_a_run_up(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 10)
    first = session.runs.history("own")
    session.set_training(Training(learning_rate=0.03))
    train(qtbot, session, 15)
    plot = panel.plot
    assert plot is not None and first is not None
    assert plot.shown("kept 0").tolist() == first.losses().tolist() and len(plot.shown("own")) == 45
    row = panel.runs.rows[0]
    qtbot.mouseClick(row.sample, LEFT)
    qtbot.wait(80)
    assert "kept 0" not in plot._lines and not row.sample.isChecked()
    qtbot.mouseClick(row.sample, LEFT)
    qtbot.wait(80)
    assert plot.shown("kept 0").tolist() == first.losses().tolist()
    qtbot.mouseClick(row, LEFT)
    qtbot.wait(80)
    assert session.document.training == Training() and session.runs.history("own") is first
    assert names(panel) == ["SGD α 0.01", "SGD α 0.03"]
    assert panel.runs.rows[0].words.here and not panel.runs.current.isVisible()
    session.edits.undo()
    assert session.runs.length() == 45 and len(session.document.runs) == 1


def test_kept_runs_stay_in_the_plot_before_the_next_one_begins(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 10)
    session.set_training(Training(learning_rate=0.03))
    plot, view = panel.plot, panel.loss
    assert plot is not None
    qtbot.waitUntil(lambda: "kept 0" in plot._lines, timeout=2000)
    assert len(plot.shown("kept 0")) == 30 and len(plot.shown("own")) == 0 and not view.card.sentence()
    assert "Kept runs shown: 1" in plot.accessibleDescription()
    assert [*view.numbers()] == ["iteration", "loss SGD α 0.01"]
    qtbot.mouseClick(panel.runs.rows[0].sample, LEFT)
    qtbot.waitUntil(lambda: view.card.sentence().startswith("Train, and"), timeout=2000)


def test_runs_of_one_name_have_a_column_each(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    for weight in (1.0, 2.0):
        session.set_value("w", weight)
        train(qtbot, session, 4)
        session.kept.keep()
    session.set_training(Training(learning_rate=0.03))
    assert [*panel.loss.numbers()] == ["iteration", "loss SGD α 0.01", "loss SGD α 0.01 (2)"]


def test_a_saved_picture_names_the_kept_runs(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 10)
    panel.loss.files.save_picture(tmp_path / "one.svg")
    for rate in (0.02, 0.03):
        session.set_training(Training(learning_rate=rate, optimiser="adam", schedule="cosine"))
        train(qtbot, session, 10)
    legend = panel.loss.legend
    assert not legend.isVisible() and not legend.entries(), "the window names them in the list of runs"
    assert [entry.name for entry in legend.in_picture] == [
        "Adam α 0.03, cosine", "SGD α 0.01", "Adam α 0.02, cosine",
    ]  # fmt: skip
    with legend.as_in_picture(200):
        assert len(legend.entries()) == 3 and legend.sizeHint().height() > 2 * legend.line_height
    panel.loss.files.save_picture(tmp_path / "three.svg")
    tall = [int(ET.fromstring((tmp_path / name).read_text()).get("viewBox", "").split()[3])
            for name in ("one.svg", "three.svg")]  # fmt: skip
    assert tall[1] > tall[0] and not legend.entries()


def test_a_run_is_kept_named_and_taken_away_by_keys(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    train(qtbot, session, 3)
    qtbot.mouseClick(panel.runs.keep, LEFT)
    qtbot.wait(80)
    history = session.runs.history("own")
    assert history is not None and len(history) == 9, "keeping a run does not disturb it"
    row = panel.runs.rows[0]
    qtbot.keyClick(row, Qt.Key.Key_F2)
    assert row.field is not None
    qtbot.keyClicks(row.field, "slow")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.wait(80)
    assert names(panel) == ["slow"] and "slow, 3 epochs, loss " in row.accessibleName()
    qtbot.keyClick(row, Qt.Key.Key_F2)
    qtbot.keyClicks(row.field, "x")
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert session.document.runs[0].name == "slow" and row.field is None
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    qtbot.wait(80)
    assert names(panel) == [] and session.runs.history("own") is history
    session.edits.undo()
    assert session.document.runs[0].name == "slow"


def test_after_opening_a_run_is_trained_again_to_the_same_bits(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    train(qtbot, session, 12)
    session.kept.keep()
    session.set_training(Training(learning_rate=0.02, shuffle=True, seed=5))
    train(qtbot, session, 8)
    second = session.runs.history("own")
    assert second is not None
    session.kept.keep()
    session.set_training(Training(learning_rate=0.05))
    path = tmp_path / "runs.tutor"
    path.write_text(write_text(session.document), encoding="utf-8")
    said: list[str] = []
    session.said.connect(said.append)
    session.open(read(path))
    panel = shown(qtbot, session)
    row = panel.runs.rows[1]
    assert row.words.status == "8 epochs, to be trained again" and not row.sample.isChecked()
    qtbot.mouseClick(row, LEFT)
    settle(qtbot, session)
    again = session.runs.history("own")
    assert again is not None and again is not second
    assert again.losses().tobytes() == second.losses().tobytes()
    assert again.parameters_after(23)["w"] == second.parameters_after(23)["w"]
    qtbot.mouseClick(panel.runs.rows[0].sample, LEFT)
    qtbot.waitUntil(lambda: session.kept.is_trained(session.document.runs[0]), timeout=5000)
    qtbot.wait(80)
    assert panel.plot is not None and len(panel.plot.shown("kept 0")) == 36
    assert panel.runs.rows[0].words.status == "12 epochs" and said == []


def test_a_run_of_other_data_says_that_it_came_out_otherwise(qtbot: QtBot, session: Session) -> None:
    train(qtbot, session, 4)
    session.kept.keep()
    data = {"x": (1.0, 2.0, 3.0), "y": (2.0, 4.0, 7.0)}
    session.open(replace(session.document, data=data))
    with qtbot.waitSignal(session.said) as said:
        session.kept.restore(0)
    assert said.args == ["SGD α 0.01 came out otherwise than when it was kept: graph or data are others now."]


def test_a_run_that_diverged_says_where(qtbot: QtBot, session: Session) -> None:
    session.set_training(Training(learning_rate=10.0))
    panel = shown(qtbot, session)
    train(qtbot, session, 100)
    session.set_training(Training(learning_rate=0.01))
    qtbot.wait(80)
    words = panel.runs.rows[0].words
    assert words.bad and words.status.startswith("diverged at epoch ") and "→" in words.status
    assert words.loss == "—"


def test_reset_begins_anew_and_a_kept_run_comes_back(qtbot: QtBot, session: Session) -> None:
    train(qtbot, session, 6)
    first = session.runs.history("own")
    session.kept.keep()
    session.reset()
    assert session.runs.length() == 0
    train(qtbot, session, 2)
    session.kept.restore(0)
    assert session.runs.history("own") is first


def test_arrow_keys_go_from_run_to_run(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    for rate in (0.01, 0.02, 0.03):
        session.set_training(Training(learning_rate=rate))
        train(qtbot, session, 2)
    first, second = panel.runs.rows
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus(), "not its sample"
    qtbot.keyClick(second, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()
