"""All that Ctrl+K finds: the commands of the table, the lessons, and the sections of the guide."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from tutor.document.catalogue import lessons
from tutor.language import translate
from tutor.ui.commands import sections
from tutor.ui.exporting.kinds import offered
from tutor.ui.help.command_search import Deed
from tutor.ui.help.guide_text import guide
from tutor.ui.look.looks import text_words, theme_words

if TYPE_CHECKING:
    from tutor.ui.window.main_window import MainWindow

_NOT_FOUND = ("search_commands", "leave_projector")


def deeds(window: MainWindow) -> Iterator[Deed]:
    """What can be done in this window now; commands that nothing would come of are left out."""
    for about, commands in sections():
        for command in commands:
            action = window.command_action(command.id)
            if action.isEnabled() and command.id not in _NOT_FOUND:
                keys = QKeySequence(command.keys[0]).toString(_NATIVE) if command.keys else ""
                others = (command.id.replace("_", " "), *_also(command.id))
                yield Deed(action.text(), about, action.trigger, keys, others)
    look = translate("help", "Look")
    for name, words in theme_words().items():
        yield Deed(words, look, partial(window.choose_theme, name))
    for name, words in text_words().items():
        yield Deed(words, look, partial(window.looks.set_text_size, name))
    for lesson in lessons():
        opens = translate("help", "Open “{title}”").format(title=lesson.title)
        yield Deed(
            opens,
            translate("help", "Lesson"),
            partial(window.lessons.open, lesson.id),
            "",
            (lesson.title, lesson.id),
        )
    for section in guide():
        reads = translate("help", "Read about “{title}”").format(title=section.title)
        yield Deed(
            reads, translate("help", "Guide"), partial(window.help.guide, section.slug), "", (section.title,)
        )


def _also(command: str) -> Iterator[str]:
    """What else finds a command: Export by each kind that it makes."""
    if command == "export":
        for kind in offered():
            yield from (kind.title, *(form for _, form in kind.forms))


_NATIVE = QKeySequence.SequenceFormat.NativeText
