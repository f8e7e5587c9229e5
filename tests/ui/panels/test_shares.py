"""The switch that leaves the zeroing out, the stack of what piles up, and the loss beside the zeroed one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.helpers import plans
from tests.helpers.panels import linear_model
from tests.helpers.pytorch import torch
from tests.reference import lecture
from tutor.document import Training, read_text
from tutor.document.file.write import write_text
from tutor.training import train
from tutor.training.history.shares import Share, shares
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.shares_view import SharesView
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.plots.curve_legend import CurveLegend
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.walk import Kind, Quantity

HELD = Training(learning_rate=0.0, zero_grad=False)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model(training=HELD))
    yield made
    made.close()


def test_shares_are_what_each_backward_adds() -> None:
    history = train(plans.linear(learning_rate=0.0, zero_grad=False, epochs=1))
    first = [Share(0, 0, -2.0), Share(1, 1, -8.0)]
    assert shares(history, "w", (), 2, None) == first
    assert shares(history, "w", (), 2, -18.0) == [*first, Share(2, 2, -18.0)]
    assert shares(history, "w", (), 3, None, most=2) == [Share(0, 1, -10.0), Share(2, 2, -18.0)]
    assert shares(None, "w", (), 0, -2.0) == [Share(0, 0, -2.0)]
    assert shares(None, "w", (), 0, None) == []


@pytest.mark.needs_torch
def test_shares_of_a_network_are_pytorchs() -> None:
    plan = plans.network("float64", learning_rate=0.0, zero_grad=False, epochs=1, batch=3)
    found = shares(train(plan), "W1", (1, 0), 3, None)
    values = {name: torch.tensor(np.asarray(plan.values[name])) for name in ("W1", "b1", "W2", "b2")}
    for share, start in zip(found, (0, 3, 6), strict=True):
        w = values["W1"].clone().requires_grad_()
        x = torch.tensor(np.asarray(plan.data["x"][start : start + 3]))
        y = torch.tensor(np.asarray(plan.data["y"][start : start + 3]))
        y_hat = torch.tanh(torch.relu(x @ w.T + values["b1"]) @ values["W2"].T + values["b2"])
        ((y_hat - y) ** 2).mean().backward()  # type: ignore[no-untyped-call]
        assert w.grad is not None
        assert share.amount == pytest.approx(w.grad[1, 0].item(), rel=1e-5)


def test_the_stack_grows_with_the_walk(qtbot: QtBot, session: Session) -> None:
    view = SharesView(session, load_theme("light"))
    qtbot.addWidget(view)
    seen = []
    for sample in range(3):
        for step in (0, len(session.walkthrough)):
            session.go(Address(0, sample, step))
            view.show_parameter("w")
            bars = [] if view.isHidden() else [bar.amount for bar in view.stack.bars]
            seen.append((bars, 0.0 if not bars else view.stack.total))
    first, second, third = lecture.ACCUMULATED
    assert seen == [
        ([], 0.0), ([-2.0], first), ([-2.0], first), ([-2.0, -8.0], second),
        ([-2.0, -8.0], second), ([-2.0, -8.0, -18.0], third),
    ]  # fmt: skip
    assert view.stack.accessibleName() == (
        "ep. 1, sample 1 −2; ep. 1, sample 2 −8; ep. 1, sample 3 −18; in grad −28"
    )
    assert [bar.is_now for bar in view.stack.bars] == [False, False, True]
    session.set_training(Training())
    view.show_parameter("w")
    assert view.isHidden()


def test_the_switch_is_an_edit_that_is_undone_and_saved(qtbot: QtBot) -> None:
    session = Session(linear_model())
    panel = TrainingPanel(session, load_theme("light"))
    qtbot.addWidget(panel)
    panel.resize(400, 900)
    panel.show()
    box = panel.controls.zero_grad
    assert box.isChecked()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
    assert session.document.training == Training(zero_grad=False)
    assert not box.isChecked()
    text = write_text(session.document)
    assert "zero_grad = false" in text
    assert read_text(text, "left.tutor").training == Training(zero_grad=False)
    session.edits.undo()
    assert session.document.training == Training()
    assert box.isChecked()
    session.close()


def test_training_goes_wrong_beside_what_it_would_be(qtbot: QtBot, session: Session) -> None:
    session.set_training(Training(zero_grad=False))
    panel = TrainingPanel(session, load_theme("light"))
    qtbot.addWidget(panel)
    panel.load_plots()
    panel.resize(400, 900)
    panel.show()
    session.train(100)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    qtbot.waitUntil(lambda: panel.plot is not None and len(panel.plot.shown("zeroed")) == 300)
    assert panel.plot is not None
    zeroed, left = panel.plot.shown("zeroed"), panel.plot.shown("own")
    assert zeroed.tobytes() == train(plans.linear()).losses().tobytes()
    assert left[200:].max() > 5 > zeroed[200:].max()
    assert panel.loss.legend.isVisible()
    for part in (panel.loss.legend, panel.loss.scale, panel.controls.epochs):
        right = part.mapTo(panel, part.rect().topRight()).x()
        assert right <= panel.width(), "nothing is cut off at the side"
    session.set_training(Training())
    qtbot.waitUntil(lambda: not panel.loss.legend.isVisible())


def test_stepping_brings_the_comparison_along(qtbot: QtBot, session: Session) -> None:
    session.set_training(Training(zero_grad=False))
    session.go(Address(2, 0, 0))
    qtbot.waitUntil(lambda: len(session.runs.zeroed_losses()) == 6)
    assert session.runs.zeroed_losses().tolist() == train(plans.linear(epochs=2)).losses().tolist()


def test_a_share_and_the_total_say_where_they_come_from(qtbot: QtBot, session: Session) -> None:
    view = SharesView(session, load_theme("light"))
    qtbot.addWidget(view)
    session.go(Address(0, 2, session.walkthrough.position_of("backward:w")))
    view.show_parameter("w")
    view.show()
    qtbot.waitExposed(view)
    stack, grad = view.stack, Quantity(Kind.GRADIENT, "w")
    qtbot.mouseClick(stack, Qt.MouseButton.LeftButton, pos=QPoint(40, round(1.5 * stack._row)))
    assert (session.address.sample, session.selected) == (1, grad)
    session.explaining.back()
    assert session.address.sample == 2
    session.select(None)
    for key in (*[Qt.Key.Key_Down] * 3, Qt.Key.Key_Return):
        qtbot.keyClick(stack, key)
    assert (session.address.sample, session.selected) == (2, grad)


def test_the_legend_writes_the_name_of_its_last_curve(qtbot: QtBot) -> None:
    legend = CurveLegend(load_theme("light"), "surface")
    qtbot.addWidget(legend)
    legend.show_curves(("zeroed",))
    legend.resize(legend.sizeHint())
    picture = legend.grab().toImage()
    right = [
        picture.pixelColor(x, y).lightness()
        for x in range(picture.width() * 3 // 4, picture.width())
        for y in range(picture.height())
    ]
    assert min(right) < 160, "with zeroing"
