"""The states of other sizes of text and of the settings, for `shots.py`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shot_lessons import SMALL, WIDE, LessonState

from tutor.ui.window.main_window import MainWindow


def access_states() -> Iterator[LessonState]:
    """Large and largest text in a small window with each panel, and the settings."""
    everywhere = ("light", "dark", "projector")
    yield _state("text-large", "linear-model", SMALL, ("light",), partial(_sized, "large", 0))
    yield _state("text-largest", "linear-model", SMALL, everywhere, partial(_sized, "largest", 0))
    yield _state("text-largest-wide", "two-layer-network", WIDE, ("light",), partial(_sized, "largest", 1))
    yield _state("text-largest-training", "train-linear", SMALL, ("light",), partial(_sized, "largest", 2))
    yield _state("text-largest-data", "train-linear", SMALL, ("light",), partial(_sized, "largest", 3))
    yield _state("steps", "linear-model", SMALL, everywhere, show_steps)
    yield _state("settings", "linear-model", SMALL, everywhere, show_settings)
    yield _state("settings-largest", "linear-model", SMALL, ("light",), settings_largest)


_state = LessonState


def _sized(size: str, tab: int, window: MainWindow) -> None:
    """All text in another size, with one of the panels."""
    window.looks.set_text_size(size)
    window.tabs.setCurrentIndex(tab)
    if window.session.document.trains and tab > 1:
        window.session.train(5)
    window.session.go_to_step(10)


def show_steps(window: MainWindow) -> None:
    """The table of steps, with the keyboard on it."""
    window.commands.step_table()
    window.session.go_to_step(10)


def show_settings(window: MainWindow) -> None:
    """The dialog of settings."""
    window.commands.settings()


def settings_largest(window: MainWindow) -> None:
    """The same in the largest text."""
    window.looks.set_text_size("largest")
    show_settings(window)
