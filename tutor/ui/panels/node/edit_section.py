"""The Node panel while the graph is edited: what the chosen nodes are, as fields that can be changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from tutor import ops
from tutor.document.edits import edits, node_edits, node_settings
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.graph import CONSTANT, INPUT, PARAMETER
from tutor.graph.shapes import Shape
from tutor.graph.write_code import is_name
from tutor.language import listed
from tutor.ui.editing import edge_changes
from tutor.ui.editing import node_changes as changes
from tutor.ui.editing.value_edits import set_value
from tutor.ui.look.theme import Theme
from tutor.ui.panels.node import typed_settings
from tutor.ui.panels.node.initialiser_row import InitialiserRow
from tutor.ui.panels.node.operand_rows import OperandRows
from tutor.ui.typesetting import typeset
from tutor.ui.widgets.given_text import read_value, typed
from tutor.ui.widgets.link_button import LinkButton
from tutor.ui.widgets.number_field import NumberField, Reader
from tutor.ui.widgets.segmented_control import Option, SegmentedControl

if TYPE_CHECKING:
    from tutor.ui.session.session import Session

_MOST_TYPED = 12
"""So many numbers are typed in one line; more in the grid alone."""


class EditSection(QWidget):
    """A form for one node; for several, what they have in common."""

    left = Signal()
    """The keyboard is to go back to the graph."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._names: tuple[str, ...] = ()
        self.setAccessibleName(self.tr("The chosen nodes"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        self._fields: dict[str, NumberField] = {}
        self._build()
        self.set_theme(theme)

    # --- building -----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.several = QLabel()
        self.several.setWordWrap(True)
        self._add("several", self.tr("Chosen"), self.several)
        self._add_field("name", self.tr("Name"), self._read_name).committed.connect(self._rename)
        self._add_field("symbol", self.tr("Symbol"), self._read_symbol).committed.connect(self._set_symbol)
        self.fields["symbol"].edit.setPlaceholderText(self.tr(r"TeX, such as \omega"))
        self.kind = SegmentedControl(
            self.tr("Kind of leaf"),
            [
                Option(INPUT, self.tr("Input"), self.tr("Given from outside: training does not change it")),
                Option(PARAMETER, self.tr("Parameter"), self.tr("Training changes it, by its gradient")),
                Option(CONSTANT, self.tr("Constant"), self.tr("Stands in the code itself")),
            ],
            self._theme,
        )
        self.kind.chosen.connect(self._set_kind)
        self._add("kind", self.tr("Kind"), self.kind)
        self._add_field("shape", self.tr("Shape"), self._read_shape).committed.connect(self._set_shape)
        self._add_field("value", self.tr("Value"), self._read_value).committed.connect(self._set_value)
        self.grid_link = LinkButton(self.tr("Type it as a grid…"))
        self.grid_link.clicked.connect(self._open_grid)
        self._add("grid", "", self.grid_link)
        self.begins = InitialiserRow(self._theme)
        self.begins.drawn.connect(self._draw)
        self._add("begins", self.tr("Begins"), self.begins)
        self._attributes_at = self._grid.rowCount()
        self._grid.setRowMinimumHeight(self._attributes_at + 5, 0)
        self.operands = OperandRows(self._session, self._theme)
        self.operands.swapped.connect(self._swap)
        self._put("operands", self.tr("Operands"), self.operands, self._attributes_at + 6)
        self.root = QCheckBox(self.tr("The graph ends here: it is the root"))
        self.root.clicked.connect(self._make_root)
        self._put("root", "", self.root, self._attributes_at + 7)
        self.frame = QLabel()
        self.frame.setWordWrap(True)
        self._put("frame", self.tr("Frame"), self.frame, self._attributes_at + 8)

    @property
    def fields(self) -> dict[str, NumberField]:
        """The fields by what is typed in them: name, symbol, shape, value, and constants of operations."""
        return self._fields

    def _add_field(self, key: str, words: str, reader: Reader) -> NumberField:
        made = self._fields[key] = NumberField(words, self._theme, reader)
        self._add(key, words, made)
        return made

    def _add(self, key: str, words: str, part: QWidget) -> None:
        self._put(key, words, part, self._grid.rowCount())

    def _put(self, key: str, words: str, part: QWidget, row: int) -> None:
        label = QLabel(words)
        label.setProperty("kind", "muted")
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setContentsMargins(0, round(0.6 * self._theme.sizes.base) if words else 0, 0, 0)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(part, row, 1)
        self._rows[key] = (label, part)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for field in self._fields.values():
            field.set_theme(theme)
        for part in (self.kind, self.begins, self.operands):
            part.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the keyboard back to the graph."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the keyboard into the first field."""
        for key in ("name", "kind"):
            part = self._rows[key][1]
            if not part.isHidden():
                part.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    # --- showing ------------------------------------------------------------------------------------------

    def show_nodes(self, names: tuple[str, ...]) -> None:
        """Show the form for these nodes of the open document."""
        graph = self._session.document.graph
        self._names = names = tuple(name for name in names if name in graph and name not in graph.missing)
        shown = self._common() if len(names) != 1 else self._of_one(names[0])
        for key, parts in self._rows.items():
            for part in parts:
                part.setVisible(key in shown)

    def _common(self) -> set[str]:
        """What several nodes have in common: leaves their kind, parameters how they begin."""
        document, names = self._session.document, self._names
        kinds = {document.graph[name].op for name in names}
        self.several.setText(listed(document.symbols.plain(name) for name in names))
        if not names:
            return set()
        if not kinds <= {INPUT, PARAMETER, CONSTANT}:
            return {"several"}
        if len(kinds) == 1:
            self.kind.set_current(next(iter(kinds)))
        shapes = {np.shape(document.values.get(name, 0.0)) for name in names}
        if kinds == {PARAMETER}:
            self.begins.show_shapes(shapes)
            return {"several", "kind", "begins"}
        return {"several", "kind"}

    def _of_one(self, name: str) -> set[str]:
        document = self._session.document
        node = document.graph[name]
        self._set_text("name", name if is_name(name) else "")
        self.fields["name"].edit.setPlaceholderText(document.symbols.plain(name))
        self._set_text("symbol", document.names.get(name, ""))
        self.root.setChecked(document.graph.root == name)
        is_root = document.graph.root == name
        self.root.setEnabled(not is_root)
        self.root.setToolTip(self.tr("Make another node the root to change this") if is_root else "")
        frames = [group.title for group in document.groups if name in group.nodes]
        self.frame.setText(listed(frames))
        shown = {"name", "symbol", "root", *(["frame"] if frames else [])}
        if node.is_leaf:
            return shown | self._of_leaf(name)
        self.operands.show_node(name)
        return shown | {"operands"} | self._of_operation(name)

    def _of_leaf(self, name: str) -> set[str]:
        document, op = self._session.document, self._session.document.graph[name].op
        self.kind.set_current(op)
        value = document.graph[name].attributes[0] if op == CONSTANT else self._value(name)
        shape = np.shape(value)
        self._set_text("shape", " × ".join(map(str, shape)) if shape else "()")
        shown = {"kind", "shape"}
        if np.size(value) <= _MOST_TYPED:
            numbers = np.asarray(value, np.float64)
            self._set_text("value", typed(numbers if shape else float(numbers)))
            shown.add("value")
        if 0 < len(shape) < 3:
            shown.add("grid")
        if name in document.data:
            shown.discard("shape")
        if op == PARAMETER:
            self.begins.show_shapes([shape])
            shown.add("begins")
        return shown

    def _value(self, name: str) -> Given:
        document = self._session.document
        return document.sample(self._session.row).get(name, 1.0)

    def _of_operation(self, name: str) -> set[str]:
        """A field a constant of the operation: an exponent, an axis, a seed."""
        document = self._session.document
        op = document.graph[name].op
        row = ops.TABLE["pow" if op == "square" else op]
        shown = set()
        for at, ((constant, _), value) in enumerate(
            zip(row.attributes, node_settings.attributes_of(document, name), strict=True)
        ):
            key = f"constant {at}"
            if key not in self._fields:
                made = self._fields[key] = NumberField("", self._theme, partial(self._read_constant, at))
                made.committed.connect(partial(self._set_constant, at))
                self._put(key, "", made, self._attributes_at + at)
            label, field = self._rows[key][0], self._fields[key]
            label.setText(typed_settings.constant_title(constant))
            label.setContentsMargins(0, round(0.6 * self._theme.sizes.base), 0, 0)
            field.edit.setAccessibleName(label.text())
            text = " × ".join(typed(part) for part in value) if isinstance(value, tuple) else typed(value)  # type: ignore[arg-type]
            self._set_text(key, text)
            shown.add(key)
        return shown

    def _set_text(self, key: str, text: str) -> None:
        """Show what holds now; what is being typed at the same node stays."""
        field = self._fields[key]
        node = field.property("node")
        if node == self._names and field.edit.hasFocus() and field.edit.isModified():
            return
        field.setProperty("node", self._names)
        if field.text() != text or field.message():
            field.set_text(text)

    # --- what is typed ------------------------------------------------------------------------------------

    @property
    def _name(self) -> str:
        return self._names[-1] if self._names else ""

    def _read_name(self, text: str) -> str:
        edits.check_name(self._session.document, self._name, text.strip())
        return text.strip()

    def _read_symbol(self, text: str) -> str:
        node_edits.set_symbol(self._session.document, self._name, text.strip())
        if text.strip() and not typeset.can_be_set(text.strip()):
            raise TutorError(self.tr(r"This TeX cannot be typeset; try \omega, or \hat{y}."))
        return text.strip()

    def _read_shape(self, text: str) -> Shape:
        shape = typed_settings.read_shape(text)
        edits.set_shape(self._session.document, self._name, shape)
        return shape

    def _read_value(self, text: str) -> Given:
        value = read_value(text)
        edits.set_value(self._session.document, self._name, value, self._session.row)
        return value

    def _read_constant(self, at: int, text: str) -> object:
        document, name = self._session.document, self._name
        op = document.graph[name].op
        constant = ops.TABLE["pow" if op == "square" else op].attributes[at][0]
        value = typed_settings.read_attribute(constant, text)
        node_settings.check_attribute(self._session.document, self._session.editing.fitting, name, at, value)
        return value

    # --- changes ------------------------------------------------------------------------------------------

    def _rename(self, new: str) -> None:
        changes.rename(self._session, self._name, new)
        self.show_nodes(self._session.editing.chosen)

    def _set_symbol(self, tex: str) -> None:
        changes.set_symbol(self._session, self._name, tex)

    def _set_kind(self, kind: str) -> None:
        changes.set_kind(self._session, self._names, kind)
        self.show_nodes(self._session.editing.chosen)

    def _set_shape(self, shape: Shape) -> None:
        changes.set_shape(self._session, self._name, shape)

    def _set_value(self, value: Given) -> None:
        changes.give(self._session, self._name, value)

    def _set_constant(self, at: int, value: float) -> None:
        changes.set_attribute(self._session, self._name, at, value)

    def _draw(self, initialiser: object) -> None:
        changes.begin_with(self._session, self._names, initialiser)  # type: ignore[arg-type]

    def _swap(self, first: int, second: int) -> None:
        edge_changes.swap(self._session, self._name, first, second)

    def _make_root(self) -> None:
        changes.make_root(self._session, self._name)

    def _open_grid(self) -> None:
        from tutor.ui.panels.matrix_dialog import MatrixDialog  # needed by few

        name = self._name
        called = self._session.document.symbols.plain(name)
        value = self._value(name) if name not in self._constants() else self._constants()[name]
        take = partial(set_value, self._session, name)
        MatrixDialog(called, np.asarray(value, np.float64), take, self._theme, self.window()).open()

    def _constants(self) -> dict[str, Given]:
        leaves = self._session.document.graph.leaves
        return {leaf.name: leaf.attributes[0] for leaf in leaves if leaf.op == CONSTANT}
