"""Training: a plan, its runs in either engine, and the history they leave.

A document needs the settings of a training alone: what runs a plan is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tutor.training.plan import Plan

if TYPE_CHECKING:
    from tutor.training.history.history import History
    from tutor.training.running.loop import advance_in_chunks, train
    from tutor.training.running.one_run import Trainer, listing, trainer

__all__ = ["History", "Plan", "Trainer", "advance_in_chunks", "listing", "train", "trainer"]

_ROOMS = {
    "History": "history.history",
    "Trainer": "running.one_run",
    "advance_in_chunks": "running.loop",
    "listing": "running.one_run",
    "train": "running.loop",
    "trainer": "running.one_run",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
