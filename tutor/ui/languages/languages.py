"""The languages to choose from, with their part of the menu."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from tutor import translations
from tutor.language import translate
from tutor.ui.look.looks import Looks

_ENGLISH = "Language"


def language_words() -> dict[str, str]:
    """What the languages call themselves, by locale; "" is the system's."""
    found = {"": translate("languages", "Language of the system")}
    return found | {locale: translations.name_of(locale) for locale in translations.locales()}


def add_languages(menu: QMenu, looks: Looks) -> None:
    """A menu of the languages; it is filled when it is first opened, for then their files are looked at."""
    words = translate("languages", "Language")
    # Whoever cannot read the language that is spoken finds the way out of it all the same.
    below = menu.addMenu(words if words == _ENGLISH else f"{words} · {_ENGLISH}")
    group = QActionGroup(below)

    def fill() -> None:
        if not below.actions():
            for locale, words in language_words().items():
                action = group.addAction(words)
                action.setCheckable(True)
                action.setData(locale)
                below.addAction(action)
        for action in group.actions():
            action.setChecked(action.data() == looks.settings.locale)

    below.aboutToShow.connect(fill)
    group.triggered.connect(lambda action: looks.set_language(action.data()))
