"""The table of epochs has room for every loss, however long it is written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from tests.helpers.panels import show_panel
from tutor.engine import DType
from tutor.graph import read_code
from tutor.training.history.history import History
from tutor.training.plan import Plan
from tutor.training.running.one_run import trainer
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.training.epoch_table import EpochTable

PADDING = 8.0


def losses_of(rate: float, start: float, dtype: DType) -> History:
    """A history of losses that are negative, and large, or small, beyond all measure."""
    graph = read_code("loss = 0 - (x*w)**2 * 1.1", ["w"]).graph
    run = trainer(Plan(graph, {"w": start}, {"x": (1.0, 1.3)}, rate, 30, 1, dtype), "own")
    run.advance(60)
    return run.history


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(("rate", "start"), [(30.0, 1.2345), (-0.43, 1.2345e-5), (0.01, 1.0 / 3.0)])
@pytest.mark.parametrize("compares", [False, True])
@pytest.mark.parametrize("look", [(300, "light"), (400, "dark"), (740, "light"), (600, "projector")])
def test_a_long_loss_is_not_cut(
    qtbot: QtBot, dtype: DType, rate: float, start: float, compares: bool, look: tuple[int, str]
) -> None:
    width, theme = look
    table = EpochTable(load_theme(theme))
    history, other = losses_of(rate, start, dtype), losses_of(rate, start * 1.01, dtype)
    show_panel(qtbot, table, 500)
    table.resize(width, 500)
    table.refresh(history, other if compares else None, 0)
    qtbot.wait(1)
    model = table.model()
    assert max(len(model.index(row, 1).data().split("\n")[0]) for row in range(model.rowCount())) > 17
    for column in range(1, model.columnCount()):
        for row in range(model.rowCount()):
            index = model.index(row, column)
            font = index.data(Qt.ItemDataRole.FontRole)
            assert isinstance(font, QFont)
            for line in index.data().split("\n"):
                room = table.columnWidth(column) - PADDING
                assert QFontMetricsF(font).horizontalAdvance(line) <= room, (line, column)
    shown = sum(table.columnWidth(column) for column in range(model.columnCount()))
    assert shown <= table.viewport().width()


def test_pytorch_may_be_epochs_ahead(qtbot: QtBot) -> None:
    """Qt warns of cells that are not there, and a warning fails the test."""
    graph = read_code("loss = (x*w)**2", ["w"]).graph
    plan = Plan(graph, {"w": 1.0}, {"x": (1.0, 1.3)}, 0.1, 30, 1, "float64")
    own, ahead = trainer(plan, "own"), trainer(plan, "own")
    own.advance(4)
    ahead.advance(4)
    table = EpochTable(load_theme("light"))
    show_panel(qtbot, table, 400)
    table.refresh(own.history, ahead.history, 0)
    ahead.advance(2)
    table.refresh(own.history, ahead.history, 0)
    assert table.model().rowCount() == 2
