"""The states in which the graph is typed as code."""

from __future__ import annotations

from tutor.ui.main_window import MainWindow


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
