"""The states in which the graph is typed as code."""

from __future__ import annotations

from tutor.ui.panels.code import CodePanel
from tutor.ui.window.main_window import MainWindow


def type_code(window: MainWindow) -> None:
    """The graph's code in the editor, with a name more."""
    window.session.typed.begin()
    window.session.typed.type("y_hat = x * w + b\nr = y_hat - y\nloss = r ** 2")
    window.session.typed.read()
    window.session.typed.set_parameter("b", on=True)


def type_mistake(window: MainWindow) -> None:
    """The graph's code with a mistake."""
    window.session.typed.begin()
    window.session.typed.type("y_hat = x * w\nr = relo(y_hat) - y\nloss = r ** 2")
    window.session.typed.read()


def show_history(window: MainWindow) -> None:
    """A dozen edits, three of them undone, below a longer piece of code."""
    session = window.session
    session.typed.begin()
    for lines in range(1, 12):
        session.typed.type("\n".join(["y_hat = x * w", *(f"h{n} = y_hat + {n}" for n in range(1, lines)),
                                      "r = y_hat - y", "loss = r ** 2"]))  # fmt: skip
        session.typed.read()
    session.typed.leave()
    session.set_value("x", 2.5)
    session.edits.go_to(9)
    panel = window.tabs.panel(1)
    if isinstance(panel, CodePanel):
        panel.show_kind("graph")
