"""The states of `shots.py` that show a person's own PyTorch code: opaque nodes, a module with its frames."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, NamedTuple

from tutor import outside
from tutor.document.document import Document
from tutor.ui.window.main_window import MainWindow
from tutor.walk import quantity

_LARGE, _SMALL = (1600, 1000), (1366, 768)


class State(NamedTuple):
    """A picture: its name, what leads to it, the size of the window, and the tab at the right."""

    name: str
    prepare: Callable[[MainWindow], None]
    size: tuple[int, int] = _LARGE
    tab: int = 0


def outside_states() -> tuple[State, ...]:
    """All of them."""
    return (
        State("outside-opaque", opaque),
        State("outside-back", opaque_back, _SMALL),
        State("outside-code", opaque_code, _SMALL, 1),
        State("outside-module", module),
        State("outside-module-small", module, _SMALL),
        State("outside-convolution", convolution, _LARGE),
    )


def opaque(window: MainWindow) -> None:
    """Erf of a product, just computed."""
    _open(window, _error_function(), "forward:e")
    window.session.select(quantity.value("e"))


def opaque_back(window: MainWindow) -> None:
    """What autograd brings back from it."""
    _open(window, _error_function(), "backward:h")
    window.session.select(quantity.gradient("h"))


def opaque_code(window: MainWindow) -> None:
    """Its code."""
    _open(window, _error_function(), "forward:loss")


def module(window: MainWindow) -> None:
    """A module of three layers."""
    nn = _torch().nn
    model = nn.Sequential(nn.Linear(2, 3), nn.GELU(), nn.Linear(3, 3), nn.Tanh(), nn.Linear(3, 1))
    x, y = _torch().randn(2, 2), _torch().zeros(2, 1)
    _open(window, outside.document(model, x, y, loss=nn.functional.mse_loss), "backward:layer_2")


def convolution(window: MainWindow) -> None:
    """A small network of convolution, pooling and a line."""
    nn = _torch().nn
    model = nn.Sequential(nn.Conv2d(1, 1, 2), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1, 1))
    image, target = _torch().randn(1, 1, 3, 3), _torch().zeros(1, 1)
    _open(window, outside.document(model, image, target, loss=nn.functional.mse_loss), "forward:layer_2")


def _error_function() -> Document:
    torch = _torch()
    x, y = torch.tensor(0.8), torch.tensor(0.9)
    w = torch.tensor(1.3, requires_grad=True)
    with outside.record():
        h = x * w
        e = torch.erf(h)
        r = e - y
        loss = r**2
    return outside.document(loss)


def _torch() -> Any:
    torch = importlib.import_module("torch")
    torch.manual_seed(1)
    return torch


def _open(window: MainWindow, document: Document, anchor: str) -> None:
    session = window.session
    session.open(document)
    session.go_to_step(session.walkthrough.position_of(anchor))
