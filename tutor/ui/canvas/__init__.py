"""The canvas: a graph at a step, with its numbers where they belong."""

from __future__ import annotations

from tutor.ui.canvas.shown import GraphPicture
from tutor.ui.canvas.view import GraphView

__all__ = ["GraphPicture", "GraphView"]
