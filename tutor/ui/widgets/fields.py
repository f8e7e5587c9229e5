"""The small fields of a panel that scrolls: a number or a choice, and a caption above it.

The wheel scrolls the panel, also over a field that has the keyboard; nothing is changed on the way.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from tutor.ui.widgets.keep_space import keeps_for_typing


class WholeField(QSpinBox):
    """A whole number; typed, it holds from Enter on."""

    def __init__(self, name: str, least: int, most: int, step: int = 1) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSingleStep(step)
        _dress(self, name)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one types, and leave the wheel to the panel."""
        return keeps_for_typing(event) or _left_to_panel(event) or super().event(event)


class NumberSpin(QDoubleSpinBox):
    """A number with decimals; otherwise as `WholeField`."""

    def __init__(self, name: str, least: float, most: float, step: float, decimals: int) -> None:
        super().__init__()
        self.setDecimals(decimals)
        self.setRange(least, most)
        self.setSingleStep(step)
        _dress(self, name)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one types, and leave the wheel to the panel."""
        return keeps_for_typing(event) or _left_to_panel(event) or super().event(event)

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's own name
        """As short as it can be written."""
        return f"{value:.{self.decimals()}f}".rstrip("0").rstrip(".") or "0"


class Choice(QComboBox):
    """A choice of a few."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setItemDelegate(QStyledItemDelegate(self))  # its own knows nothing of the style sheet

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one chooses, and leave the wheel to the panel."""
        return keeps_for_typing(event) or _left_to_panel(event) or super().event(event)


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


def _left_to_panel(event: QEvent) -> bool:
    """Leave a turn of the wheel to what lies around the field; whether it was one."""
    if event.type() != QEvent.Type.Wheel:
        return False
    event.ignore()
    return True


def _dress(field: QSpinBox | QDoubleSpinBox, name: str) -> None:
    field.setAccessibleName(name)
    field.lineEdit().setAccessibleName(name)
    field.setKeyboardTracking(False)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.setMinimumWidth(40)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
