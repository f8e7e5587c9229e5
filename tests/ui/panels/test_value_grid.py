"""The grid of an array's numbers: all columns in sight where they fit, and no scroll bar then."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from tutor.ui.look.theme import load_theme, style_sheet
from tutor.ui.panels.node.value_grid import ValueGrid

LONG = np.array([[0.1799692064523697, -0.5364946126937866, 0.1293313354253769]] * 3)


@pytest.fixture
def windows() -> Iterator[list[QWidget]]:
    made: list[QWidget] = []
    yield made


def shown(qtbot: QtBot, windows: list[QWidget], width: int, theme: str = "light") -> ValueGrid:
    around = QWidget()
    windows.append(around)
    qtbot.addWidget(around)
    around.setStyleSheet(style_sheet(load_theme(theme)))
    around.resize(width, 400)
    grid = ValueGrid(load_theme(theme), around)
    grid.resize(width, 100)
    around.show()
    grid.show_arrays("value", "value", LONG, None, "float32")
    qtbot.wait(20)
    return grid


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_columns_move_together_before_one_is_out_of_sight(
    qtbot: QtBot, windows: list[QWidget], theme: str
) -> None:
    wide = shown(qtbot, windows, 1500, theme)
    roomy, head = wide.columnWidth(0), wide.verticalHeader().width()
    grid = shown(qtbot, windows, head + 3 * roomy - 8, theme)
    assert 0 < grid.columnWidth(0) < roomy and grid.horizontalScrollBar().maximum() == 0
    cell = grid.model().index(0, 1)
    option = QStyleOptionViewItem()
    grid.initViewItemOption(option)
    option.rect, option.text = grid.visualRect(cell), cell.data()
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
    inside = grid.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, grid)
    assert grid.fontMetrics().horizontalAdvance(cell.data()) <= inside.width(), "nothing is cut off"
    narrow = shown(qtbot, windows, head + 2 * roomy, theme)
    assert narrow.columnWidth(0) < roomy and narrow.horizontalScrollBar().maximum() > 0


def test_shorter_numbers_take_the_scroll_bar_away(qtbot: QtBot, windows: list[QWidget]) -> None:
    grid = shown(qtbot, windows, 300)
    assert grid.horizontalScrollBar().isVisible()
    grid.show_arrays("value", "value", np.round(LONG, 1), None, "float64")
    qtbot.waitUntil(lambda: not grid.horizontalScrollBar().isVisible(), timeout=1000)
    assert grid.viewport().height() > 3 * grid.rowHeight(0)
