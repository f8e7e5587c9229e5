"""What the window remembers between two starts: place, size, theme, text, engine, speed of play."""

from __future__ import annotations

import json
from typing import get_args

from PySide6.QtCore import QByteArray, QSettings

from tutor.engine import DTYPES, DType
from tutor.translations import locales
from tutor.ui.look.system_motion import system_moves
from tutor.ui.look.theme import TEXT_SIZES, Look
from tutor.ui.session.session import EngineMode

THEME_CHOICES = ("system", "light", "dark")
MOTION_CHOICES = ("system", "on", "off")
DIFFICULTIES = ("easy", "medium", "hard", "matrices")


class Settings:
    """The remembered choices; what is missing or no longer makes sense reads as its default."""

    def __init__(self) -> None:
        self._store = QSettings("Backprop Tutor", "Backprop Tutor")

    @property
    def is_new(self) -> bool:
        """Whether the window has never been open before."""
        return self.bytes("geometry").isEmpty()

    @property
    def theme(self) -> str:
        """The theme chosen: "system" (as at first), "light" or "dark"."""
        found = self._text("theme")
        return found if found in THEME_CHOICES else "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def locale(self) -> str:
        """The language chosen in the window, as `zh_CN`; "" for the system's."""
        found = self._text("locale")
        return found if found in locales() else ""

    @locale.setter
    def locale(self, locale: str) -> None:
        self._store.setValue("locale", locale)

    @property
    def engine(self) -> EngineMode:
        """The engine chosen last; our own at first."""
        found = self._text("engine")
        return found if found in get_args(EngineMode) else "own"  # type: ignore[return-value]

    @engine.setter
    def engine(self, engine: EngineMode) -> None:
        self._store.setValue("engine", engine)

    @property
    def dtype(self) -> DType:
        """The type of numbers chosen last; float32 at first, as PyTorch has it."""
        found = self._text("dtype")
        return found if found in DTYPES else "float32"

    @dtype.setter
    def dtype(self, dtype: DType) -> None:
        self._store.setValue("dtype", dtype)

    @property
    def speed(self) -> float:
        """Speed of play; 1 is a step a second."""
        try:
            return min(max(float(self._text("speed") or 1), 0.25), 8.0)
        except ValueError:
            return 1.0

    @speed.setter
    def speed(self, speed: float) -> None:
        self._store.setValue("speed", speed)

    def keep_speed(self, speed: float) -> None:
        """Save the speed of play."""
        self.speed = speed

    @property
    def text_size(self) -> str:
        """How large the text of the whole window is, a key of `TEXT_SIZES`; normal at first."""
        found = self._text("text_size")
        return found if found in TEXT_SIZES else "normal"

    @text_size.setter
    def text_size(self, name: str) -> None:
        self._store.setValue("text_size", name)

    @property
    def motion_choice(self) -> str:
        """Whether things move: "system" (as the desktop wishes, and as at first), "on" or "off"."""
        found = self._text("motion")
        return found if found in MOTION_CHOICES else "system"

    @motion_choice.setter
    def motion_choice(self, choice: str) -> None:
        self._store.setValue("motion", choice)

    @property
    def motion(self) -> bool:
        """Whether things move."""
        choice = self.motion_choice
        return system_moves() if choice == "system" else choice == "on"

    @motion.setter
    def motion(self, on: bool) -> None:
        self.motion_choice = "on" if on else "off"

    @property
    def look(self) -> Look:
        """What a person has chosen for every theme: the size of text, and whether things move."""
        return Look(self.text_size, self.motion)

    @property
    def minimap(self) -> bool:
        """Whether a graph that is larger than the view has a minimap; yes at first."""
        return self._text("minimap") != "off"

    @minimap.setter
    def minimap(self, on: bool) -> None:
        self._store.setValue("minimap", "on" if on else "off")

    @property
    def follow(self) -> bool:
        """Whether the view follows the step; yes at first."""
        return self._text("follow") != "off"

    @follow.setter
    def follow(self, on: bool) -> None:
        self._store.setValue("follow", "on" if on else "off")

    @property
    def difficulty(self) -> str:
        """The difficulty of the exercise opened last; medium at first."""
        found = self._text("difficulty")
        return found if found in DIFFICULTIES else "medium"

    @difficulty.setter
    def difficulty(self, difficulty: str) -> None:
        self._store.setValue("difficulty", difficulty)

    @property
    def learner(self) -> str | None:
        """The name that answers are kept under, empty where it is left out; None before anybody was asked."""
        return self._text("learner") if self._store.contains("learner") else None

    @learner.setter
    def learner(self, name: str | None) -> None:
        self._store.setValue("learner", name or "")

    def shows_plot(self, id_: str, at_first: bool) -> bool:
        """Whether a person wants to see this plot in the Training panel."""
        found = self._text(f"plots/{id_}")
        return found == "on" if found in ("on", "off") else at_first

    def keep_plot(self, id_: str, shown: bool) -> None:
        """Save whether a plot is to be seen."""
        self._store.setValue(f"plots/{id_}", "on" if shown else "off")

    def is_on(self, key: str, *, at_first: bool) -> bool:
        """Whether a switch is on that a person may have switched."""
        found = self._text(key)
        return found == "on" if found in ("on", "off") else at_first

    def keep_on(self, key: str, on: bool) -> None:
        """Save how a switch stands."""
        self._store.setValue(key, "on" if on else "off")

    def word(self, key: str) -> str:
        """A word that was saved; empty where there is none."""
        return self._text(key)

    def keep_word(self, key: str, word: str) -> None:
        """Save a word."""
        self._store.setValue(key, word)

    @property
    def recent(self) -> list[str]:
        """The files opened or saved last, the newest first."""
        try:
            found = json.loads(self._text("recent") or "[]")
        except ValueError:
            return []
        return [path for path in found if isinstance(path, str)] if isinstance(found, list) else []

    @recent.setter
    def recent(self, paths: list[str]) -> None:
        self._store.setValue("recent", json.dumps(paths))

    def bytes(self, key: str) -> QByteArray:
        """A widget's saved state ("geometry", "splitter"); empty where there is none."""
        found = self._store.value(f"window/{key}")
        return found if isinstance(found, QByteArray) else QByteArray()

    def keep_bytes(self, key: str, state: QByteArray) -> None:
        """Save a widget's state."""
        self._store.setValue(f"window/{key}", state)

    def number(self, key: str, default: int) -> int:
        """A whole number of the window's ("tab")."""
        text = self._text(f"window/{key}")
        return int(text) if text.isdigit() else default

    def keep_number(self, key: str, number: int) -> None:
        """Save a whole number."""
        self._store.setValue(f"window/{key}", number)

    def _text(self, key: str) -> str:
        found = self._store.value(key, "")
        return str(found) if found is not None else ""
