"""The loss: what one sees of it, and the way from it to every moment of training."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, show_panel
from tutor.document.document import Training
from tutor.ui.look.theme import load_theme
from tutor.ui.plots.loss_view import LossView
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


def shown(qtbot: QtBot, session: Session) -> LossView:
    view = LossView(session, load_theme("light"))
    view.load_plot()
    show_panel(qtbot, view, 340)
    return view


def train(qtbot: QtBot, session: Session, epochs: int) -> None:
    session.train(epochs)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    qtbot.wait(60)


def test_keys_travel_by_iterations_and_epochs(qtbot: QtBot, session: Session) -> None:
    view = shown(qtbot, session)
    train(qtbot, session, 10)
    session.go(Address(4, 0, 5))
    plot = view.plot
    assert plot is not None
    shift, none = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    for key, held, there in (
        (Qt.Key.Key_Left, none, Address(3, 2, 5)),
        (Qt.Key.Key_Right, none, Address(4, 0, 5)),
        (Qt.Key.Key_Right, shift, Address(5, 0, 5)),
        (Qt.Key.Key_End, none, Address(9, 2, 5)),
        (Qt.Key.Key_Right, none, Address(9, 2, 5)),
        (Qt.Key.Key_Home, none, Address(0, 0, 5)),
        (Qt.Key.Key_Left, shift, Address(0, 0, 5)),
    ):
        qtbot.keyClick(plot, key, held)
        qtbot.wait(40)
        assert session.address == there


def test_the_slider_goes_through_the_epochs(qtbot: QtBot, session: Session) -> None:
    view = shown(qtbot, session)
    assert not view.slider.isVisible()
    train(qtbot, session, 8)
    session.go(Address(2, 1, 3))
    qtbot.waitUntil(lambda: view.slider.isVisible() and view.slider.value() == 2)
    assert view.slider.maximum() == 7
    qtbot.keyClick(view.slider, Qt.Key.Key_Right)
    assert session.address == Address(3, 1, 3)
    for epoch in (4, 5, 6, 7):
        view.slider.setValue(epoch)
    qtbot.waitUntil(lambda: session.address == Address(7, 1, 3))


def test_moves_that_come_faster_than_they_are_drawn_are_one(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown(qtbot, session)
    train(qtbot, session, 100)
    gone: list[Address] = []
    go = session.go
    monkeypatch.setattr(session, "go", lambda address: (gone.append(address), go(address)))
    for iteration in range(0, 300, 5):
        view.travel.go_to(iteration)
    qtbot.waitUntil(lambda: session.address == Address(98, 1, 0))
    assert len(gone) <= 3


def test_one_travels_while_training_goes_on(qtbot: QtBot, session: Session) -> None:
    session.set_training(Training(epochs=500_000))
    view = shown(qtbot, session)
    session.train(500_000)
    qtbot.waitUntil(lambda: session.runs.length() > 300, timeout=10000)
    plot = view.loss_plot
    assert plot is not None
    qtbot.waitUntil(view.slider.isVisible)
    at = QPoint(round(plot.x_of(0)), plot.height() // 2)
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.runs.running
    history = session.runs.history("own")
    assert history is not None and session.trace is not None
    index = session.calendar.index(session.address)
    assert session.trace.value("w") == history.parameters_before(index)["w"]
    session.runs.pause()


def test_the_loss_of_the_validation_samples_is_drawn_and_saved(qtbot: QtBot) -> None:
    document = replace(linear_model(), validation={"x": (4.0, 5.0), "y": (8.0, 10.0)})
    session = Session(document)
    view = shown(qtbot, session)
    train(qtbot, session, 7)
    qtbot.waitUntil(lambda: len(session.runs.validating.losses()[0]) == 7, timeout=5000)
    qtbot.wait(80)
    history = session.runs.history("own")
    assert history is not None and view.loss_plot is not None
    expected = []
    for epoch in range(7):
        w = float(history.parameters_after(3 * epoch + 2)["w"])
        expected.append(((4 * w - 8) ** 2 + (5 * w - 10) ** 2) / 2)
    assert np.allclose(view.loss_plot.shown("validation"), expected, rtol=1e-4)
    assert view.legend.accessibleName() == "train: solid line; validation: dashed line"
    column = view.numbers()["loss validation"]
    assert [bool(cell) for cell in column] == [False, False, True] * 7
    session.reset()
    assert not len(session.runs.validating.losses()[0])
    session.close()


def test_the_scale_is_remembered(qtbot: QtBot, session: Session) -> None:
    view = shown(qtbot, session)
    segments = view.scale.findChildren(QRadioButton)
    qtbot.keyClick(segments[0], Qt.Key.Key_Right)
    assert view.scale.current() == "log"
    assert Settings().number("loss", 0) == 1
    assert shown(qtbot, session).scale.current() == "log"
