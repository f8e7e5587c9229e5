"""The window's menu: everything that can be done."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from tutor.language import translate
from tutor.ui.languages.languages import add_languages
from tutor.ui.look.looks import Looks, add_looks

_WALK = (
    "step_forward", "step_back", "next_phase", "previous_phase", "to_start", "to_end", "next_page",
    "previous_page", "play", "step_into", "step_out", "predict", "autograd",
)  # fmt: skip
_LOOK = ("fit", "fit_selection", "zoom_in", "zoom_out", "neurons", "follow", "minimap")
_PARTS = (
    "step_table", "lesson_panel", "side_panel", "widen_side", "next_part", "previous_part", "motion",
)  # fmt: skip
_CLASS = (
    "projector", "presenter", "swap_screens", "close_up", "pen", "blank", "pointer", "fill_screen",
)  # fmt: skip
_FIND = ("find", "find_next", "find_previous")
_TRAINING = ("train", "reset", "next_sample", "previous_sample", "import_samples")
_STOPS = ("breakpoint", "run_to_here", "run", "clear_breakpoints")
_FRAMES = (
    "toggle_frame", "collapse_all", "open_all", "frame_nodes", "unframe", "title_frame", "join_frame",
    "leave_frame",
)  # fmt: skip
_HELP = ("tour", "guide", "whats_this", "keys", "reports", "about")
_EDIT = (
    "edit_graph", "search_and_place", "lay_out", "undo", "redo", "history", "cut", "copy", "paste",
    "duplicate",
)  # fmt: skip
ARRANGE = (
    "align_left", "align_centre", "align_right", "align_top", "align_middle", "align_bottom",
    "distribute_across", "distribute_down",
)  # fmt: skip
"""What lines nodes up."""


def main_menu(parent: QWidget, actions: dict[str, QAction], looks: Looks) -> QMenu:
    """All commands by what they are about."""
    menu = QMenu(parent)
    menu.setAccessibleName(translate("menu", "Menu"))
    groups = (
        ("", ("new_graph", "new_window", "open_file", "save", "save_as", "export")),
        ("", ("lessons", "exercise", "edit_lesson", "save_answers")),
        (translate("menu", "Edit"), _EDIT),
        (translate("menu", "Frames"), _FRAMES),
        (translate("menu", "Walk"), _WALK),
        (translate("menu", "Breakpoints"), _STOPS),
        (
            translate("menu", "Training"),
            ("train", "reset", "next_sample", "previous_sample", "import_samples"),
        ),
    )
    for title, ids in groups:
        target = menu.addMenu(title) if title else menu
        target.addActions([actions[id_] for id_ in ids])
        if ids == _EDIT:
            target.addMenu(arrange_menu(target, actions))
        if not title:
            menu.addSeparator()
    view = menu.addMenu(translate("menu", "View"))
    for section in (_LOOK, _FIND, _PARTS):
        view.addActions([actions[id_] for id_ in section])
        view.addSeparator()
    add_looks(view, looks, actions)
    menu.addMenu(translate("menu", "In front of a class")).addActions([actions[id_] for id_ in _CLASS])
    menu.addMenu(translate("menu", "Help")).addActions([actions[id_] for id_ in _HELP])
    menu.addSeparator()
    add_languages(menu, looks)
    menu.addActions([actions[id_] for id_ in ("search_commands", "settings", "quit")])
    return menu


def arrange_menu(parent: QWidget, actions: dict[str, QAction]) -> QMenu:
    """What lines the chosen nodes up, in a menu of its own."""
    menu = QMenu(translate("menu", "Arrange"), parent)
    menu.setAccessibleName(translate("menu", "Arrange"))
    for id_ in ARRANGE:
        if id_ in ("align_top", "distribute_across"):
            menu.addSeparator()
        menu.addAction(actions[id_])
    return menu
