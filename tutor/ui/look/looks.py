"""What a person chooses of the window's look: theme, size of text, motion; with its part of the View menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from tutor.language import translate
from tutor.ui.look.theme import TEXT_SIZES, Theme, looked, system_theme_name
from tutor.ui.presenting.scale import for_class
from tutor.ui.settings import THEME_CHOICES, Settings


class Looks(QObject):
    """Keeps a choice in the settings and tells the window of it, which then dresses itself."""

    theme_chosen = Signal()
    """Another theme, which holds from now on whatever the command line has said."""
    chosen = Signal()
    """Another size of text, or of motion."""
    language_chosen = Signal(str)
    """A locale, or "" for the system's: another window speaks it, on the same session."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings

    def usual(self, fixed: str) -> Theme:
        """The theme chosen, in the look chosen; `fixed` is the one that the command line has said, or ""."""
        chosen = fixed or self.settings.theme
        return looked(system_theme_name() if chosen == "system" else chosen, self.settings.look)

    def of_class(self, height: int) -> Theme:
        """The projector's theme in that look, for a window of this height in pixels."""
        return for_class(looked("projector", self.settings.look), height)

    def set_theme(self, name: str) -> None:
        """Wear another theme, one of `THEME_CHOICES`."""
        self.settings.theme = name
        self.theme_chosen.emit()

    def set_text_size(self, name: str) -> None:
        """Set all text in another size, a key of `TEXT_SIZES`."""
        if name != self.settings.text_size:
            self.settings.text_size = name
            self.chosen.emit()

    def grow_text(self, by: int) -> None:
        """The next size of text, larger or smaller; the last one stays."""
        names = list(TEXT_SIZES)
        at = names.index(self.settings.text_size) + by
        self.set_text_size(names[min(max(at, 0), len(names) - 1)])

    def set_motion(self, choice: str) -> None:
        """Let things move or not, or as the desktop wishes: one of `MOTION_CHOICES`."""
        if choice != self.settings.motion_choice:
            self.settings.motion_choice = choice
            self.chosen.emit()

    def set_language(self, locale: str) -> None:
        """Speak another language, a locale of a translation, or "" for the system's."""
        if locale != self.settings.locale:
            self.settings.locale = locale
            self.language_chosen.emit(locale)


def theme_words() -> dict[str, str]:
    """What the themes to choose from are called."""
    return {
        "system": translate("looks", "Theme of the system"),
        "light": translate("looks", "Light theme"),
        "dark": translate("looks", "Dark theme"),
    }


def text_words() -> dict[str, str]:
    """What the sizes of text are called."""
    return {
        "normal": translate("looks", "Normal text"),
        "large": translate("looks", "Large text"),
        "largest": translate("looks", "Largest text"),
    }


def motion_words() -> dict[str, str]:
    """What the choices of motion are called."""
    return {
        "system": translate("looks", "As the system has it"),
        "on": translate("looks", "Steps move"),
        "off": translate("looks", "Nothing moves"),
    }


def add_looks(menu: QMenu, looks: Looks, actions: dict[str, QAction]) -> None:
    """Put sizes of text and themes into the View menu; what is chosen elsewhere is ticked here."""
    sizes, themes = text_words(), theme_words()
    texts = QActionGroup(menu)
    for name in TEXT_SIZES:
        _add(menu, texts, name, sizes[name])
    menu.addActions([actions[id_] for id_ in ("larger_text", "smaller_text")])
    menu.addSeparator()
    worn = QActionGroup(menu)
    for name in THEME_CHOICES:
        _add(menu, worn, name, themes[name])

    def tick() -> None:
        _tick(texts, looks.settings.text_size)
        _tick(worn, looks.settings.theme)

    texts.triggered.connect(lambda action: looks.set_text_size(action.data()))
    worn.triggered.connect(lambda action: looks.set_theme(action.data()))
    menu.aboutToShow.connect(tick)
    tick()


def _add(menu: QMenu, group: QActionGroup, name: str, words: str) -> None:
    action = group.addAction(words)
    action.setCheckable(True)
    action.setData(name)
    menu.addAction(action)


def _tick(group: QActionGroup, name: str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == name)
