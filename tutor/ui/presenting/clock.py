"""The presenter's clock: the time of day, and how long the class has lasted."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QLocale, QTime, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tutor.ui.widgets.link_button import LinkButton

_SECOND_MS = 1000


class Stopwatch:
    """Counts the seconds since it was made, or set back; `seconds` says what time it is."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._began = seconds()

    def reset(self) -> None:
        """Count from 0 again."""
        self._began = self._seconds()

    @property
    def words(self) -> str:
        """Minutes and seconds, `7:05`; with the hours from the first one on, `1:07:05`."""
        minutes, seconds = divmod(int(self._seconds() - self._began), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


class Clock(QWidget):
    """Shows both, and ticks while it is seen."""

    def __init__(self, watch: Stopwatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self.setAccessibleName(self.tr("Clock"))
        self.now, self.elapsed = QLabel(), QLabel()
        self.now.setProperty("kind", "title")
        self.elapsed.setProperty("kind", "heading")
        self.reset = LinkButton(self.tr("From 0"))
        self.reset.setToolTip(self.tr("Count the time of the class from now on"))
        self.reset.clicked.connect(self._reset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        for part in (self.now, self.elapsed, self.reset):
            row.addWidget(part)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self._tick)
        self._tick()

    def _tick(self) -> None:
        now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self.now.setText(now)
        self.now.setAccessibleName(self.tr("Time of day: {time}").format(time=now))
        words = self.tr("{time} since the start").format(time=self._watch.words)
        self.elapsed.setText(words)

    def _reset(self) -> None:
        self._watch.reset()
        self._tick()

    def showEvent(self, event: QShowEvent) -> None:
        """Tick from now on."""
        super().showEvent(event)
        self._tick()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at it."""
        super().hideEvent(event)
        self._timer.stop()
