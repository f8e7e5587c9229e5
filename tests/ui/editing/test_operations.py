"""A node's operation chosen in the window: in the Node panel and below a page's words, undone, and saved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.document.starting.from_code import from_code
from tutor.engine import torch_engine
from tutor.ui.editing.operations import choose
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.widgets.operation_box import OperationBox
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot, "chain-rule")
    yield made
    made.session.edits.setClean()
    made.close()


def _pick(box: OperationBox, plain: str) -> None:
    """Choose a row of the list, as a click or Enter on it does."""
    row = box.findText(plain)
    assert row >= 0, plain
    box.setCurrentIndex(row)
    box.activated.emit(row)


@pytest.mark.needs_torch
def test_the_page_offers_f_and_keeps_its_words_and_its_step(window: MainWindow) -> None:
    session = window.session
    session.pages.go(2)
    words, step = window.lesson.words(), session.address.step
    box = window.lesson.choices.rows[0].box
    assert box.isVisible() and box.accessibleName() == "Operation of z"
    for plain, value in (("x^ω", 8.0), ("max(x, ω)", 3.0), ("x − ω", -1.0), ("x/ω", 2 / 3), ("x + ω", 5.0)):
        _pick(box, plain)
        assert session.trace is not None
        assert session.trace.value("z") == pytest.approx(value)
        assert (window.lesson.words(), session.address.step) == (words, step)
        theirs = torch_engine.trace(session.document.graph, session.document.sample(0))
        for name in ("x", "w"):
            assert float(session.trace.gradient(name)) == pytest.approx(
                float(theirs.gradient(name)), rel=1e-5
            )
    assert session.edits.undoText() == "Make z x + ω"
    while session.edits.canUndo():
        session.edits.undo()
    assert session.is_as_told
    assert box.currentText() == "x·ω"


def test_the_node_panel_offers_it_for_every_operation_of_any_document(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    session.open(from_code("loss = sum(relu(W @ X) ** 2)", {"X": [[1.0], [2.0]]}, {"W": [[3.0, -1.0]]}))
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    session.select(Quantity(Kind.VALUE, "W"))
    qtbot.waitUntil(lambda: panel.operation.node == "W")
    assert panel.operation.isHidden()
    session.select(Quantity(Kind.VALUE, "relu(W@X)"))
    qtbot.waitUntil(lambda: panel.operation.node == "relu(W@X)")
    _pick(panel.operation.box, "tanh(W·X)")
    assert "tanh(W@X)" in session.document.graph
    qtbot.waitUntil(lambda: panel.operation.node in session.document.graph)
    saved = read_text(write_text(session.document), "my.tutor")
    assert saved.graph == session.document.graph


def test_what_does_not_fit_says_why_and_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    weights = {"V": [[1.0, 2.0]]}
    session.open(from_code("h = x * x\nt = tanh(h)\nloss = sum(V @ t)", {"x": [[1.0], [2.0]]}, weights))
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    session.select(Quantity(Kind.VALUE, "h"))
    qtbot.waitUntil(lambda: panel.operation.node == "h")
    rows = panel.operation.box.model()
    why = {rows.index(at, 0).data(Qt.ItemDataRole.ToolTipRole) for at in range(rows.rowCount())} - {None, ""}
    misfit = "the columns of the first (1) must be as many as the rows of the second (2)"
    assert why == {misfit}
    before, said = session.document, []
    session.said.connect(said.append)
    choose(session, before.graph["t"]._replace(op="transpose"))  # t itself can, and V @ t cannot any more
    assert session.document is before
    assert len(said) == 1
    assert said[0].startswith("V (1 × 2) and t (1 × 2) do not fit together in V@t")
