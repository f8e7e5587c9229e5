"""A row of options of which one is chosen, as one rounded control (radio buttons underneath)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from tutor.ui.look.theme import Role, Theme, ui_font


@dataclass(frozen=True)
class Option:
    """One segment: its id, what it says and, for a person who hovers, a tool tip."""

    id: str
    text: str
    tip: str = ""


class SegmentedControl(QWidget):
    """Options side by side. `chosen` reports the id that a person chose, never what `set_current` set."""

    chosen = Signal(str)

    def __init__(
        self, name: str, options: Sequence[Option], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments: dict[str, _Segment] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        for option in options:
            segment = _Segment(option, theme, self)
            segment.clicked.connect(self._clicked)
            self._segments[option.id] = segment
            layout.addWidget(segment)
        if options:
            self.set_current(options[0].id)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        for segment in self._segments.values():
            segment.set_theme(theme)
        self.updateGeometry()
        self.update()

    def current(self) -> str:
        """The id of the chosen option."""
        return next((id_ for id_, segment in self._segments.items() if segment.isChecked()), "")

    def set_current(self, id_: str) -> None:
        """Choose the option `id_` without reporting it. Raises KeyError where there is none."""
        self._segments[id_].setChecked(True)
        for segment in self._segments.values():
            chosen = segment.isChecked()
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def _clicked(self) -> None:
        segment = self.sender()
        if isinstance(segment, _Segment):
            self.set_current(segment.option.id)
            self.chosen.emit(segment.option.id)

    def move_from(self, segment: _Segment, step: int) -> None:
        """Choose the next option, `step` = ±1, as the arrow keys do."""
        segments = list(self._segments.values())
        target = segments[(segments.index(segment) + step) % len(segments)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the common ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1.0))
        painter.setBrush(self._theme.colour("bg"))
        radius = self._theme.sizes.radius_small
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class _Segment(QRadioButton):
    def __init__(self, option: Option, theme: Theme, control: SegmentedControl) -> None:
        super().__init__(option.text, control)
        self.option = option
        self._control = control
        self._theme = theme
        self.setToolTip(option.tip)
        self.setAccessibleName(option.text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        size = self._theme.sizes.small
        width = QFontMetricsF(ui_font(size, 600)).horizontalAdvance(self.text())
        return QSize(
            round(width + size * 1.7 / self._theme.text_times), round(self._theme.sizes.control_height - 8)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _position: object) -> bool:  # noqa: N802 - Qt's own name
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the neighbour."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self._control.move_from(self, step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chosen segment raised, one under the pointer or in focus marked, then the text."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.sizes.radius_small - 2
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            width = 3.0 if self.hasFocus() else 1.0
            painter.setPen(QPen(theme.colour("accent"), width))
            painter.setBrush(theme.colour("accent_soft"))
            inset = (width - 1) / 2
            painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), radius, radius)
        elif self.isEnabled() and (self.underMouse() or self.hasFocus()):
            painter.setPen(QPen(theme.colour("accent"), 2.0) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("line"))
            painter.drawRoundedRect(place, radius, radius)
        painter.setFont(ui_font(theme.sizes.small, 600 if self.isChecked() else 450))
        role: Role = "accent" if self.isChecked() else "muted"
        painter.setPen(theme.colour(role if self.isEnabled() else "faint"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
