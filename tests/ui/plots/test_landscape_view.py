"""The loss over parameters: drawn from the moment shown, and one can look around in it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, quadratic_model, show_panel
from tutor.document.document import Training
from tutor.training.views.landscape import Element
from tutor.ui.look.theme import load_theme
from tutor.ui.plots.landscape_plot import LandscapePlot
from tutor.ui.plots.landscape_view import LandscapeView
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


def shown(qtbot: QtBot, session: Session) -> tuple[LandscapeView, LandscapePlot]:
    view = LandscapeView(session, load_theme("light"))
    view.load_plot()
    show_panel(qtbot, view, 420)
    settle(qtbot, view)
    assert isinstance(view.plot, LandscapePlot)
    return view, view.plot


def settle(qtbot: QtBot, view: LandscapeView) -> None:
    """Wait until what was asked for is drawn."""
    qtbot.wait(130)
    qtbot.waitUntil(lambda: not view.worker.busy, timeout=10000)


def train(qtbot: QtBot, session: Session, epochs: int) -> None:
    session.train(epochs)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)


def choose(button: QPushButton, text: str) -> None:
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == text).trigger()


def test_before_training_the_curve_has_its_point_and_tangent(qtbot: QtBot, session: Session) -> None:
    view, plot = shown(qtbot, session)
    assert view.words.text() == "Loss 4.667 at w = 1, before training; slope −9.333."
    numbers = view.numbers()
    assert np.asarray(numbers["loss"]) == pytest.approx(14 / 3 * (np.asarray(numbers["w"]) - 2) ** 2)
    tangent = plot.tangent()
    assert tangent is not None
    assert (tangent[1][1] - tangent[1][0]) / (tangent[0][1] - tangent[0][0]) == pytest.approx(-28 / 3)
    assert plot.accessibleDescription() == view.words.text()
    (low, high), *_ = plot.ranges
    assert low < 1 and high > 2  # the bottom, where training leads, is seen


def test_it_goes_with_training_and_follows_time_travel(qtbot: QtBot, session: Session) -> None:
    view, _ = shown(qtbot, session)
    train(qtbot, session, 10)
    settle(qtbot, view)
    history = session.runs.history("own")
    assert history is not None
    assert "after epoch 10" in view.words.text()
    way = np.asarray(view.numbers()["path of w"])
    assert (way[0], way[-1]) == (1.0, history.parameters_before(30)["w"])
    session.go(Address(2, 1, 0))
    settle(qtbot, view)
    assert "epoch 3, iteration 2" in view.words.text()
    assert np.asarray(view.numbers()["path of w"])[-1] == history.parameters_before(7)["w"]


def test_the_loss_of_the_present_sample_has_its_gradient_as_slope(qtbot: QtBot, session: Session) -> None:
    view, _ = shown(qtbot, session)
    session.go(Address(0, 1, 0))
    view.controls.samples.setFocus()
    segment = view.controls.samples.findChildren(QAbstractButton)[1]
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    trace = session.trace
    assert trace is not None
    assert f"slope −{abs(float(trace.gradient('w'))):.4g}" in view.words.text()


def test_two_parameters_make_a_surface(qtbot: QtBot, session: Session) -> None:
    session.open(quadratic_model())
    view, plot = shown(qtbot, session)
    assert view.elements() == (Element("w1"), Element("w2"))
    train(qtbot, session, 20)
    settle(qtbot, view)
    assert "All other parameters are those of this moment." in view.words.text()
    assert len(plot.contours()) > 100
    assert list(view.numbers()) == ["w1", "w2", "loss", "path of w1", "path of w2"]
    assert len(view.numbers()["loss"]) == 41 * 41
    choose(view.controls.up, "b")
    settle(qtbot, view)
    assert view.elements() == (Element("w1"), Element("b")) and "b = " in view.words.text()
    choose(view.controls.up, "the loss itself: a curve")
    settle(qtbot, view)
    assert plot.tangent() is not None and "w₂" not in view.words.text()


def test_one_looks_around_by_mouse_and_keys(qtbot: QtBot, session: Session) -> None:
    view, plot = shown(qtbot, session)
    (low, high), *_ = plot.ranges
    middle = QPoint(plot.width() // 2, plot.height() // 2)
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(plot.viewport(), middle + QPoint(60, 0))
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))
    settle(qtbot, view)
    x = np.asarray(view.numbers()["w"])
    assert x[0] < low and x[-1] < high and x[-1] - x[0] == pytest.approx(high - low)
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    settle(qtbot, view)
    x = np.asarray(view.numbers()["w"])
    assert x[-1] - x[0] == pytest.approx((high - low) / 1.5)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    settle(qtbot, view)
    assert np.asarray(view.numbers()["w"])[0] > x[0]
    qtbot.mouseClick(view.zooms[2], Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert np.asarray(view.numbers()["w"])[[0, -1]] == pytest.approx([low, high])
    assert session.document == linear_model(), "nothing is edited"


def test_what_is_hidden_computes_nothing(qtbot: QtBot, session: Session) -> None:
    view, _ = shown(qtbot, session)
    before = view.words.text()
    view.hide()
    train(qtbot, session, 2)
    qtbot.wait(150)
    assert not view.worker.busy and view.words.text() == before
    view.show()
    settle(qtbot, view)
    assert "after epoch 2" in view.words.text()


def test_parameters_that_are_no_numbers_any_more_have_a_sentence(qtbot: QtBot, session: Session) -> None:
    session.open(linear_model(training=Training(learning_rate=1e30)))
    view, _ = shown(qtbot, session)
    train(qtbot, session, 3)
    settle(qtbot, view)
    qtbot.waitUntil(lambda: "no finite numbers any more" in view.card.sentence(), timeout=2000)
    assert not view.words.isVisible()
    session.go(Address(0, 1, 0))
    session.go(Address(0, 0, 0))
    settle(qtbot, view)
    assert view.card.sentence() == "" and view.words.text().startswith("Loss 4.667 at w = 1")
