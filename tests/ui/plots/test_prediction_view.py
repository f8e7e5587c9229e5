"""The fitted curve and the decision regions: live, of the moment gone to, and a way to the samples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, show_panel
from tutor.document.document import Document, Training
from tutor.document.starting.templates import open_template
from tutor.ui.look.theme import load_theme
from tutor.ui.plots.plot_grid import PlotGrid
from tutor.ui.plots.plot_list import PLOTS
from tutor.ui.plots.prediction_plot import PredictionPlot
from tutor.ui.plots.prediction_view import DecisionRegions, FittedCurve, FittedSurface, PredictionView
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


def shown(qtbot: QtBot, view: PredictionView) -> PredictionPlot:
    view.load_plot()
    show_panel(qtbot, view, 360)
    settle(qtbot, view)
    assert isinstance(view.plot, PredictionPlot)
    return view.plot


def settle(qtbot: QtBot, view: PredictionView) -> None:
    """Wait until what was asked for is drawn."""
    qtbot.wait(130)
    qtbot.waitUntil(lambda: not view.worker.busy, timeout=10000)


def train(qtbot: QtBot, session: Session, epochs: int) -> None:
    session.train(epochs)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)


def with_validation() -> Document:
    """The neuron that learns "and", with two samples that it does not train on."""
    held = {"x1": (0.9, 0.1), "x2": (0.9, 0.2), "y": (1.0, 0.0)}
    return replace(open_template("neuron"), validation=held)


def test_the_curve_goes_with_training_and_time_travel(qtbot: QtBot, session: Session) -> None:
    view = FittedCurve(session, load_theme("light"))
    plot = shown(qtbot, view)
    numbers = view.numbers()
    assert np.asarray(numbers["y_hat"]) == pytest.approx(np.asarray(numbers["x"]))  # w is 1
    train(qtbot, session, 10)
    settle(qtbot, view)
    history = session.runs.history("own")
    assert history is not None
    for moment, words, weight in (
        (None, "after epoch 10", history.parameters_before(30)["w"]),
        (Address(1, 1, 0), "epoch 2, iteration 2", history.parameters_before(4)["w"]),
    ):
        if moment is not None:
            session.go(moment)
            settle(qtbot, view)
        numbers = view.numbers()
        assert np.asarray(numbers["y_hat"]) == pytest.approx(float(weight) * np.asarray(numbers["x"]))
        assert f"ŷ over x, {words}." in view.words.text()
    assert plot.accessibleDescription() == view.words.text()


def test_a_click_on_a_sample_and_arrow_keys_go_to_it(qtbot: QtBot, session: Session) -> None:
    view = FittedCurve(session, load_theme("light"))
    plot = shown(qtbot, view)
    x, y = plot.place_of(2)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert session.address.sample == 2
    settle(qtbot, view)
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert session.address.sample == 1
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x) - 60, round(y)))
    assert session.address.sample == 1, "there is no sample so near"


def test_regions_part_the_classes(qtbot: QtBot, session: Session) -> None:
    session.open(with_validation())
    view = DecisionRegions(session, load_theme("light"))
    plot = shown(qtbot, view)
    assert view.legend.accessibleName() == (
        "y = 0: filled circle; y = 1: filled square; validation: hollow circle"
    )
    assert "2 of 4 samples are predicted in their class." in view.words.text()
    train(qtbot, session, 200)
    settle(qtbot, view)
    assert "4 of 4 samples are predicted in their class." in view.words.text()
    history = session.runs.history("own")
    assert history is not None
    latest = {name: float(value) for name, value in history.parameters_before(len(history)).items()}
    score = plot.boundary() @ (latest["w1"], latest["w2"]) + latest["b"]
    assert len(score) > 50 and np.abs(score).max() < 0.02  # the sigmoid is a half where its score is 0
    assert list(view.numbers()) == ["x1", "x2", "y_hat", "sample x1", "sample x2", "sample y"]


def test_another_node_can_be_shown(qtbot: QtBot, session: Session) -> None:
    session.open(open_template("neuron"))
    view = DecisionRegions(session, load_theme("light"))
    shown(qtbot, view)
    menu = view.menu()
    inner = menu.actions()[0].menu()
    assert inner is not None
    action = next(each for each in inner.actions() if each.text().startswith("w₁"))  # type: ignore[attr-defined]
    assert not action.isChecked()
    action.trigger()
    settle(qtbot, view)
    assert list(view.numbers())[2].startswith("w1*x1")


def test_each_document_has_the_plot_that_fits(qtbot: QtBot, session: Session) -> None:
    kinds = (FittedCurve, DecisionRegions, FittedSurface)

    def fitting(document: Document) -> list[str]:
        return [kind.id for kind in kinds if kind.fits(document)]

    assert fitting(linear_model()) == ["fitted-curve"]
    neuron = open_template("neuron")
    assert fitting(neuron) == ["decision-regions"]
    assert fitting(open_template("softmax-classifier")) == ["decision-regions"]
    heights = {**neuron.data, "y": (0.1, 0.5, 0.7, 2.0)}
    assert fitting(replace(neuron, data=heights)) == ["fitted-surface"]
    assert fitting(open_template("mlp:3-2-1")) == []
    grid = PlotGrid(PLOTS, session, load_theme("light"))
    grid.load_plots()
    show_panel(qtbot, grid, 900)
    assert [each.id for each in grid.shown()] == ["fitted-curve", "landscape"]
    session.open(open_template("softmax-classifier"))
    assert [each.id for each in grid.shown()] == ["decision-regions", "landscape"]
    qtbot.wait(150)
    grid.hide()


def test_a_theme_is_taken_over(qtbot: QtBot, session: Session) -> None:
    session.open(open_template("softmax-classifier"))
    view = DecisionRegions(session, load_theme("light"))
    shown(qtbot, view)
    for name in ("dark", "projector"):
        theme = load_theme(name)
        view.set_theme(theme)
        settle(qtbot, view)
        assert view.plot is not None
        picture = view.plot.grab().toImage()
        assert picture.pixelColor(3, 3) == theme.colour("bg")


def test_a_shuffled_sample_is_gone_to_where_its_epoch_has_it(qtbot: QtBot, session: Session) -> None:
    data = {"x": (1.0, 2.0, 3.0, 4.0, 5.0), "y": (2.0, 4.0, 6.0, 8.0, 10.0)}
    session.open(linear_model(data=data, training=Training(shuffle=True, seed=3)))
    view = FittedCurve(session, load_theme("light"))
    plot = shown(qtbot, view)
    train(qtbot, session, 2)
    for row in (4, 0, 3):
        session.go(Address(1, 0, 0))
        settle(qtbot, view)
        x, y = plot.place_of(row)
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
        assert session.row == row and session.address.epoch == 1
        trace = session.trace
        assert trace is not None and trace.value("x") == data["x"][row]


def test_a_document_with_other_features_is_not_drawn(qtbot: QtBot, session: Session) -> None:
    view = FittedCurve(session, load_theme("light"))
    shown(qtbot, view)
    assert view.prediction() is not None
    session.open(with_validation())
    view.refresh()
    settle(qtbot, view)
    assert view.prediction() is None and view.entries() == ()


def test_a_prediction_that_is_lost_is_told(qtbot: QtBot, session: Session) -> None:
    session.open(linear_model(training=Training(learning_rate=1e30)))
    view = FittedCurve(session, load_theme("light"))
    shown(qtbot, view)
    train(qtbot, session, 3)
    settle(qtbot, view)
    assert "It is no finite number any more." in view.words.text()
