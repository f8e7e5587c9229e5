"""The states in which chosen nodes are renamed, connected and changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tutor.document.starting.from_code import from_code
from tutor.ui.panels.matrix_dialog import MatrixDialog
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.window.main_window import MainWindow

WIDE, SMALL = (1600, 1000), (1366, 768)
_CODE = "z = x * w\ns = z + b\nh = relu(s)\nloss = (h - y) ** 2"


class ChosenState(NamedTuple):
    """A state of the window while its graph is edited."""

    name: str
    prepare: Callable[[MainWindow], None]
    size: tuple[int, int] = WIDE


def edit_own(window: MainWindow, *chosen: str) -> None:
    """A small graph of one's own, being edited."""
    window.session.open(from_code(_CODE, {"x": 3.0, "y": 2.0}, {"w": 2.0, "b": 1.0}))
    window.session.go_to_step(5)
    window.session.editing.set_on(True)
    window.canvas.view.fit()
    window.session.editing.choose(chosen)


def rename_node(window: MainWindow) -> None:
    """A node gets a name that another one has."""
    edit_own(window, "s")
    window.edit_commands.rename()
    field = window.edit_commands.fields.name_field
    field.field.setText("w")
    field.commit()


def connect_by_keys(window: MainWindow) -> None:
    """The ports for a node's result: one that would close a cycle is at hand."""
    edit_own(window, "h")
    window.edit_commands.connect_nodes()
    window.edit_commands.connecting.look_for("z")


def inspect_weight(window: MainWindow) -> None:
    """A matrix of weights in the form of the Node panel, to be drawn anew."""
    code = "h = relu(W1 @ x + b1)\ny = W2 @ h\nloss = sum(y)"
    weights = {"W1": [[0.5, -1.0], [1.5, 0.3]], "b1": [[0.1], [0.0]], "W2": [[0.8, -0.6]]}
    window.session.open(from_code(code, {"x": [[1.0], [-2.0]]}, weights))
    window.session.editing.set_on(True)
    window.canvas.view.fit()
    window.session.editing.choose(["W1"])
    window.edit_commands.inspect()
    panel = window.tabs.panel(0)
    if isinstance(panel, NodePanel):
        panel.edit.begins.choose("xavier_uniform")


def inspect_operation(window: MainWindow) -> None:
    """An operation in the form, with a name that another node has."""
    edit_own(window, "s")
    window.edit_commands.inspect()
    panel = window.tabs.panel(0)
    if isinstance(panel, NodePanel):
        name = panel.edit.fields["name"]
        name.edit.selectAll()
        name.edit.insert("z")
        name.commit()


def inspect_power(window: MainWindow) -> None:
    """A power, whose exponent is a constant of its own."""
    edit_own(window, "loss")
    window.edit_commands.inspect()


def open_menu(window: MainWindow) -> None:
    """The menu at a node."""
    edit_own(window, "s")
    window.edit_commands.menu.open_at_selection()


def open_grid(window: MainWindow) -> None:
    """The grid for the value of a matrix, with a cell that holds no number."""
    inspect_weight(window)
    window.edit_commands.fields.edit_grid("W1")
    dialog = window.findChild(MatrixDialog)
    if isinstance(dialog, MatrixDialog):
        dialog.cells.setData(dialog.cells.index(1, 1), "0,3")
        dialog.give()


def chosen_states() -> tuple[ChosenState, ...]:
    """Each of these, wide or small."""
    return (
        ChosenState("rename", rename_node),
        ChosenState("connect", connect_by_keys, SMALL),
        ChosenState("inspect-weight", inspect_weight),
        ChosenState("inspect-small", inspect_weight, SMALL),
        ChosenState("inspect-operation", inspect_operation, SMALL),
        ChosenState("inspect-power", inspect_power),
        ChosenState("node-menu", open_menu, SMALL),
        ChosenState("matrix-grid", open_grid, SMALL),
    )
