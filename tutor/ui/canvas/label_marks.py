"""The size of every label's letters, the marks laid out with them, and the room they are given."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tutor.graph import Edge
from tutor.ui.canvas.boxes import scale_of
from tutor.ui.canvas.figure import Figure
from tutor.ui.canvas.labels import outline_size
from tutor.ui.canvas.mark import Mark, formula_mark, number_mark
from tutor.ui.canvas.shown import LabelKey, LabelShown
from tutor.ui.look.theme import Role, Theme

_NOMINAL = Figure((("−0.1234",),))
_GROWTH = 8.0
_WORDS = 0.8
"""The size of plain words beside formulas, as a share of theirs."""
_KEPT_AT_MOST = 2000


class LabelMarks:
    """Lays labels out in the letters of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[str, Figure | None, Role, float], Mark] = {}

    def size(self, key: LabelKey) -> float:
        """The letters' size in pixels: chips are a little smaller, the step's formula a little larger."""
        sizes = self._theme.sizes
        if key.kind == "local":
            return sizes.canvas_chip
        if key.kind == "missing":
            return _WORDS * sizes.canvas_chip
        return sizes.canvas_label * (1.08 if key.kind == "step" else 1.0)

    def mark(self, label: LabelShown) -> Mark:
        """The label laid out; once for all moments in which it says the same."""
        key = (label.head, label.figure, label.role, self.size(label.key))
        if key not in self._kept:
            if len(self._kept) >= _KEPT_AT_MOST:
                self._kept.clear()
            self._kept[key] = self._made(label, *key)
        return self._kept[key]

    def _made(self, label: LabelShown, head: str, figure: Figure | None, role: Role, size: float) -> Mark:
        if label.key.kind == "missing" and figure is not None:
            mark = number_mark(figure, size, self._theme.colour(role), 450)
            return replace(mark, width=mark.width + 0.5 * size, height=1.6 * mark.height)
        return formula_mark(head, figure, role, size, self._theme)

    def reserved(self, says: Mapping[LabelKey, Sequence[LabelShown]]) -> dict[LabelKey, tuple[float, float]]:
        """The room of each label: of the largest it says, grown in steps so that digits do not move it."""
        step = _GROWTH * scale_of(self._theme)
        found: dict[LabelKey, tuple[float, float]] = {}
        for key, labels in says.items():
            sizes = [self._outer(label) for label in labels]
            if sizes:
                width = max(width for width, _ in sizes)
                height = max(height for _, height in sizes)
                found[key] = (math.ceil(width / step) * step, height)
        return found

    def _outer(self, label: LabelShown) -> tuple[float, float]:
        return outline_size(self.mark(label), self.size(label.key), boxed=label.boxed)

    def room(self, says: Mapping[LabelKey, Sequence[LabelShown]]) -> dict[str, float]:
        """The width that labels above and below the edges leaving a node want, whatever their digits."""
        found: dict[str, float] = {}
        for key, labels in says.items():
            if key.kind in ("value", "contribution") and labels:
                name = key.what.source if isinstance(key.what, Edge) else key.what
                label = labels[-1]
                if label.figure is not None and not label.figure.is_grid:
                    label = replace(label, figure=_NOMINAL)
                width = self._outer(label)[0] + 1.6 * self._theme.sizes.canvas_label
                found[name] = max(found.get(name, 0.0), width)
        return found
