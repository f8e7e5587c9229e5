"""States of the window in which the learner is autograd."""

from __future__ import annotations

from tutor.document.starting.from_code import from_code
from tutor.ui.window.main_window import MainWindow


def be_autograd(window: MainWindow) -> None:
    """A fork in the middle of the way back: one of its two successors has passed its share."""
    code = "h = x*w\nu = h + b\nv = relu(h)\nq = u*v\nr = q - y\nloss = r**2"
    window.session.open(from_code(code, {"x": 2, "y": 10}, {"w": 1.5, "b": 1}))
    window.set_motion(False)
    window.session.autograd.set_on(True)
    for name in ("loss", "r", "q", "v", "h"):
        window.session.autograd.pick(name)
    window.canvas.view.select("h")


def autograd_hint(window: MainWindow) -> None:
    """A node that is ready, rung as a hint."""
    window.set_motion(False)
    window.session.autograd.set_on(True)
    window.session.autograd.pick("loss")
    window.session.autograd.hint()


def autograd_end(window: MainWindow) -> None:
    """Every gradient is back, after some wrong picks."""
    be_autograd(window)
    for name in ("w", "u", "h"):
        window.session.autograd.pick(name)
