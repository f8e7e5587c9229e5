"""Training: a plan, its runs in either engine, and the history they leave.

A document needs the settings of a training alone: what runs a plan is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tutor.training.plan import Plan

if TYPE_CHECKING:
    from tutor.training.history import History
    from tutor.training.loop import advance_in_chunks, train
    from tutor.training.one_run import Trainer, listing, trainer

__all__ = ["History", "Plan", "Trainer", "advance_in_chunks", "listing", "train", "trainer"]

_ROOMS = {
    "History": "history",
    "Trainer": "one_run",
    "advance_in_chunks": "loop",
    "listing": "one_run",
    "train": "loop",
    "trainer": "one_run",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
