"""States of a graph of some hundred nodes: near, where its numbers are read, and from afar."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from tutor.document.starting.from_code import from_code
from tutor.ui.window.main_window import MainWindow

_COLUMNS, _ROWS = 30, 12


class CrowdState(NamedTuple):
    """A state of a document, in a size."""

    name: str
    lesson: str
    size: tuple[int, int]
    prepare: Callable[[MainWindow], None]


def crowd_states() -> tuple[CrowdState, ...]:
    """Both of them."""
    return (
        CrowdState("crowd", "linear-model", (1600, 1000), see_near),
        CrowdState("crowd-afar", "linear-model", (1366, 768), see_from_afar),
    )


def see_near(window: MainWindow) -> None:
    """In the middle of the way back, with all numbers of the part that is seen."""
    _open(window)
    window.canvas.view.set_zoom(0.6)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, QDeadlineTimer(400))


def see_from_afar(window: MainWindow) -> None:
    """So small that nothing could be read."""
    _open(window)
    window.canvas.view.set_zoom(0.13)


def _open(window: MainWindow) -> None:
    """Rows of nodes, each of two of the column before."""
    lines = [
        f"n{column}_{row} = n{column - 1}_{row} {'-*'[column % 2]} n{column - 1}_{(row + 1) % _ROWS}"
        for column in range(1, _COLUMNS)
        for row in range(_ROWS)
    ]
    values = {f"n0_{row}": 0.3 + 0.1 * row for row in range(_ROWS)}
    window.set_motion(False)
    window.session.open(from_code("\n".join(lines), {}, values))
    window.session.go_to_step(len(window.session.walkthrough) * 3 // 4)
