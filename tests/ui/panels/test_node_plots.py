"""The plots of the Node panel are saved as the larger ones are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, show_panel
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.session.session import Session
from tutor.walk import Kind, Quantity


def test_both_plots_are_saved_as_picture_and_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(linear_model())
    panel = NodePanel(session, load_theme("light"))
    panel.load_plots()
    show_panel(qtbot, panel, 735)
    session.select(Quantity(Kind.GRADIENT, "w"))
    session.go_to_step(len(session.walkthrough))
    session.train(2)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=10000)
    qtbot.wait(50)
    for section, first in ((panel.slope, "w"), (panel.loss, "iteration")):
        files = section.files
        assert files is not None
        files.save_picture(tmp_path / f"{section.id}.png")
        files.save_numbers(tmp_path / f"{section.id}.csv")
        qtbot.waitUntil(lambda files=files: not files.busy)
        assert not QImage(str(tmp_path / f"{section.id}.png")).isNull()
        header, *rows = (tmp_path / f"{section.id}.csv").read_text().splitlines()
        assert header.split(",")[0] == first
        column = list(section.numbers().values())[1]
        assert rows and [float(row.split(",")[1]) for row in rows] == [float(number) for number in column]
    session.close()
