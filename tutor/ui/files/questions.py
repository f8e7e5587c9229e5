"""What the window asks about files: what to do with unsaved edits, and which name to save under."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from tutor.document.catalogue import SUFFIX
from tutor.language import translate

Answer = Literal["save", "discard", "cancel"]

_BUTTON = QMessageBox.StandardButton


def about_unsaved(window: QWidget, title: str) -> Answer:
    """What is to become of edits that are not saved; Escape is Cancel, Enter is Save."""
    words = {
        _BUTTON.Save: translate("questions", "&Save"),
        _BUTTON.Discard: translate("questions", "&Discard"),
        _BUTTON.Cancel: translate("questions", "&Cancel"),
    }
    chosen = _ask(
        window,
        translate("questions", "Save your edits of “{title}”?").format(title=title),
        translate("questions", "If you discard them they cannot be brought back."),
        words,
    )
    answers: dict[QMessageBox.StandardButton, Answer] = {_BUTTON.Save: "save", _BUTTON.Discard: "discard"}
    return answers.get(chosen, "cancel")


def about_overwriting(window: QWidget, path: Path) -> bool:
    """Whether a file that another program has changed since is to be written over."""
    chosen = _ask(
        window,
        translate("questions", "{name} has been changed by another program.").format(name=path.name),
        translate("questions", "Saving now puts your version in the place of that one."),
        {
            _BUTTON.Save: translate("questions", "&Save all the same"),
            _BUTTON.Cancel: translate("questions", "&Cancel"),
        },
    )
    return chosen == _BUTTON.Save


def for_name(window: QWidget, suggestion: Path) -> Path | None:
    """The name to save under, asked twice where it is taken; None where the person would rather not."""
    dialog = QFileDialog(window, translate("questions", "Save as"), str(suggestion.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    ours, all_files = translate("questions", "Tutor files (*.tutor)"), translate("questions", "All files (*)")
    dialog.setNameFilters([ours, all_files])
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(suggestion.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def for_file(
    window: QWidget, title: str, suggestion: str, kinds: str, completed: Callable[[Path], Path]
) -> Path | None:
    """The file to write, under the name that `completed` makes of what is typed; None for rather not.

    A name that was completed is taken without a word only where there is no such file yet: else the file
    dialog comes again with the whole name, and asks about writing over it.
    """
    while True:
        name, _ = QFileDialog.getSaveFileName(window, title, suggestion, kinds)
        if not name:
            return None
        path = completed(Path(name))
        if str(path) == name or not path.exists():
            return path
        suggestion = str(path)


def with_ending(path: Path, suffix: str) -> Path:
    """The path as it is where it ends in `suffix`, else with that behind it: no PDF is called tour.py."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def with_any_ending(path: Path, suffix: str) -> Path:
    """The path as it is where it has an ending, else with `suffix` behind it."""
    return path if path.suffix else path.with_suffix(suffix)


def _ask(
    window: QWidget, sentence: str, more: str, words: dict[QMessageBox.StandardButton, str]
) -> QMessageBox.StandardButton:
    """The button chosen; the first of `words` is the one for Enter, Cancel the one for Escape."""
    box = QMessageBox(window)
    box.setWindowTitle(translate("questions", "Backprop Tutor"))
    box.setAccessibleName(sentence)
    box.setText(sentence)
    box.setInformativeText(more)
    for button, text in words.items():
        made = box.addButton(button)
        made.setText(text)
        made.setAccessibleName(text.replace("&", ""))
    box.setDefaultButton(next(iter(words)))
    box.setEscapeButton(_BUTTON.Cancel)
    box.button(next(iter(words))).setProperty("kind", "primary")
    box.exec()
    chosen = box.standardButton(box.clickedButton())
    box.deleteLater()
    return chosen
