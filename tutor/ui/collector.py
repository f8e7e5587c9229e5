"""Python's collector of reference cycles, kept in the window's thread.

Left to itself it runs in whichever thread allocates, and may there destroy a Qt object of the window's.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_MILLISECONDS = 1000
_MANY_MODULES = 50


class Collector(QObject):
    """Takes over the collecting of cycles until it is stopped; each generation at its own threshold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._modules = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_MILLISECONDS)

    def stop(self) -> None:
        """Give the collecting back to Python."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        self._set_aside()
        due = [
            age
            for age, (count, most) in enumerate(zip(gc.get_count(), self._thresholds, strict=True))
            if count > most
        ]
        if due:
            gc.collect(due[-1])

    def _set_aside(self) -> None:
        """Look no more at what imports have made: PyTorch's modules alone would take 0.15 s each time."""
        if len(sys.modules) - self._modules > _MANY_MODULES:
            self._modules = len(sys.modules)
            gc.freeze()
