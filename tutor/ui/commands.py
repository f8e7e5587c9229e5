"""Every command of the window once: what it is called, which keys it has, and where those keys act.

Menus, tool tips, the sheet of keys and the shortcuts are all made from this table. Keys of the "walk" act
while canvas or timeline has the focus, and so never in a text field; keys of the "window" act everywhere.
Keys of "edit" act on the canvas while the graph is edited, and come before those of the walk there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from tutor.language import translate

Scope = Literal["walk", "window", "edit"]


@dataclass(frozen=True)
class Command:
    """`id` names the method that carries it out."""

    id: str
    words: str
    keys: tuple[str, ...] = ()
    scope: Scope = "window"


def commands() -> tuple[Command, ...]:
    """The table, in the order of the sheet of keys."""
    return tuple(command for _, section in sections() for command in section)


def sections() -> tuple[tuple[str, tuple[Command, ...]], ...]:
    """The table by what commands are about, each part with its title."""
    return (
        (translate("commands", "Walk"), _about_the_walk()),
        (translate("commands", "Edit the graph"), _about_editing()),
        (translate("commands", "Frames"), _about_frames()),
        (translate("commands", "Window"), _about_the_window()),
    )


def _about_the_walk() -> tuple[Command, ...]:
    return (
        Command("step_forward", translate("commands", "Step forward"), ("Right", "."), "walk"),
        Command("step_back", translate("commands", "Step back"), ("Left", ","), "walk"),
        Command("next_phase", translate("commands", "Next phase"), ("Shift+Right",), "walk"),
        Command("previous_phase", translate("commands", "Previous phase"), ("Shift+Left",), "walk"),
        Command("to_start", translate("commands", "To the start of the sample"), ("Home",), "walk"),
        Command("to_end", translate("commands", "To the end of the sample"), ("End",), "walk"),
        Command("next_sample", translate("commands", "Next sample"), ("PgDown",), "walk"),
        Command("previous_sample", translate("commands", "Previous sample"), ("PgUp",), "walk"),
        Command("next_page", translate("commands", "Next page of the lesson"), ("Ctrl+PgDown",)),
        Command("previous_page", translate("commands", "Page before"), ("Ctrl+PgUp",)),
        Command("play", translate("commands", "Play or pause"), ("Space",), "walk"),
        Command(
            "breakpoint",
            translate("commands", "Set or take away a breakpoint at the node"),
            ("Ctrl+B",),
            "walk",
        ),
        Command("run", translate("commands", "Run to the next breakpoint"), ("F8",)),
        Command(
            "run_to_here",
            translate("commands", "Run to the node"),
            ("Ctrl+Return", "Ctrl+Enter"),
            "walk",
        ),
        Command("train", translate("commands", "Train, or pause training"), ("T",), "walk"),
        Command(
            "reset", translate("commands", "Reset training, and keep the initial weights"), ("R",), "walk"
        ),
        Command("predict", translate("commands", "Predict each number, or watch"), ("P",), "walk"),
        Command(
            "autograd", translate("commands", "Be autograd in the backward pass, or watch"), ("A",), "walk"
        ),
        Command("explain_back", translate("commands", "Back to what was explained before"), ("Alt+Left",)),
        Command("fit", translate("commands", "Fit the graph into view"), ("F",), "walk"),
        Command(
            "fit_selection", translate("commands", "Fit the selected node into view"), ("Shift+F",), "walk"
        ),
        Command("neurons", translate("commands", "Network as neurons, or as nodes"), ("N",), "walk"),
        *_before_a_class(),
        Command(
            "leave_projector",
            translate("commands", "Back from a neuron, editing, or the projector"),
            ("Escape",),
            "walk",
        ),
    )


def _before_a_class() -> tuple[Command, ...]:
    """Those are carried out by `tutor.ui.presenting`."""
    return (
        Command("projector", translate("commands", "Projector"), ("F5",)),
        Command(
            "close_up", translate("commands", "Close to the present step, or the whole graph"), ("Z",), "walk"
        ),
        Command("pen", translate("commands", "Draw on the graph, or put the pen away"), ("D",), "walk"),
        Command("blank", translate("commands", "Blank screen, or the graph again"), ("B",), "walk"),
        Command("pointer", translate("commands", "Ring around the pointer"), ("H",), "walk"),
        Command(
            "presenter", translate("commands", "Presenter: next step, answers, notes, clock"), ("Alt+F5",)
        ),
        Command("swap_screens", translate("commands", "Swap the screens of class and presenter")),
        Command("fill_screen", translate("commands", "Projector fills the screen")),
    )


def _about_editing() -> tuple[Command, ...]:
    """Those of the scope "edit" are carried out by `tutor.ui.window.edit_commands`."""
    return (
        Command("edit_graph", translate("commands", "Edit the graph, or end that"), ("E",), "walk"),
        Command("lay_out", translate("commands", "Lay out the graph, or the chosen nodes"), ("L",), "walk"),
        Command(
            "search_and_place", translate("commands", "Search and place an operation…"), ("Tab",), "edit"
        ),
        Command("to_operand", translate("commands", "Choose the first operand"), ("Left",), "edit"),
        Command("to_successor", translate("commands", "Choose what comes after"), ("Right",), "edit"),
        Command("to_above", translate("commands", "Choose the node above"), ("Up",), "edit"),
        Command("to_below", translate("commands", "Choose the node below"), ("Down",), "edit"),
        *_about_chosen_nodes(),
    )


def _about_chosen_nodes() -> tuple[Command, ...]:
    return (
        Command(
            "with_operand", translate("commands", "Choose the first operand, too"), ("Shift+Left",), "edit"
        ),
        Command(
            "with_successor", translate("commands", "Choose what comes after, too"), ("Shift+Right",), "edit"
        ),
        Command("with_above", translate("commands", "Choose the node above, too"), ("Shift+Up",), "edit"),
        Command("with_below", translate("commands", "Choose the node below, too"), ("Shift+Down",), "edit"),
        Command(
            "edit_node", translate("commands", "Type its value, or its name"), ("Return", "Enter"), "edit"
        ),
        Command(
            "inspect",
            translate("commands", "Change it in the Node panel"),
            ("Alt+Return", "Alt+Enter"),
            "edit",
        ),
        Command("rename", translate("commands", "Rename"), ("F2",), "edit"),
        Command(
            "canvas_menu",
            translate("commands", "What can be done with the node"),
            ("Menu", "Shift+F10"),
            "walk",
        ),
        Command("cut", translate("commands", "Cut"), ("Ctrl+X",), "edit"),
        Command("copy", translate("commands", "Copy nodes as text"), ("Ctrl+C",), "walk"),
        Command("paste", translate("commands", "Paste nodes, or code"), ("Ctrl+V",), "edit"),
        Command("duplicate", translate("commands", "Duplicate"), ("Ctrl+D",), "edit"),
        Command("connect_nodes", translate("commands", "Connect to…"), ("C",), "edit"),
        Command("swap_operands", translate("commands", "Swap operands"), ("X",), "edit"),
        Command("disconnect_nodes", translate("commands", "Disconnect"), ("Shift+C",), "edit"),
        Command("make_root", translate("commands", "Make it the root"), ("Shift+R",), "edit"),
        Command("move_left", translate("commands", "Move to the left"), ("Ctrl+Shift+Left",), "edit"),
        Command("move_right", translate("commands", "Move to the right"), ("Ctrl+Shift+Right",), "edit"),
        Command("move_up", translate("commands", "Move up"), ("Ctrl+Shift+Up",), "edit"),
        Command("move_down", translate("commands", "Move down"), ("Ctrl+Shift+Down",), "edit"),
        Command("align_left", translate("commands", "Align left"), (), "edit"),
        Command("align_centre", translate("commands", "Align centres, one below the other"), (), "edit"),
        Command("align_right", translate("commands", "Align right"), (), "edit"),
        Command("align_top", translate("commands", "Align at the top"), (), "edit"),
        Command("align_middle", translate("commands", "Align middles, side by side"), (), "edit"),
        Command("align_bottom", translate("commands", "Align at the bottom"), (), "edit"),
        Command("distribute_across", translate("commands", "Distribute across"), (), "edit"),
        Command("distribute_down", translate("commands", "Distribute down"), (), "edit"),
        Command("choose_all", translate("commands", "Choose all nodes"), ("Ctrl+A",), "edit"),
        Command("delete", translate("commands", "Delete what is chosen"), ("Del", "Backspace"), "edit"),
    )


def _about_frames() -> tuple[Command, ...]:
    return (
        Command("step_into", translate("commands", "Step into a closed frame"), ("Alt+Down",), "walk"),
        Command("step_out", translate("commands", "Step out of a frame"), ("Alt+Up",), "walk"),
        Command("toggle_frame", translate("commands", "Collapse or open a frame"), ("G",), "walk"),
        Command("collapse_all", translate("commands", "Collapse all frames"), ("Shift+G",), "walk"),
        Command("open_all", translate("commands", "Open all frames")),
        Command("frame_nodes", translate("commands", "Frame the chosen nodes"), ("Ctrl+G",), "edit"),
        Command("unframe", translate("commands", "Take the frame away"), ("Ctrl+Shift+G",), "edit"),
        Command("title_frame", translate("commands", "Rename the frame"), ("Shift+F2",), "edit"),
        Command("join_frame", translate("commands", "Add to a frame…"), (), "edit"),
        Command("leave_frame", translate("commands", "Leave the frame"), (), "edit"),
    )


def _about_the_window() -> tuple[Command, ...]:
    return (
        Command("lessons", translate("commands", "Lessons and exercises…"), ("Ctrl+L",)),
        Command("new_graph", translate("commands", "New graph…"), ("Ctrl+Shift+N",)),
        Command("new_window", translate("commands", "New window"), ("Ctrl+N",)),
        Command("open_file", translate("commands", "Open a file…"), ("Ctrl+O",)),
        Command("import_samples", translate("commands", "Samples from a table…"), ("Ctrl+I",)),
        Command("exercise", translate("commands", "Another exercise"), ("Ctrl+E",)),
        Command("edit_lesson", translate("commands", "Edit the lesson"), ("Ctrl+Shift+L",)),
        Command("save_answers", translate("commands", "Save answers…")),
        Command("save", translate("commands", "Save"), ("Ctrl+S",)),
        Command("save_as", translate("commands", "Save as…"), ("Ctrl+Shift+S",)),
        Command("export", translate("commands", "Export…"), ("Ctrl+Shift+E",)),
        Command("undo", translate("commands", "Undo"), ("Ctrl+Z",)),
        Command("redo", translate("commands", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Command("history", translate("commands", "History…"), ("Ctrl+H",)),
        Command("find", translate("commands", "Find a node…"), ("Ctrl+F",)),
        Command("find_next", translate("commands", "Find the next one"), ("F3",)),
        Command("find_previous", translate("commands", "Find the one before"), ("Shift+F3",)),
        Command("zoom_in", translate("commands", "Zoom in"), ("Ctrl++", "Ctrl+=")),
        Command("zoom_out", translate("commands", "Zoom out"), ("Ctrl+-",)),
        Command("step_table", translate("commands", "Table of steps"), ("F7",)),
        Command("next_part", translate("commands", "To the next part of the window"), ("F6",)),
        Command("previous_part", translate("commands", "To the part of the window before"), ("Shift+F6",)),
        Command("lesson_panel", translate("commands", "Show or hide the lesson, or the palette"), ("F9",)),
        Command("side_panel", translate("commands", "Show or hide the panels at the right"), ("F10",)),
        Command("widen_side", translate("commands", "Widen the panels at the right, or back"), ("Ctrl+F10",)),
        Command("larger_text", translate("commands", "Larger text"), ("Alt++", "Alt+=")),
        Command("smaller_text", translate("commands", "Smaller text"), ("Alt+-",)),
        Command("motion", translate("commands", "Steps move")),
        Command("follow", translate("commands", "Follow the step")),
        Command("minimap", translate("commands", "Minimap")),
        Command("clear_breakpoints", translate("commands", "Take all breakpoints away")),
        Command("settings", translate("commands", "Settings…"), ("Ctrl+,",)),
        Command(
            "search_commands", translate("commands", "Search commands, lessons and the guide"), ("Ctrl+K",)
        ),
        Command("tour", translate("commands", "Tour of two minutes")),
        Command("guide", translate("commands", "User guide"), ("F1",)),
        Command("whats_this", translate("commands", "What is this? Then click"), ("Shift+F1",)),
        Command("keys", translate("commands", "Keys"), ("?",), "walk"),
        Command("reports", translate("commands", "Show the folder of the log and the reports")),
        Command("about", translate("commands", "About Backprop Tutor")),
        Command("quit", translate("commands", "Quit"), ("Ctrl+Q",)),
    )


def edit_commands() -> Iterable[Command]:
    """Those that act on the canvas while the graph is edited."""
    return (command for command in commands() if command.scope == "edit")


def actions(
    window: QWidget, target: QObject, walk: tuple[QWidget, ...], edit_target: QObject
) -> dict[str, QAction]:
    """An action a command, connected to the method of its name; walk keys act in `walk` only.

    That method is the target's, or of the scope "edit" the other target's. Keys of that scope are only said
    by their actions: `tutor.ui.canvas_area.editing` hears them, since the walk has some of the same keys.
    """
    made: dict[str, QAction] = {}
    for command in commands():
        action = QAction(command.words, window)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        edits = command.scope == "edit"
        action.triggered.connect(getattr(edit_target if edits else target, command.id))
        if edits:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        elif command.scope == "walk":
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for widget in walk:
                widget.addAction(action)
        else:
            window.addAction(action)
        made[command.id] = action
    return made
