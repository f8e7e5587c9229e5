"""What the Node panel says of PyTorch's Tensor."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.walk import Kind, Quantity


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> NodePanel:
    made = NodePanel(session, load_theme("light"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_tensor_of_a_parameter_goes_through_its_life(
    qtbot: QtBot, session: Session, panel: NodePanel
) -> None:
    session.select(Quantity(Kind.GRADIENT, "w"))
    grads = []
    for at in (Address(), Address(0, 0, 10), Address(0, 0, 12), Address(0, 1, 0)):
        session.go(at)
        qtbot.wait(50)
        grads.append(panel.tensor.text_of("grad"))
    assert grads == ["None", "−2", "0", "0"]
    assert [panel.tensor.text_of(name) for name in ("requires_grad", "is_leaf", "grad_fn")] == [
        "True", "True", "None"
    ]  # fmt: skip


def test_the_tensor_of_an_operation_says_what_made_it(
    qtbot: QtBot, session: Session, panel: NodePanel
) -> None:
    session.select(Quantity(Kind.VALUE, "loss"))
    session.go_to_step(session.walkthrough.position_of("backward:w"))
    qtbot.wait(50)
    attributes = ("data", "grad", "requires_grad", "is_leaf", "grad_fn")
    assert [panel.tensor.text_of(name) for name in attributes] == [
        "1", "None", "True", "False", "<PowBackward0>"
    ]  # fmt: skip
    session.select(Quantity(Kind.VALUE, "x"))
    qtbot.wait(50)
    assert panel.tensor.text_of("grad_fn") == ""
    assert "one of Python's own numbers" in panel.tensor.note.text()


def test_its_numbers_say_where_they_come_from(qtbot: QtBot, session: Session, panel: NodePanel) -> None:
    session.select(Quantity(Kind.VALUE, "w"))
    session.go(Address(0, 0, 10))
    qtbot.waitUntil(lambda: panel.tensor.text_of("grad") == "−2")
    grad = panel.tensor._labels["grad"][1]
    qtbot.mouseClick(grad, Qt.MouseButton.LeftButton, pos=grad.rect().center())
    assert session.selected == Quantity(Kind.GRADIENT, "w")
