"""Opaque nodes in the window: a dashed box, nobody asked for their numbers, values that cannot be changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tutor.document import from_code
from tutor.document.file.read import read_text
from tutor.errors import TutorError
from tutor.ui.app import make_window
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity

ERF = 'h = x*w\ne = opaque("aten.erf", h)\nloss = e**2\n'
SWAPPED = """
format = 1
title = "Recorded"
code = '''
s = opaque("Swap", w)
loss = sum(s)
'''
parameters = ["w"]
[values]
w = [3, -6]
[[recorded]]
operation = "Swap(a)"
operands = [[3, -6]]
value = [-6, 3]
given = [1, 1]
contributions = [[10, 10]]
"""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    document = from_code(ERF, {"x": 1.5}, {"w": 0.5})
    made = make_window(Session(document), Settings(), theme="light", engine="own")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.mark.needs_torch
def test_the_window_draws_a_box_and_asks_nobody_for_its_numbers(window: MainWindow) -> None:
    node = window.canvas.view.graph_scene.node("e")
    assert node is not None
    assert not node.is_round
    assert "erf of h, computed by PyTorch" in node.toolTip()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_P)
    session, asked = window.session, []
    for _ in range(30):
        step = session.frame.next_step
        if step is None:
            break
        if session.predict.is_open:
            asked.append((str(step.phase), step.node, step.edge and step.edge.target))
            session.predict.skip()
        else:
            session.walking.move(1)
    assert ("forward", "h", None) in asked
    assert ("forward", "loss", None) in asked
    assert not any("e" in (node if phase == "forward" else "", target) for phase, node, target in asked)
    assert session.frame.next_step is None
    assert session.predict.score.to_go == 0


def test_a_value_before_a_recorded_node_cannot_be_another(qtbot: QtBot) -> None:
    session = Session(read_text(SWAPPED, "here"))
    with pytest.raises(TutorError, match="nobody knows them"):
        session.set_value("w", (1.0, 2.0))
    assert session.trace is not None
    session.close()


def test_what_was_only_recorded_is_stepped_and_neither_nudged_nor_plotted(window: MainWindow) -> None:
    session, panel = window.session, window.tabs.panel(0)
    session.open(read_text(SWAPPED, "here"))
    for position in range(len(session.walkthrough) + 1):
        session.go_to_step(position)
        for kind in (Kind.VALUE, Kind.GRADIENT):
            for name in ("w", "s"):
                session.select(Quantity(kind, name))
                QTest.qWait(60)
    assert session.trace is not None
    assert session.trace.gradient("w").tolist() == [10.0, 10.0]  # type: ignore[union-attr]
    assert isinstance(panel, NodePanel)
    assert not panel.slope.isVisible()
    assert "was recorded" in session.nudging.why_not("w")
    assert not window.canvas.notice.sentence()
