"""The rows of the dialog of settings, in order: to add a setting, write a function and name it in `ROWS`.

A row is made from the window, acts at once, and keeps its choice itself (`tutor.ui.settings`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from tutor.language import translate
from tutor.ui.languages.languages import language_words
from tutor.ui.look.looks import motion_words, text_words, theme_words
from tutor.ui.widgets.fields import Choice

if TYPE_CHECKING:
    from tutor.ui.window.main_window import MainWindow


@dataclass(frozen=True)
class Row:
    """A setting: its name, what it is chosen with, and a sentence below where one is needed."""

    words: str
    field: QWidget
    note: str = ""


def choice(words: str, options: Mapping[str, str], current: str, chosen: Callable[[str], None]) -> Row:
    """One of several: `options` are ids and their words; `chosen` is handed the id that a person takes."""
    field = Choice(words)
    for id_, text in options.items():
        field.addItem(text, id_)
    field.setCurrentIndex(max(field.findData(current), 0))
    field.activated.connect(lambda at: chosen(field.itemData(at)))
    return Row(words, field)


def switch(words: str, text: str, on: bool, switched: Callable[[bool], None], note: str = "") -> Row:
    """On or off: `text` stands beside the box; `switched` is handed what a person makes it."""
    field = QCheckBox(text)
    field.setChecked(on)
    field.setAccessibleName(text)
    field.clicked.connect(switched)
    return Row(words, field, note)


def theme_row(window: MainWindow) -> Row:
    """Light, dark, or as the system has it."""
    looks = window.looks
    words = translate("settings", "Theme")
    return choice(words, theme_words(), looks.settings.theme, looks.set_theme)


def text_row(window: MainWindow) -> Row:
    """How large the text of the whole window is."""
    looks = window.looks
    words = translate("settings", "Text")
    return choice(words, text_words(), looks.settings.text_size, looks.set_text_size)


def motion_row(window: MainWindow) -> Row:
    """Whether things move."""
    looks = window.looks
    words = translate("settings", "Motion")
    return choice(words, motion_words(), looks.settings.motion_choice, looks.set_motion)


def language_row(window: MainWindow) -> Row:
    """What everything is said in."""
    looks = window.looks
    words = translate("settings", "Language")
    return choice(words, language_words(), looks.settings.locale, looks.set_language)


def pointer_row(window: MainWindow) -> Row:
    """Whether a ring follows the pointer before a class."""
    words = translate("commands", "Ring around the pointer")
    on = window.settings.is_on("pointer", at_first=True)
    return switch(translate("commands", "Projector"), words, on, lambda _: window.commands.pointer())


ROWS: tuple[Callable[[MainWindow], Row], ...] = (language_row, theme_row, text_row, motion_row, pointer_row)
