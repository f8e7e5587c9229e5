"""Which names of the graph are parameters: each input and parameter with a box to check."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from tutor.graph import INPUT, PARAMETER, Graph
from tutor.ui.look.theme import Theme
from tutor.ui.widgets.keep_space import keeps_for_typing

_ROWS = 3
"""So many rows are seen at once; more scroll."""


class ParameterPicker(QListWidget):
    """Names side by side; arrow keys walk through them, Space checks one, Esc leaves."""

    toggled = Signal(str, bool)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameters")
        self.setAccessibleName(self.tr("Which names are parameters"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)  # a style sheet leaves names a pixel too few
        self.setTabKeyNavigation(False)
        self.set_theme(theme)
        self.itemChanged.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.setSpacing(round(0.15 * theme.sizes.base))
        self._fit()

    def show_leaves(self, graph: Graph) -> None:
        """Show the inputs and parameters of this graph, in its order, as the code calls them."""
        leaves = [leaf for leaf in graph.leaves if leaf.op in (INPUT, PARAMETER)]
        current, focused = self.currentRow(), self.hasFocus()
        with QSignalBlocker(self):
            if [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())] != [
                leaf.name for leaf in leaves
            ]:
                self.clear()
                for leaf in leaves:
                    item = QListWidgetItem(self)
                    item.setData(Qt.ItemDataRole.UserRole, leaf.name)
                    item.setFlags(
                        Qt.ItemFlag.ItemIsEnabled
                        | Qt.ItemFlag.ItemIsUserCheckable
                        | Qt.ItemFlag.ItemIsSelectable
                    )
            for row, leaf in enumerate(leaves):
                is_parameter = leaf.op == PARAMETER
                item, name = self.item(row), leaf.name
                item.setText(name)
                item.setCheckState(Qt.CheckState.Checked if is_parameter else Qt.CheckState.Unchecked)
                words = self.tr("{name} is a parameter") if is_parameter else self.tr("{name} is an input")
                item.setToolTip(words.format(name=name))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words.format(name=name))
            if focused and leaves:
                self.setCurrentRow(min(max(current, 0), len(leaves) - 1))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width takes other rows."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves what is being edited."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that act here before a shortcut of the window takes them."""
        return keeps_for_typing(event) or super().event(event)

    def _tell(self, item: QListWidgetItem) -> None:
        checked = item.checkState() is Qt.CheckState.Checked
        self.toggled.emit(item.data(Qt.ItemDataRole.UserRole), checked)

    def _fit(self) -> None:
        """As tall as its rows, up to a few."""
        self.doItemsLayout()
        count, row = self.count(), self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        whole = self.visualItemRect(self.item(count - 1)).bottom() + 1 if count else row
        whole += self.verticalScrollBar().value()
        step = row + 2 * self.spacing()
        self.setFixedHeight(min(whole + self.spacing(), _ROWS * step) + 2 * self.frameWidth() + 2)
