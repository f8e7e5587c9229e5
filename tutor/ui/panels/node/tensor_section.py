"""AS PYTORCH'S TENSOR: data, grad, requires_grad, is_leaf and grad_fn of a node, as the program has them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from tutor.document.document import Document
from tutor.engine import Value, shape_of
from tutor.export.tensors import ProgramTensor, ProgramTensors
from tutor.language import translate
from tutor.ui.look.theme import Role, Theme, mono_font
from tutor.ui.panels.node.facts import shape_text
from tutor.ui.panels.section_head import SectionHead
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.number_label import NumberLabel
from tutor.walk import Kind, Known, Quantity
from tutor.walk.figures import ABSENT, short

_PLACES = {"data": (0, 0), "grad": (0, 2), "requires_grad": (1, 0), "is_leaf": (1, 2), "grad_fn": (2, 0)}
"""Row and column of each attribute."""
_KINDS = {"data": Kind.VALUE, "grad": Kind.GRADIENT}
"""The attributes that are numbers of the walk."""


class TensorSection(QWidget):
    """Shows one node's tensor; of what the program does not compute, nothing."""

    asked = Signal(object)
    """The Quantity behind data or grad, which was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document | None = None
        self._tensors: ProgramTensors | None = None
        self._card = Card("normal")
        self._card.body.setContentsMargins(16, 11, 16, 11)
        self._card.body.setSpacing(8)
        self._name = ""
        self._labels = {name: (QLabel(name), NumberLabel()) for name in _PLACES}
        for attribute in _KINDS:
            self._labels[attribute][1].clicked.connect(self._ask)
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for attribute, (row, column) in _PLACES.items():
            name, value = self._labels[attribute]
            grid.addWidget(name, row, column)
            grid.addWidget(value, row, column + 1, 1, 3 if attribute == "grad_fn" else 1)
        self.note = QLabel()
        self.note.setProperty("kind", "muted")
        self.note.setWordWrap(True)
        self._card.body.addWidget(self._rows)
        self._card.body.addWidget(self.note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(SectionHead(self.tr("As PyTorch's Tensor")))
        whole.addWidget(self._card)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for attribute, (name, value) in self._labels.items():
            name.setStyleSheet(f"color: {theme.hex('muted')};")
            name.setFont(mono_font(theme.sizes.small))
            self._show_text(attribute, value.text())

    def show_node(self, document: Document, name: str, known: Known, *, first: bool) -> None:
        """Show the node's tensor; `first`: no iteration of training has come before this one."""
        self._name = name
        self.setVisible(name in document.computed.influencing or document.graph[name].is_leaf)
        tensor = self._tensors_of(document).of(name)
        self._rows.setVisible(tensor is not None)
        if tensor is not None:
            for attribute, text in tensor_texts(tensor, name, known, first=first).items():
                self._show_text(attribute, text)
        self.note.setText(_note(tensor, known.trace.graph[name].is_leaf).format(
            name=document.symbols.plain(name)))  # fmt: skip
        self.note.setVisible(bool(self.note.text()))

    def _show_text(self, attribute: str, text: str) -> None:
        label = self._labels[attribute][1]
        role: Role = "text"
        if text not in ("None", ABSENT):
            role = "value" if attribute == "data" else "grad" if attribute == "grad" else "text"
        label.setStyleSheet(f"color: {self._theme.hex(role)};")
        label.setFont(mono_font(self._theme.sizes.small))  # last: a new style sheet sets the font anew
        follows = attribute in _KINDS and text not in ("None", ABSENT)
        label.set_number(text, selectable=follows, follows=follows)
        label.setAccessibleName(f"{attribute} {text}")

    def _ask(self) -> None:
        for attribute, kind in _KINDS.items():
            if self.sender() is self._labels[attribute][1]:
                self.asked.emit(Quantity(kind, self._name))

    def text_of(self, attribute: str) -> str:
        """What is shown of an attribute; empty where the node is no tensor."""
        return "" if self._rows.isHidden() else self._labels[attribute][1].text()

    def _tensors_of(self, document: Document) -> ProgramTensors:
        if self._tensors is None or self._document is not document:
            self._document, self._tensors = document, ProgramTensors(document)
        return self._tensors


def tensor_texts(tensor: ProgramTensor, name: str, known: Known, *, first: bool) -> dict[str, str]:
    """What stands behind each attribute, as Python writes it; arrays by their shape, numbers in short."""
    grad = known.gradient(name) if tensor.requires_grad and tensor.is_leaf else None
    if grad is None and not first and name in known.trace.graph.wanted and tensor.is_leaf:
        grad = np.zeros_like(known.trace.value(name))[()]  # what zero_() left after the sample before
    return {
        "data": _text(known.value(name), ABSENT),
        "grad": _text(grad, "None"),
        "requires_grad": str(tensor.requires_grad),
        "is_leaf": str(tensor.is_leaf),
        "grad_fn": f"<{tensor.grad_fn}>" if tensor.grad_fn else "None",
    }


def _text(value: Value | None, absent: str) -> str:
    if value is None:
        return absent
    return shape_text(shape_of(value)) if np.ndim(value) else short(value)


def _note(tensor: ProgramTensor | None, is_leaf: bool) -> str:
    """What is worth a sentence; it waits for the name."""
    if tensor is None:
        return translate("node", "In the program {name} is one of Python's own numbers, and no Tensor.")
    if tensor.grad_fn:
        return translate("node", "PyTorch keeps grad at leaves only, and lets that of {name} go.")
    if not is_leaf:
        return translate("node", "No gradient is asked for behind {name}, so nothing is noted: a leaf, too.")
    if not tensor.requires_grad:
        return translate("node", "Nobody has asked for a gradient here: the flag is off.")
    return ""
