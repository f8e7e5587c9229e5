"""Training: a plan, its runs in either engine, and the history they leave."""

from __future__ import annotations

from tutor.training.history import History
from tutor.training.loop import advance_in_chunks, train
from tutor.training.plan import Plan
from tutor.training.trainer import Trainer, listing, trainer

__all__ = ["History", "Plan", "Trainer", "advance_in_chunks", "listing", "train", "trainer"]
