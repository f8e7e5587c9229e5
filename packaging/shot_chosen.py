"""The states in which chosen nodes are renamed, connected and changed."""

from __future__ import annotations

from tutor.document.from_code import from_code
from tutor.ui.main_window import MainWindow

_CODE = "z = x * w\ns = z + b\nh = relu(s)\nloss = (h - y) ** 2"


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
