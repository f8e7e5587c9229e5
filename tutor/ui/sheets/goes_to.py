"""The list from which the input of a column is chosen, opened by a click or a key in its cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tutor.ui.widgets.fields import Choice

_Index = QModelIndex | QPersistentModelIndex


class GoesTo(QStyledItemDelegate):
    """Offers "not used" and the inputs."""

    def __init__(self, inputs: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._inputs = inputs

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A combo box, with its list open."""
        box = Choice(self.tr("Input that the column goes to"))
        box.setParent(parent)
        box.addItem(self.tr("not used"), "")
        for name in self._inputs:
            box.addItem(name, name)
        box.activated.connect(lambda: self._done(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the present input."""
        assert isinstance(editor, Choice)
        editor.setCurrentIndex(max(editor.findData(index.data(Qt.ItemDataRole.EditRole)), 0))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Give the chosen input to the column."""
        assert isinstance(editor, Choice)
        model.setData(index, editor.currentData())

    def _done(self, box: Choice) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
