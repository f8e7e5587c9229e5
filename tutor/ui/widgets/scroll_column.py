"""A column of widgets that scrolls where it is too tall, and never sideways."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """Fill `column`; `page` is the widget that it lays out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = _Page()
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(24, 18, 24, 20)
        self.setWidget(self.page)

    def read_by_keys(self, name: str) -> None:
        """Let Tab reach the column, called `name`: arrows scroll what stands in it, and a ring shows that."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("reads", "true")
        self.setAccessibleName(name)

    def fill(self, widget: QWidget) -> None:
        """Take up the whole of `widget`."""
        whole = QVBoxLayout(widget)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)


class _Page(QWidget):
    """As wide as what is seen of it: what cannot be so narrow is cut off, and its neighbours are not."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # else only a plain widget has its ground

    def minimumSizeHint(self) -> QSize:
        """As high as its parts, and of any width."""
        return QSize(0, super().minimumSizeHint().height())
