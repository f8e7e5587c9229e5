"""The small fields of the Data tab: a caption above, a number or a choice below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from tutor.ui.widgets.keep_space import keeps_for_typing


class WholeField(QSpinBox):
    """A whole number; typed, it holds from Enter on.

    The wheel scrolls the panel unless the field has the keyboard.
    """

    def __init__(self, name: str, least: int, most: int, step: int = 1) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSingleStep(step)
        _dress(self, name)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one types."""
        return keeps_for_typing(event) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel while the field has no keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberSpin(QDoubleSpinBox):
    """A number with decimals; otherwise as `WholeField`."""

    def __init__(self, name: str, least: float, most: float, step: float, decimals: int) -> None:
        super().__init__()
        self.setDecimals(decimals)
        self.setRange(least, most)
        self.setSingleStep(step)
        _dress(self, name)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one types."""
        return keeps_for_typing(event) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel while the field has no keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's own name
        """As short as it can be written."""
        return f"{value:.{self.decimals()}f}".rstrip("0").rstrip(".") or "0"


class Choice(QComboBox):
    """A choice of a few; the wheel scrolls the panel unless it has the keyboard."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one chooses."""
        return keeps_for_typing(event) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel while the field has no keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Captioned(QWidget):
    """A field with its caption above it."""

    def __init__(self, caption: str, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.caption = QLabel(caption)
        self.caption.setProperty("kind", "muted")
        self.caption.setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(field)
        column.addStretch(1)


def _dress(field: QSpinBox | QDoubleSpinBox, name: str) -> None:
    field.setAccessibleName(name)
    field.setKeyboardTracking(False)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.setMinimumWidth(40)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
