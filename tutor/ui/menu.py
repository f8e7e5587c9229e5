"""The window's menus: the lessons, and everything that can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from tutor.document.catalogue import lessons
from tutor.ui.settings import THEME_CHOICES

translate = QCoreApplication.translate

_WALK = (
    "step_forward", "step_back", "next_phase", "previous_phase", "to_start", "to_end", "next_page",
    "previous_page", "play", "predict", "autograd",
)  # fmt: skip


def lesson_menu(parent: QWidget, chosen: Callable[[str], None]) -> QMenu:
    """The lessons in order, looked up when the menu opens; choosing one hands its id to `chosen`.

    Below them stand the difficulties of exercises; choosing one hands on `exercise:easy`.
    """
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.setAccessibleName(translate("menu", "Lessons"))
    menu.aboutToShow.connect(partial(_list_lessons, menu))
    menu.triggered.connect(lambda action: chosen(action.data()))
    return menu


def _list_lessons(menu: QMenu) -> None:
    menu.clear()
    for number, lesson in enumerate(lessons(), 1):
        action = menu.addAction(f"{number}   {lesson.title}")
        action.setToolTip(lesson.summary)
        action.setData(lesson.id)
    menu.addSeparator()
    from tutor.document.exercise import Difficulty, difficulty_says, difficulty_title  # only the menu asks

    for difficulty in Difficulty:
        words = translate("menu", "Exercise, {difficulty}")
        action = menu.addAction(words.format(difficulty=difficulty_title(difficulty)))
        action.setToolTip(difficulty_says(difficulty))
        action.setData(f"exercise:{difficulty}")


def main_menu(
    parent: QWidget, actions: dict[str, QAction], theme_chosen: Callable[[str], None], theme: str
) -> QMenu:
    """All commands by what they are about."""
    menu = QMenu(parent)
    menu.setAccessibleName(translate("menu", "Menu"))
    groups = (
        ("", ("new_window", "open_file", "save", "save_as", "save_picture")),
        ("", ("exercise",)),
        ("", ("undo", "redo")),
        (translate("menu", "Walk"), _WALK),
        (translate("menu", "Training"), ("train", "reset", "next_sample", "previous_sample")),
    )
    for title, ids in groups:
        target = menu.addMenu(title) if title else menu
        target.addActions([actions[id_] for id_ in ids])
        if not title:
            menu.addSeparator()
    view = menu.addMenu(translate("menu", "View"))
    view.addActions([actions[id_] for id_ in ("fit", "zoom_in", "zoom_out", "neurons")])
    view.addSeparator()
    view.addActions([actions[id_] for id_ in ("lesson_panel", "side_panel", "projector", "motion")])
    view.addSeparator()
    _add_themes(view, theme_chosen, theme)
    menu.addSeparator()
    menu.addActions([actions[id_] for id_ in ("keys", "about", "quit")])
    return menu


def _add_themes(menu: QMenu, chosen: Callable[[str], None], current: str) -> None:
    words = {
        "system": translate("menu", "Theme of the system"),
        "light": translate("menu", "Light theme"),
        "dark": translate("menu", "Dark theme"),
    }
    group = QActionGroup(menu)
    for name in THEME_CHOICES:
        action = group.addAction(words[name])
        action.setCheckable(True)
        action.setChecked(name == current)
        action.setData(name)
        menu.addAction(action)
    group.triggered.connect(lambda action: chosen(action.data()))
